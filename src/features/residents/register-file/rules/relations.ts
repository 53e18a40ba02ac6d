/** Relations to the head of a household, in the words that registers use for them. */
import type { Relation } from '../../people/contract/words'

const wordsFor: readonly (readonly [RegExp, Relation])[] = [
  [/^(户主|本人)$/, 'head'],
  [/^(配偶|妻子?|夫|丈夫|爱人|老伴)$/, 'spouse'],
  [/^(儿媳|女婿|媳妇)/, 'child-in-law'],
  [/^(孙|外孙|重孙|曾孙)/, 'grandchild'],
  [/^(长|次|三|四|养|继)?(子|女|儿子|女儿|独生子|独生女|子女)$/, 'child'],
  [/^(祖辈|祖父|祖母|外祖父|外祖母|爷爷|奶奶|外公|外婆)$/, 'grandparent'],
  [/^(父亲?|母亲?|岳父|岳母|公公|婆婆|父母)$/, 'parent'],
  [/^(兄|弟|姐|妹|哥哥|弟弟|姐姐|妹妹|兄弟|姐妹|兄弟姐妹)$/, 'sibling'],
  [/^(非亲属|租户|租客|保姆|室友|朋友|同事)$/, 'not-related'],
]

/** The relation that a register's word means; empty when there is none, other relative for words we don't know. */
export function relationByWords(words: string): '' | Relation {
  if (words === '') return ''
  return wordsFor.find(([pattern]) => pattern.test(words))?.[1] ?? 'other-relative'
}
