/** Papers and pictures of a case: scanned, photographed or saved as PDF, small in the list and whole only on record. */
import { z } from 'zod'
import { day, instant, line, rowId } from '#ground/contract/fields'
import { receivedFile } from '#ground/contract/files'
import { discloses, reads, request, writes } from '#ground/contract/procedure'
import { masked, typedNumber } from '#ground/contract/sensitive'
import { attachmentKinds, mostBytes, mostPages, mostThumbnailBytes } from '#vault/attachments/contract'
import { inMediation } from '../contract/file'
import { broughtKinds } from '../contract/words'
import { evidenceKinds } from './contract/words'

export const evidenceShown = z.strictObject({
  id: rowId,
  kind: z.enum(evidenceKinds),
  party: rowId.nullable(),
  title: masked('case-text'),
  day: day.nullable(),
  file: z.enum(attachmentKinds),
  pages: z.number().int().nullable(),
  thumbnail: z.string(),
  at: instant,
  by: z.string(),
})
export type EvidenceShown = z.infer<typeof evidenceShown>

/** A scan, a photo or a PDF, with what is shown of it in a list. */
export const scan = z.strictObject({
  file: receivedFile(mostBytes),
  thumbnail: receivedFile(mostThumbnailBytes),
  pages: z.number().int().min(1).max(mostPages).nullable(),
})

export const evidenceContract = {
  list: reads('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(
      z.strictObject({
        parties: z.array(z.strictObject({ id: rowId, name: z.string() })),
        evidence: z.array(evidenceShown),
        mayAdd: z.boolean(),
        /** Nothing is taken from a file that was reviewed. */
        mayTakeAway: z.boolean(),
      }),
    ),

  attach: writes('mediation.cases', inMediation)
    .input(
      request({
        case: rowId,
        kind: z.enum(broughtKinds),
        party: rowId.nullable(),
        title: typedNumber(60),
        day: day.nullable(),
        ...scan.shape,
      }),
    )
    .output(z.strictObject({ evidence: rowId })),

  /** The whole of it; whatever stands on it is seen, so each opening is on record. */
  open: discloses('mediation.cases', inMediation)
    .input(z.strictObject({ evidence: rowId }))
    .output(z.strictObject({ kind: z.enum(attachmentKinds), content: z.instanceof(Blob) })),

  /** Of another case, or twice: the content goes for good, with the reason on record. */
  takeAway: writes('mediation.cases', inMediation)
    .input(request({ evidence: rowId, reason: line(200) }))
    .output(z.strictObject({ case: rowId })),
}
