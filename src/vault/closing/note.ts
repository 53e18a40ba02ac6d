/**
 * What a file apart was when it was closed, noted beside it. The digest stands there for everyone: whoever backs the closed file up holds
 * its bytes against it, with no key. That the digest is the one that was noted says a MAC under a key of the file's own, and that the note is
 * of this file a mark that lies in both: a note that was forged, taken away or put back is found by whoever opens the file next.
 *
 * `open` stands there from before the first write until the digest is taken, so that a program that died in between left nothing that looks
 * like somebody's deed.
 */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import { z } from 'zod'
import { sameText } from '../keyring/keyring-file'
import { replaceFile, writeWhole } from '../store/files'

const mark = z.string().regex(/^[0-9a-f]{32}$/)

const said = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('open'),
    mark,
    /** Of the closing before: the file has it until the one of now is written. */
    before: mark.nullable(),
  }),
  z.strictObject({ state: z.literal('closed'), mark, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
])
export type Said = z.infer<typeof said>

const noteFile = z.strictObject({ version: z.literal(1), said, mac: z.string() })

/** Of one length whatever it says: it can be written over where a full disk takes no other. In bytes. */
const length = 512

export const newMark = (): string => randomBytes(16).toString('hex')

/** The name of the note in a data folder. */
export const noteNameOf = (database: string): string => `closed-${parse(database).name}.json`

const noteOf = (database: string): string => join(parse(database).dir, noteNameOf(database))

/** A key of the file's own for its notes; to be overwritten. */
export const noteKeyOf = (fileKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', fileKey, '', 'linli-desk note at a closing', 32))

/** What is noted of the database, whoever noted it; null where nothing is, or nothing that can be read. */
export const readSaid = (database: string): Said | null => read(database)?.said ?? null

/** The same, where somebody with the key noted it. */
export function readNote(database: string, noteKey: Buffer): Said | null {
  const found = read(database)
  return found !== null && sameText(found.mac, macOf(found.said, noteKey)) ? found.said : null
}

/** Throws the error of the file system. */
export function writeNote(database: string, content: Said, noteKey: Buffer): void {
  const file = noteOf(database)
  const text = JSON.stringify({ version: 1, said: content, mac: macOf(content, noteKey) }).padEnd(length)
  try {
    replaceFile(file, text)
  } catch (error) {
    if (!isWrittenOver(file, text)) throw error
  }
}

/** Where there is no room for another file there is that of the note before. */
function isWrittenOver(file: string, text: string): boolean {
  try {
    const handle = openSync(file, 'r+')
    try {
      writeWhole(handle, Buffer.from(text))
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    return true
  } catch {
    return false
  }
}

function read(database: string): z.infer<typeof noteFile> | null {
  try {
    return noteFile.parse(JSON.parse(readFileSync(noteOf(database), 'utf8')))
  } catch {
    return null
  }
}

const macOf = (content: Said, noteKey: Buffer): string =>
  createHmac('sha256', noteKey).update(JSON.stringify(content)).digest('hex')
