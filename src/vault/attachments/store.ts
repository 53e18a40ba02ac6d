/** Keeps files of records in their database, whole or not at all, and hands out none whose content is not what it was. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { DeskError, type ErrorKind } from '#ground/contract/errors'
import type { ReceivedFile } from '#ground/contract/files'
import type { HasStatements } from '../store/store'
import { attachmentKinds, type AttachmentKind } from './contract'
import { isThumbnail, judge, roomFault, type AttachmentFault, type Stock } from './rules/index'

/** Bytes of one piece: a page of paper is two or three of them, and reading one holds up nobody. */
export const pieceSize = 256 * 1024

export interface NewAttachment {
  readonly file: ReceivedFile
  readonly thumbnail: ReceivedFile
  /** What a PDF is said to have, null where it does not say it; of a picture it is 1. */
  readonly pages: number | null
  /** What its record has already. */
  readonly ofRecord: Stock
  /** UTC milliseconds. */
  readonly now: number
}

const kindOfRefusal: Readonly<Record<AttachmentFault, ErrorKind>> = {
  'not-a-kind': 'invalid',
  unreadable: 'invalid',
  'too-large': 'invalid',
  'too-many-pixels': 'invalid',
  'carries-exif': 'invalid',
  'too-many-pages': 'invalid',
  'not-a-thumbnail': 'invalid',
  'record-full': 'conflict',
  'record-too-large': 'conflict',
  'no-room': 'conflict',
}

const refuse = (fault: AttachmentFault): DeskError =>
  new DeskError(kindOfRefusal[fault], `attachments.${fault}`)

/** Returns its id. Throws `invalid` or `conflict` `attachments.…`; call it inside the transaction of its record. */
export function keepAttachment(
  call: HasStatements,
  { file, thumbnail, pages, ofRecord, now }: NewAttachment,
): number {
  const judged = judge(file.bytes, pages)
  if ('fault' in judged) throw refuse(judged.fault)
  if (!isThumbnail(thumbnail.bytes)) throw refuse('not-a-thumbnail')
  const fault = roomFault(file.bytes.length, ofRecord, bytesInAll(call))
  if (fault !== null) throw refuse(fault)
  const { kind, size, width, height, pages: counted } = judged.file
  const { lastInsertRowid: id } = call
    .statement(
      'INSERT INTO attachments (kind, size, digest, width, height, pages, thumbnail, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(kind, size, Buffer.from(file.digest, 'hex'), width, height, counted, asBuffer(thumbnail.bytes), now)
  const keepPiece = call.statement(
    'INSERT INTO attachment_pieces (attachment_id, place, content) VALUES (?, ?, ?)',
  )
  for (let place = 0; place * pieceSize < size; place += 1) {
    keepPiece.run(id, place, asBuffer(file.bytes.subarray(place * pieceSize, (place + 1) * pieceSize)))
  }
  return Number(id)
}

/** The same memory, as SQLite takes it. */
const asBuffer = (bytes: Uint8Array<ArrayBuffer>): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Bytes of everything that is attached in this database. */
export const bytesInAll = (call: HasStatements): number =>
  z.number().parse(call.statement('SELECT coalesce(sum(size), 0) FROM attachments').pluck().get())

const contentRow = z.object({
  kind: z.enum(attachmentKinds),
  size: z.number(),
  digest: z.instanceof(Buffer),
})
const piece = z.instanceof(Buffer)

export interface Content {
  readonly kind: AttachmentKind
  readonly bytes: Buffer<ArrayBuffer>
}

/** The whole content. Throws `not-found` `attachments.unknown`, and `unavailable` `attachments.damaged` for what is not as it was. */
export function contentOf(call: HasStatements, id: number): Content {
  const row = contentRow
    .optional()
    .parse(call.statement('SELECT kind, size, digest FROM attachments WHERE id = ?').get(id))
  if (row === undefined) throw new DeskError('not-found', 'attachments.unknown')
  const bytes = Buffer.concat(piecesOf(call, id))
  if (!createHash('sha256').update(bytes).digest().equals(row.digest))
    throw new DeskError('unavailable', 'attachments.damaged')
  return { kind: row.kind, bytes }
}

const piecesOf = (call: HasStatements, id: number): readonly Buffer[] =>
  z
    .array(piece)
    .parse(
      call
        .statement('SELECT content FROM attachment_pieces WHERE attachment_id = ? ORDER BY place')
        .pluck()
        .all(id),
    )

/** Takes them out with their content; whoever points at them goes before. Returns how many there were. */
export function removeAttachments(call: HasStatements, ids: readonly number[]): number {
  const list = JSON.stringify(ids)
  call
    .statement('DELETE FROM attachment_pieces WHERE attachment_id IN (SELECT value FROM json_each(?))')
    .run(list)
  return call.statement('DELETE FROM attachments WHERE id IN (SELECT value FROM json_each(?))').run(list)
    .changes
}

/**
 * How many are not what they were when they were attached. Reads every byte of them, one piece at a time: for the thread of the
 * background check and for the doctor. A database that has no attachments has none that are damaged.
 */
export function damagedAttachments(call: HasStatements): number {
  const isKept = call.statement("SELECT 1 FROM sqlite_schema WHERE name = 'attachments'").get() !== undefined
  if (!isKept) return 0
  const next = call.statement('SELECT id, digest FROM attachments WHERE id > ? ORDER BY id LIMIT 1')
  const nextRow = z.object({ id: z.number(), digest: z.instanceof(Buffer) }).optional()
  const pieces = call
    .statement('SELECT content FROM attachment_pieces WHERE attachment_id = ? ORDER BY place')
    .pluck()
  let damaged = 0
  for (let row = nextRow.parse(next.get(0)); row !== undefined; row = nextRow.parse(next.get(row.id))) {
    const hash = createHash('sha256')
    for (const content of pieces.iterate(row.id)) hash.update(piece.parse(content))
    if (!hash.digest().equals(row.digest)) damaged += 1
  }
  return damaged
}
