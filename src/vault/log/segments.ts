/** The segments of a log's chain, as its file keeps them; see `rules/segments.ts`. */
import { z } from 'zod'
import type { HasStatements } from '../store/store'
import { auditHead, recordAudit, type AuditedStore, type AuditRow } from './record'
import { macOf } from './rules/chain'
import { changeAt, type EndedSegment } from './rules/segments'
import { chainedRowOf, chainedRowsIn } from './rows'

const endedRow = z.object({ ends: z.number(), key: z.instanceof(Buffer) })

/** In their order; a file of an earlier version has none. */
export function endedSegments(log: HasStatements): readonly EndedSegment[] {
  const hasTable = log.statement("SELECT 1 FROM sqlite_schema WHERE name = 'ended_segments'").get()
  if (hasTable === undefined) return []
  return log
    .statement('SELECT ends, key FROM ended_segments ORDER BY ends')
    .all()
    .map((row) => endedRow.parse(row))
}

/**
 * The next row is the first of a new segment; `log` has its key, `old` that of the rows so far. Call it inside the transaction of
 * what the row tells of.
 */
export function beginSegment(log: AuditedStore, old: Buffer, row: Omit<AuditRow, 'change'>): void {
  const head = auditHead(log)
  log.statement('INSERT INTO ended_segments (ends, key) VALUES (?, ?)').run(head.sequence, old)
  recordAudit(log, { ...row, change: changeAt(head, old) })
}

/** What going on under another key is called in the log of a file whose keys stayed. */
export const goingOn = 'desk.beginSegment'

/**
 * The keys were changed while this file was shut: its chain goes on in a new segment where its last row stands under one of those of
 * before. Where it stands under none, something is wrong with it, which is for whoever checks the log to tell.
 */
export function goOnUnderKeyOfNow(
  log: AuditedStore & {
    readonly sqlite: { readonly transaction: (work: () => void) => { immediate(): void } }
  },
  before: readonly Buffer[],
  row: Pick<AuditRow, 'at' | 'staffId' | 'subject'>,
): void {
  if (before.length === 0) return
  const last = log
    .statement(`${chainedRowsIn(log)} ORDER BY a.sequence DESC LIMIT 2`)
    .all()
    .map(chainedRowOf)
  const [newest, previous] = last
  if (newest === undefined) return
  const isUnder = (key: Buffer) => macOf(newest, previous?.mac ?? '', key) === newest.mac
  if (isUnder(log.auditKey)) return
  const old = before.find(isUnder)
  if (old === undefined) return
  log.sqlite
    .transaction(() => {
      beginSegment(log, old, { ...row, procedure: goingOn, outcome: 'done' })
    })
    .immediate()
}
