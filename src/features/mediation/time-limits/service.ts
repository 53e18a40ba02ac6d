/** The time limit of a case as it stands, and more time by all parties' wish. */
import { z } from 'zod'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { readCalendar } from '#work/calendar/store'
import { rowOf, rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { refuseAhead, refuseBeforeAcceptance } from '../cases/service/open'
import { refuse } from '../cases/service/refuse'
import { refuseStrangers } from '../parties/service/strangers'
import { requireCase, type CaseRow } from '../cases/service/rows'
import { stepHolds } from '../performance/rows'
import type { CaseReader, CaseWriter } from '../service/call'
import { hasEnded, law, timeLimit, type Extension, type ExtensionRefusal, type TimeLimit } from '../rules'
import { timeOf } from '../settings/service'
import { livingOf, partiesOf } from '../agreement/service/people'
import { mediationExtensions, mediationExtensionWishes } from '../schema'
import type { timeLimitsContract } from './contract'

const extensionRow = z.object({
  id: z.number(),
  corrects: z.number().nullable(),
  days: z.number(),
  reason: z.string(),
  at: z.number(),
})
const wishRow = z.object({ party: z.number(), on: z.string() })

/** Those that stand, in the order in which they were asked for: one that was put right stands in the place of the first. */
function extensionsOf(call: HasStatements, caseId: number) {
  const rows = rowsOf(
    call,
    extensionRow,
    'SELECT id, corrects, days, reason, at FROM mediation_extensions WHERE case_id = ? ORDER BY id',
    caseId,
  )
  const corrected = new Map(rows.map(({ id, corrects }) => [id, corrects]))
  const firstOf = (id: number): number => {
    const earlier = corrected.get(id) ?? null
    return earlier === null ? id : firstOf(earlier)
  }
  return rows
    .filter(({ id }) => !rows.some(({ corrects }) => corrects === id))
    .toSorted((one, other) => firstOf(one.id) - firstOf(other.id))
    .map(({ id, days, reason, at }) => ({
      firstAt: rows.find((one) => one.id === firstOf(id))?.at ?? at,
      id,
      days,
      reason,
      at,
      wishes: rowsOf(
        call,
        wishRow,
        'SELECT party_id AS party, on_day AS "on" FROM mediation_extension_wishes WHERE extension_id = ? ORDER BY id',
        id,
      ),
    }))
}

/** What is asked for: one more, or another in the place of one that was written down wrongly. */
interface Asked extends Pick<Extension, 'days' | 'wishes'> {
  readonly corrects: number | null
}

const anewRow = z.object({ on: z.string(), at: z.number() })

/** The step by which it is mediated anew, the last that holds; null where there is none. */
const anewOf = (call: HasStatements, caseId: number) =>
  rowOf(
    call,
    anewRow,
    `SELECT e.day AS "on", e.at FROM mediation_case_events e
      WHERE e.case_id = ? AND e.kind = 'renegotiate' AND ${stepHolds('e')} ORDER BY e.id DESC LIMIT 1`,
    caseId,
  )

/** The limit with what was added to it, and with what is asked for where it is tried; null while it does not run. */
export function limitOf(
  call: Pick<CaseReader, 'statement' | 'beside'>,
  one: CaseRow,
  asked: Asked | null = null,
): TimeLimit | null {
  if (one.accepted_on === null) return null
  const { accepted_on: acceptedOn, court_referral: courtReferral } = one
  const court =
    courtReferral === null
      ? null
      : {
          referral: courtReferral,
          signedForPapersOn: one.papers_signed_for_on,
          acceptedOnlineOn: one.accepted_online_on,
        }
  const parties = livingOf(call, one.id)
  const anew = anewOf(call, one.id)
  // What was added to the time before is spent with it.
  const since = extensionsOf(call, one.id).filter(({ firstAt }) => firstAt >= (anew?.at ?? 0))
  const taken = since.map((extension): Extension => {
    const between = extension.wishes.map(({ party }) => party)
    return extension.id === asked?.corrects ? { ...asked, between } : { ...extension, between }
  })
  const extensions = asked?.corrects === null ? [...taken, asked] : taken
  const calendar = readCalendar(call.beside('desk'))
  return timeLimit(
    calendar,
    timeOf(call, one),
    { acceptedOn, anewOn: anew?.on ?? null, court },
    parties,
    extensions,
  )
}

/** The day that is due follows a step by which the time begins anew, or is as it was. */
export function followTime(call: CaseWriter, id: number): void {
  const due = limitOf(call, requireCase(call, id))?.due ?? null
  call.statement('UPDATE mediation_cases SET due = ? WHERE id = ?').run(due, id)
}

/** A court's time may run before the case is accepted here: from signing for its papers on (特邀调解规定 27). */
function beginningOf(call: Pick<CaseReader, 'statement' | 'beside'>, one: CaseRow): string | null {
  const { accepted_on: acceptedOn } = one
  const from = one.court_referral === null ? null : (limitOf(call, one)?.from ?? null)
  return from !== null && acceptedOn !== null && from < acceptedOn ? from : acceptedOn
}

const articlesOf = (one: CaseRow) => {
  if (one.court_referral === null) return law.usualTime
  return one.accepted_online_on === null ? law.courtTime : law.onlineTime
}

function refusalError(refusal: ExtensionRefusal): ReturnType<typeof refuse> {
  switch (refusal.code) {
    case 'not-all':
      return refuse('conflict', 'extension-not-all', { count: refusal.parties.length })
    case 'too-late':
      return refuse('conflict', 'extension-too-late', { due: refusal.due })
    case 'no-days':
      return refuse('invalid', 'extension-no-days')
  }
}

/** Puts it on record where all wished it in time. Returns the day that is due from then on. */
function extend(call: CaseWriter, one: CaseRow, asked: Asked, reason: string): string {
  const { days, wishes, corrects } = asked
  if (hasEnded(one.state)) throw refuse('conflict', 'not-under-way')
  refuseAhead(call, ...wishes.map(({ on }) => on))
  refuseBeforeAcceptance({ accepted_on: beginningOf(call, one) }, ...wishes.map(({ on }) => on))
  refuseStrangers(
    call,
    one.id,
    wishes.map(({ party }) => party),
  )
  const limit = limitOf(call, one, asked)
  if (limit === null) throw refuse('conflict', 'not-running')
  // Put right, an earlier one may end before a later one was wished.
  const [refusal] = limit.extensions.filter((said) => said !== null)
  if (refusal !== undefined) throw refusalError(refusal)
  const { lastInsertRowid } = call.database
    .insert(mediationExtensions)
    .values({ caseId: one.id, days, corrects, reason, at: call.now, staffId: call.staff.id })
    .run()
  for (const { party, on } of wishes)
    call.database
      .insert(mediationExtensionWishes)
      .values({ extensionId: Number(lastInsertRowid), partyId: party, on })
      .run()
  call.statement('UPDATE mediation_cases SET due = ? WHERE id = ?').run(limit.due, one.id)
  return limit.due
}

export const timeLimitsHandlers: HandlersOf<typeof timeLimitsContract> = {
  get: read((call, { case: id }) => {
    const one = requireCase(call, id)
    const limit = limitOf(call, one)
    return {
      parties: partiesOf(call, id).map((party) => ({ id: party.id, name: party.name })),
      limit:
        limit === null
          ? null
          : {
              from: limit.from,
              firstDue: limit.firstDue,
              due: limit.due,
              unmovedDue: limit.unmovedDue,
              announced: limit.announced,
              articles: [...articlesOf(one)],
            },
      extensions: extensionsOf(call, id).map(({ firstAt: _first, ...extension }) => extension),
      mayExtend: limit !== null && !hasEnded(one.state),
    }
  }),

  extend: write((call, { case: id, days, wishes }) => {
    const one = requireCase(call, id)
    const due = extend(call, one, { days, wishes, corrects: null }, '')
    call.record({ subject: `mediation-case:${id}`, change: { days, wishes, due } })
    return { due }
  }),

  correct: write((call, { case: id, extension, days, wishes, reason }) => {
    const one = requireCase(call, id)
    if (!extensionsOf(call, id).some((kept) => kept.id === extension))
      throw refuse('conflict', 'corrected-already')
    const due = extend(call, one, { days, wishes, corrects: extension }, reason)
    call.record({
      subject: `mediation-case:${id}`,
      change: { corrects: extension, reason, days, wishes, due },
    })
    return { due }
  }),
}
