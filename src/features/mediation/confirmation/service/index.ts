/** The procedures of confirmation: the days, the court to go to, what it will most likely say, and what it said. */
import { eq } from 'drizzle-orm'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { readCalendar } from '#work/calendar/store'
import { refuseAhead, requireOpen } from '../../cases/service/open'
import { refuse } from '../../cases/service/refuse'
import { requireCase, type CaseRow } from '../../cases/service/rows'
import { refuseStrangers } from '../../parties/service/strangers'
import type { CaseReader, CaseWriter } from '../../service/call'
import {
  askingFault,
  confirmationPeriod,
  confirmationWarnings,
  courtsToGo,
  outlook,
  papersMissing,
  refusedTerm,
  restorationUntil,
  safeDayOf,
  type Article,
  type ConfirmationRefusal,
  type CourtToGo,
} from '../../rules'
import { law } from '../../rules/law'
import { partiesOf } from '../../agreement/service/people'
import { agreementOfStored, effectOfStored, handsInDoubtOf } from '../../agreement/service/effect-of'
import { signersOf, standingAgreement, termsOf, type StoredAgreement } from '../../agreement/service/stored'
import { mediationAgreements, mediationConfirmations, mediationRulings } from '../../schema'
import { waysAfterRejection, type AskingFault } from '../../contract/words'
import type { Asking, confirmationContract, OutlookShown } from '../contract'
import { applicationById, applicationsOf, rulingOf } from './rows'

const subjectOf = (id: number): string => `mediation-case:${id}`
/** Whose agreement it is: who had died before it was laid before the parties is asked for nothing. */
const agreeing = (call: CaseReader, id: number, standing: StoredAgreement | null) => {
  const parties = partiesOf(call, id)
  if (standing === null) return parties
  const signers = signersOf(call, standing)
  return parties.filter((party) => signers.includes(party.id))
}

/** The thirty days from effect; null where none run. */
export function periodOf(call: Pick<CaseReader, 'statement' | 'beside'>, one: CaseRow) {
  const standing = standingAgreement(call, one.id)
  if (standing === null) return null
  return confirmationPeriod(readCalendar(call.beside('desk')), effectOfStored(call, standing))
}

/** Of an agreement that all have signed and nobody has sealed: by one reading the days run already (特邀调解规定 24). */
function safeDayBefore(call: CaseReader, standing: StoredAgreement | null): string | null {
  if (standing === null) return null
  const effect = effectOfStored(call, standing)
  return effect.by === 'none' ? safeDayOf(readCalendar(call.beside('desk')), effect) : null
}

/**
 * By when a court is asked, while it may be and the parties neither did nor said that they will not; also before the seal, where one
 * reading does not wait for it. What was kept already, or made anew, nobody asks for.
 */
export function confirmationDueOf(call: CaseReader, one: CaseRow): string | null {
  if (!['signing', 'in-effect', 'unperformed'].includes(one.state)) return null
  const standing = standingAgreement(call, one.id)
  if (standing === null || standing.confirmationDeclinedOn !== null) return null
  const period = periodOf(call, one)
  if (period === null) return safeDayBefore(call, standing)
  if (period.lastDay < call.today || faultOf(call, standing, call.today) !== null) return null
  return period.safeDay
}

/** Why a court is not asked for it on a day; null where it can be, or where it is not in effect. */
function faultOf(
  call: CaseReader,
  { id, caseId, effectOn }: StoredAgreement,
  on: string,
): AskingFault | null {
  const earlier = applicationsOf(call, caseId)
    .filter(({ agreement }) => agreement === id)
    .map((application) => rulingOf(call, application.id)?.ruling ?? null)
  return effectOn === null ? null : askingFault(effectOn, on, earlier)
}

const courtShown = (court: CourtToGo) => ({ at: court.at, homeOf: court.at === 'home' ? court.party : null })

const articleOf = (refusal: ConfirmationRefusal): Article | null => {
  switch (refusal.why) {
    case 'not-together':
    case 'too-late':
    case 'no-period':
      return law.confirmation[1]
    case 'wrong-court':
      return { ...law.notAccepted[0], item: 2 }
    default:
      return refusal.why
  }
}

const refusalShown = (refusal: ConfirmationRefusal): OutlookShown['refused'][number] => ({
  why: typeof refusal.why === 'string' ? refusal.why : 'term',
  article: articleOf(refusal),
  term: 'term' in refusal ? refusal.term : null,
  parties: 'parties' in refusal ? [...refusal.parties] : [],
})

/** What the court will most likely say to an application of these people on this day. */
function outlookOf(
  call: CaseReader,
  one: CaseRow,
  standing: StoredAgreement,
  asking: Omit<Asking, 'courtName'>,
): OutlookShown {
  const parties = agreeing(call, one.id, standing).map((party) => party.id)
  const { applicants, appliedOn, court, papers, touchesProperty } = asking
  const rightCourt = courtsToGo(one.court_referral, parties, true)
    .map(courtShown)
    .some(({ at, homeOf }) => at === court.at && homeOf === court.homeOf)
  const application = { terms: termsOf(call, standing.id), parties, applicants, appliedOn, rightCourt }
  const said = outlook(application, periodOf(call, one))
  return {
    accepted: said.accepted,
    refused: said.refused.map(refusalShown),
    papersMissing: [...papersMissing(papers, touchesProperty)],
  }
}

/** Only the terms: before anybody thought of when and where. */
function outlookOfTerms(call: CaseReader, standing: StoredAgreement): OutlookShown {
  const terms = termsOf(call, standing.id)
  const refused = terms.flatMap((term, at) => {
    const article = refusedTerm(term)
    return article === null ? [] : [{ why: 'term' as const, article, term: at, parties: [] }]
  })
  const all = refused.length === terms.length
  return { accepted: refused.length === 0 ? 'yes' : all ? 'no' : 'part', refused, papersMissing: [] }
}

