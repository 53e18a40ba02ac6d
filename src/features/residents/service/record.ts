/** The resident's own page: everything that is known, and how it came to be so. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { labelsOf } from '#work/dictionaries/service'
import { consentRow, phoneOwners, relations, type ResidentRecord } from '../contract/person'
import { needsGuardian } from '../rules/consent'
import { readIdNumber } from '#ground/people/id-numbers'
import { shownTo } from '#ground/people/masking'
import { ownContacts } from './change'
import { protectionOf } from './protection'
import { membersOf } from './households'
import { consentColumns, storedTag, tagColumns } from './tags-and-consent'
import { cardsOf, groupOf, requireStored, rowsOf, type Reader } from './rows'
import { phonesOf } from './search-index'

const mergedRow = z.object({ merge: z.number(), id: z.number(), name: z.string(), at: z.number() })
const relationOf = z.union([z.literal(''), z.enum(relations)]).catch('')

/** Everything about a resident, of all records that were merged into theirs, as far as the asking person sees it. */
export function recordOf(call: Reader, id: number): ResidentRecord {
  const shown = shownTo(call.staff.roles)
  const record = requireStored(call, id)
  const group = groupOf(call, record.id)
  const list = JSON.stringify(group)
  const [card] = cardsOf(call, [record.id])
  if (!card) throw new DeskError('not-found', 'residents.unknown')
  const byNumber = record.id_kind === null ? null : readIdNumber(record.id_kind, record.id_number)
  const said = byNumber?.ok ? byNumber : null
  const consents = rowsOf(
    call,
    consentRow,
    `${consentColumns} WHERE c.resident_id IN (SELECT value FROM json_each(?)) ORDER BY c.day DESC, c.id DESC`,
    list,
  )
  return {
    card,
    version: record.version,
    birthByIdNumber: shown.birth(said?.birth && said.birth !== record.birth ? said.birth : null),
    sexByIdNumber: said?.sex && said.sex !== record.sex ? said.sex : null,
    registration: record.registration,
    registrationPlace: record.registration_place,
    address: card.addressHidden
      ? null
      : {
          estate: record.estate,
          building: record.building,
          unit: record.unit,
          room: record.room,
          grid: record.grid,
        },
    phones: phonesOf(call, group).map(({ number, owner, owner_name }) => ({
      number: shown.phone(number, record.is_protected === 1),
      owner: z.enum(phoneOwners).parse(owner),
      ownerName: owner_name,
    })),
    contacts: contactsOf(call, group).map((contact) => ({
      ...contact,
      phone: shown.contactPhone(contact.phone),
    })),
    protection: protectionShown(protectionOf(call, group)),
    tags: rowsOf(
      call,
      storedTag,
      `${tagColumns} WHERE t.resident_id IN (SELECT value FROM json_each(?)) ORDER BY current DESC, d.place, t.id`,
      call.today,
      call.today,
      list,
    ),
    consents,
    consentMissing: consents[0]?.kind !== 'given',
    guardianNeeded: needsGuardian(record.birth, call.today),
    statusSince: record.status_since,
    statusNote: shown.text(record.status_note),
    remark: shown.text(record.remark),
    household: card.addressHidden ? null : householdOf(call, record.household_id, record.id),
    relation: relationOf.parse(record.relation),
    merged: rowsOf(
      call,
      mergedRow,
      `SELECT m.id AS merge, m.gone AS id, r.name, m.at FROM resident_merges m JOIN residents r ON r.id = m.gone
        WHERE m.kept = ? AND m.undone_at IS NULL ORDER BY m.id DESC`,
      record.id,
    ),
  }
}

/** The contacts of a person's records, in the order in which forms and reveals count them. */
export const contactsOf = (call: Pick<Reader, 'statement'>, group: readonly number[]) =>
  group.flatMap((member) => ownContacts(call, member))

const protectionShown = (holds: ReturnType<typeof protectionOf>): ResidentRecord['protection'] =>
  holds === null ? null : { basis: holds.basis, since: holds.since, until: holds.until, setBy: holds.setBy }

/** What of a record its first look of a day shows in full. */
export const plainIn = ({ card }: ResidentRecord): readonly string[] =>
  card.address === '' ? ['name'] : ['name', 'address']

const memberRow = z.object({ id: z.number(), relation: z.string() })

