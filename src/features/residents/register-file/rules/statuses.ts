/** 常住, 迁出, 去世 in the words that registers use for them. */
import type { Status } from '../../people/contract/words'

const wordsFor: readonly (readonly [RegExp, Status])[] = [
  [/^(去世|已去世|死亡|已故|亡故|病故|过世|deceased|dead)$/i, 'deceased'],
  [/^(迁出|已迁出|搬离|已搬离|搬走|外迁|movedout|moved-out)$/i, 'moved-out'],
  [/^(常住|在住|居住|自住|在册|正常|健在|在世|living)$/i, 'living'],
]

/** The state that a register's word means; null for words we don't know. */
export const statusByWords = (words: string): Status | null =>
  wordsFor.find(([pattern]) => pattern.test(words.replace(/\s/g, '')))?.[1] ?? null
