/** Dictionaries: the words a centre chooses for its tags, estates, grids. A code is given once and never changes; its label may. */
import { z } from 'zod'
import { code, line, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'

export const dictionaryNames = ['tag', 'estate', 'grid'] as const
export type DictionaryName = (typeof dictionaryNames)[number]

/** How loudly a label is shown: beside its word, never instead of it. */
export const tones = ['plain', 'blue', 'green', 'amber', 'red'] as const
export type Tone = (typeof tones)[number]

export const dictionaryEntry = z.strictObject({
  dictionary: z.enum(dictionaryNames),
  code,
  label: line(40),
  tone: z.enum(tones),
  /** What it means, for whoever has to decide; may be empty. */
  note: text(200),
  /** Offered for new records; old ones keep it either way. */
  active: z.boolean(),
  /** Place in the list, from 0. */
  place: z.number().int().min(0),
})
export type DictionaryEntry = z.infer<typeof dictionaryEntry>

export const dictionariesContract = {
  list: reads('settings.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ entries: z.array(dictionaryEntry) })),

  /** A new entry at the end of its dictionary; the desk makes its code from the label. */
  add: writes('dictionaries.manage')
    .input(
      request({
        dictionary: z.enum(dictionaryNames),
        label: line(40),
        tone: z.enum(tones),
        note: text(200),
      }),
    )
    .output(dictionaryEntry),

  change: writes('dictionaries.manage')
    .input(
      request({
        dictionary: z.enum(dictionaryNames),
        code,
        label: line(40),
        tone: z.enum(tones),
        note: text(200),
        active: z.boolean(),
      }),
    )
    .output(dictionaryEntry),

  /** Moves an entry to a place in its list, from 0. */
  arrange: writes('dictionaries.manage')
    .input(request({ dictionary: z.enum(dictionaryNames), code, place: z.number().int().min(0).max(10_000) }))
    .output(z.strictObject({})),
}