/** Who lives there. Someone whose address is hidden is not named among others who have the same. */
function householdOf(call: Reader, household: number | null, own: number): ResidentRecord['household'] {
  if (household === null) return null
  const ids = membersOf(call, household)
  const relationsOf = new Map(
    rowsOf(call, memberRow, 'SELECT id, relation FROM residents WHERE household_id = ?', household).map(
      ({ id, relation }) => [id, relation],
    ),
  )
  return {
    id: household,
    members: cardsOf(call, ids)
      .filter(({ id, addressHidden }) => id === own || !addressHidden)
      .map((card) => ({ card, relation: relationsOf.get(card.id) ?? '' })),
  }
}

const changeRow = z.object({
  sequence: z.number(),
  at: z.number(),
  by: z.string(),
  cause: z.string(),
  field: z.string(),
  before: z.string(),
  after: z.string(),
})

/** The history of a record and of those merged into it, latest first. Numbers are masked, codes are named. */
export function historyOf(call: Reader, id: number, after: string | undefined, limit: number) {
  const record = requireStored(call, id)
  const before = after === undefined ? Number.MAX_SAFE_INTEGER : Number(after)
  if (!Number.isSafeInteger(before)) throw new DeskError('invalid', 'desk.input')
  const rows = rowsOf(
    call,
    changeRow,
    `SELECT c.sequence, c.at, s.name AS "by", c.cause, c.field, c.before, c.after
       FROM resident_changes c JOIN staff s ON s.id = c.staff_id
      WHERE c.resident_id IN (SELECT value FROM json_each(?)) AND c.sequence < ?
      ORDER BY c.sequence DESC LIMIT ?`,
    JSON.stringify(groupOf(call, record.id)),
    before,
    limit + 1,
  )
  const labels = {
    estate: labelsOf(call, 'estate'),
    grid: labelsOf(call, 'grid'),
    tag: labelsOf(call, 'tag'),
  }
  const page = rows.slice(0, limit)
  const shown = shownTo(call.staff.roles)
  const isProtected = record.is_protected === 1
  const wordsOf = (field: string, json: string): string => {
    const value: unknown = JSON.parse(json)
    if (value === null || value === '') return ''
    if (addressFields.has(field) && shown.hidesAddress(isProtected)) return hidden
    return valueShown(field, value, labels, shown, isProtected)
  }
  return {
    rows: page.map((row) => ({
      ...row,
      before: wordsOf(row.field, row.before),
      after: wordsOf(row.field, row.after),
    })),
    next: rows.length > limit ? String(page.at(-1)?.sequence ?? '') : null,
  }
}

type Labels = Readonly<Record<'estate' | 'grid' | 'tag', ReadonlyMap<string, string>>>

const phoneList = z.array(z.object({ number: z.string() }))
const contactList = z.array(z.object({ name: z.string(), phone: z.string() }))
const tagChange = z.object({ tag: z.string(), since: z.string().nullish(), until: z.string().nullish() })

const addressFields = new Set(['estate', 'building', 'unit', 'room', 'grid', 'household_id'])
/** Stands for a value of which nothing is shown. */
const hidden = '****'
const protectionChange = z.object({ basis: z.string(), since: z.string(), until: z.string().nullable() })

/** A value of the history as people read it. */
function valueShown(
  field: string,
  value: unknown,
  labels: Labels,
  shown: ReturnType<typeof shownTo>,
  isProtected: boolean,
): string {
  if (field === 'id_number') return shown.idNumber(z.string().parse(value))
  if (field === 'birth') return shown.birth(z.string().parse(value)) ?? ''
  if (field === 'phones') {
    return phoneList
      .parse(value)
      .map(({ number }) => shown.phone(number, isProtected))
      .join('、')
  }
  if (field === 'contacts') {
    return contactList
      .parse(value)
      .map(({ name, phone }) => `${name} ${shown.contactPhone(phone)}`)
      .join('、')
  }
  if (field === 'protection') {
    // The page knows the word for the basis.
    const { basis, since, until } = protectionChange.parse(value)
    return `${basis} ${since}–${until ?? ''}`
  }
  if (field === 'tags') {
    const { tag, since, until } = tagChange.parse(value)
    const period = since || until ? ` ${since ?? ''}–${until ?? ''}` : ''
    return `${labels.tag.get(tag) ?? tag}${period}`
  }
  if (field === 'estate' || field === 'grid') {
    const codeText = z.string().parse(value)
    return labels[field].get(codeText) ?? codeText
  }
  return shown.text(typeof value === 'string' ? value : JSON.stringify(value))
}
