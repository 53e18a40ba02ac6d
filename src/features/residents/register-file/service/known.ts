/** Whose record a row of a register is of, and what it says that the record does not. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { cleanCell } from '#ground/text'
import { type RegisterPerson } from '../rules/rows'
import type { Fields, PhoneEntry } from '../../people/service/change'
import { findStored, groupOf, type StoredResident } from '../../people/service/rows'
import { rowOf, rowsOf } from '#work/rows'
import { peopleAtTheirPlace, peopleInSight } from '../../people/service/sight'
import { phonesOf } from '../../people/service/phones'

export interface Difference {
  readonly fields: Fields
  /** Phones that the record does not have yet. */
  readonly newPhones: readonly PhoneEntry[]
  /** Codes of tags that the record does not have yet. */
  readonly newTags: readonly string[]
}

const idRow = z.object({ id: z.number(), merged_into: z.number().nullable() })

/**
 * The record of this person, by ID number; without one on either side by name, and phone or door, of nobody protected: what
 * was added to a record at the desk meanwhile, a birth or a door, does not make another person of them. That neither says where
 * they live is no door: then it takes the same birth, or that the name is all that either side has.
 */
export function knownRecord(call: Reader, person: RegisterPerson, estate: string): StoredResident | null {
  const byNumber =
    person.idNumber === ''
      ? null
      : (rowOf(
          call,
          idRow,
          `SELECT r.id, r.merged_into FROM residents r
            WHERE r.id_number = ? AND r.id_number <> '' AND r.merged_into IS NULL AND ${peopleInSight.ofRow('r')}`,
          person.idNumber,
        ) ??
        rowOf(
          call,
          idRow,
          `SELECT r.id, r.merged_into FROM residents r
            WHERE r.merged_into IS NOT NULL AND ${peopleInSight.ofRow('r')} AND r.id_number = ?`,
          person.idNumber,
        ))
  const found =
    byNumber ??
    rowOf(
      call,
      idRow,
      `SELECT r.id, r.merged_into,
              r.birth = :birth AS sameBirth,
              r.estate = :estate AND r.building = :building AND r.unit = :unit AND r.room = :room AS sameDoor,
              r.id IN (SELECT p.resident_id FROM resident_phones p WHERE p.number IN (SELECT value FROM json_each(:phones)))
                AS samePhone,
              r.birth IS NULL AND :birth IS NULL AND r.id_number = :number AND :phones = '[]'
                AND NOT EXISTS (SELECT 1 FROM resident_phones p WHERE p.resident_id = r.id) AS nothingButName
         FROM residents r
        WHERE r.name = :name AND (sameBirth OR r.birth IS NULL OR :birth IS NULL)
          AND (r.id_number = '' OR :number = '')
          AND (samePhone OR (sameDoor AND (r.room <> '' OR sameBirth OR nothingButName)))
          AND ${peopleAtTheirPlace.ofRow('r')}
        ORDER BY sameBirth IS NOT 1, NOT samePhone, NOT sameDoor, r.merged_into IS NOT NULL, r.id LIMIT 1`,
      {
        name: person.name,
        birth: person.birth,
        estate,
        ...person.address,
        number: person.idNumber,
        phones: JSON.stringify(person.phones),
      },
    )
  return found ? ownRecord(call, found.id) : null
}

function ownRecord(call: Reader, id: number): StoredResident | null {
  let record = findStored(call, id)
  while (record?.merged_into) record = findStored(call, record.merged_into)
  return record
}

/** A phone of the register, with whose it is where it says so. */
export const phoneEntry = ({ phoneOwners }: RegisterPerson, number: string): PhoneEntry => ({
  number,
  ...(phoneOwners[number] ?? { owner: 'self', ownerName: '' }),
})

/** Of the same house an empty cell takes no unit and no room away; of another they were those of the old one. */
function doorSaid(record: StoredResident, estate: string, said: RegisterPerson['address']): Fields {
  const { building, unit, room } = said
  const isElsewhere =
    (building !== '' && building !== record.building) ||
    (building + unit + room !== '' && estate !== '' && record.estate !== '' && estate !== record.estate)
  return isElsewhere ? { ...said } : { ...(unit !== '' && { unit }), ...(room !== '' && { room }) }
}

const tagRow = z.object({ tag: z.string() })

/** Whether a record that became part of this one has the number. */
const isNumberOfPart = (call: Reader, id: number, idNumber: string): boolean =>
  rowsOf(
    call,
    idRow,
    `SELECT r.id, r.merged_into FROM residents r WHERE r.merged_into IS NOT NULL AND r.id_number = ?`,
    idNumber,
  ).some((part) => ownRecord(call, part.id)?.id === id)

/** What the register says and the record does not; an empty cell says nothing. */
export function differenceOf(
  call: Reader,
  record: StoredResident,
  person: RegisterPerson,
  codes: { readonly estate: string; readonly grid: string; readonly tags: readonly string[] },
): Difference | null {
  // A file tells nothing of who is protected: whether a guess in it is right, no preview says. Their page is changed by hand.
  if (record.is_protected === 1) return null
  const said: Fields = {
    name: person.name,
    sex: person.sex ?? undefined,
    // A number that is there stays: found under that of a record merged into this one, they have shown another document of theirs.
    ...(person.idNumber !== '' &&
      record.id_number === '' &&
      !isNumberOfPart(call, record.id, person.idNumber) && {
        id_kind: person.idKind,
        id_number: person.idNumber,
      }),
    birth: person.birth ?? undefined,
    ethnicity: person.ethnicity ?? undefined,
    registration: person.registration ?? undefined,
    registration_place: person.registrationPlace === '' ? undefined : person.registrationPlace,
    // A register tells of who left or died; nobody comes back by one that is older.
    ...(record.status === 'living' &&
      person.status !== null &&
      person.status !== 'living' && { status: person.status, status_since: person.statusSince }),
    ...(codes.estate !== '' && { estate: codes.estate }),
    ...doorSaid(record, codes.estate, person.address),
    ...(codes.grid !== '' && { grid: codes.grid }),
    ...(person.remark !== '' &&
      // Cells are read with narrow signs: a remark that was typed with wide ones says the same.
      !cleanCell(record.remark).includes(cleanCell(person.remark)) && {
        remark: [record.remark, person.remark].filter((part) => part !== '').join('；'),
      }),
  }
  const fields: Fields = Object.fromEntries(
    Object.entries(said).filter(
      ([field, value]) => value !== undefined && value !== Reflect.get(record, field),
    ),
  )
  const group = groupOf(call, record.id)
  const phones = new Set(phonesOf(call, group).map(({ number }) => number))
  const tags = new Set(
    rowsOf(
      call,
      tagRow,
      'SELECT tag FROM resident_tags WHERE resident_id IN (SELECT value FROM json_each(?))',
      JSON.stringify(group),
    ).map(({ tag }) => tag),
  )
  const newPhones = person.phones
    .filter((number) => !phones.has(number))
    .map((number) => phoneEntry(person, number))
  const newTags = codes.tags.filter((tag) => !tags.has(tag))
  return Object.keys(fields).length + newPhones.length + newTags.length === 0
    ? null
    : { fields, newPhones, newTags }
}
