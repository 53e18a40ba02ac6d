/**
 * What a manifest says of a file that not everyone can open, sealed under that file's key: how many rows its tables have, and
 * where its log ends. The manifest lies on sticks in the clear, and these numbers tell how much is done in the file.
 */
import { hkdfSync } from 'node:crypto'
import { z } from 'zod'
import { seal, unseal } from '../keyring/seal'

const note = z.strictObject({
  schema: z.string().max(80),
  tables: z.record(z.string().max(80), z.number().int().min(0)),
  auditHead: z.strictObject({ sequence: z.number().int().min(0), mac: z.string().max(64) }),
})
export type Note = z.infer<typeof note>

/** Notes are of lengths that are multiples of this, in bytes: digits of a count can't be counted. */
const piece = 4096

export function sealNote(name: string, said: Note, fileKey: Buffer): string {
  const text = Buffer.from(JSON.stringify(said))
  const padded = Buffer.alloc(Math.ceil((text.length + 1) / piece) * piece, ' ')
  text.copy(padded)
  const key = keyOf(fileKey)
  const sealed = seal(padded, key, purposeOf(name))
  key.fill(0)
  return sealed
}

/** Null where it was sealed under another key: before the file's own was changed, or by somebody else. */
export function openNote(name: string, sealed: string, fileKey: Buffer): Note | null {
  const key = keyOf(fileKey)
  const text = unseal(sealed, key, purposeOf(name))
  key.fill(0)
  return text === null ? null : (note.safeParse(JSON.parse(text.toString('utf8'))).data ?? null)
}

const keyOf = (fileKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', fileKey, '', 'linli-desk note of a backup', 32))

const purposeOf = (name: string): string => `backup note:${name}`
