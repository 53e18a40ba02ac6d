/**
 * What other features may use of residents.
 *
 * Keep `resident_id` as it was given. A record may later become part of another (a merge); then `residentsById` answers
 * with the card of the one it is part of, and `idsOfResident` gives every id under which rows of a person are kept:
 * `WHERE resident_id IN (SELECT value FROM json_each(?))`. Nothing is moved, so a merge taken back is right at once.
 */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { inJson, rowOf, rowsOf } from '#work/rows'
import type { ReadCall, Reader, Searcher, Seen, WriteCall } from '#desk/rpc/call'
import { DeskError } from '#ground/contract/errors'
import { statuses, type ResidentCard } from './people/contract/person'
import { registrations } from './people/contract/words'
import { placesOf, type PlacesOnRecord } from './books/for-books'
import { contactKind, mayReveal, phoneKind, type SensitiveKind } from '#ground/roles/sensitive'
import { labelsOf } from '#work/dictionaries/service'
import { shownTo } from '#ground/people/masking'
import { sexes, type Sex } from '#ground/people/words'
import { addressText } from '#ground/people/addresses'
import { cardsFound } from './search/service/find'
import { findWhole, groupOf, groupsOf, requireStored } from './people/service/rows'
import { cardsAmong, cardsOf, peopleOf } from './people/service/cards'
import { addVisit } from './people/service/derived'
import { contactsOf, phonesOf } from './people/service/phones'
import { isProtectedNumber, protectedNumbers } from './people/service/protected-numbers'
import { peopleInSight, protectedRecords, wholeOf } from './people/service/sight'

export * from './personal-data/service'
export {
  oneInSight,
  peopleAtTheirPlace,
  peopleGone,
  peopleInSight,
  peopleWhoDied,
} from './people/service/sight'
export { absencesForBooks, type Absence } from './books/absences'
export { partsWatched, wholesOfParts } from './books/parts'
export { recordsOfPeople } from './people/service/rows'
export { mayBeOnPaper, residentOnPaper, type OnPaper } from './books/on-paper'
export {
  peopleCorrected,
  birthsForBooks,
  goneForBooks,
  standingForBooks,
  wholesForBooks,
  type StandingForBooks,
} from './books/for-books'
export { residentsChosen, type ChosenPerson } from './list/chosen'
export { revealField } from './people/service/reveal'
export { calledSo } from './search/service/called'
export { readingsOf } from './search-index/rules/pinyin'
export { mendImportsAfterCrash } from './register-file/service/take-back'
export type { ResidentCard } from './people/contract/person'
export { idKinds, type IdKind } from '#ground/people/id-numbers'

/** Cards by the ids asked for, masked as the asking person sees them. Whoever is not in sight is missing. */
export function residentsById(call: Reader, ids: readonly number[]): ReadonlyMap<number, ResidentCard> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const known = peopleOf(call, wanted)
  // Of whoever has no card nothing is known; of the others few became part of another.
  const parts = wanted.filter((id) => known.get(id)?.row.merged_into !== null)
  const wholes = new Map(parts.map((id) => [id, findWhole(call, id)?.id ?? id]))
  const people = parts.length === 0 ? known : new Map([...known, ...peopleOf(call, [...wholes.values()])])
  const ownOf = (id: number): number => wholes.get(id) ?? id
  const cards = new Map(
    cardsAmong(call, people, [...new Set(wanted.map(ownOf))]).map((card) => [card.id, card]),
  )
  return new Map(
    wanted.flatMap((id) => {
      const card = cards.get(ownOf(id))
      return card ? [[id, card] as const] : []
    }),
  )
}

/** The card, or `not-found` `residents.unknown`. */
export function requireResident(call: Reader, id: number): ResidentCard {
  const [card] = cardsOf(call, [requireStored(call, id).id])
  if (!card) throw new DeskError('not-found', 'residents.unknown')
  return card
}

/** What a page of somebody's visits, requests or bookings is on record as: a look at them, once a day. Refuses who is not in sight. */
export const lookAtResident = (call: Pick<ReadCall, 'statement'>, id: number): Seen => ({
  subject: `resident:${requireStored(call, id).id}`,
  fields: ['name'],
})

/** The day of birth, for rules that count by it: cards have it only as far as the asking person may see it. */
export const birthOf = (call: Pick<ReadCall, 'statement'>, id: number): string | null =>
  requireStored(call, id).birth

/**
 * The same for a day that whoever works with a list gets to read: null of a protected person, whose birthday it would tell. See
 * docs/decisions/protected-people.md.
 */
export function birthToGoBy(call: Pick<ReadCall, 'statement'>, id: number): string | null {
  const { birth, is_protected: isProtected } = requireStored(call, id)
  return isProtected === 1 ? null : birth
}

export const isProtected = (call: Pick<ReadCall, 'statement'>, id: number): boolean =>
  requireStored(call, id).is_protected === 1

/** Of these records those of somebody who is protected. */
export const protectedAmong = (call: HasStatements, ids: readonly number[]): ReadonlySet<number> =>
  new Set(
    call
      .statement(`SELECT value FROM json_each(?) WHERE value IN (${protectedRecords})`)
      .pluck()
      .all(JSON.stringify(ids))
      .map(Number),
  )

