/** Scanned papers of a request as they travel: small pictures with the list, a whole one only on record. */
import { z } from 'zod'
import { instant, line, rowId } from '#ground/contract/fields'
import { receivedFile } from '#ground/contract/files'
import { discloses, reads, request, writes } from '#ground/contract/procedure'
import { masked, typedNumber } from '#ground/contract/sensitive'
import {
  attachmentKinds,
  mostBytes,
  mostOfRecord,
  mostPages,
  mostThumbnailBytes,
} from '#vault/attachments/contract'

const scan = z.strictObject({
  id: rowId,
  materialId: rowId,
  /** In words of the desk; empty where the material's name says it all. */
  title: masked('typed-number'),
  kind: z.enum(attachmentKinds),
  /** In bytes. */
  size: z.number().int().min(1),
  /** Null where a PDF does not say it. */
  pages: z.number().int().min(1).nullable(),
  at: instant,
  by: z.string(),
  /** A JPEG in base64, so small that no number on it can be read. */
  thumbnail: z.string(),
})

export type Scan = z.infer<typeof scan>

export const scansContract = {
  /** The scans of a request, material by material, in their order. */
  list: reads('service-requests.read')
    .input(z.strictObject({ id: rowId }))
    .output(z.strictObject({ scans: z.array(scan) })),

  /** One more page, or one more PDF, at the end of its material; while the request is open. */
  attach: writes('service-requests.edit')
    .input(
      request({
        id: rowId,
        materialId: rowId,
        file: receivedFile(mostBytes),
        thumbnail: receivedFile(mostThumbnailBytes),
        /** Of a PDF, null where it does not say it; of a picture it is 1. */
        pages: z.number().int().min(1).max(mostPages).nullable(),
      }),
    )
    .output(z.strictObject({ scanId: rowId })),

  /** The whole of one scan; whatever stands on it is seen, so each opening is on record under its applicant. */
  open: discloses('service-requests.read')
    .input(z.strictObject({ id: rowId, scanId: rowId }))
    .output(z.strictObject({ kind: z.enum(attachmentKinds), content: z.instanceof(Blob) })),

  /** Null takes the title away. */
  retitle: writes('service-requests.edit')
    .input(request({ id: rowId, scanId: rowId, title: typedNumber(40).nullable() }))
    .output(z.strictObject({ scanId: rowId })),

  /** The order of all scans of one material. */
  arrange: writes('service-requests.edit')
    .input(request({ id: rowId, materialId: rowId, scanIds: z.array(rowId).min(1).max(mostOfRecord) }))
    .output(z.strictObject({ materialId: rowId })),

  /** The content goes for good; that it was there, and why it went, stays in the course. */
  takeAway: writes('service-requests.edit')
    .input(request({ id: rowId, scanId: rowId, reason: line(200) }))
    .output(z.strictObject({ scanId: rowId })),

  /** Scans go to the printer or into a file: a line of the request's course, and on record. */
  printed: writes('service-requests.edit')
    .input(
      request({
        id: rowId,
        scanIds: z.array(rowId).min(1).max(mostOfRecord),
        onto: z.enum(['paper', 'file']),
      }),
    )
    .output(z.strictObject({})),
}
