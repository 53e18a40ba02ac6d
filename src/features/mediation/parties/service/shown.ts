/** The people of a case as whoever asks may see them: numbers masked, and where somebody is hidden, whatever leads to them. */
import { ageOn } from '#ground/people/birth'
import { shownTo } from '#ground/people/masking'
import type { CaseReader } from '../../service/call'
import { childrenKnownOf } from '../../agreement/service/people'
import { childsWishNeeded, representativeFaults } from '../../rules'
import type { PartyShown, PeopleOfCase } from '../contract'
import { consentsOf } from './at-hand'
import { hiddenOf } from './at-risk'
import { lastConsentDays } from './consents'
import {
  asParties,
  childAnswersOf,
  childRowsOf,
  guestConsentRowsOf,
  guestRowsOf,
  partyRowsOf,
  representativeRowsOf,
  type PartyRow,
  type RepresentativeRow,
} from './rows'

export function peopleOf(call: CaseReader, caseId: number): Omit<PeopleOfCase, 'open' | 'takesParties'> {
  const agreed = guestConsentRowsOf(call, caseId)
  const shown = shownTo(call.staff.roles)
  const answers = childAnswersOf(call, caseId)
  return {
    parties: partiesShown(call, caseId),
    guests: guestRowsOf(call, caseId).map(({ id, name, as_what, not_coming_since }) => ({
      id,
      name,
      as: as_what,
      notComingSince: not_coming_since,
      agreed: agreed
        .filter(({ guest_id }) => guest_id === id)
        .map(({ party_id, day }) => ({ party: party_id, day })),
    })),
    children: childRowsOf(call, caseId).map(({ id, name, birth, asked_on, asked_by, wish }) => ({
      id,
      name,
      birth: shown.birth(birth) ?? '',
      age: ageOn(birth, call.today),
      isAsked: childsWishNeeded(birth, call.today),
      wish:
        asked_on === null || asked_by === null || wish === null
          ? null
          : { on: asked_on, by: asked_by, words: wish },
      earlier: answers.filter(({ child }) => child === id).map(({ on, by, words }) => ({ on, by, words })),
    })),
    childrenKnown: [...childrenKnownOf(call, caseId)],
  }
}

function partiesShown(call: CaseReader, caseId: number): PartyShown[] {
  const rows = partyRowsOf(call, caseId)
  const representatives = representativeRowsOf(call, caseId)
  const parties = asParties(rows, representatives)
  const consents = consentsOf(call, caseId)
  const days = lastConsentDays(call, caseId)
  const hidden = hiddenOf(call, caseId, rows)
  return rows.map((row): PartyShown => {
    const asParty = parties.find(({ id }) => id === row.id)
    const consent = consents.find(({ party }) => party === row.id)
    const said = days.get(row.id)
    return {
      ...whoever(call, row, hidden.has(row.id)),
      protectedSince: hidden.get(row.id) ?? null,
      representatives: representatives
        .filter(({ party_id }) => party_id === row.id)
        .map((one) => representativeShown(call, one, hidden.has(row.id))),
      faults:
        asParty === undefined
          ? []
          : representativeFaults(asParty, parties, call.today).map((fault) => ({
              code: fault.code,
              name: 'name' in fault ? fault.name : '',
            })),
      consent:
        consent === undefined || said === undefined
          ? null
          : { mediation: consent.mediation, mediator: consent.mediator, doors: consent.doors, day: said },
    }
  })
}

function whoever(
  call: CaseReader,
  row: PartyRow,
  isProtected: boolean,
): Omit<PartyShown, 'representatives' | 'faults' | 'consent' | 'protectedSince'> {
  const shown = shownTo(call.staff.roles)
  const leading = (value: string): string | null =>
    value !== '' && shown.hidesAddress(isProtected) ? null : value
  return {
    id: row.id,
    role: row.role,
    side: row.side,
    kind: row.kind,
    residentId: row.resident_id,
    name: row.name,
    idNumber: shown.idNumber(row.id_number, isProtected),
    phone: shown.contactPhone(row.phone, isProtected),
    address: leading(row.address),
    birth: shown.birth(row.birth),
    age: row.birth === null ? null : ageOn(row.birth, call.today),
    capacity: row.capacity,
    cannotRead: row.cannot_read,
    readToBy: row.read_to_by,
    workplace: leading(row.workplace),
    school: leading(row.school),
    whereabouts: leading(row.whereabouts),
    diedOn: row.died_on,
    isAtRisk: isProtected,
  }
}

/** Whoever acts for somebody hidden leads to them. */
function representativeShown(call: CaseReader, one: RepresentativeRow, isProtected: boolean) {
  return {
    id: one.id,
    name: one.name,
    by: one.by_what,
    phone: shownTo(call.staff.roles).contactPhone(one.phone, isProtected),
    letterOn: one.letter_on,
    maySign: one.may_sign,
    isParty: one.is_party,
    from: one.from_on,
    until: one.until_on,
    endedWhy: one.ended_why,
  }
}
