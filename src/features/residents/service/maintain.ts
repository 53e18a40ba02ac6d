/** Keeps the register: new residents, corrections, moves, deaths, tags, consent. */
import { DeskError } from '#ground/contract/errors'
import { requireCode } from '#work/dictionaries/service'
import type { WriteCall } from '#desk/rpc/call'
import { write } from '#desk/rpc/serve'
import { consentRow } from '../contract/person'
import { withNumbersOf } from '#ground/people/masking'
import {
  changeContacts,
  changeFields,
  changePhones,
  noteChange,
  ownContacts,
  ownPhones,
  requireVersion,
  settle,
  type Cause,
} from './change'
import { householdAt, splitHousehold } from './households'
import { insertResident } from './new-resident'
import { checkPerson, checkedAddress, wholePerson, type CheckedPerson } from './person-input'
import { endProtection, protectionOf, setProtection, type ProtectionInput } from './protection'
import { groupOf, requireStored, rowOf } from './rows'
import { reindex } from './search-index'
import {
  consentColumns,
  insertConsent,
  insertTag,
  ownerRow,
  requireTag,
  type Consent,
  type TagInput,
} from './tags-and-consent'

/**
 * Phones and contacts as the form leaves them. What belongs to a record that was merged into this one stays with that
 * record, so that it goes with it when the merge is taken back.
 */
function changeLines(
  call: WriteCall,
  [own, ...merged]: readonly number[],
  phones: CheckedPerson['phones'],
  contacts: CheckedPerson['contacts'],
): void {
  let [phonesLeft, contactsLeft] = [phones, contacts]
  for (const id of merged) {
    const itsNumbers = new Set(ownPhones(call, id).map(({ number }) => number))
    const itsContacts = new Set(ownContacts(call, id).map(contactKey))
    changePhones(
      call,
      id,
      phonesLeft.filter(({ number }) => itsNumbers.has(number)),
      'edit',
    )
    changeContacts(
      call,
      id,
      contactsLeft.filter((contact) => itsContacts.has(contactKey(contact))),
      'edit',
    )
    phonesLeft = phonesLeft.filter(({ number }) => !itsNumbers.has(number))
    contactsLeft = contactsLeft.filter((contact) => !itsContacts.has(contactKey(contact)))
  }
  if (own === undefined) return
  changePhones(call, own, phonesLeft, 'edit')
  changeContacts(call, own, contactsLeft, 'edit')
}

const contactKey = ({ name, phone }: { readonly name: string; readonly phone: string }): string =>
  `${name}|${phone}`

/** The only place that ends a write on one record: history is written, now version, index and audit. */
function done(call: WriteCall, id: number, cause: Cause, change: unknown) {
  const version = settle(call, requireStored(call, id))
  call.record({ subject: `resident:${id}`, change: { cause, change } })
  return { id, version }
}

const periodOf = (protection: ReturnType<typeof protectionOf>) =>
  protection === null ? null : { basis: protection.basis, since: protection.since, until: protection.until }

/** A text that names a number by its mask alone: nobody can know which it is. */
const maskedIn = (field: string): DeskError =>
  new DeskError('invalid', 'desk.input', {}, [{ path: [field], code: 'masked-number' }])

