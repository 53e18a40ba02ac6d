/** Opens requests as they come about: at the counter with papers in hand, or from a visit. */
import { addDays } from '#work/calendar/rules/index'
import type { SignedInStaff } from '#desk/session/contract'
import { doubtsOfRequest, requireRequest } from '#features/service-requests/index'
import type { Clerk, Office } from '../clerk'
import type { Community } from '../community'
import type { Random } from '../random'
import type { Registered } from '../residents'
import { Papers, type Paper } from './papers'
import { exceptionsForMaterials, mandatePowers } from './words'

export type Mode = Parameters<Clerk['serviceRequests']['open']>[0]['mode']
type Wanted = ReturnType<Papers['wanted']>

export interface Opening {
  readonly applicant: Registered
  readonly agent: Registered | null
  readonly itemId: number
  readonly itemName: string
  readonly mode: Mode
  readonly day: string
  readonly at: number
  readonly staff: SignedInStaff
  /** Something required was not brought along. */
  readonly incomplete: boolean
  readonly fromVisit: boolean
}

export interface Opened {
  readonly papers: Papers
  /** Required and not there. */
  readonly missing: readonly Paper[]
}

export function open(community: Community, random: Random, opening: Opening): Opened {
  const { reading } = community.office
  const clerk = community.office.at(opening.at, opening.staff)
  const papers = new Papers(
    opening.fromVisit
      ? fromVisit(clerk, reading, opening)
      : clerk.serviceRequests.open({ ...asked(opening), received: [] }),
  )
  const wanted = papers.wanted(reading)
  const left = opening.incomplete ? wanted.find(({ required }) => required) : undefined
  const brought = broughtAlong(random, wanted, left)
  const atOnce = random.branch('verified').chance(0.4)
  const onlySeen = brought.filter(
    ({ form, stays, isShown }) => isShown || (atOnce && form === 'original' && !stays),
  )
  papers.verify(clerk, onlySeen)
  papers.receive(
    clerk,
    brought.filter((paper) => !onlySeen.includes(paper)),
  )
  if (random.chance(0.03)) papers.receiveByMistake(clerk)
  if (opening.fromVisit && opening.mode === 'delegated') amend(clerk, papers, opening)
  return { papers, missing: left === undefined ? [] : [left] }
}

/** Takes the request in: for 代办 the mandate has been signed; what is missing may follow. */
export function accept(
  random: Random,
  { at: clerk, reading }: { readonly at: Clerk; readonly reading: Office['reading'] },
  { papers }: Opened,
  { mode, complete }: { readonly mode: Mode; readonly complete: boolean },
): void {
  papers.move(clerk, {
    action: 'accept',
    ...(mode === 'delegated' ? { mandateSigned: true } : {}),
    ...(complete ? {} : { withoutMaterials: random.pick(exceptionsForMaterials) }),
    ...(doubtsOfRequest(reading(), requireRequest(reading(), papers.id)).length === 0
      ? {}
      : { despite: '名册未更新，已核对证件' }),
  })
  if (random.branch('slip').chance(0.04))
    papers.moveByMistake(clerk, { action: 'suspend', reason: '等待主管部门批复' })
  if (random.chance(0.12)) papers.print(clerk, reading, 'acceptance')
}

const broughtAlong = (random: Random, wanted: Wanted, left: Paper | undefined): readonly Paper[] =>
  wanted.filter((paper) => paper !== left && (paper.required || random.chance(0.4)))

/** What the form of a new request holds. */
const asked = (opening: Opening) => ({
  residentId: opening.applicant.id,
  itemId: opening.itemId,
  mode: opening.mode,
  ...partiesOf(opening),
  note: '',
  then: { kind: 'keep' as const },
})

function partiesOf({ agent, mode, day }: Opening) {
  const mandate = mode === 'delegated' ? { powers: mandatePowers, until: addDays(day, 90) } : null
  if (agent === null) return { agent: null, mandate }
  const { name, idNumber, phones } = agent.person
  return { agent: { name, idNumber, phone: phones[0]?.number ?? '', relation: '家属' }, mandate }
}

function fromVisit(
  clerk: Clerk,
  reading: Office['reading'],
  { applicant, itemId, itemName, mode }: Opening,
): { id: number; seen: number } {
  const { visit } = clerk.visits.register({
    residentId: applicant.id,
    matter: itemName,
    then: { kind: 'serve' },
  })
  const { serviceRequestId } = clerk.visits.becomeRequest({ id: visit.id, itemId, mode })
  return { id: serviceRequestId, seen: requireRequest(reading(), serviceRequestId).lastEventId ?? 0 }
}

/** A visit knows neither agent nor mandate; they are added on the request's own page. */
function amend(clerk: Clerk, papers: Papers, opening: Opening): void {
  papers.amend(clerk, { mode: opening.mode, ...partiesOf(opening), note: '' })
}
