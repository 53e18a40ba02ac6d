/** Verifies the log of an open store piece by piece, so that a check-in meanwhile waits for no more than one piece. */
import { dirname } from 'node:path'
import { turns } from '#vault/turns'
import type { Progress } from '#ground/contract/procedure'
import type { Store } from '../store/store'
import { deskNamed } from '../backup/contents'
import { headsOfBackups } from './backup-heads'
import { notedHeads } from './noted-heads'
import { auditHead, type AuditedStore } from './record'
import { chainedRowOf, chainedRowsIn, hasSeals } from './rows'
import { replacedIn, restoresIn } from './restores'
import { ClockCheck, type Backwards } from './rules/clock'
import { isLeftBehind, isSinceRestores, type Replaced } from './rules/restored'
import { SealCheck, type SealVerdict, type Secrets } from './rules/seal-check'
import { ChainCheck, type OutsideHead, type Verdict } from './rules/verify'
import { keyAtHand, sealRuns } from './seals'
import { endedSegments } from './segments'

export interface CheckedLog {
  readonly verdict: Verdict
  /** Where the log ended when the check began. */
  readonly rows: number
  /** Every head it was held against. */
  readonly heads: readonly OutsideHead[]
  /** Heads of backups that a restore left behind: the rows they vouch for are in the data that was put aside. */
  readonly leftBehind: number
  /** Backups in the second place that say they are of another desk, and were left out. */
  readonly strangers: number
  readonly seals: SealVerdict
  readonly backwards: Backwards
  /** What restores put aside, the latest first. */
  readonly replaced: readonly Replaced[]
}

export interface HeldAgainst {
  /** Secrets of the seals: of whoever checks, and from papers. */
  readonly secrets?: Secrets
  readonly apart?: ApartFromDesk
}

/** A file that is not the desk's own: its log is also held against what the desk's noted of it. */
export interface ApartFromDesk {
  readonly name: string
  /** The file's own: what manifests say of it is sealed under it. */
  readonly key: Buffer
  readonly desk: AuditedStore
}

/** Read at once: some four milliseconds on an office machine, before anybody is asked whether others wait. */
const piece = 200

/**
 * Holds the log against the heads given and those in the manifests of backups beside the store. What is written while it
 * runs is left for the next time. Throws an `AbortError` when it is stopped.
 */
export async function* checkLog(
  store: Pick<Store, 'file' | 'statement' | 'auditKey'>,
  given: readonly OutsideHead[],
  signal: AbortSignal,
  { apart, secrets = { own: null, typed: [] } }: HeldAgainst = {},
): AsyncGenerator<Progress, CheckedLog> {
  const end = auditHead(store).sequence
  const restores = restoresIn(apart?.desk ?? store)
  const ofDesk = deskNamed(apart?.desk ?? store)
  const { heads: ofBackups, strangers } = await headsOfBackups(dirname(store.file), ofDesk, apart)
  const current = ofBackups.filter((head) =>
    apart === undefined ? !isLeftBehind(head, restores) : isSinceRestores(head, restores),
  )
  const noted = apart === undefined ? [] : notedHeads(apart.desk, apart.name, store)
  const heads = [...given, ...current, ...noted]
  const check = new ChainCheck(store.auditKey, heads, endedSegments(store))
  const isSealed = hasSeals(store)
  const seals = new SealCheck(isSealed ? sealRuns(store) : [], secrets)
  const clock = new ClockCheck()
  const read = store.statement(
    `${chainedRowsIn(store)} WHERE a.sequence > ? AND a.sequence <= ? ORDER BY a.sequence LIMIT ${piece}`,
  )
  // Rows have numbers from 1 on; one with a lower number is somebody else's, however far below anything that is counted here.
  const below = store
    .statement(`${chainedRowsIn(store)} WHERE a.sequence < 1 ORDER BY a.sequence LIMIT 1`)
    .get()
  if (below !== undefined) check.next(chainedRowOf(below))
  let last = 0
  let disclosed = 0
  const others = turns()
  for (;;) {
    signal.throwIfAborted()
    yield { stage: 'checking', done: last, total: end }
    const rows = read.all(last, end)
    for (const row of rows.map(chainedRowOf)) {
      if (others.isOver()) await others.give()
      check.next(row)
      seals.next(row)
      clock.next(row)
      if (row.disclosed !== null) disclosed += 1
    }
    if (check.verdict !== null || rows.length < piece) break
    last = chainedRowOf(rows.at(-1)).sequence
    await others.give()
  }
  const verdict = check.end(check.verdict === null ? strayDisclosure(store, end, disclosed) : null)
  const sealed = seals.end(isSealed ? keyAtHand(store) : null)
  return {
    verdict: withSeals(verdict, sealed),
    rows: end,
    heads,
    leftBehind: ofBackups.length - current.length,
    strangers,
    seals: sealed,
    backwards: clock.found,
    replaced: replacedIn(apart?.desk ?? store),
  }
}

/**
 * The lowest number of a disclosure that has no row in the log; null where each has one. Those up to `end` that have were counted
 * with its rows: to look for each of them again, all at once, would hold a desk of ten years for seconds.
 */
function strayDisclosure(store: AuditedStore, end: number, counted: number): number | null {
  const number = (sql: string, ...values: readonly number[]): number | null => {
    const value = store
      .statement(sql)
      .pluck()
      .get(...values)
    return typeof value === 'number' ? value : null
  }
  const upTo = number('SELECT count(*) FROM disclosures WHERE sequence <= ?', end)
  if (upTo === counted)
    return number(
      'SELECT min(sequence) FROM disclosures WHERE sequence > (SELECT coalesce(max(sequence), 0) FROM audit)',
    )
  return number(
    'SELECT min(d.sequence) FROM disclosures d WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.sequence = d.sequence)',
  )
}

/** What the chain tells of itself comes first; a chain that is whole and whose seals are not was made anew with its key. */
function withSeals(verdict: Verdict, { sequence }: SealVerdict): Verdict {
  if (!verdict.ok || sequence === null) return verdict
  return {
    ok: false,
    fault: 'seal-broken',
    sequence,
    vouched: Math.min(verdict.vouched, sequence - 1),
    source: null,
  }
}
