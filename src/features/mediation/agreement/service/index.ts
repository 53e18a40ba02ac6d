/** The procedures of agreements: check, lay before the parties, register an oral one, sign, set aside, give out. */
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { gatesOnTable } from '../../cases/service/gates'
import { makeStep } from '../../cases/service/move'
import { refuseAhead, refuseBeforeAcceptance, requireOpen } from '../../cases/service/open'
import { refuse } from '../../cases/service/refuse'
import { requireCase, type CaseRow } from '../../cases/service/rows'
import { followTime } from '../../time-limits/service'
import { isEntrusted, otherCommittees, type Gate, type Step } from '../../rules'
import { mediationCopies, mediationCourtEnds } from '../../schema'
import { committeesOf } from '../../joint/rows'
import { refuseStrangers } from '../../parties/service/strangers'
import type { CaseReader, CaseWriter } from '../../service/call'
import type { agreementsContract, AgreementText } from '../contract'
import { checkOf, stopShown } from './check'
import { livingOf, partiesOf, peopleOf, representativesOf } from './people'
import { agreementShown } from './shown'
import { effectOfStored } from './effect-of'
import { followEffect, refuseUnasked } from './effect'
import { correctHand, handKeptOf } from './correct-hand'
import { effectShown, writeHand } from './sign'
import { agreementById, earlierAgreements, standingAgreement, type StoredAgreement } from './stored'
import { setStandingAside, writeAgreement } from './write'

const subjectOf = (id: number): string => `mediation-case:${id}`

/** What is asked in the form itself is not asked before it is opened. */
const askedInTheForm: readonly Gate['code'][] = ['not-checked', 'no-effect']

/** What was so on the day on which they agreed by word of mouth, which its form asks for. */
const goesByTheDay: readonly Gate['code'][] = [
  'too-few-parties',
  'one-side',
  'refused',
  'rights-not-told',
  'consents',
  'another-mediator',
]

/** The agreement with its case, where the asking person may see it: otherwise it is not there. */
function requireAgreement(call: CaseReader, id: number): { agreement: StoredAgreement; one: CaseRow } {
  const agreement = agreementById(call, id)
  if (agreement === null) throw refuse('not-found', 'not-found')
  return { agreement, one: requireCase(call, agreement.caseId) }
}

/** Whoever owes, is owed, or has it read to them is a party of this case. */
const refuseStrangersIn = (call: CaseReader, id: number, { duties, readTo }: AgreementText): void => {
  const named = duties.flatMap(({ who, toWhom }) => [who, toWhom])
  refuseStrangers(call, id, [...named, ...readTo.map(({ party }) => party)])
}

/** Who has died owes nothing by what is agreed after it, and is owed nothing (民法典 13): their heirs are no party of this case. */
function refuseDutiesOfTheDead(call: CaseReader, id: number, { duties }: AgreementText, day: string): void {
  const named = new Set(duties.flatMap(({ who, toWhom }) => [who, toWhom]))
  const dead = partiesOf(call, id).find(
    ({ id: party, diedOn }) => named.has(party) && diedOn !== null && diedOn < day,
  )
  if (dead !== undefined) throw refuse('conflict', 'party-died-owes', { name: dead.name })
}

/** Lays a text before the parties or registers what they said: the check first, then the step, then the number. */
function agree(call: CaseWriter, id: number, text: AgreementText, reachedOn: string | null) {
  const one = requireCase(call, id)
  refuseStrangersIn(call, id, text)
  refuseDutiesOfTheDead(call, id, text, reachedOn ?? call.today)
  const keptOn = text.terms.map((term) => term.keptOn ?? null)
  refuseAhead(call, ...keptOn)
  refuseBeforeAcceptance(one, ...keptOn)
  // What was agreed by word of mouth is looked at as of the day on which it was: who was a child then, who acted for whom.
  const { stops } = checkOf(text, peopleOf(call, id), reachedOn ?? call.today)
  const move = reachedOn === null ? 'agree-in-writing' : 'agree-orally'
  const event = makeStep(call, one, { move, day: reachedOn ?? call.today, reason: '' }, { stops })
  const replaces = earlierAgreements(call, id).findLast(({ why }) => why === 'renegotiate')?.id ?? null
  return writeAgreement(call, { caseId: id, event, text, reachedOn, replaces })
}

