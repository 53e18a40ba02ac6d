/** What fills a form in Word: every field and list of the paper by its name, with a line to write on inside printed words. */
import type { Paper } from '../contract/words'
import { paperValues, type Field, type PaperValues } from './fields'
import { fieldsInPrinted, fieldsOf, layouts, listsOf } from './layout'
import type { Saying } from './saying'
import type { PaperSource } from '../contract/source'

export const valuesFor = (paper: Paper, source: PaperSource, say: Saying): PaperValues =>
  paperValues(fieldsOf(paper), listsOf(paper), source, paper === 'confirmation' ? withSheetApart(say) : say)

/** A court is told by `court-details` what the other party, who signs the application too, must not read. */
const withSheetApart = (say: Saying): Saying => ({
  ...say,
  withheld: (why) => (why === 'protected' ? say.toCourtApart : say.withheld(why)),
})

/** Fields that stand in a sentence of the paper: an empty one would close up, and somebody would sign half a sentence. */
const inSentences = (paper: Paper): ReadonlySet<Field> =>
  new Set(layouts[paper].flatMap((block) => (block.is === 'printed' ? fieldsInPrinted[block.words] : [])))

export type WordValues = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>

export function wordValues(paper: Paper, { fields, lists }: PaperValues, line: string): WordValues {
  const sentence = inSentences(paper)
  const texts = fieldsOf(paper).map((field) => {
    const text = fields[field] ?? ''
    return [field, text === '' && sentence.has(field) ? line : text] as const
  })
  return {
    ...Object.fromEntries(texts),
    ...Object.fromEntries(listsOf(paper).map((name) => [name, lists[name] ?? []])),
  }
}
