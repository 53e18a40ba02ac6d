/** Putting many on the list of renewals at once: by age and tag, as an import brought them, or as last year's were done. */
import { z } from 'zod'
import { code, day, rowId } from '#ground/contract/fields'
import { discloses, reads, request, writes } from '#ground/contract/procedure'
import { disclosed } from '#ground/contract/sensitive'

const age = z.number().int().min(0).max(150).optional()

export const enlistingSource = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('register'),
    tag: code.optional(),
    ageFrom: age,
    ageTo: age,
    birthMonth: z.number().int().min(1).max(12).optional(),
  }),
  z.strictObject({ from: z.literal('import'), id: rowId }),
  /** Whose request of the item was completed in that year; due again by the item's own rule. */
  z.strictObject({ from: z.literal('year'), year: z.number().int().min(2000).max(2100) }),
])
export type EnlistingSource = z.infer<typeof enlistingSource>

/** When it is due: for all on one day, or for each on their birthday of that year. */
export const enlistingDue = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('day'), day }),
  z.strictObject({ on: z.literal('birthday'), year: z.number().int().min(2000).max(2100) }),
])
export type EnlistingDue = z.infer<typeof enlistingDue>

const those = { itemId: rowId, source: enlistingSource }

export const enlistingContract = {
  /** How many would be put on the list, and how many of those chosen stand on it or were taken off it already. */
  wouldEnlist: reads('service-requests.edit')
    .input(z.strictObject(those))
    .output(z.strictObject({ people: z.number().int(), known: z.number().int() })),

  /** `people` as the page was told: others by now are refused. One row of the log names the deed. */
  enlist: writes('service-requests.edit')
    .input(request({ ...those, due: enlistingDue, people: z.number().int().min(1) }))
    .output(z.strictObject({ id: rowId, enlisted: z.number().int() })),

  /**
   * Off the list again on the day they were put on it, but for those with whom anything was done since: a call, a request, a renewal, a
   * new day. On a later day: `service-requests.enlisting-too-late`.
   */
  takeBackEnlisting: writes('service-requests.edit')
    .input(request({ id: rowId }))
    .output(z.strictObject({ removed: z.number().int(), kept: z.number().int() })),

  /** How one of them is reached, in full, for the sheet beside the telephone; each opening is on record under them. */
  contact: discloses('service-requests.edit')
    .input(z.strictObject({ id: rowId }))
    .output(z.strictObject({ phones: disclosed() })),
}
