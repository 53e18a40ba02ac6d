/** Every field that a paper can have, by its name: the sheet, the form in Word and a sample of it are made from the same. */
import { caseFields, dossierFields, partyFields } from './case-fields'
import { paperLists, type ListName } from './lists'
import type { Saying } from './saying'
import type { PaperSource } from '../contract/source'
import { agreementFields, workFields } from './work-fields'

export const paperFields = {
  ...caseFields,
  ...partyFields,
  ...workFields,
  ...agreementFields,
  ...dossierFields,
} as const

export type Field = keyof typeof paperFields

/** What fills a paper: a text for each field, lines for each list. Empty is empty. */
export interface PaperValues {
  readonly fields: Readonly<Partial<Record<Field, string>>>
  readonly lists: Readonly<Partial<Record<ListName, readonly Readonly<Record<string, string>>[]>>>
}

export function paperValues(
  fields: readonly Field[],
  lists: readonly ListName[],
  source: PaperSource,
  say: Saying,
): PaperValues {
  return {
    fields: Object.fromEntries(fields.map((field) => [field, paperFields[field](source, say)])),
    lists: Object.fromEntries(lists.map((name) => [name, paperLists[name].lines(source, say)])),
  }
}
