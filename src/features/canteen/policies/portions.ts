/** 限量供应: how many meals there still are for all people together, and what the file counts them by. */
import { z } from 'zod'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { addDays } from '#ground/days'
import type { Pieces } from '#work/pieces'
import { rowOf, rowsOf } from '#work/rows'
import type { Policy } from '../contract/index'
import { meals, periods } from '../contract/words'
import { beginningOf, periodOf, type SittingOfDay } from '../rules/periods'
import { mostDaysLate } from '../settings/contract'
import type { PortionsLeft } from './contract/prices'
import { countedTogether, leftOf, portionsOf, type CountedPortion } from './rules/index'

/** The numbers of meals for all that policies have, with whose meals count for each. */
export const numbersForAll = (policies: readonly Policy[]): readonly CountedPortion[] =>
  policies.some((policy) => policy.kind === 'subsidy' && (policy.portions ?? []).length > 0)
    ? portionsOf(policies, countedTogether(policies))
    : []

const hadRow = z.object({ policy: z.string(), at: z.number(), had: z.number() })

/** Of every number what a sitting still has; asks nothing of the file where no policy has one. */
export function portionsLeftOn(
  call: Reader,
  policies: readonly Policy[],
  sitting: SittingOfDay,
): readonly PortionsLeft[] {
  const portions = numbersForAll(policies)
  if (portions.length === 0) return []
  const had = rowsOf(
    call,
    hadRow,
    `SELECT h.policy, h.at, h.had FROM json_each(?) asked CROSS JOIN canteen_portions_had h
      WHERE h.policy = asked.value ->> 0 AND h.at = asked.value ->> 1 AND h.period = asked.value ->> 2`,
    JSON.stringify(portions.map(({ policy, at, per }) => [policy, at, periodOf(per, sitting)])),
  )
  return portions.map((portion) =>
    leftOf(portion, had.find(({ policy, at }) => policy === portion.policy && at === portion.at)?.had ?? 0),
  )
}

const keptRow = z.object({ policy: z.string(), at: z.number(), per: z.enum(periods) })
const memberRow = z.object({ member: z.string(), policy: z.string(), at: z.number() })

const numbersKept = (call: Reader): readonly z.infer<typeof keptRow>[] =>
  rowsOf(call, keptRow, 'SELECT policy, at, per FROM canteen_portions')

/** What a number is counted by: while it stays the same, so does what was counted. */
const basisOf = ({ policy, at, per, members }: Omit<CountedPortion, 'count'>): string =>
  JSON.stringify([policy, at, per, members.toSorted()])

function basesKept(call: Reader): ReadonlySet<string> {
  const kept = rowsOf(call, memberRow, 'SELECT member, policy, at FROM canteen_portion_members')
  const members = (policy: string, at: number) =>
    kept.filter((one) => one.policy === policy && one.at === at).map(({ member }) => member)
  return new Set(numbersKept(call).map((one) => basisOf({ ...one, members: members(one.policy, one.at) })))
}

const daysAtOnce = 7
const sittingRow = z.object({ day: z.string(), meal: z.enum(meals), had: z.number() })

/** How many meals that stand these policies gave to, by sitting. */
function* mealsGivenTo(
  call: Reader,
  members: readonly string[],
  from: string,
  until: string,
): Pieces<readonly z.infer<typeof sittingRow>[]> {
  const sittings: z.infer<typeof sittingRow>[] = []
  for (let day = from; day <= until; day = addDays(day, daysAtOnce)) {
    const last = addDays(day, daysAtOnce - 1)
    sittings.push(
      ...rowsOf(
        call,
        sittingRow,
        `SELECT m.day, m.meal, count(*) AS had FROM canteen_meals m
          WHERE m.day BETWEEN ? AND ? AND m.kind = 'sale'
            AND EXISTS (SELECT 1 FROM canteen_subsidies s
                         WHERE s.meal_id = m.id AND s.policy IN (SELECT value FROM json_each(?)))
            AND NOT EXISTS (SELECT 1 FROM canteen_meals r WHERE r.reverses = m.id)
          GROUP BY m.day, m.meal`,
        day,
        last < until ? last : until,
        JSON.stringify(members),
      ),
    )
    yield
  }
  return sittings
}

