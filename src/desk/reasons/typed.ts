/**
 * Reasons in somebody's own words: the log, which nobody can change, holds their digest, and a table beside it their text, which
 * is erased with its person. A text that was changed no longer has the digest.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { HasStatements } from '#vault/store/store'

/** Stands in front of a digest in the log, where another row has the words themselves. */
const mark = 'sha256:'

const digestOf = (salt: string, words: string): string =>
  `${mark}${createHash('sha256').update(`${salt}\n${words}`).digest('hex')}`

/** Keeps the text and returns what stands for it in the log; nothing for nothing. Call it inside the transaction of the row. */
export function keepReason(
  store: HasStatements,
  { subject, words, at }: { readonly subject: string; readonly words: string; readonly at: number },
): string {
  if (words === '') return ''
  const salt = randomBytes(16).toString('hex')
  const digest = digestOf(salt, words)
  store
    .statement('INSERT INTO typed_reasons (digest, salt, subject, text, at) VALUES (?, ?, ?, ?, ?)')
    .run(digest, salt, subject, words, at)
  return digest
}

export const reasonStates = ['whole', 'gone', 'changed'] as const
export type ReasonState = (typeof reasonStates)[number]

export interface ReadReason {
  readonly note: string
  readonly state: ReasonState
}

/** The words of a row of the log. Rows of before this hold the words themselves. */
export function reasonOf(
  note: string,
  kept: { readonly salt: string; readonly text: string } | null,
): ReadReason {
  if (!note.startsWith(mark)) return { note, state: 'whole' }
  if (kept === null) return { note: '', state: 'gone' }
  return digestOf(kept.salt, kept.text) === note
    ? { note: kept.text, state: 'whole' }
    : { note: '', state: 'changed' }
}
