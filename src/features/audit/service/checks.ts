/** Verifies the log, and keeps what each check found. */
import { desc, eq } from 'drizzle-orm'
import type { CheckedLog } from '#vault/log/check'
import type { Progress } from '#ground/contract/procedure'
import type { LogApart, ReadCall, WriteCall } from '#desk/rpc/call'
import type { HousedLong } from '#desk/rpc/serve'
import { staff } from '#desk/session/schema'
import { shortMac } from '../rules'
import type { LogCheck, LogCircumstances, LogRow, TypedHead } from '../contract'
import { logChecks } from '../schema'
import { rowNumbered } from './pages'
import { secretsTyped } from './sealed-paper'

/** As many as somebody looks back on. */
const mostChecks = 50
const mostHeadsShown = 50

/** What the checks found, the latest first. */
export function checksMade(call: ReadCall, limit = mostChecks): LogCheck[] {
  return call.database
    .select({ check: logChecks, by: staff.name })
    .from(logChecks)
    .innerJoin(staff, eq(staff.id, logChecks.staffId))
    .orderBy(desc(logChecks.id))
    .limit(limit)
    .all()
    .map(({ check: { staffId: _staff, ...check }, by }) => ({ ...check, by }))
}

export async function* verifyLog(
  call: HousedLong,
  { heads, paper }: { readonly heads: readonly TypedHead[]; readonly paper?: string | undefined },
  signal: AbortSignal,
): AsyncGenerator<
  Progress,
  {
    check: LogCheck
    row: LogRow | null
    heads: { sequence: number; source: string }[]
    leftBehind: number
    circumstances: LogCircumstances
    apart: ShownApart[]
  }
> {
  const checked = yield* call.checkLog(heads, signal, secretsTyped(paper))
  const apart = yield* call.checkLogsApart(signal)
  const check = call.transaction((writer) => keep(writer, checked))
  const { verdict } = checked
  return {
    check,
    row: verdict.ok ? null : rowNumbered(call, verdict.sequence),
    heads: checked.heads
      .map(({ sequence, source }) => ({ sequence, source }))
      .toSorted((a, b) => b.sequence - a.sequence)
      .slice(0, mostHeadsShown),
    leftBehind: checked.leftBehind,
    circumstances: circumstancesOf(checked),
    apart: apart.map(shownApart),
  }
}

const mostReplacedShown = 20

function circumstancesOf({ seals, backwards, replaced, strangers }: CheckedLog): LogCircumstances {
  const { state, from, loose } = seals
  return {
    seals: { state, from, loose },
    backwards,
    replaced: replaced.slice(0, mostReplacedShown).map(({ restores, head }) => ({
      restores,
      head: head === null ? null : { sequence: head.sequence, digits: shortMac(head.mac) },
    })),
    strangers,
  }
}

interface ShownApart {
  readonly database: string
  readonly state: 'sound' | 'faulty' | 'not-opened'
  readonly sequence: number | null
}

function shownApart({ database, verdict }: LogApart): ShownApart {
  if (verdict === null) return { database, state: 'not-opened', sequence: null }
  return verdict.ok
    ? { database, state: 'sound', sequence: null }
    : { database, state: 'faulty', sequence: Math.max(verdict.sequence, Number.MIN_SAFE_INTEGER) }
}

function keep(call: WriteCall, { verdict, rows, heads }: CheckedLog): LogCheck {
  const found = {
    at: call.now,
    rows,
    heads: heads.length,
    vouched: verdict.vouched,
    fault: verdict.ok ? null : verdict.fault,
    sequence: verdict.ok ? null : Math.max(verdict.sequence, Number.MIN_SAFE_INTEGER),
    source: verdict.ok ? null : verdict.source,
  }
  const { lastInsertRowid } = call.database
    .insert(logChecks)
    .values({ ...found, staffId: call.staff.id })
    .run()
  call.record({ subject: 'audit:log', change: found })
  return { id: Number(lastInsertRowid), by: call.staff.name, ...found }
}
