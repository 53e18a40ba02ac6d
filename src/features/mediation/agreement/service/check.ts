/** The check before signing, as of today: what is written, who may sign for whom, which child was asked. */
import { checkBeforeSigning, type Checked, type Draft, type Stop } from '../../rules'
import type { AgreementText } from '../contract'
import type { StopShown } from '../contract/stops'
import type { People } from './people'

/** Duties are numbered from 1, as they stand in the form. */
const draftOf = (text: AgreementText, people: People): Draft => ({
  facts: text.facts,
  dispute: text.dispute,
  responsibilities: text.responsibilities,
  terms: text.terms,
  duties: text.duties.map((duty, at) => ({ ...duty, id: at + 1 })),
  parties: people.parties,
  children: people.children,
  childrenKnown: people.childrenKnown,
  answers: text.answers,
  readTo: people.cannotRead.map((party) => ({
    party,
    by: text.readTo.find((one) => one.party === party)?.by ?? '',
  })),
})

/** Who has died before the day signs nothing and has nothing read to them. */
function livingOn(people: People, day: string): People {
  const parties = people.parties.filter(({ diedOn }) => diedOn === null || diedOn >= day)
  const cannotRead = people.cannotRead.filter((party) => parties.some(({ id }) => id === party))
  return { ...people, parties, cannotRead }
}

export const checkOf = (text: AgreementText, people: People, day: string): Checked =>
  checkBeforeSigning(draftOf(text, livingOn(people, day)), day)

/** A stop as it travels. */
export function stopShown(stop: Stop): StopShown {
  switch (stop.code) {
    case 'unclear':
      return { ...stop, fault: { code: stop.fault.code } }
    case 'acting':
      return {
        code: 'acting',
        party: stop.party,
        fault: stop.fault.code,
        name: 'name' in stop.fault ? stop.fault.name : '',
      }
    case 'no-child-named':
      return { ...stop, known: [...stop.known] }
    case 'empty':
    case 'unasked':
    case 'rejected':
    case 'may-not-sign':
    case 'no-duty':
    case 'not-read':
    case 'child-unasked':
      return stop
  }
}
