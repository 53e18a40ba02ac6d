/** Sums to the canteen in a claim: worked out from the meals of their periods, kept with what they rest on, once a period. */
import { z } from 'zod'
import type { Reader, Writer } from '#desk/rpc/call'
import { addDays, addMonths, daysBetween } from '#ground/days'
import type { Pieces } from '#work/pieces'
import { rowOf, rowsOf } from '#work/rows'
import { wholesForBooks } from '#features/residents/index'
import type { KeptPolicy, LumpSum } from '../../contract/index'
import {
  asClaimed,
  claimedOtherwise,
  lumpCorrections,
  lumpDue,
  lumpMatter,
  lumpsOpen,
  peopleAtLeast,
  periodsDue,
  periodsEnding,
  type LumpLine,
  type LumpPeriod,
  type Measured,
  type SumsWritten,
} from '../../rules/lump-sums'
import { isLocked } from '../../rules/claim-summary'
import { newestPolicies } from '../../policies/in-force'
import { policyAt } from '../../policies/service'
import { versionsOf } from '../../policies/versions'
import type { ShownSum } from '../contract'
import type { ClaimPeriod } from './lines'
import {
  askedOf,
  counted,
  lookedAgain,
  nothingLearnt,
  restsOnSubsidies,
  type LookedAgain,
} from './lump-meals'
import type { KeptClaim } from './rows'

const lumpRow = z.object({
  claim: z.number(),
  policy: z.string(),
  version: z.number(),
  code: z.string(),
  funder: z.string(),
  period: z.string(),
  from: z.string(),
  until: z.string(),
  turn: z.number(),
  count: z.number(),
  fen: z.number(),
  meals: z.number(),
  days: z.number(),
  people: z.number(),
})
type KeptLump = z.infer<typeof lumpRow>

/** All there ever were, in the order in which they were taken in: some tens a year. */
const everyLump = (call: Reader): readonly KeptLump[] =>
  rowsOf(
    call,
    lumpRow,
    `SELECT claim_id AS claim, policy, version, code, funder, period, from_day AS "from", until_day AS until, turn, count, fen,
            meals, days, people FROM canteen_claim_sums ORDER BY id`,
  )

const asLine = ({ claim: _, turn: _turn, ...line }: KeptLump): LumpLine => line

export const keptLumps = (call: Reader, claim: number): readonly LumpLine[] =>
  everyLump(call)
    .filter((one) => one.claim === claim)
    .map(asLine)

/** A claim looks back so far for what was learnt of periods that were claimed before, or were left out. */
const monthsLookedBack = 13

const measuredRow = z.object({
  meals: z.number(),
  days: z.number(),
  nameless: z.number(),
  /** JSON: every diner once. */
  diners: z.string(),
})
const dinerIds = z.array(z.number().nullable())
const togetherRow = z.object({ together: z.number() })
const eaterRow = z.object({ resident: z.number() })
const daysAtOnce = 15

/** Of whoever was erased, how many had a subsidised meal in one sitting. */
const mostTogether = (
  call: Reader,
  counts: LumpSum['counts'],
  asked: Readonly<Record<string, string>>,
): number =>
  rowOf(
    call,
    togetherRow,
    `SELECT coalesce(max(sitting.eaters), 0) AS together FROM (
       SELECT count(*) AS eaters ${counted(counts)} AND m.eater = 'diner' AND m.diner_id IS NULL
          AND m.subsidy_fen + m.delivery_subsidy_fen > 0 GROUP BY m.day, m.meal) sitting`,
    asked,
  )?.together ?? 0

