/**
 * Cases of a mediator in many states, brought over the wire, since their file opens for mediators alone: each goes as far as
 * it says, by the services that a mediator uses, on days counted back from today.
 */
import { randomUUID } from 'node:crypto'
import type { ContractRouterClient } from '@orpc/contract'
import type { DeskContract } from '#centre/contract'
import { addDays } from '#ground/days'
import { advance } from './case-course'
import { demonstrationCases, type Brought, type DemonstrationCase } from './case-list'

type Mediation = ContractRouterClient<DeskContract>['mediation']

const plainly = {
  source: 'oral-application',
  referrer: null,
  courtReferral: null,
  letter: '',
  replyDue: null,
  papersSignedForOn: null,
  acceptedOnlineOn: null,
  people: 2,
  moneyFen: 0,
  visitId: null,
} as const

async function bring(mediation: Mediation, one: DemonstrationCase, today: string): Promise<Brought> {
  const { kind, narrative, difficulty = 'ordinary', people = 2, moneyFen = 0, studio } = one
  const came = addDays(today, -one.daysAgo)
  const fromCourt = {
    source: 'referral',
    referrer: 'court',
    courtReferral: 'entrusted-ordinary',
    letter: `（${came.slice(0, 4)}）鄂0192民初412号`,
    replyDue: addDays(came, 20),
    papersSignedForOn: came,
  } as const
  const about = { kind, difficulty, people, moneyFen, narrative: `${narrative}（${studio}）` }
  const opened = { ...plainly, ...(one.fromCourt === true ? fromCourt : {}), ...about }
  const { id } = await mediation.cases.open({ sendId: randomUUID(), opened })
  const party = async (name: string, role: 'applicant' | 'respondent', side: number): Promise<number> => {
    const text = { ...outsider, name, role, side }
    return (await mediation.parties.add({ sendId: randomUUID(), case: id, text })).id
  }
  const applicant = await party(one.applicant, 'applicant', 1)
  const respondent = await party(one.respondent, 'respondent', 2)
  return { id, applicant, respondent }
}

const outsider = {
  kind: 'person',
  idNumber: '',
  phone: '',
  address: '',
  birth: '1976-05-12',
  capacity: 'full',
  cannotRead: false,
  readToBy: '',
  workplace: '',
  school: '',
  whereabouts: '',
} as const

/** A mediator is signed in. */
export async function bringCases(
  { mediation }: ContractRouterClient<DeskContract>,
  today: string,
): Promise<void> {
  for (const one of demonstrationCases) {
    const brought = await bring(mediation, one, today)
    await advance(mediation, one, brought, today)
  }
}
