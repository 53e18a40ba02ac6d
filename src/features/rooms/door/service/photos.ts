/** Photos of how a room was found or left: which booking each is of, and the file of the vault it points at. */
import { z } from 'zod'
import type { Reader, WriteCall } from '#desk/rpc/call'
import type { ReceivedFile } from '#ground/contract/files'
import { attachmentKinds } from '#vault/attachments/contract'
import type { Stock } from '#vault/attachments/rules/index'
import { keepAttachment, removeAttachments } from '#vault/attachments/store'
import type { HasStatements } from '#vault/store/store'
import { rowOf, rowsOf } from '#work/rows'
import { checkMoments, type CheckMoment } from '../../contract/words'
import { refuse } from '../../service/refuse'
import type { DoorPhoto } from '../contract'

const photoRow = z.object({
  id: z.number(),
  moment: z.enum(checkMoments),
  kind: z.enum(attachmentKinds),
  at: z.number(),
  by: z.string(),
  thumbnail: z.instanceof(Buffer),
})

export const photosOf = (call: Reader, booking: number): DoorPhoto[] =>
  rowsOf(
    call,
    photoRow,
    `SELECT p.id, p.moment, a.kind, p.at, s.name AS by, a.thumbnail
       FROM room_photos p JOIN attachments a ON a.id = p.attachment_id JOIN staff s ON s.id = p.staff_id
      WHERE p.booking_id = ? ORDER BY p.id`,
    booking,
  ).map((row) => ({ ...row, thumbnail: row.thumbnail.toString('base64') }))

const stockRow = z.object({ files: z.number(), bytes: z.number() })
const none: Stock = { files: 0, bytes: 0 }

const stockOf = (call: HasStatements, booking: number): Stock =>
  rowOf(
    call,
    stockRow,
    `SELECT count(*) AS files, coalesce(sum(a.size), 0) AS bytes
       FROM room_photos p JOIN attachments a ON a.id = p.attachment_id WHERE p.booking_id = ?`,
    booking,
  ) ?? none

export interface NewPhoto {
  readonly booking: number
  readonly moment: CheckMoment
  readonly file: ReceivedFile
  readonly thumbnail: ReceivedFile
  readonly pages: number | null
}

/** Returns its id. */
export function keepPhoto(call: WriteCall, { booking, moment, file, thumbnail, pages }: NewPhoto): number {
  const attachment = keepAttachment(call, {
    file,
    thumbnail,
    pages,
    ofRecord: stockOf(call, booking),
    now: call.now,
  })
  const { lastInsertRowid } = call
    .statement(
      'INSERT INTO room_photos (booking_id, attachment_id, moment, at, staff_id) VALUES (?, ?, ?, ?, ?)',
    )
    .run(booking, attachment, moment, call.now, call.staff.id)
  return Number(lastInsertRowid)
}

const pointRow = z.object({ attachment_id: z.number() })

/** The file of a photo of this booking, or `not-found` `rooms.photo-unknown`. */
export function requirePhoto(call: HasStatements, booking: number, photo: number): number {
  const found = rowOf(
    call,
    pointRow,
    'SELECT attachment_id FROM room_photos WHERE booking_id = ? AND id = ?',
    booking,
    photo,
  )
  if (found === null) throw refuse('not-found', 'photo-unknown')
  return found.attachment_id
}

export function removePhoto(call: WriteCall, booking: number, photo: number): void {
  const attachment = requirePhoto(call, booking, photo)
  call.statement('DELETE FROM room_photos WHERE id = ?').run(photo)
  removeAttachments(call, [attachment])
}
