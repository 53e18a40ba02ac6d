/** Fields that more than one contract uses, with their limits. Lengths count UTF-16 units. */
import { z } from 'zod'

/** Row ids are positive 53-bit integers given out by the database. */
export const rowId = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** A line of text: trimmed, no control characters, 1 to `most` characters. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'required')
    .max(most, 'too-long')
    // oxlint-disable-next-line no-control-regex -- naming the control characters is the point
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'control-characters')

/** Text of several lines: trimmed, may be empty, at most `most` characters; of control characters only tab and line breaks. */
export const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, 'too-long')
    // oxlint-disable-next-line no-control-regex -- naming the control characters is the point
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'control-characters')

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`, that exists. */
export const day = z.iso.date('not-a-day')

/** An instant in UTC milliseconds. */
export const instant = z.number().int().min(0).max(8.64e15)

/** Money in whole fen, −10^12 … 10^12. */
export const fen = z.number().int().min(-1e12).max(1e12)

/** A stable code of a dictionary entry: lower-case words joined by hyphens. */
export const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not-a-code')
  .max(64)

/** Where a list goes on: made and read by the desk alone (`work/pages`), handed back by the page as it came. */
export const cursor = z.string().max(600).brand<'cursor', 'inout'>()
export type Cursor = z.infer<typeof cursor>

/** The page asked for: pass the `next` of the page before, or nothing for the first. */
export const pageRequest = { after: cursor.optional(), limit: z.number().int().min(1).max(200) }

export interface PageRequest {
  readonly after?: Cursor | undefined
  readonly limit: number
}

/** A page of rows; `next` is null at the end. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({
    rows: z.array(row),
    next: cursor.nullable(),
    total: z.number().int().min(0).optional(),
  })