function requireStanding(call: CaseReader, one: CaseRow): StoredAgreement {
  const standing = standingAgreement(call, one.id)
  if (standing === null) throw refuse('conflict', 'not-in-effect')
  return standing
}

const setDeclined = (call: CaseWriter, { id }: StoredAgreement, on: string | null): void => {
  call.database
    .update(mediationAgreements)
    .set({ confirmationDeclinedOn: on })
    .where(eq(mediationAgreements.id, id))
    .run()
}

export const confirmationHandlers: HandlersOf<typeof confirmationContract> = {
  get: read((call, { case: id }) => {
    const one = requireCase(call, id)
    const standing = standingAgreement(call, id)
    const parties = agreeing(call, id, standing)
    const ids = parties.map((party) => party.id)
    const period = periodOf(call, one)
    const earlier = applicationsOf(call, id)
    const effectOn = standing?.effectOn ?? null
    return {
      applies: standing === null || effectOn === null ? null : faultOf(call, standing, call.today),
      beforeSeal: period === null ? safeDayBefore(call, standing) : null,
      period:
        period === null
          ? null
          : {
              thirtiethDay: period.thirtiethDay,
              lastDay: period.lastDay,
              announced: period.announced,
              safeDay: period.safeDay,
              counterDay: period.counterDay,
              otherLastDay: period.otherReading?.lastDay ?? null,
            },
      declinedOn: standing?.confirmationDeclinedOn ?? null,
      agreement: standing?.id ?? null,
      parties: parties.map((party) => ({ id: party.id, name: party.name })),
      courts: courtsToGo(one.court_referral, ids, true).map(courtShown),
      warnings:
        standing === null
          ? []
          : [...confirmationWarnings(agreementOfStored(call, standing, handsInDoubtOf(call, standing)))],
      outlook: standing === null ? null : outlookOfTerms(call, standing),
      applications: earlier.map((application) => {
        const ruling = rulingOf(call, application.id)
        return {
          id: application.id,
          court: { at: application.at, homeOf: application.homeOf },
          courtName: application.courtName,
          appliedOn: application.appliedOn,
          applicants: application.applicants,
          papers: application.papers,
          ruling:
            ruling === null
              ? null
              : {
                  ...ruling,
                  why: ruling.why,
                  ways: ruling.ruling === 'rejected' ? [...waysAfterRejection] : [],
                },
        }
      }),
    }
  }),

  outlook: read((call, { case: id, ...asking }) => {
    const one = requireCase(call, id)
    refuseStrangers(call, id, [...asking.applicants, asking.court.homeOf])
    return outlookOf(call, one, requireStanding(call, one), asking)
  }),

  restoration: read((call, { case: id, goneOn }) => {
    requireCase(call, id)
    refuseAhead(call, goneOn)
    const { day: until, announced } = restorationUntil(readCalendar(call.beside('desk')), goneOn)
    return { until, announced }
  }),

  decline: write((call, { case: id, declined }) => {
    const one = requireOpen(call, id)
    const standing = requireStanding(call, one)
    if (periodOf(call, one) === null || standing.effectOn === null) throw refuse('conflict', 'not-in-effect')
    const fault = faultOf(call, standing, call.today)
    if (fault !== null) throw refuse('conflict', `confirmation-${fault}`, { day: standing.effectOn })
    setDeclined(call, standing, declined ? call.today : null)
    call.record({ subject: subjectOf(id), change: { confirmationDeclined: declined } })
    return { case: id }
  }),

  apply: write((call, { case: id, ...asking }) => {
    const one = requireOpen(call, id)
    const standing = requireStanding(call, one)
    if (periodOf(call, one) === null || standing.effectOn === null) throw refuse('conflict', 'not-in-effect')
    refuseAhead(call, asking.appliedOn)
    const fault = faultOf(call, standing, asking.appliedOn)
    if (fault !== null) throw refuse('conflict', `confirmation-${fault}`, { day: standing.effectOn })
    refuseStrangers(call, id, [...asking.applicants, asking.court.homeOf])
    setDeclined(call, standing, null)
    const { lastInsertRowid } = call.database
      .insert(mediationConfirmations)
      .values({
        agreementId: standing.id,
        at: asking.court.at,
        homeOf: asking.court.homeOf,
        court: asking.courtName,
        appliedOn: asking.appliedOn,
        applicants: JSON.stringify(asking.applicants),
        papers: JSON.stringify(asking.papers),
        writtenAt: call.now,
        staffId: call.staff.id,
      })
      .run()
    const confirmation = Number(lastInsertRowid)
    call.record({ subject: subjectOf(id), change: { confirmation, ...asking } })
    return { confirmation }
  }),

  rule: write((call, { confirmation: id, ...said }) => {
    const application = applicationById(call, id)
    if (application === null) throw refuse('not-found', 'not-found')
    requireOpen(call, application.caseId)
    if (rulingOf(call, id) !== null) throw refuse('conflict', 'ruled-already')
    refuseAhead(call, said.on)
    if (said.on < application.appliedOn)
      throw refuse('invalid', 'ruled-before-asked', { day: application.appliedOn })
    call.database
      .insert(mediationRulings)
      .values({ confirmationId: id, ...said, at: call.now, staffId: call.staff.id })
      .run()
    call.record({ subject: subjectOf(application.caseId), change: { confirmation: id, ...said } })
    return { confirmation: id }
  }),
}
