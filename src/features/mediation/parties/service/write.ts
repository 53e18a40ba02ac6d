/** Writes who a case is between. Of a number that was not typed anew the kept one stays; somebody of the register is kept as they stand there. */
import type { Reader } from '#desk/rpc/call'
import type { CaseReader, CaseWriter } from '../../service/call'
import { readIdNumber, likelyIdKind } from '#ground/people/id-numbers'
import { cleanPhone, isPhone } from '#ground/people/phones'
import { cleanName } from '#ground/people/names'
import { contactForPaper } from '#features/residents/index'
import { DeskError, type FieldFault } from '#ground/contract/errors'
import type { PartyRole } from '../../contract/words'
import { refuseAhead } from '../../cases/service/open'
import { refuse } from '../../cases/service/refuse'
import { askingOf, casesInSight } from '../../cases/service/in-sight'
import { requireCase, type CaseRow } from '../../cases/service/rows'
import type { PartyText } from '../contract'
import { cannotStandThere, takesParties, type OnSide } from '../../rules'
import { handStands } from '../../schema/chronology'
import { sameInOneFile } from './at-risk'
import { ofRegister } from './register'
import { partyRowsOf, type PartyRow } from './rows'

/** The desk's own file, for what the register says. */
export const atTheDesk = (call: CaseReader): Reader => ({
  now: call.now,
  today: call.today,
  staff: call.staff,
  resourcesDir: call.resourcesDir,
  ...call.beside('desk'),
})

type Kept = Pick<
  PartyRow,
  'id_number' | 'phone' | 'address' | 'workplace' | 'school' | 'whereabouts' | 'birth'
>
const nothing: Kept = {
  id_number: '',
  phone: '',
  address: '',
  workplace: '',
  school: '',
  whereabouts: '',
  birth: null,
}

const faulty = (path: string, code: string): FieldFault => ({ path: ['text', path], code })

/** What is written of a party; what says null stays as it is. Throws `invalid` with each field that cannot be so. */
function checked(call: CaseWriter, text: PartyText, kept: Kept) {
  const faults: FieldFault[] = []
  const idNumber = text.idNumber ?? kept.id_number
  let birth = text.birth ?? kept.birth
  let number = idNumber
  if (text.kind === 'person' && text.idNumber !== null && text.idNumber !== '') {
    const read = readIdNumber(likelyIdKind(text.idNumber), text.idNumber)
    if (!read.ok) faults.push(faulty('idNumber', read.fault))
    else {
      number = read.number
      if (read.birth !== null && text.birth !== null && read.birth !== text.birth)
        faults.push(faulty('birth', 'mediation.birth-differs'))
      birth = read.birth ?? birth
    }
  }
  const phone = text.phone === null ? kept.phone : cleanPhone(text.phone)
  if (text.phone !== null && phone !== '' && !isPhone(phone)) faults.push(faulty('phone', 'not-a-phone'))
  if (birth !== null && birth > call.today) faults.push(faulty('birth', 'mediation.later-than-today'))
  if (faults.length > 0) throw new DeskError('invalid', 'desk.input', {}, faults)
  return {
    role: text.role,
    side: text.side,
    kind: text.kind,
    name: text.kind === 'person' ? cleanName(text.name) : text.name,
    id_number: number,
    phone,
    address: text.address ?? kept.address,
    birth: text.kind === 'unit' ? null : birth,
    capacity: text.kind === 'unit' ? null : text.capacity,
    cannot_read: text.cannotRead ? 1 : 0,
    read_to_by: text.cannotRead ? text.readToBy : '',
    workplace: text.workplace ?? kept.workplace,
    school: text.school ?? kept.school,
    whereabouts: text.whereabouts ?? kept.whereabouts,
  }
}

type Column = Readonly<Record<string, string | number | null>>

export function insert(call: CaseWriter, table: string, row: Column): number {
  const names = Object.keys(row)
  const { lastInsertRowid } = call
    .statement(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    )
    .run(row)
  return Number(lastInsertRowid)
}

/** Throws `conflict` `mediation.one-side` where somebody cannot stand on that side. */
function refuseOneSide(
  call: CaseReader,
  { id, accepted_on }: Pick<CaseRow, 'id' | 'accepted_on'>,
  next: Omit<OnSide, 'id'>,
  before: PartyRow | null,
): void {
  const others = partyRowsOf(call, id).filter((one) => one.id !== before?.id)
  if (cannotStandThere({ id: before?.id ?? 0, ...next }, before, others, accepted_on !== null))
    throw refuse('conflict', 'one-side')
}

export function addParty(call: CaseWriter, row: CaseRow, text: PartyText): number {
  refuseOneSide(call, row, text, null)
  return insert(call, 'mediation_parties', {
    case_id: row.id,
    resident_id: null,
    ...checked(call, text, nothing),
  })
}

/** Whoever came by themselves, of whom nothing but the name was written down so far: the rest is asked. */
export const addNamed = (call: CaseWriter, row: CaseRow, name: string): number =>
  addParty(call, row, {
    role: 'applicant',
    side: 1,
    kind: 'person',
    name,
    idNumber: '',
    phone: '',
    address: '',
    birth: null,
    capacity: null,
    cannotRead: false,
    readToBy: '',
    workplace: '',
    school: '',
    whereabouts: '',
  })