const firstRow = z.object({ day: z.string().nullable() })

/** The first day on which anybody ate here; today where nobody has. */
const firstDay = (call: Reader): string =>
  rowOf(call, firstRow, 'SELECT min(day) AS day FROM canteen_meals')?.day ?? call.today

/** How many meals count for a number, by period: from the one in which `day` lies until the last that has begun. */
function* hadSince(call: Reader, portion: CountedPortion, day: string): Pieces<ReadonlyMap<string, number>> {
  const first = firstDay(call)
  const from = beginningOf(portion.per, day)
  const sittings = yield* mealsGivenTo(call, portion.members, from > first ? from : first, call.today)
  const had = new Map<string, number>()
  for (const sitting of sittings) {
    const period = periodOf(portion.per, sitting)
    had.set(period, (had.get(period) ?? 0) + sitting.had)
  }
  return had
}

/** What a sitting would still have under policies that are not kept: what is counted by nothing yet is counted for it. */
export function* portionsLeftUnder(
  call: Reader,
  policies: readonly Policy[],
  sitting: SittingOfDay,
): Pieces<readonly PortionsLeft[]> {
  const kept = portionsLeftOn(call, policies, sitting)
  const bases = basesKept(call)
  const left: PortionsLeft[] = []
  for (const portion of numbersForAll(policies)) {
    const known = kept.find(({ policy, at }) => policy === portion.policy && at === portion.at)
    if (known !== undefined && bases.has(basisOf(portion))) left.push(known)
    else {
      const had = yield* hadSince(call, portion, sitting.day)
      left.push(leftOf(portion, had.get(periodOf(portion.per, sitting)) ?? 0))
    }
  }
  return left
}

export interface Recounted {
  readonly portion: CountedPortion
  readonly had: ReadonlyMap<string, number>
}

/** Of these policies what is not counted yet, as far back as a meal may still be written down. */
export function* recounted(call: Reader, policies: readonly Policy[]): Pieces<readonly Recounted[]> {
  const bases = basesKept(call)
  const anew: Recounted[] = []
  for (const portion of numbersForAll(policies)) {
    if (bases.has(basisOf(portion))) continue
    anew.push({ portion, had: yield* hadSince(call, portion, addDays(call.today, -mostDaysLate)) })
  }
  return anew
}

/** Keeps beside the policies what the file itself holds them to; what was counted for a number that stays goes on. */
export function keepPortions(call: WriteCall, policies: readonly Policy[], anew: readonly Recounted[]): void {
  const portions = numbersForAll(policies)
  const goesOn = (kept: { readonly policy: string; readonly at: number }): boolean => {
    const is = (one: CountedPortion) => one.policy === kept.policy && one.at === kept.at
    return portions.some(is) && !anew.some(({ portion }) => is(portion))
  }
  for (const kept of numbersKept(call)) {
    if (goesOn(kept)) continue
    call.statement('DELETE FROM canteen_portions_had WHERE policy = ? AND at = ?').run(kept.policy, kept.at)
  }
  call.statement('DELETE FROM canteen_portions').run()
  call.statement('DELETE FROM canteen_portion_members').run()
  for (const { policy, at, per, count, members } of portions) {
    call
      .statement('INSERT INTO canteen_portions (policy, at, per, count) VALUES (?, ?, ?, ?)')
      .run(policy, at, per, count)
    for (const member of members)
      call
        .statement('INSERT INTO canteen_portion_members (member, policy, at) VALUES (?, ?, ?)')
        .run(member, policy, at)
  }
  for (const { portion, had } of anew)
    for (const [period, count] of had)
      call
        .statement('INSERT INTO canteen_portions_had (policy, at, period, had) VALUES (?, ?, ?, ?)')
        .run(portion.policy, portion.at, period, count)
}