function* measured(
  call: Reader,
  policy: string,
  { counts }: LumpSum,
  { from, until }: LumpPeriod,
  looked: LookedAgain,
): Pieces<{ readonly had: Measured; readonly nameless: number }> {
  let [meals, days, nameless, together] = [0, 0, 0, 0]
  const diners = new Set<number>()
  const ofSum = askedOf({ counts }, policy, looked)
  for (let begins = from; begins <= until; begins = addDays(begins, daysAtOnce)) {
    const rest = daysBetween(begins, until)
    const asked = {
      from: begins,
      until: rest < daysAtOnce ? until : addDays(begins, daysAtOnce - 1),
      ...ofSum,
    }
    const sums = rowOf(
      call,
      measuredRow,
      `SELECT count(*) AS meals, count(DISTINCT m.day) AS days,
              count(*) FILTER (WHERE m.eater = 'diner' AND m.diner_id IS NULL) AS nameless,
              json_group_array(DISTINCT m.diner_id) AS diners ${counted(counts)}`,
      asked,
    )
    if (sums === null) continue
    meals += sums.meals
    days += sums.days
    nameless += sums.nameless
    if (sums.nameless > 0) together = Math.max(together, mostTogether(call, counts, asked))
    for (const diner of dinerIds.parse(JSON.parse(sums.diners))) if (diner !== null) diners.add(diner)
    yield
  }
  const eaters = rowsOf(
    call,
    eaterRow,
    'SELECT d.resident_id AS resident FROM json_each(?) asked JOIN canteen_diners d ON d.id = asked.value',
    JSON.stringify([...diners]),
  )
  // Two records that are one person's are one of them.
  const people = new Set(
    wholesForBooks(
      call,
      eaters.map(({ resident }) => resident),
    ).values(),
  )
  return { had: { meals, days, people: peopleAtLeast(people.size, { meals: nameless, together }) }, nameless }
}

const lumpsOf = ({ policy }: Pick<KeptPolicy, 'policy'>): readonly LumpSum[] =>
  policy.kind === 'subsidy' ? (policy.lumpSums ?? []) : []

/** `claimed`: what an earlier claim has of it. */
function* dueOf(
  call: Reader,
  { policy: { code: policy }, version }: Pick<KeptPolicy, 'policy' | 'version'>,
  sum: LumpSum,
  period: LumpPeriod,
  looked: LookedAgain,
  claimed?: LumpLine,
): Pieces<LumpLine> {
  const now = yield* measured(call, policy, sum, period, looked)
  const had = claimed === undefined ? now.had : asClaimed(now.had, now.nameless, claimed)
  return {
    policy,
    version,
    code: sum.code,
    funder: sum.funder,
    period: period.key,
    from: period.from,
    until: period.until,
    count: 1,
    fen: lumpDue(sum, had),
    ...had,
  }
}

const claimRow = z.object({ from: z.string(), until: z.string() })

const claimedSpans = (call: Reader, except: number) =>
  rowsOf(
    call,
    claimRow,
    `SELECT from_day AS "from", until_day AS until FROM canteen_claims WHERE id <> ? AND state <> 'draft'`,
    except,
  )

/** Of what was claimed before: as it comes out now, by the version by which it was claimed. */
function* dueOfClaimed(
  call: Reader,
  kept: readonly KeptPolicy[],
  line: LumpLine,
  until: string,
  looked: LookedAgain,
): Pieces<LumpLine | null> {
  const found = kept.find(({ policy }) => policy.code === line.policy)
  if (found === undefined) return null
  const { id } = found
  const then = { ...found, version: line.version, policy: policyAt(call, id, line.version) }
  const sum = lumpsOf(then).find(({ code }) => code === line.code)
  if (sum === undefined) return null
  const period =
    sum.per === 'term'
      ? periodsEnding(sum, then.policy, '', until)[0]
      : { key: line.period, from: line.from, until: line.until }
  return period === undefined ? null : yield* dueOf(call, then, sum, period, looked, line)
}