/** Twice in one case nobody stands: who acts for another is their representative. */
export function addResident(
  call: CaseWriter,
  row: CaseRow,
  {
    residentId,
    role,
    side,
  }: { readonly residentId: number; readonly role: PartyRole; readonly side: number },
): number {
  const case_id = row.id
  refuseOneSide(call, row, { role, side }, null)
  const person = contactForPaper(atTheDesk(call), residentId)
  const { records } = ofRegister(call, [person.id])
  if (partyRowsOf(call, case_id).some(({ resident_id: own }) => own !== null && records.includes(own)))
    throw refuse('conflict', 'already-party')
  const id = insert(call, 'mediation_parties', {
    case_id,
    resident_id: person.id,
    role,
    side,
    kind: 'person',
    name: person.name,
    id_number: person.idNumber,
    phone: person.phone,
    address: person.address,
    birth: person.birth,
    capacity: null,
    protected_since: person.isProtected ? call.today : null,
  })
  // Whoever is protected in the register is so here from the first day, in a word that stays.
  if (person.isProtected) noteProtection(call, id, true, 'register')
  return id
}

export function changeParty(call: CaseWriter, row: PartyRow, text: PartyText): void {
  refuseOneSide(call, requireCase(call, row.case_id), text, row)
  const next: Column = checked(call, text, row)
  const set = Object.keys(next).map((name) => `${name} = @${name}`)
  call.statement(`UPDATE mediation_parties SET ${set.join(', ')} WHERE id = @id`).run({ ...next, id: row.id })
}

/** Whoever signed after the day that is said did not: then the day is the slip. Who acts for them may not have known (民法典 174). */
export function noteDeath(call: CaseWriter, row: PartyRow, on: string | null): void {
  refuseAhead(call, on)
  // An empty day takes a slip back; of who lives it says nothing.
  if (on === null && row.died_on === null)
    throw new DeskError('invalid', 'desk.input', {}, [{ path: ['on'], code: 'required' }])
  const last = call
    .statement(
      `SELECT max(s.day) FROM mediation_signatures s
        WHERE s.party_id = ? AND s.representative_id IS NULL AND ${handStands('s')}`,
    )
    .pluck()
    .get(row.id)
  if (on !== null && typeof last === 'string' && last > on)
    throw refuse('conflict', 'party-signed-later', { day: last })
  call.statement('UPDATE mediation_parties SET died_on = ? WHERE id = ?').run(on, row.id)
}

/** Tables in which something is written of a party: all that refer to one, but for who acts for them. */
export const writtenOfParty = [
  'mediation_rights_told',
  'mediation_consents',
  'mediation_guest_consents',
  'mediation_signatures',
  'mediation_leaves',
  'mediation_relations',
  'mediation_relations_accepted',
  'mediation_protections',
  'mediation_contacts',
  'mediation_evidence',
  'mediation_made_papers',
  'mediation_pledges',
  'mediation_statements',
  'mediation_extension_wishes',
  'mediation_endings',
  'mediation_notices',
  'mediation_copies',
  'mediation_follow_ups',
] as const

/** A slip is taken out while nothing was written of it, and until a text lies before the parties. */
export function removeParty(call: CaseWriter, row: PartyRow, { state }: CaseRow): void {
  const used = writtenOfParty.some((table) =>
    call.statement(`SELECT 1 FROM ${table} WHERE party_id = ? LIMIT 1`).get(row.id),
  )
  const owes = call
    .statement('SELECT 1 FROM mediation_duties WHERE who = @party OR to_whom = @party LIMIT 1')
    .get({ party: row.id })
  if (!takesParties(state) || used || owes !== undefined) throw refuse('conflict', 'party-used')
  call.statement('DELETE FROM mediation_representatives WHERE party_id = ?').run(row.id)
  call.statement('UPDATE mediation_representatives SET is_party = NULL WHERE is_party = ?').run(row.id)
  call.statement('DELETE FROM mediation_parties WHERE id = ?').run(row.id)
}

function noteProtection(call: CaseWriter, party: number, hidden: boolean, reason: string): void {
  call
    .statement(
      `INSERT INTO mediation_protections (party_id, what, day, reason, at, staff_id) VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(party, hidden ? 'hidden' : 'shown', call.today, reason, call.now, call.staff.id)
}

/**
 * Set and ended by people, with its day: papers that were made before are named for reprinting. It is ended wherever a word of cases that
 * were joined says so of them, and that whoever ends it may see; what they may not goes on hiding. Whoever only has their name keeps their
 * own word, and it hides these no longer.
 */
export function protect(call: CaseWriter, row: PartyRow, hidden: boolean, reason: string): void {
  const { same, namesakes } = sameInOneFile(call, row, row.case_id)
  const worded = call
    .statement(
      `SELECT p.id FROM mediation_parties p WHERE p.id IN (SELECT value FROM json_each(?))
          AND p.protected_since IS NOT NULL AND ${casesInSight.ofColumn('p.case_id', askingOf(call))} ORDER BY p.id`,
    )
    .pluck()
    .all(JSON.stringify(hidden ? [row.id] : same))
    .map(Number)
  const isSo = hidden ? worded.length > 0 : worded.length === 0 && namesakes.length === 0
  if (isSo) throw refuse('conflict', 'protected-already')
  const set = call.statement('UPDATE mediation_parties SET protected_since = ? WHERE id = ?')
  const beside = namesakes.length > 0 ? [row.id] : []
  for (const id of hidden ? [row.id] : new Set([...worded, ...beside])) {
    set.run(hidden ? call.today : null, id)
    noteProtection(call, id, hidden, reason)
  }
}
