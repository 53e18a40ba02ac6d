/** Keeps the register: new residents, corrections, moves, deaths. */
import { DeskError } from '#ground/contract/errors'
import { requireCode } from '#work/dictionaries/service'
import type { WriteCall } from '#desk/rpc/call'
import { write, type HandlersOf } from '#desk/rpc/serve'
import type { peopleContract } from '../contract'
import { changeContacts, changeFields, changePhones, done, noteChange, requireVersion } from './change'
import { setStatus, takeBackStatus } from './keep-status'
import { householdAt } from './households'
import { insertResident } from './new-resident'
import { checkPerson, checkedAddress, wholePerson, type CheckedPerson } from './person-input'
import { groupOf, requireStored } from './rows'
import { insertConsent, insertTag } from './tags-and-consent'
import { derive } from './derived'
import { ownContacts, ownPhones } from './phones'

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

export const maintenance: Pick<
  HandlersOf<typeof peopleContract>,
  'register' | 'edit' | 'setStatus' | 'takeBackStatus' | 'moveWithin'
> = {
  register: write((call, input) => {
    const checked = checkPerson(call, input.person, null)
    const householdId = householdAt(call, checkedAddress(input.person.address))
    const id = insertResident(call, checked, { relation: input.relation, householdId, importId: null })
    for (const tag of input.tags) insertTag(call, id, tag)
    if (input.consent)
      insertConsent(call, { id, birth: checked.fields.birth ?? null }, 'given', input.consent)
    noteChange(call, id, 'register', 'record', null, checked.fields.name)
    derive(call, id)
    call.record({ subject: `resident:${id}`, change: input })
    return { id, version: 1 }
  }),

  edit: write((call, input) => {
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
  }),

  setStatus,
  takeBackStatus,

  moveWithin: write((call, input) => {
    const record = requireStored(call, input.id)
    requireVersion(record, input.version)
    if (record.status === 'deceased') {
      throw new DeskError('conflict', 'residents.moved-after-death', { name: record.name })
    }
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
  }),
}