export const maintenance = {
  register: write(
    (
      call: WriteCall,
      input: {
        readonly person: Parameters<typeof checkPerson>[1]
        readonly relation: string
        readonly tags: readonly TagInput[]
        readonly consent: Consent | null
      },
    ) => {
      const checked = checkPerson(call, input.person, null)
      const householdId = householdAt(call, checkedAddress(input.person.address))
      const id = insertResident(call, checked, { relation: input.relation, householdId, importId: null })
      for (const tag of input.tags) insertTag(call, id, tag, null)
      if (input.consent)
        insertConsent(call, { id, birth: checked.fields.birth ?? null }, 'given', input.consent)
      noteChange(call, id, 'register', 'record', null, checked.fields.name)
      reindex(call, id)
      call.record({ subject: `resident:${id}`, change: input })
      return { id, version: 1 }
    },
  ),

  edit: write(
    (
      call: WriteCall,
      input: {
        readonly id: number
        readonly version: number
        readonly person: Parameters<typeof wholePerson>[2]
      },
    ) => {
      const record = requireStored(call, input.id)
      requireVersion(record, input.version)
      const person = wholePerson(call, record, input.person)
      const { fields, phones, contacts } = checkPerson(call, person, record.id)
      const address = checkedAddress(person.address)
      const moved =
        address.estate !== record.estate ||
        address.building !== record.building ||
        address.unit !== record.unit ||
        address.room !== record.room
      const household = moved ? { household_id: householdAt(call, address), relation: '' } : {}
      const changed = changeFields(call, record, { ...fields, ...household }, 'edit')
      changeLines(call, groupOf(call, record.id), phones, contacts)
      return done(call, record.id, 'edit', { changed, person })
    },
  ),

  setStatus: write(
    (
      call: WriteCall,
      input: {
        readonly id: number
        readonly version: number
        readonly status: 'living' | 'moved-out' | 'deceased'
        readonly since: string
        readonly note: string
      },
    ) => {
      const record = requireStored(call, input.id)
      requireVersion(record, input.version)
      if (input.since > call.today) throw new DeskError('invalid', 'residents.status-in-the-future')
      if (record.birth !== null && input.since < record.birth) {
        throw new DeskError('invalid', 'residents.status-before-birth')
      }
      const note = withNumbersOf(input.note, record.status_note)
      if (note === null) throw maskedIn('note')
      changeFields(
        call,
        record,
        { status: input.status, status_since: input.since, status_note: note },
        'status',
      )
      return done(call, record.id, 'status', { status: input.status, since: input.since })
    },
  ),

  protect: write(
    (call: WriteCall, input: ProtectionInput & { readonly id: number; readonly version: number }) => {
      const record = requireStored(call, input.id)
      requireVersion(record, input.version)
      const { basis, since, until } = input
      const before = protectionOf(call, groupOf(call, record.id))
      // Another paper in the place of the one before: they are one protection.
      if (before !== null) endProtection(call, groupOf(call, record.id), '')
      setProtection(call, record.id, { basis, since, until })
      noteChange(call, record.id, 'protection', 'protection', periodOf(before), { basis, since, until })
      return done(call, record.id, 'protection', { basis, since, until })
    },
  ),

  endProtection: write(
    (call: WriteCall, input: { readonly id: number; readonly version: number; readonly reason: string }) => {
      const record = requireStored(call, input.id)
      requireVersion(record, input.version)
      const group = groupOf(call, record.id)
      const before = protectionOf(call, group)
      endProtection(call, group, input.reason)
      noteChange(call, record.id, 'protection', 'protection', periodOf(before), null)
      return done(call, record.id, 'protection', { ended: input.reason })
    },
  ),

  moveWithin: write(
    (
      call: WriteCall,
      input: {
        readonly id: number
        readonly version: number
        readonly address: Parameters<typeof checkedAddress>[0]
        readonly since: string
      },
    ) => {
      const record = requireStored(call, input.id)
      requireVersion(record, input.version)
      if (input.since > call.today) throw new DeskError('invalid', 'residents.status-in-the-future')
      requireCode(call, 'estate', input.address.estate)
      requireCode(call, 'grid', input.address.grid)
      const address = checkedAddress(input.address)
      changeFields(
        call,
        record,
        {
          ...address,
          household_id: householdAt(call, address),
          relation: '',
          status: 'living',
          status_since: input.since,
          status_note: '',
        },
        'move',
      )
      return done(call, record.id, 'move', { address, since: input.since })
    },
  ),

  splitHousehold: write(
    (
      call: WriteCall,
      input: { readonly household: number; readonly members: Parameters<typeof splitHousehold>[2] },
    ) => {
      const household = splitHousehold(call, input.household, input.members)
      call.record({
        subject: `household:${household}`,
        change: { from: input.household, members: input.members },
      })
      return { household }
    },
  ),

  setRelation: write(
    (
      call: WriteCall,
      input: { readonly id: number; readonly version: number; readonly relation: string },
    ) => {
      const record = requireStored(call, input.id)
      requireVersion(record, input.version)
      changeFields(call, record, { relation: input.relation }, 'household')
      return done(call, record.id, 'household', { relation: input.relation })
    },
  ),

  addTag: write((call: WriteCall, input: TagInput & { readonly id: number }) => {
    const record = requireStored(call, input.id)
    const id = insertTag(call, record.id, input, null)
    noteChange(call, record.id, 'tag', 'tags', null, {
      tag: input.code,
      since: input.since,
      until: input.until,
    })
    done(call, record.id, 'tag', { added: input.code })
    return requireTag(call, id)
  }),

  endTag: write(
    (call: WriteCall, input: { readonly id: number; readonly tag: number; readonly until: string }) => {
      const record = requireStored(call, input.id)
      const before = requireTag(call, input.tag)
      const owner = rowOf(call, ownerRow, 'SELECT resident_id FROM resident_tags WHERE id = ?', input.tag)
      if (owner?.resident_id === undefined || requireStored(call, owner.resident_id).id !== record.id) {
        throw new DeskError('not-found', 'residents.unknown-tag')
      }
      if (before.since !== null && input.until < before.since) {
        throw new DeskError('invalid', 'residents.tag-ends-before-it-begins')
      }
      call.statement('UPDATE resident_tags SET until = ? WHERE id = ?').run(input.until, input.tag)
      noteChange(
        call,
        record.id,
        'tag',
        'tags',
        { tag: before.code, until: before.until },
        { tag: before.code, until: input.until },
      )
      done(call, record.id, 'tag', { ended: before.code })
      return requireTag(call, input.tag)
    },
  ),

  recordConsent: write(
    (
      call: WriteCall,
      input: { readonly id: number; readonly kind: 'given' | 'withdrawn'; readonly consent: Consent },
    ) => {
      const record = requireStored(call, input.id)
      const id = insertConsent(call, record, input.kind, input.consent)
      done(call, record.id, 'consent', { kind: input.kind })
      const row = rowOf(call, consentRow, `${consentColumns} WHERE c.id = ?`, id)
      if (!row) throw new DeskError('not-found', 'residents.unknown')
      return row
    },
  ),
}
