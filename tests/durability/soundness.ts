/** What is wrong with a database file, by its own checks and by what the page was told. */
import { chainedRowOf, chainedRowsIn } from '#vault/log/rows'
import { endedSegments } from '#vault/log/segments'
import { checkChain } from '#vault/log/rules/verify'
import type { SQLiteFile } from '#vault/store/open'
import type { SentWrite } from './page'
import { places, traces } from './working-day'

/** SQLite's own checks, the chain of the audit log, and one audit row for each write; empty where all is well. */
export function faultsOf(sqlite: SQLiteFile, auditKey: Buffer): readonly string[] {
  const faults: string[] = []
  const integrity = sqlite.pragma('integrity_check', { simple: true })
  if (integrity !== 'ok') faults.push(`integrity_check: ${String(integrity)}`)
  const dangling = JSON.stringify(sqlite.pragma('foreign_key_check'))
  if (dangling !== '[]') faults.push(`foreign_key_check: ${dangling.slice(0, 200)}`)
  const broken = faultOfLog(sqlite, auditKey)
  if (broken !== null) faults.push(`the audit log: ${broken}`)
  const uneven = sqlite
    .prepare<[], { procedure: string; answers: number; rows: number }>(
      `SELECT a.procedure, count(*) AS answers,
         (SELECT count(*) FROM audit WHERE audit.procedure = a.procedure AND audit.outcome = 'done') AS rows
       FROM answered_requests AS a GROUP BY a.procedure HAVING answers <> rows`,
    )
    .all()
  for (const { procedure, answers, rows } of uneven) {
    faults.push(`${procedure}: ${rows} audit rows for ${answers} writes`)
  }
  return faults
}

function faultOfLog(sqlite: SQLiteFile, auditKey: Buffer): string | null {
  const rows = sqlite
    .prepare(`${chainedRowsIn({ statement: (sql) => sqlite.prepare(sql) })} ORDER BY a.sequence`)
    .all()
    .map(chainedRowOf)
  const verdict = checkChain(rows, auditKey, [], endedSegments({ statement: (sql) => sqlite.prepare(sql) }))
  return verdict.ok ? null : `${verdict.fault} at ${verdict.sequence}`
}

export interface Tally {
  /** Writes that were answered and are not there. */
  readonly lost: readonly string[]
  /** Writes that are there more than once. */
  readonly doubled: readonly string[]
}

/** Where writes leave what they are known by: see `working-day.ts`. */
export interface Traces {
  readonly traces: Readonly<Record<string, string>>
  readonly places: Readonly<Record<string, string>>
}

/** Holds what the database has against what the page was told. Writes under way may be there once or not at all. */
export function tally(
  sqlite: SQLiteFile,
  acknowledged: readonly SentWrite[],
  underWay: readonly SentWrite[],
  of: Traces = { traces, places },
): Tally {
  const lost: string[] = []
  const doubled: string[] = []
  const answered = new Set(
    sqlite.prepare<[], string>('SELECT request_id FROM answered_requests').pluck().all(),
  )
  const found = new Map<string, number>()
  for (const [kind, query] of Object.entries(of.traces)) {
    for (const trace of sqlite.prepare<[], string>(query).pluck().iterate()) {
      const known = `${kind} ${trace}`
      found.set(known, (found.get(known) ?? 0) + 1)
    }
  }
  const last = new Map<string, string>()
  for (const { kind, sendId, trace } of acknowledged) {
    if (!answered.has(sendId)) lost.push(`${kind} ${sendId}: no answer kept`)
    if (kind.includes('@')) last.set(kind, trace)
    else if (!found.has(`${kind} ${trace}`)) lost.push(`${kind} ${trace}`)
  }
  for (const { kind, trace } of [...acknowledged, ...underWay]) {
    if ((found.get(`${kind} ${trace}`) ?? 0) > 1) doubled.push(`${kind} ${trace}`)
  }
  const standing = new Map<string, string>()
  for (const [kind, query] of Object.entries(of.places)) {
    for (const { place, trace } of sqlite.prepare<[], { place: string; trace: string }>(query).all()) {
      standing.set(`${kind}@${place}`, trace)
    }
  }
  for (const [kind, trace] of last) {
    const there = standing.get(kind)
    const newer = underWay.some((write) => write.kind === kind && write.trace === there)
    if (there !== trace && !newer) lost.push(`${kind} ${trace}: ${String(there)} is there`)
  }
  return { lost, doubled }
}
