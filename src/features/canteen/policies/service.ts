/** Policies and their versions, and what a meal would cost under them. */
import { and, desc, eq, sql } from 'drizzle-orm'
import { DeskError } from '#ground/contract/errors'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { read, writeAfterReading } from '#desk/rpc/serve'
import { staff } from '#desk/session/schema'
import { clockAt } from '#ground/clock'
import { atOnce, givingWay } from '#work/pieces'
import { mostPolicies, type KeptPolicy, type Policy, type Trial } from '../contract/index'
import { columns, keptOf, newestPolicies, policiesOn, policiesWith } from './in-force'
import { tryOn } from './try-it'
import { sittingAt } from '../rules/service-day'
import { canteenPolicies, canteenPolicyVersions } from '../schema/policies'
import { stillHolds, unchangedMeanwhile, type Unchanged } from '../service/unchanged'
import { settingsOf } from '../settings/service'
import { serviceToday } from '../close/service/closed-days'
import { keepTotals, totalsLeftOn } from './given'
import { refuseOtherSum } from './sums-claimed'
import { keepPortions, numbersForAll, portionsLeftOn, recounted, type Recounted } from './portions'

/** What people call them, by id. */
export const policyNames = (call: Reader, ids: readonly number[]): ReadonlyMap<number, string> =>
  new Map(
    newestPolicies(call)
      .filter(({ id }) => ids.includes(id))
      .map(({ id, policy: { name } }) => [id, name]),
  )

function requirePolicy(call: Reader, id: number): { readonly code: string; readonly version: number } {
  const found = call.database.select().from(canteenPolicies).where(eq(canteenPolicies.id, id)).get()
  if (found === undefined) throw new DeskError('not-found', 'canteen.policy-unknown')
  return found
}

function versionOf(call: Reader, id: number, version: number): KeptPolicy {
  const row = call.database
    .select(columns)
    .from(canteenPolicyVersions)
    .innerJoin(canteenPolicies, eq(canteenPolicies.id, canteenPolicyVersions.policyId))
    .innerJoin(staff, eq(staff.id, canteenPolicyVersions.staffId))
    .where(and(eq(canteenPolicyVersions.policyId, id), eq(canteenPolicyVersions.version, version)))
    .get()
  if (row === undefined) throw new DeskError('not-found', 'canteen.policy-unknown')
  return keptOf(row)
}

/** A policy as it was in a version. */
export const policyAt = (call: Reader, id: number, version: number): Policy =>
  versionOf(call, id, version).policy

/** What the file counts by is one number a policy: until a new version begins, it is that of the one in force. */
function refuseCountedAhead(call: Reader, written: Policy): void {
  const today = serviceToday(call)
  const now = policiesOn(call, today).find(({ policy: one }) => one.code === written.code)?.policy
  if (now === undefined || written.from <= today || now.from > today) return
  const countsOf = (one: Policy) => {
    const totals = one.kind === 'subsidy' ? (one.totals ?? []) : []
    return JSON.stringify([totals, numbersForAll(policiesWith(call, one))])
  }
  if (countsOf(now) !== countsOf(written))
    throw new DeskError('invalid', 'desk.input', {}, [
      { path: ['policy', 'from'], code: 'canteen.counted-from-its-day' },
    ])
}

/** A number of meals for all people is of portions, of which a meal is one: a policy that counts for one gives to no second. */
function refusePortionsOfFew(call: Reader, written: Policy): void {
  const policies = policiesWith(call, written)
  const members = new Set(numbersForAll(policies).flatMap((one) => one.members))
  const ofMany = policies.find(({ code, perMeal }) => members.has(code) && (perMeal?.portions ?? 1) > 1)
  if (ofMany === undefined) return
  const field = ofMany.code === written.code ? 'perMeal' : 'portions'
  throw new DeskError('invalid', 'desk.input', {}, [
    { path: ['policy', field], code: 'canteen.one-portion-of-few' },
  ])
}

