/** Seals the rows of a log as they are written, and begins a run of seals; see `rules/seals.ts`. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { HasStatements } from '../store/store'
import type { KeyAtHand } from './rules/seal-check'
import { firstKey, isOfSecret, nextKey, proofOfRun, sealOf, type SealRun } from './rules/seals'

const keyRow = z.object({ sequence: z.number(), key: z.instanceof(Buffer).nullable() })
const runRow = z.object({
  run: z.number(),
  begins: z.number(),
  nonce: z.instanceof(Buffer),
  proof: z.instanceof(Buffer),
})

/** The seal of the row that is about to be written; its key is gone with that. Null while nothing is sealed. */
export function sealNext(log: HasStatements, sequence: number, mac: string): Buffer | null {
  const key = keyAtHand(log)?.key ?? null
  if (key === null) return null
  log.statement('UPDATE seal_key SET sequence = ?, key = ? WHERE only = 1').run(sequence, nextKey(key))
  return sealOf(mac, key)
}

export function keyAtHand(log: HasStatements): KeyAtHand | null {
  const row = log.statement('SELECT sequence, key FROM seal_key WHERE only = 1').get()
  return row === undefined ? null : keyRow.parse(row)
}

export const sealRuns = (log: HasStatements): readonly SealRun[] =>
  log
    .statement('SELECT run, begins, nonce, proof FROM seal_runs ORDER BY run')
    .all()
    .map((row) => runRow.parse(row))

/** True while rows are sealed in a run that was begun with this secret. */
export function isSealedWith(log: HasStatements, secret: Buffer): boolean {
  const last = sealRuns(log).at(-1)
  return last !== undefined && isOfSecret(secret, last) && (keyAtHand(log)?.key ?? null) !== null
}

/** From the row after `head` on rows are sealed; the next one is the run's own. Call it inside a transaction. */
export function beginRun(log: HasStatements, secret: Buffer, head: number): number {
  const begun = { run: sealRuns(log).length + 1, begins: head + 1, nonce: randomBytes(16) }
  log
    .statement('INSERT INTO seal_runs (run, begins, nonce, proof) VALUES (?, ?, ?, ?)')
    .run(begun.run, begun.begins, begun.nonce, proofOfRun(secret, begun))
  log
    .statement(
      `INSERT INTO seal_key (only, sequence, key) VALUES (1, ?, ?)
         ON CONFLICT (only) DO UPDATE SET sequence = excluded.sequence, key = excluded.key`,
    )
    .run(head, firstKey(secret, begun.nonce))
  return begun.run
}

/** Takes the key out of a copy; a file of an earlier version has none. */
export function forgetKey(log: HasStatements): void {
  const hasKey = log.statement("SELECT 1 FROM sqlite_schema WHERE name = 'seal_key'").get() !== undefined
  if (hasKey) log.statement('UPDATE seal_key SET key = NULL').run()
}
