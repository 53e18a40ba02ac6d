/** What is held of a person, for their own copy of it. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { labelsOf } from '#work/dictionaries/service'
import {
  dayField,
  instantField,
  textField,
  wordField,
  type HeldKind,
  type HeldRow,
} from '#desk/personal-data/keeps'
import { consentRow } from '../../people/contract/person'
import { mask } from '#ground/contract/sensitive'
import { addressText } from '#ground/people/addresses'
import { findStored, type StoredResident } from '../../people/service/rows'
import { consentColumns, storedTag, tagColumns } from '../../people/service/tags-and-consent'
import { rowOf, rowsOf } from '#work/rows'
import { ownContacts, ownPhones } from '../../people/service/phones'
import { protectedNumbers, withoutTheirNumbers } from '../../people/service/protected-numbers'
import { peopleInSight } from '../../people/service/sight'

function identityOf(
  call: Reader,
  record: StoredResident,
  /** A text as it may stand on this copy. */
  toldIn: (text: string) => string,
): HeldRow {
  const { estate, building, unit, room } = record
  return [
    ...textField('name', record.name),
    ...wordField('sex', record.sex === null ? null : `residents:sex.${record.sex}`),
    ...wordField('idKind', record.id_kind === null ? null : `residents:idKind.${record.id_kind}`),
    ...textField('idNumber', record.id_number),
    ...dayField('birth', record.birth),
    ...wordField('ethnicity', record.ethnicity === null ? null : `residents:ethnicity.${record.ethnicity}`),
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
    ...textField('statusNote', toldIn(record.status_note)),
    ...textField('remark', toldIn(record.remark)),
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
        `SELECT r.name FROM residents r
          WHERE r.household_id = ? AND r.merged_into IS NULL AND r.status = 'living' AND r.is_protected = 0
            AND ${peopleInSight.ofRow('r')} AND r.id NOT IN (SELECT value FROM json_each(?)) ORDER BY r.id`,
        household,
        JSON.stringify(ids),
      ).map(({ name }) => textField('name', name))

const protectionRow = z.object({ basis: z.string(), since: z.string(), until: z.string().nullable() })
const countRow = z.object({ count: z.number(), last: z.number().nullable() })

export function held(call: Reader, ids: readonly number[]): readonly HeldKind[] {
  const records = ids.flatMap((id) => findStored(call, id) ?? [])
  const list = JSON.stringify(ids)
  const { numbers } = protectedNumbers(call)
  const isProtected = records.some((record) => record.is_protected === 1)
  // What somebody keeps of a protected person's is on the copy of that person alone.
  const toldIn = (text: string) => (isProtected ? text : withoutTheirNumbers(call, text))
  const told = (number: string) => (!isProtected && numbers.has(number) ? mask : number)
  const changes = rowOf(
    call,
    countRow,
    `SELECT count(*) AS count, max(at) AS last FROM resident_changes
      WHERE resident_id IN (SELECT value FROM json_each(?))`,
    list,
  )
  return [
    { kind: 'residents.identity', rows: records.map((record) => identityOf(call, record, toldIn)) },
    {
      kind: 'residents.household',
      rows: records.flatMap((record) => householdOf(call, ids, record.household_id)),
    },
    {
      kind: 'residents.phones',
      rows: ids.flatMap((id) =>
        ownPhones(call, id).map(({ number, owner, ownerName }) => [
          ...textField('phone', told(number)),
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
          ...textField('phone', told(phone)),
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