const bornRow = z.object({ id: z.number(), birth: z.string() })

/** The days of birth of everyone who is protected, by each of their records. */
export const birthsOfProtected = (call: HasStatements): ReadonlyMap<number, string> =>
  new Map(
    rowsOf(
      call,
      bornRow,
      `SELECT r.id, coalesce(whole.birth, r.birth) AS birth FROM residents r JOIN residents whole ON whole.id = ${wholeOf('r')}
        WHERE r.id IN (${protectedRecords}) AND coalesce(whole.birth, r.birth) IS NOT NULL`,
    ).map(({ id, birth }) => [id, birth]),
  )

/** Whether somebody lives here, and since when they do not, for what ends with it. */
export function lifeOf(
  call: Pick<ReadCall, 'statement'>,
  id: number,
): { readonly status: 'living' | 'moved-out' | 'deceased'; readonly since: string | null } {
  const { status, status_since: since } = requireStored(call, id)
  return { status, since }
}

/** What rules ask of a person, read at once: at the till somebody is waiting. */
export interface Standing {
  /** Every id under which rows of this person are kept, their own first. */
  readonly ids: readonly number[]
  readonly birth: string | null
  readonly sex: Sex | null
  readonly status: 'living' | 'moved-out' | 'deceased'
  /** Since when the status holds. */
  readonly since: string | null
  readonly places: PlacesOnRecord
}

const standingRow = z.object({
  id: z.number(),
  merged_into: z.number().nullable(),
  birth: z.string().nullable(),
  sex: z.enum(sexes).nullable(),
  status: z.enum(statuses),
  status_since: z.string().nullable(),
  ids: inJson(z.array(z.number())),
  registration: z.enum(registrations).nullable(),
  registration_place: z.string(),
  estate: z.string(),
  grid: z.string(),
})
const standingText = `
  SELECT r.id, r.merged_into, r.birth, r.sex, r.status, r.status_since,
         r.registration, r.registration_place, r.estate, r.grid, (
           WITH RECURSIVE part(id) AS (
             VALUES (r.id) UNION SELECT p.id FROM residents p JOIN part ON p.merged_into = part.id)
           SELECT json_group_array(id) FROM part) AS ids
    FROM residents r WHERE r.id = ? AND ${peopleInSight.ofRow('r')}`

/** Throws `not-found` `residents.unknown`, as whatever asks for one person. */
export function standingOf(call: Pick<ReadCall, 'statement'>, id: number): Standing {
  const row = rowOf(call, standingRow, standingText, id)
  // A record that was merged stands for the one that it is part of, which decides who may see it.
  if (row === null || row.merged_into !== null) return standingOf(call, requireStored(call, id).id)
  const { ids, birth, sex, status, status_since: since } = row
  return { ids, birth, sex, status, since, places: placesOf(row) }
}

const livesThereRow = z.object({ id: z.number() })

/**
 * The records of everybody in the household of these records who is in sight, their own included. A person lives where their
 * own record says; those that became part of it may have another door, and go along.
 */
export const idsOfHousehold = (
  call: Pick<ReadCall, 'statement'>,
  ids: readonly number[],
): readonly number[] =>
  rowsOf(
    call,
    livesThereRow,
    `WITH RECURSIVE lives(id) AS (
       SELECT other.id FROM json_each(?) asked CROSS JOIN residents own ON own.id = asked.value
         CROSS JOIN residents other ON other.household_id = own.household_id
        WHERE own.merged_into IS NULL AND other.merged_into IS NULL AND ${peopleInSight.ofRow('other')}
       UNION SELECT part.id FROM lives JOIN residents part ON part.merged_into = lives.id)
     SELECT id FROM lives`,
    JSON.stringify(ids),
  ).map(({ id }) => id)

/** Every id under which rows of this person are kept, their own first. */
export const idsOfResident = (call: Pick<ReadCall, 'statement'>, id: number): readonly number[] =>
  groupOf(call, requireStored(call, id).id)

/** The same of everybody whose card is on a list, by the card's id, for where somebody types: asked for the few alone that are of several. */
export function idsOfCards(call: Reader, ids: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const people = peopleOf(call, ids)
  const ofSeveral = ids.filter((id) => people.get(id)?.row.is_group === 1)
  const groups = ofSeveral.length === 0 ? null : groupsOf(call, ofSeveral)
  return new Map(ids.map((id) => [id, groups?.get(id) ?? [id]] as const))
}

/** The person was served at `at` (UTC milliseconds): they come first in searches. Call it once a visit or request. */
export function noteServed(call: Pick<WriteCall, 'statement'>, residentId: number, at: number): void {
  addVisit(call, requireStored(call, residentId), at)
}

/**
 * Something is kept about the record that no reference holds, as the request of whoever asks for their data outlives it: an import
 * that is taken back leaves whoever it brought, as it leaves whom anybody has changed.
 */