/** The sums of a claim as they come out of the rows now, as if its own had not been taken in yet. */
export function* lumpsWorkedOut(call: Reader, { id, from, until }: ClaimPeriod): Pieces<readonly LumpLine[]> {
  const kept = newestPolicies(call)
  const ever = everyLump(call)
    .filter(({ claim }) => claim !== id)
    .map(asLine)
  const versions = versionsOf(call)
  const writtenIn = (code: string): readonly SumsWritten[] =>
    versions(code).map(({ version, since: day, policy }) => {
      return { version, since: day, from: policy.from, until: policy.until, lumpSums: lumpsOf({ policy }) }
    })
  const sums = kept.map(({ policy }) => ({ policy, versions: writtenIn(policy.code) }))
  if (ever.length === 0 && sums.every((one) => one.versions.every(({ lumpSums }) => lumpSums.length === 0)))
    return []
  const written = sums.flatMap(({ versions: those }) => those.flatMap(({ lumpSums }) => lumpSums))
  const looked = written.some(restsOnSubsidies) ? yield* lookedAgain(call, until) : nothingLearnt
  const since = addMonths(from, -monthsLookedBack)
  const spans = claimedSpans(call, id)
  const wasLeftOut = (day: string) => spans.some((span) => span.from <= day && day <= span.until)
  const open = lumpsOpen(ever)
  const due: LumpLine[] = []
  for (const { policy, versions: those } of sums) {
    for (const { version, sum, period } of periodsDue(those, since, until)) {
      const matter = { policy: policy.code, code: sum.code, period: period.key }
      const isNew =
        !ever.some((line) => lumpMatter(line) === lumpMatter(matter)) &&
        !claimedOtherwise(open, matter, period)
      if (!isNew || (sum.per !== 'term' && period.until < from && !wasLeftOut(period.until))) continue
      due.push(yield* dueOf(call, { policy, version }, sum, period, looked))
    }
  }
  const latest = new Map(ever.map((line) => [lumpMatter(line), line]))
  for (const line of latest.values()) {
    if (line.until > until || (line.period !== '' && line.until < since)) continue
    const now = yield* dueOfClaimed(call, kept, line, until, looked)
    if (now !== null) due.push(now)
    yield
  }
  return lumpCorrections(due, [...open.values()])
}

export interface LumpsOfClaim {
  readonly sums: readonly LumpLine[]
  /** Whether what was taken in is no longer what it comes to. */
  readonly differ: boolean
}

const textOf = (lines: readonly LumpLine[]): string =>
  JSON.stringify(lines.map((line) => [lumpMatter(line), line.count, line.fen]).toSorted())

/** Of what is about what in a claim, what a later one has asked for otherwise: what is due of it now is that one's business. */
function correctedLater(call: Reader, claim: number): ReadonlySet<string> {
  const last = new Map(everyLump(call).map((one) => [lumpMatter(one), one.claim]))
  return new Set([...last].flatMap(([matter, by]) => (by === claim ? [] : [matter])))
}

/**
 * As the lines of meals are: a draft comes out of the rows, what was checked is compared, what was submitted stays. What a later claim has
 * corrected is what all claims together come to, unless there is something more to correct.
 */
export function* lumpsOfClaim(call: Reader, claim: KeptClaim): Pieces<LumpsOfClaim> {
  if (isLocked(claim.state)) return { sums: keptLumps(call, claim.id), differ: false }
  const now = yield* lumpsWorkedOut(call, claim)
  if (claim.state === 'draft') return { sums: now, differ: false }
  const sums = keptLumps(call, claim.id)
  const corrected = correctedLater(call, claim.id)
  return { sums, differ: textOf(sums.filter((one) => !corrected.has(lumpMatter(one)))) !== textOf(now) }
}

export function takeLumpsIn(call: Writer, claim: ClaimPeriod, lines: readonly LumpLine[]): void {
  const turns = new Map(everyLump(call).map((one) => [lumpMatter(one), one.turn]))
  const insert = call.statement(
    `INSERT INTO canteen_claim_sums (claim_id, policy, version, code, funder, period, from_day, until_day, turn, count, fen,
                                     meals, days, people) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const line of lines) {
    const { policy, version, code, funder, period, from, until, count, fen, meals, days, people } = line
    const turn = (turns.get(lumpMatter(line)) ?? 0) + 1
    turns.set(lumpMatter(line), turn)
    insert.run(
      claim.id,
      policy,
      version,
      code,
      funder,
      period,
      from,
      until,
      turn,
      count,
      fen,
      meals,
      days,
      people,
    )
  }
}

/** Under the names of the versions by which they were judged; a sum that is in none of them, under its last. */
export function shownLumps(call: Reader, lines: readonly LumpLine[]): ShownSum[] {
  const versions = versionsOf(call)
  return lines.map(({ version, period: _period, ...line }) => {
    const written = versions(line.policy)
    const judgedBy = written.find((one) => one.version === version) ?? written.at(-1)
    const sum = [...written, ...(judgedBy === undefined ? [] : [judgedBy])]
      .toReversed()
      .flatMap(lumpsOf)
      .find(({ code }) => code === line.code)
    return { ...line, policyName: judgedBy?.policy.name ?? line.policy, name: sum?.name ?? line.code }
  })
}
