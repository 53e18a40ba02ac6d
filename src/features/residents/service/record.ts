/** The resident's own page: everything that is known, and how it came to be so. */
import { z } from 'zod'
import { DeskError } from '../../../desk/contract/errors'
import { labelsOf } from '../../../desk/dictionaries/service'
import { consentRow, phoneOwners, relations, type ResidentRecord } from '../contract/person'
import { needsGuardian } from '../rules/consent'
import { readIdNumber } from '../rules/id-numbers'
import { maskIdNumber, maskPhone } from '../rules/masking'
import { ownContacts } from './change'
import { membersOf } from './households'
import { consentColumns, storedTag, tagColumns } from './tags-and-consent'
import { cardsOf, groupOf, requireStored, rowsOf, type Reader } from './rows'
import { phonesOf } from './search-index'

const mergedRow = z.object({ merge: z.number(), id: z.number(), name: z.string(), at: z.number() })
const relationOf = z.union([z.literal(''), z.enum(relations)]).catch('')

/** Everything about a resident, of all records that were merged into theirs. */
export function recordOf(call: Reader, id: number): ResidentRecord {
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
    idNumber: record.id_number,
    birthByIdNumber: said?.birth && said.birth !== record.birth ? said.birth : null,
    sexByIdNumber: said?.sex && said.sex !== record.sex ? said.sex : null,
    registration: record.registration,
    registrationPlace: record.registration_place,
    address: {
      estate: record.estate,
      building: record.building,
      unit: record.unit,
      room: record.room,
      grid: record.grid,
    },
    phones: phonesOf(call, group).map(({ number, owner, owner_name }) => ({
      number,
      owner: z.enum(phoneOwners).parse(owner),
      ownerName: owner_name,
    })),
    contacts: group.flatMap((member) => ownContacts(call, member)),
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
    statusNote: record.status_note,
    remark: record.remark,
    household: householdOf(call, record.household_id),
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

const memberRow = z.object({ id: z.number(), relation: z.string() })

function householdOf(call: Reader, household: number | null): ResidentRecord['household'] {
  if (household === null) return null
  const ids = membersOf(call, household)
  const relationsOf = new Map(
    rowsOf(call, memberRow, 'SELECT id, relation FROM residents WHERE household_id = ?', household).map(
      ({ id, relation }) => [id, relation],
    ),
  )
  return {
    id: household,
    members: cardsOf(call, ids).map((card) => ({ card, relation: relationsOf.get(card.id) ?? '' })),
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
  return {
    rows: page.map((row) => ({
      ...row,
      before: shown(row.field, row.before, labels),
      after: shown(row.field, row.after, labels),
    })),
    next: rows.length > limit ? String(page.at(-1)?.sequence ?? '') : null,
  }
}

type Labels = Readonly<Record<'estate' | 'grid' | 'tag', ReadonlyMap<string, string>>>

const phoneList = z.array(z.object({ number: z.string() }))
const contactList = z.array(z.object({ name: z.string(), phone: z.string() }))
const tagChange = z.object({ tag: z.string(), since: z.string().nullish(), until: z.string().nullish() })

/** A value of the history as people read it. */
function shown(field: string, json: string, labels: Labels): string {
  const value: unknown = JSON.parse(json)
  if (value === null) return ''
  if (field === 'id_number') return maskIdNumber(z.string().parse(value))
  if (field === 'phones') {
    return phoneList
      .parse(value)
      .map(({ number }) => maskPhone(number))
      .join('、')
  }
  if (field === 'contacts') {
    return contactList
      .parse(value)
      .map(({ name, phone }) => `${name} ${maskPhone(phone)}`)
      .join('、')
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
  return typeof value === 'string' ? value : JSON.stringify(value)
}
