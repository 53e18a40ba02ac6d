/** Keeps the register: new residents, corrections, moves, deaths, tags, consent. */
import { z } from 'zod'
import { DeskError } from '../../../desk/contract/errors'
import { requireCode } from '../../../desk/dictionaries/service'
import type { WriteCall } from '../../../desk/rpc/call'
import { write } from '../../../desk/rpc/serve'
import { consentRow, tagRow } from '../contract/person'
import { needsGuardian } from '../rules/consent'
import {
  changeContacts,
  changeFields,
  changePhones,
  noteChange,
  orderOfDoor,
  ownContacts,
  ownPhones,
  putContacts,
  putPhones,
  requireVersion,
  settle,
  type Cause,
} from './change'
import { householdAt, splitHousehold } from './households'
import { checkPerson, checkedAddress, type CheckedPerson } from './person-input'
import { groupOf, requireStored, rowOf, type Reader, type Writer } from './rows'
import { reindex } from './search-index'

interface Consent {
  readonly noticeVersion: string
  readonly day: string
  readonly by: 'self' | 'guardian'
  readonly guardianName: string
  readonly guardianRelation: string
}

interface TagInput {
  readonly code: string
  readonly since: string | null
  readonly until: string | null
  readonly proof: string
}

/** Writes a new record with everything that belongs to it, and returns its id. Not yet in the index. */
export function insertResident(
  call: Writer,
  { fields, phones, contacts }: CheckedPerson,
  more: { readonly relation: string; readonly householdId: number | null; readonly importId: number | null },
): number {
  const door = { building: fields.building ?? '', unit: fields.unit ?? '', room: fields.room ?? '' }
  const { lastInsertRowid } = call
    .statement(
      `INSERT INTO residents (name, sex, id_kind, id_number, birth, registration, registration_place, household_id,
         relation, estate, building, unit, room, door_order, grid, status, status_since, status_note, remark,
         phone_masked, phone_owner, phone_owner_name, rank, last_served_at, merged_into, import_id, version,
         created_at, created_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'living', NULL, '', ?, '', NULL, '', NULL, NULL, NULL, ?, 1, ?, ?)`,
    )
    .run(
      fields.name,
      fields.sex ?? null,
      fields.id_kind ?? null,
      fields.id_number,
      fields.birth ?? null,
      fields.registration ?? null,
      fields.registration_place ?? '',
      more.householdId,
      more.relation,
      fields.estate ?? '',
      door.building,
      door.unit,
      door.room,
      orderOfDoor(door),
      fields.grid ?? '',
      fields.remark ?? '',
      more.importId,
      call.now,
      call.staff.id,
    )
  const id = Number(lastInsertRowid)
  putPhones(call, id, phones)
  putContacts(call, id, contacts)
  return id
}

const startsAfterEnd = ({ since, until }: Pick<TagInput, 'since' | 'until'>): boolean =>
  since !== null && until !== null && since > until

function insertTag(call: Writer, residentId: number, tag: TagInput, importId: number | null): number {
  requireCode(call, 'tag', tag.code)
  if (startsAfterEnd(tag)) throw new DeskError('invalid', 'residents.tag-ends-before-it-begins')
  const { lastInsertRowid } = call
    .statement(
      'INSERT INTO resident_tags (resident_id, tag, since, until, proof, import_id) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(residentId, tag.code, tag.since, tag.until, tag.proof, importId)
  return Number(lastInsertRowid)
}

/** Under fourteen a guardian consents, and is named (个人信息保护法 art. 31). */
function insertConsent(
  call: Writer,
  resident: { readonly id: number; readonly birth: string | null },
  kind: 'given' | 'withdrawn',
  consent: Consent,
): number {
  if (consent.day > call.today) throw new DeskError('invalid', 'residents.consent-in-the-future')
  if (needsGuardian(resident.birth, consent.day) && consent.by !== 'guardian') {
    throw new DeskError('invalid', 'residents.guardian-has-to-consent')
  }
  if (consent.by === 'guardian' && (consent.guardianName === '' || consent.guardianRelation === '')) {
    throw new DeskError('invalid', 'residents.guardian-not-named')
  }
  const { lastInsertRowid } = call
    .statement(
      `INSERT INTO resident_consents (resident_id, kind, notice_version, day, "by", guardian_name, guardian_relation, at, staff_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      resident.id,
      kind,
      consent.noticeVersion,
      consent.day,
      consent.by,
      consent.by === 'guardian' ? consent.guardianName : '',
      consent.by === 'guardian' ? consent.guardianRelation : '',
      call.now,
      call.staff.id,
    )
  return Number(lastInsertRowid)
}

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
        readonly person: Parameters<typeof checkPerson>[1]
      },
    ) => {
      const record = requireStored(call, input.id)
      requireVersion(record, input.version)
      const { fields, phones, contacts } = checkPerson(call, input.person, record.id)
      const address = checkedAddress(input.person.address)
      const moved =
        address.estate !== record.estate ||
        address.building !== record.building ||
        address.unit !== record.unit ||
        address.room !== record.room
      const household = moved ? { household_id: householdAt(call, address), relation: '' } : {}
      const changed = changeFields(call, record, { ...fields, ...household }, 'edit')
      changeLines(call, groupOf(call, record.id), phones, contacts)
      return done(call, record.id, 'edit', { changed, person: input.person })
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
      changeFields(
        call,
        record,
        { status: input.status, status_since: input.since, status_note: input.note },
        'status',
      )
      return done(call, record.id, 'status', { status: input.status, since: input.since })
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

const ownerRow = z.object({ resident_id: z.number() })

export const consentColumns = `
  SELECT c.id, c.kind, c.notice_version AS noticeVersion, c.day, c."by" AS "by", c.guardian_name AS guardianName,
         c.guardian_relation AS guardianRelation, s.name AS recordedBy
    FROM resident_consents c JOIN staff s ON s.id = c.staff_id`

export const tagColumns = `
  SELECT t.id, t.tag AS code, coalesce(d.label, t.tag) AS label, coalesce(d.tone, 'plain') AS tone,
         t.since, t.until, t.proof,
         (t.since IS NULL OR t.since <= ?) AND (t.until IS NULL OR t.until >= ?) AS current
    FROM resident_tags t LEFT JOIN dictionary_entries d ON d.dictionary = 'tag' AND d.code = t.tag`

export const storedTag = z
  .object({ ...tagRow.shape, current: z.number() })
  .transform((row) => ({ ...row, current: row.current === 1 }))

function requireTag(call: Reader, id: number) {
  const row = rowOf(call, storedTag, `${tagColumns} WHERE t.id = ?`, call.today, call.today, id)
  if (!row) throw new DeskError('not-found', 'residents.unknown-tag')
  return row
}