export function noteReferredTo(call: Pick<WriteCall, 'statement'>, residentId: number): void {
  call
    .statement(
      'UPDATE residents SET version = version + 1 WHERE id = ? AND import_id IS NOT NULL AND version = 1',
    )
    .run(residentId)
}

/** Every id under which the log may tell of this person, also when nobody may see their record any more. */
export const idsInLog = (call: Pick<ReadCall, 'statement'>, id: number): readonly number[] =>
  groupOf(call, id)

/** Whoever answers to what was typed, as cards; numbers are masked. `chosen` says whose of them are shown, and in which order. */
export const residentsFound = (
  call: Searcher,
  query: string,
  limit: number,
  chosen?: (ids: readonly number[]) => readonly number[],
): readonly ResidentCard[] => cardsFound(call, query, limit, chosen).cards

export { idsAmong, idsWithFirst } from './search/service/among'

export interface PaperContact {
  readonly id: number
  readonly name: string
  readonly sex: 'male' | 'female' | null
  readonly birth: string | null
  readonly idKind: string | null
  /** In full, for the sheet that needs it. */
  readonly idNumber: string
  /** The first of the phones, in full; empty when there is none. */
  readonly phone: string
  /** In full. */
  readonly phones: readonly string[]
  /** In full, whoever they are: a sheet decides by `isProtected`. */
  readonly address: string
  readonly grid: string
  readonly isProtected: boolean
  /** That the first of the phones is a protected person's: their own, or of somebody who shares it with them. */
  readonly isPhoneProtected: boolean
}

/** What a printed sheet needs of a person, unmasked: only for papers that the law or the office asks it on. */
export function contactForPaper(call: Reader, id: number): PaperContact {
  const record = requireStored(call, id)
  const phones = phonesOf(call, groupOf(call, record.id)).map(({ number }) => number)
  return {
    id: record.id,
    name: record.name,
    sex: record.sex,
    birth: record.birth,
    idKind: record.id_kind,
    idNumber: record.id_number,
    phone: phones[0] ?? '',
    phones,
    address: addressText(labelsOf(call, 'estate').get(record.estate) ?? '', record),
    grid: labelsOf(call, 'grid').get(record.grid) ?? '',
    isProtected: record.is_protected === 1,
    isPhoneProtected: record.is_protected === 1 || isProtectedNumber(call, phones[0] ?? ''),
  }
}

/**
 * How somebody is reached, in full, for a sheet beside the telephone, and what goes on record of it: the phones of a protected person are
 * of a kind of their own. Throws `forbidden` `sensitive.not-for-this-role` where whoever asks may not be shown them.
 */
export function phonesForPaper(
  call: ReadCall,
  id: number,
): { readonly phones: readonly string[]; readonly kind: SensitiveKind } {
  const { phones, isProtected } = contactForPaper(call, id)
  const kind = phoneKind(isProtected || phones.some((number) => isProtectedNumber(call, number)))
  if (!mayReveal(call.staff.roles, kind)) throw new DeskError('forbidden', 'sensitive.not-for-this-role')
  return { phones, kind }
}

/**
 * The first of their emergency contacts whom whoever asks may be shown, in full, for a paper that leads whoever walks with it through a
 * shut door, and what goes on record of it; null where there is none.
 */
export function firstContactForPaper(call: Reader, id: number) {
  const { id: own, is_protected: isProtected } = requireStored(call, id)
  const kindOf = (phone: string): SensitiveKind =>
    contactKind(isProtected === 1 || isProtectedNumber(call, phone))
  const asked = contactsOf(call, groupOf(call, own)).map((one) => ({ ...one, kind: kindOf(one.phone) }))
  return asked.find(({ kind }) => mayReveal(call.staff.roles, kind)) ?? null
}

/** Whom to call for somebody: their phones and emergency contacts, masked, in the order in which `revealField` counts them. */
export function waysToReach(call: Reader, id: number) {
  const record = requireStored(call, id)
  const group = groupOf(call, record.id)
  const isProtected = record.is_protected === 1
  const shown = shownTo(call.staff.roles)
  const { numbers } = protectedNumbers(call)
  const isTheirs = (number: string) => isProtected || numbers.has(number)
  const mayReach = mayReveal(call.staff.roles, contactKind(isProtected))
  return {
    isProtected,
    // Who is near to a protected person, and lends them a phone, is named only to those who may reach them.
    phones: phonesOf(call, group).map(({ number, owner, ownerName }) => ({
      number: shown.phone(number, isTheirs(number)),
      owner: mayReach ? owner : '',
      ownerName: mayReach ? ownerName : '',
    })),
    contacts: (mayReach ? contactsOf(call, group) : []).map(({ phone, ...contact }) => ({
      ...contact,
      phone: shown.contactPhone(phone, isTheirs(phone)),
    })),
  }
}

/** Numbers of people who are not in the register, an agent's: checked and masked as residents' are. */
export { likelyIdKind, readIdNumber } from '#ground/people/id-numbers'
export { maskIdNumber, maskPhone, shownTo, withNumbersOf } from '#ground/people/masking'
export { cleanPhone, isPhone } from '#ground/people/phones'
