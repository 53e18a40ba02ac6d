/** The time limit of a case as it stands, and more time by all parties' wish. */
import { z } from 'zod'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { readCalendar } from '#work/calendar/store'
import { rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { refuseAhead, refuseBeforeAcceptance } from '../cases/service/open'
import { refuse } from '../cases/service/refuse'
import { refuseStrangers } from '../parties/service/strangers'
import { requireCase, type CaseRow } from '../cases/service/rows'
import type { CaseReader } from '../service/call'
import { hasEnded, law, timeLimit, type Extension, type ExtensionRefusal, type TimeLimit } from '../rules'
import { timeOf } from '../settings/service'
import { livingOf, partiesOf } from '../agreement/service/people'
import { mediationExtensions, mediationExtensionWishes } from '../schema'
import type { timeLimitsContract } from './contract'

const extensionRow = z.object({ id: z.number(), days: z.number(), at: z.number() })
const wishRow = z.object({ party: z.number(), on: z.string() })

const extensionsOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    extensionRow,
    'SELECT id, days, at FROM mediation_extensions WHERE case_id = ? ORDER BY id',
    caseId,
  ).map(({ id, days, at }) => ({
    days,
    at,
    wishes: rowsOf(
      call,
      wishRow,
      'SELECT party_id AS party, on_day AS "on" FROM mediation_extension_wishes WHERE extension_id = ? ORDER BY id',
      id,
    ),
  }))

/** The limit with what was added to it, and one more where one is tried; null while it does not run. */
export function limitOf(
  call: Pick<CaseReader, 'statement' | 'beside'>,
  one: CaseRow,
  more: readonly Extension[] = [],
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
  const taken = extensionsOf(call, one.id).map((extension) => ({
    ...extension,
    between: extension.wishes.map(({ party }) => party),
  }))
  const extensions = [...taken, ...more]
  const calendar = readCalendar(call.beside('desk'))
  return timeLimit(calendar, timeOf(call, one), { acceptedOn, court }, parties, extensions)
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
      extensions: extensionsOf(call, id),
      mayExtend: limit !== null && !hasEnded(one.state),
    }
  }),

  extend: write((call, { case: id, days, wishes }) => {
    const one = requireCase(call, id)
    if (hasEnded(one.state)) throw refuse('conflict', 'not-under-way')
    refuseAhead(call, ...wishes.map(({ on }) => on))
    refuseBeforeAcceptance({ accepted_on: beginningOf(call, one) }, ...wishes.map(({ on }) => on))
    refuseStrangers(
      call,
      id,
      wishes.map(({ party }) => party),
    )
    const limit = limitOf(call, one, [{ days, wishes }])
    if (limit === null) throw refuse('conflict', 'not-running')
    const refusal = limit.extensions.at(-1) ?? null
    if (refusal !== null) throw refusalError(refusal)
    const { lastInsertRowid } = call.database
      .insert(mediationExtensions)
      .values({ caseId: id, days, at: call.now, staffId: call.staff.id })
      .run()
    for (const { party, on } of wishes)
      call.database
        .insert(mediationExtensionWishes)
        .values({ extensionId: Number(lastInsertRowid), partyId: party, on })
        .run()
    call.statement('UPDATE mediation_cases SET due = ? WHERE id = ?').run(limit.due, id)
    call.record({ subject: `mediation-case:${id}`, change: { days, wishes, due: limit.due } })
    return { due: limit.due }
  }),
}
