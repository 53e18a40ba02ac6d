/** What leaves the desk as a workbook: what for is asked, that it left is on record, and the file is fetched once. */
import { z } from 'zod'
import { line } from '#ground/contract/fields'
import { progressing, reads, request, runsLong, type OfFile } from '#ground/contract/procedure'
import type { Permission } from '#ground/roles/permissions'

/** A file the desk has made: fetched with `exports.take`, saved under its name. `rows` are those about people or cases. */
export const madeFile = z.strictObject({
  file: z.uuid(),
  name: z.string(),
  rows: z.number().int().min(0),
})
export type MadeFile = z.infer<typeof madeFile>

/** Words of the user's language: one for each heading and value that the desk writes. */
const words = z.record(z.string().max(80), z.string().max(200))

/** Long work after which a workbook with people in it leaves the desk: it takes a purpose, whatever else it takes. */
export const takesOut = <Shape extends z.ZodRawShape>(
  permission: Permission,
  shape: Shape,
  of: OfFile = {},
) =>
  runsLong(permission, { ...of, takesOut: true })
    .input(request({ ...shape, purpose: line(100), words }))
    .output(progressing(madeFile))

export const exportsContract = {
  /** The file that was made for the asking person a moment ago; once. */
  take: reads('session.own')
    .input(z.strictObject({ file: z.uuid() }))
    .output(z.strictObject({ content: z.instanceof(Blob) })),
}
