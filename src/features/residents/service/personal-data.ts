/** What the residents feature keeps of a person, for their own copy; how it is erased, and how it is locked. */
import { isNull, or, sql, type SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import { dayAt } from '../../../desk/clock'
import { DeskError } from '../../../desk/contract/errors'
import { labelsOf } from '../../../desk/dictionaries/service'
import {
  dayField,
  instantField,
  textField,
  wordField,
  type Eraser,
  type Erasure,
  type HeldKind,
  type HeldRow,
  type KeepsPersonalData,
  type Reader,
} from '../../../desk/personal-data/keeps'
import type { Locking } from '../../../desk/erasures/erase'
import type { HasStatements } from '../../../desk/store/store'
import { consentRow } from '../contract/person'
import { addressText } from '../rules/addresses'
import { ownContacts, ownPhones } from './change'
import { consentColumns, storedTag, tagColumns } from './tags-and-consent'
import { findStored, findWhole, groupOf, rowOf, rowsOf, type StoredResident } from './rows'
import { reindex, unindex } from './search-index'

/** Rows of nobody in particular, and of people who are not locked. */
export const isOfNobodyLocked = (residentId: AnySQLiteColumn): SQL | undefined =>
  or(
    isNull(residentId),
    sql`${residentId} NOT IN (SELECT locked.id FROM residents locked WHERE locked.locked_at IS NOT NULL)`,
  )

const idRow = z.object({ id: z.number() })
const createdRow = z.object({ id: z.number(), created_at: z.number() })

export interface PersonOnRecord {
  readonly id: number
  readonly name: string
  readonly idNumber: string
  readonly status: 'living' | 'moved-out' | 'deceased'
  /** UTC milliseconds; null for everyone whom the desk finds. */
  readonly lockedAt: number | null
  /** Their records, those that are part of another first: the order in which they are erased. */
  readonly records: readonly { readonly id: number; readonly createdAt: number }[]
}

/** A person whether locked or not, for who answers for personal data; null when they are gone. */
export function personEvenIfLocked(call: HasStatements, id: number): PersonOnRecord | null {
  const record = findWhole(call, id)
  if (record === null) return null
  const group = groupOf(call, record.id)
  return {
    id: record.id,
    name: record.name,
    idNumber: record.id_number,
    status: record.status,
    lockedAt: record.locked_at,
    records: group.toReversed().flatMap((member) => {
      const row = rowOf(call, createdRow, 'SELECT id, created_at FROM residents WHERE id = ?', member)
      return row === null ? [] : [{ id: row.id, createdAt: row.created_at }]
    }),
  }
}

const changeRow = z.object({ sequence: z.number() })

/** Number of the last change of any record. */
export const lastChange = (call: HasStatements): number =>
  Number(call.statement('SELECT coalesce(max(sequence), 0) FROM resident_changes').pluck().get())

/**
 * Numbers of the changes that were made to these records after another change, which was the last at an instant (UTC
 * milliseconds). The instant counts too: when the last changes were erased, their numbers are given out again.
 */
export const changesSince = (
  call: HasStatements,
  ids: readonly number[],
  { change, at }: { readonly change: number; readonly at: number },
): readonly number[] =>
  rowsOf(
    call,
    changeRow,
    `SELECT sequence FROM resident_changes
      WHERE resident_id IN (SELECT value FROM json_each(?)) AND (sequence > ? OR at > ?) ORDER BY sequence`,
    JSON.stringify(ids),
    change,
    at,
  ).map(({ sequence }) => sequence)

/** Whether the last word of the person was that they withdraw their consent. */
export const consentIsWithdrawn = (call: HasStatements, ids: readonly number[]): boolean =>
  call
    .statement(
      `SELECT kind FROM resident_consents WHERE resident_id IN (SELECT value FROM json_each(?))
        ORDER BY day DESC, id DESC LIMIT 1`,
    )
    .pluck()
    .get(JSON.stringify(ids)) === 'withdrawn'

const consentState = z.object({
  resident: z.number(),
  kind: z.enum(['given', 'withdrawn']),
  day: z.string(),
  by: z.enum(['self', 'guardian']),
  noticeVersion: z.string(),
})
export type ConsentState = z.infer<typeof consentState>

/** The last word of everyone who has consented or withdrawn, the latest first; those who are locked left out. */
export const lastConsents = (
  call: HasStatements,
  kind: 'given' | 'withdrawn',
  { before, limit }: { readonly before: number; readonly limit: number },
): readonly (ConsentState & { readonly id: number })[] =>
  rowsOf(
    call,
    consentState.extend({ id: z.number() }),
    `SELECT c.id, coalesce(r.merged_into, r.id) AS resident, c.kind, c.day, c."by" AS "by",
            c.notice_version AS noticeVersion
       FROM resident_consents c JOIN residents r ON r.id = c.resident_id
      WHERE c.kind = ? AND c.id < ? AND r.locked_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM resident_consents l JOIN residents o ON o.id = l.resident_id
                         WHERE coalesce(o.merged_into, o.id) = coalesce(r.merged_into, r.id)
                           AND (l.day, l.id) > (c.day, c.id))
      ORDER BY c.id DESC LIMIT ?`,
    kind,
    before,
    limit,
  )

/** Records of people who moved away or died before a day, and are not locked; merged ones not counted. */
export const goneBefore = (call: HasStatements, before: string, limit: number): readonly number[] =>
  rowsOf(
    call,
    idRow,
    `SELECT id FROM residents WHERE status <> 'living' AND status_since < ? AND merged_into IS NULL
        AND locked_at IS NULL ORDER BY id LIMIT ?`,
    before,
    limit,
  ).map(({ id }) => id)

/** Everyone who is locked; merged ones not counted. */
export const lockedPeople = (call: HasStatements): readonly number[] =>
  rowsOf(
    call,
    idRow,
    'SELECT id FROM residents WHERE locked_at IS NOT NULL AND merged_into IS NULL ORDER BY id',
  ).map(({ id }) => id)

/** Whether somebody else has been registered under this person's number since they were locked. */
export const numberIsTaken = (call: HasStatements, { id, idNumber }: PersonOnRecord): boolean =>
  idNumber !== '' &&
  call
    .statement(
      'SELECT 1 FROM residents WHERE id_number = ? AND merged_into IS NULL AND locked_at IS NULL AND id <> ?',
    )
    .get(idNumber, id) !== undefined

export const lockingOfResidents: Locking = {
  setLocked(call, resident, locked) {
    if (!locked) {
      const person = personEvenIfLocked(call, resident)
      if (person && numberIsTaken(call, person))
        throw new DeskError('conflict', 'residents.locked-number-taken')
    }
    call
      .statement('UPDATE residents SET locked_at = ?, version = version + 1 WHERE id = ?')
      .run(locked ? call.now : null, resident)
    reindex(call, resident)
  },
}

function identityOf(call: Reader, record: StoredResident): HeldRow {
  const { estate, building, unit, room } = record
  return [
    ...textField('name', record.name),
    ...wordField('sex', record.sex === null ? null : `residents:sex.${record.sex}`),
    ...wordField('idKind', record.id_kind === null ? null : `residents:idKind.${record.id_kind}`),
    ...textField('idNumber', record.id_number),
    ...dayField('birth', record.birth),
    ...wordField(
      'registration',
      record.registration === null ? null : `residents:registration.${record.registration}`,
    ),
    ...textField('registrationPlace', record.registration_place),
    ...textField(
      'address',
      addressText(labelsOf(call, 'estate').get(estate) ?? '', { building, unit, room }),
    ),
    ...textField('grid', labelsOf(call, 'grid').get(record.grid)),
    ...wordField('relation', record.relation === '' ? null : `residents:relation.${record.relation}`),
    ...wordField('status', `residents:status.${record.status}`),
    ...dayField('statusSince', record.status_since),
    ...textField('statusNote', record.status_note),
    ...textField('remark', record.remark),
  ]
}

const nameRow = z.object({ name: z.string() })

/** Of whom they live with, nothing but the names: the rest is those people's own. Who is protected is not named. */
const householdOf = (call: Reader, ids: readonly number[], household: number | null): readonly HeldRow[] =>
  household === null
    ? []
    : rowsOf(
        call,
        nameRow,
        `SELECT name FROM residents
          WHERE household_id = ? AND merged_into IS NULL AND locked_at IS NULL AND status = 'living'
            AND is_protected = 0
            AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY id`,
        household,
        JSON.stringify(ids),
      ).map(({ name }) => textField('name', name))

const protectionRow = z.object({ basis: z.string(), since: z.string(), until: z.string().nullable() })
const countRow = z.object({ count: z.number(), last: z.number().nullable() })

function held(call: Reader, ids: readonly number[]): readonly HeldKind[] {
  const records = ids.flatMap((id) => findStored(call, id) ?? [])
  const list = JSON.stringify(ids)
  const changes = rowOf(
    call,
    countRow,
    `SELECT count(*) AS count, max(at) AS last FROM resident_changes
      WHERE resident_id IN (SELECT value FROM json_each(?))`,
    list,
  )
  return [
    { kind: 'residents.identity', rows: records.map((record) => identityOf(call, record)) },
    {
      kind: 'residents.household',
      rows: records.flatMap((record) => householdOf(call, ids, record.household_id)),
    },
    {
      kind: 'residents.phones',
      rows: ids.flatMap((id) =>
        ownPhones(call, id).map(({ number, owner, ownerName }) => [
          ...textField('phone', number),
          ...wordField('phoneOwner', `residents:phoneOwner.${owner}`),
          ...textField('ownerName', ownerName),
        ]),
      ),
    },
    {
      kind: 'residents.contacts',
      rows: ids.flatMap((id) =>
        ownContacts(call, id).map(({ name, relation, phone }) => [
          ...textField('name', name),
          ...textField('relation', relation),
          ...textField('phone', phone),
        ]),
      ),
    },
    {
      kind: 'residents.tags',
      rows: rowsOf(
        call,
        storedTag,
        `${tagColumns} WHERE t.resident_id IN (SELECT value FROM json_each(?)) ORDER BY t.id`,
        call.today,
        call.today,
        list,
      ).map(({ label, since, until, proof }) => [
        ...textField('tag', label),
        ...dayField('since', since),
        ...dayField('until', until),
        ...textField('proof', proof),
      ]),
    },
    {
      kind: 'residents.protections',
      rows: rowsOf(
        call,
        protectionRow,
        `SELECT basis, since, until FROM resident_protections
          WHERE resident_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
        list,
      ).map(({ basis, since, until }) => [
        ...wordField('protection', `residents:protection.bases.${basis}`),
        ...dayField('since', since),
        ...dayField('until', until),
      ]),
    },
    {
      kind: 'residents.consents',
      rows: rowsOf(
        call,
        consentRow,
        `${consentColumns} WHERE c.resident_id IN (SELECT value FROM json_each(?)) ORDER BY c.day, c.id`,
        list,
      ).map((consent) => [
        ...dayField('day', consent.day),
        ...wordField('consent', `residents:consent.kind.${consent.kind}`),
        ...textField('noticeVersion', consent.noticeVersion),
        ...textField('guardian', [consent.guardianName, consent.guardianRelation].join(' ').trim()),
      ]),
    },
    {
      kind: 'residents.changes',
      rows:
        changes === null || changes.count === 0
          ? []
          : [[...textField('count', String(changes.count)), ...instantField('lastChange', changes.last)]],
    },
  ]
}

const deleteOf = (call: HasStatements, sql: string, ...parameters: readonly unknown[]): number =>
  call.statement(sql).run(...parameters).changes

/** Takes the record out, or leaves of it who it was: locked, and without anything that was not needed for that. */
function eraseIdentity(call: Eraser, id: number, stays: boolean): number {
  const record = findStored(call, id)
  if (record === null) return 0
  unindex(call, id)
  call
    .statement(
      `UPDATE residents
          SET locked_at = coalesce(locked_at, ?), version = version + 1, sex = NULL, registration = NULL,
              registration_place = '', household_id = NULL, relation = '', estate = '', building = '', unit = '',
              room = '', door_order = '', grid = '', status_note = '', remark = '', phone_masked = '',
              phone_owner = NULL, phone_owner_name = '', rank = NULL, last_served_at = NULL, import_id = NULL
        WHERE id = ?`,
    )
    .run(call.now, id)
  if (record.household_id !== null) {
    call
      .statement(
        'DELETE FROM households WHERE id = ? AND NOT EXISTS (SELECT 1 FROM residents WHERE household_id = households.id)',
      )
      .run(record.household_id)
  }
  if (stays) return 0
  // A record that is part of this one and was not erased with it stands by itself again.
  const parts = rowsOf(call, idRow, 'SELECT id FROM residents WHERE merged_into = ?', id)
  call.statement('UPDATE residents SET merged_into = NULL WHERE merged_into = ?').run(id)
  for (const part of parts) reindex(call, part.id)
  return deleteOf(call, 'DELETE FROM residents WHERE id = ?', id)
}

function erase(call: Eraser, { resident, kept }: Erasure): Readonly<Record<string, number>> {
  const keptConsents = JSON.stringify(kept['residents.consents'] ?? [])
  const counts = {
    'residents.phones': deleteOf(call, 'DELETE FROM resident_phones WHERE resident_id = ?', resident),
    'residents.contacts': deleteOf(call, 'DELETE FROM resident_contacts WHERE resident_id = ?', resident),
    'residents.tags': deleteOf(call, 'DELETE FROM resident_tags WHERE resident_id = ?', resident),
    'residents.protections': deleteOf(
      call,
      'DELETE FROM resident_protections WHERE resident_id = ?',
      resident,
    ),
    'residents.consents': deleteOf(
      call,
      'DELETE FROM resident_consents WHERE resident_id = ? AND id NOT IN (SELECT value FROM json_each(?))',
      resident,
      keptConsents,
    ),
    'residents.changes':
      deleteOf(call, 'DELETE FROM resident_changes WHERE resident_id = ?', resident) +
      deleteOf(call, 'DELETE FROM resident_merges WHERE kept = ? OR gone = ?', resident, resident) +
      deleteOf(call, 'DELETE FROM residents_apart WHERE one = ? OR other = ?', resident, resident),
  }
  const stays = (kept['residents.identity'] ?? []).includes(resident)
  return { ...counts, 'residents.identity': eraseIdentity(call, resident, stays) }
}

const consentRecord = z.object({ id: z.number(), locked_at: z.number().nullable() })

export const residentsKeep: KeepsPersonalData = {
  feature: 'residents',
  tables: [
    'residents',
    'households',
    'resident_imports',
    'resident_phones',
    'resident_contacts',
    'resident_tags',
    'resident_protections',
    'resident_consents',
    'resident_changes',
    'resident_merges',
    'residents_apart',
    'resident_tokens',
    'resident_words',
    'resident_ranks',
    'resident_hot',
  ],
  kinds: [
    'residents.identity',
    'residents.household',
    'residents.phones',
    'residents.contacts',
    'residents.tags',
    'residents.protections',
    'residents.consents',
    'residents.changes',
  ],
  held,
  records: (call, ids) =>
    rowsOf(
      call,
      consentRecord,
      `SELECT c.id, r.locked_at FROM resident_consents c JOIN residents r ON r.id = c.resident_id
        WHERE c.resident_id IN (SELECT value FROM json_each(?)) ORDER BY c.id`,
      JSON.stringify(ids),
    ).map(({ id, locked_at }) => ({
      kind: 'residents.consents',
      id,
      open: false,
      // A consent is leaned on for as long as the data is used.
      ended: locked_at === null ? null : dayAt(locked_at),
    })),
  words(call, resident) {
    const record = findStored(call, resident)
    if (record === null) return []
    return [
      record.name,
      record.id_number,
      ...ownPhones(call, resident).map(({ number }) => number),
      ...ownContacts(call, resident).map(({ phone }) => phone),
    ]
  },
  erase,
}