/** Counting meals of a year that is over takes longer than anybody at the till should wait. */
const readForPortions = (
  call: Reader,
  { policy: written }: { readonly policy: Policy },
): Unchanged<readonly Recounted[]> | null | Promise<Unchanged<readonly Recounted[]> | null> =>
  givingWay(unchangedMeanwhile(call, () => recounted(call, policiesWith(call, written))))

function addVersion(
  call: WriteCall,
  id: number,
  version: number,
  text: Policy,
  read: Unchanged<readonly Recounted[]> | null,
): KeptPolicy {
  refusePortionsOfFew(call, text)
  const policies = policiesWith(call, text)
  const anew = stillHolds(call, read) ?? atOnce(recounted(call, policies))
  call.database
    .insert(canteenPolicyVersions)
    .values({
      policyId: id,
      version,
      text: JSON.stringify(text),
      at: call.now,
      staffId: call.staff.id,
    })
    .run()
  keepTotals(call, text)
  keepPortions(call, policies, anew)
  call.record({ subject: `canteen-policy:${id}`, change: text })
  return { id, version, policy: text, at: call.now, by: call.staff.name }
}

function policyCount(call: Reader): number {
  const row = call.database
    .select({ count: sql<number>`count(*)` })
    .from(canteenPolicies)
    .get()
  return row?.count ?? 0
}

export const policyHandlers = {
  list: read((call) => ({ policies: [...newestPolicies(call)] })),

  get: read((call, { id, version }: { id: number; version?: number | undefined }) => {
    const newest = requirePolicy(call, id).version
    const versions = call.database
      .select({ version: canteenPolicyVersions.version, at: canteenPolicyVersions.at, by: staff.name })
      .from(canteenPolicyVersions)
      .innerJoin(staff, eq(staff.id, canteenPolicyVersions.staffId))
      .where(eq(canteenPolicyVersions.policyId, id))
      .orderBy(desc(canteenPolicyVersions.version))
      .all()
    return { ...versionOf(call, id, version ?? newest), newest, versions }
  }),

  totals: read((call) => {
    const day = serviceToday(call)
    const meal = sittingAt(call.today, clockAt(call.now), null, settingsOf(call))?.meal ?? 'lunch'
    const policies = policiesOn(call, day).map(({ policy: one }) => one)
    return {
      day,
      meal,
      left: [...totalsLeftOn(call, policies, day)],
      portions: [...portionsLeftOn(call, policies, { day, meal })],
    }
  }),

  add: writeAfterReading(readForPortions, (call, input: { policy: Policy }, read) => {
    const { code } = input.policy
    const taken = call.database.select().from(canteenPolicies).where(eq(canteenPolicies.code, code)).get()
    if (taken !== undefined) throw new DeskError('conflict', 'canteen.policy-code-taken', { code })
    if (policyCount(call) >= mostPolicies) throw new DeskError('conflict', 'canteen.too-many-policies')
    const { lastInsertRowid } = call.database.insert(canteenPolicies).values({ code, version: 1 }).run()
    return addVersion(call, Number(lastInsertRowid), 1, input.policy, read)
  }),

  edit: writeAfterReading(
    readForPortions,
    (call, input: { id: number; from: number; policy: Policy }, read) => {
      const { code, version } = requirePolicy(call, input.id)
      if (version !== input.from)
        throw new DeskError('conflict', 'canteen.policy-edited-meanwhile', { version })
      // Meals and claims name the code, and would be of another policy.
      if (code !== input.policy.code) throw new DeskError('conflict', 'canteen.policy-code-fixed', { code })
      refuseOtherSum(call, policyAt(call, input.id, version), input.policy)
      refuseCountedAhead(call, input.policy)
      const next = input.from + 1
      call.database
        .update(canteenPolicies)
        .set({ version: next })
        .where(eq(canteenPolicies.id, input.id))
        .run()
      return addVersion(call, input.id, next, input.policy, read)
    },
  ),

  tryIt: read((call, input: { trial: Trial; policy: Policy | null }) =>
    givingWay(tryOn(call, input.trial, input.policy)),
  ),
}
