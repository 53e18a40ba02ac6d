/** A thing that has to be done today or should have been: kept by its own feature, shown wherever somebody looks. */
import { z } from 'zod'
import { day, rowId } from '#ground/contract/fields'

export const duty = z.strictObject({
  /** Whose words it is told in: `duties.<kind>` of its language files, with `{{title}}`. */
  feature: z.string(),
  kind: z.string(),
  /** Row of the feature that keeps it. */
  id: rowId,
  /** What it is, in the office's own words. */
  title: z.string(),
  number: z.string().nullable(),
  residentId: rowId.nullable(),
  residentName: z.string().nullable(),
  /** When it is due. */
  due: day,
  /** Where in the page it is done. */
  path: z.string(),
})
/** What is open with somebody, due or not; its word is told as a duty's. */
export const matter = duty.extend({ due: day.nullable() })
export type Matter = z.infer<typeof matter>

export type Duty = z.infer<typeof duty>