export const agreementsHandlers: HandlersOf<typeof agreementsContract> = {
  get: read((call, { case: id }) => {
    const one = requireCase(call, id)
    const parties = partiesOf(call, id)
    const acting = representativesOf(call, id)
    const standing = standingAgreement(call, id)
    const others = otherCommittees(committeesOf(call, id))
    const gates = gatesOnTable(call, one)
    const before = (step: Step) => gates(step, askedInTheForm)
    return {
      parties: parties.map(({ id: party, name, role, cannotRead, diedOn }) => ({
        id: party,
        name,
        role,
        cannotRead,
        diedOn,
        representatives: acting
          .filter((by) => by.party === party && (by.by === 'law' || by.maySign))
          .map((by) => ({ id: by.id, name: by.name })),
      })),
      standing: standing === null ? null : agreementShown(call, standing, livingOf(call, id), others),
      earlier: [...earlierAgreements(call, id)],
      steps: {
        propose: before('agree-in-writing'),
        // Of which day it was, and who lived then, is said in the form.
        speak: gates('agree-orally', [...askedInTheForm, ...goesByTheDay]),
        sign: before('take-effect'),
        setAside: before('set-aside'),
        renegotiate: before('renegotiate'),
        settle: before('settle-in-court'),
      },
      mayCorrectHands: standing !== null && handKeptOf(call, one, standing.id) === null,
      others: [...others],
      isEntrusted: isEntrusted(one.court_referral),
    }
  }),

  check: read((call, { case: id, text }) => {
    requireCase(call, id)
    refuseStrangersIn(call, id, text)
    const { stops, warnings } = checkOf(text, peopleOf(call, id), call.today)
    return { stops: stops.map(stopShown), warnings: warnings.map(({ term, why }) => ({ term, why })) }
  }),

  propose: write((call, { case: id, text }) => {
    const made = agree(call, id, text, null)
    call.record({ subject: subjectOf(id), change: { ...made, text } })
    return made
  }),

  speak: write((call, { case: id, reachedOn, text }) => {
    refuseAhead(call, reachedOn)
    const made = agree(call, id, text, reachedOn)
    call.record({ subject: subjectOf(id), change: { ...made, reachedOn, text } })
    return made
  }),

  sign: write((call, { agreement: id, hands }) => {
    const { agreement, one } = requireAgreement(call, id)
    if (standingAgreement(call, one.id)?.id !== id || one.state !== 'signing')
      throw refuse('conflict', 'not-to-be-signed')
    refuseBeforeAcceptance(one, ...hands.map(({ day }) => day))
    refuseUnasked(call, agreement, hands)
    const parties = partiesOf(call, one.id)
    for (const hand of hands) writeHand(call, agreement, parties, hand)
    const effect = effectOfStored(call, agreement)
    followEffect(call, one.id)
    call.record({ subject: subjectOf(one.id), change: { agreement: id, hands } })
    return { agreement: id, effect: effectShown(effect) }
  }),

  correctHand: write((call, { agreement: id, hand, reason, ...said }) => {
    const { agreement, one } = requireAgreement(call, id)
    if (standingAgreement(call, one.id)?.id !== id) throw refuse('conflict', 'not-to-be-signed')
    refuseBeforeAcceptance(one, said.day)
    const kept = correctHand(call, agreement, one, { id: hand, reason, ...said })
    call.record({ subject: subjectOf(one.id), change: { agreement: id, corrects: hand, reason, ...said } })
    return { hand: kept }
  }),

  setAside: write((call, { case: id, reason }) => {
    const one = requireCase(call, id)
    const event = makeStep(call, one, { move: 'set-aside', day: call.today, reason })
    setStandingAside(call, id, event, 'set-aside')
    call.record({ subject: subjectOf(id), change: { reason } })
    return { case: id }
  }),

  renegotiate: write((call, { case: id, reason }) => {
    const one = requireCase(call, id)
    const event = makeStep(call, one, { move: 'renegotiate', day: call.today, reason })
    setStandingAside(call, id, event, 'renegotiate')
    followTime(call, id)
    call.record({ subject: subjectOf(id), change: { reason } })
    return { case: id }
  }),

  settleInCourt: write((call, { case: id, by, number, on }) => {
    const one = requireCase(call, id)
    refuseAhead(call, on)
    const event = makeStep(call, one, { move: 'settle-in-court', day: on, reason: '' })
    call.database
      .insert(mediationCourtEnds)
      .values({ caseId: id, eventId: event, by, number, on, at: call.now, staffId: call.staff.id })
      .run()
    call.record({ subject: subjectOf(id), change: { by, number, on } })
    return { case: id }
  }),

  giveCopy: write((call, { agreement: id, party, committee, givenOn, takenBy }) => {
    const { one } = requireAgreement(call, id)
    requireOpen(call, one.id)
    refuseAhead(call, givenOn)
    refuseStrangers(call, one.id, [party])
    if (committee !== '' && !otherCommittees(committeesOf(call, one.id)).includes(committee))
      throw refuse('not-found', 'committee-unknown')
    call.database
      .insert(mediationCopies)
      .values({
        agreementId: id,
        partyId: party,
        committee,
        givenOn,
        takenBy,
        at: call.now,
        staffId: call.staff.id,
      })
      .run()
    call.record({ subject: subjectOf(one.id), change: { agreement: id, party, committee, givenOn, takenBy } })
    return { agreement: id }
  }),
}
