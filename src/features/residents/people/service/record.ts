/** The resident's own page: everything that is known, and how it came to be so. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { consentRow, relations, type ResidentCard, type ResidentRecord } from '../contract/person'
import { needsGuardian } from '../rules/consent'
import { readIdNumber } from '#ground/people/id-numbers'
import { shownTo } from '#ground/people/masking'
import { protectionOf } from './protection'
import { membersOf } from './households'
import { consentColumns, storedTag, tagColumns } from './tags-and-consent'
import { protectedNumbers } from './protected-numbers'
import { groupOf, requireStored } from './rows'
import { rowsOf } from '#work/rows'
import { cardsOf } from './cards'
import { contactsOf, phonesOf } from './phones'

const mergedRow = z.object({ merge: z.number(), id: z.number(), name: z.string(), at: z.number() })
const relationOf = z.union([z.literal(''), z.enum(relations)]).catch('')

/** Everything about a resident, of all records that were merged into theirs, as far as the asking person sees it. */
export function recordOf(call: Reader, id: number): ResidentRecord {
  const shown = shownTo(call.staff.roles)
  const record = requireStored(call, id)
  const group = groupOf(call, record.id)
  const { numbers } = protectedNumbers(call)
  const isTheirs = (number: string) => record.is_protected === 1 || numbers.has(number)
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
    ethnicity: shown.ethnicity(record.ethnicity),
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
    phones: phonesOf(call, group).map((phone) => ({
      ...phone,
      number: shown.phone(phone.number, isTheirs(phone.number)),
    })),
    contacts: contactsOf(call, group).map((contact) => ({
      ...contact,
      phone: shown.contactPhone(contact.phone, isTheirs(contact.phone)),
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

const protectionShown = (holds: ReturnType<typeof protectionOf>): ResidentRecord['protection'] =>
  holds === null ? null : { basis: holds.basis, since: holds.since, until: holds.until, setBy: holds.setBy }

/** What of a record its first look of a day shows in full. */
export const plainIn = ({ card }: ResidentRecord): readonly string[] => plainInCard(card)

export const plainInCard = ({ address }: Pick<ResidentCard, 'address'>): readonly string[] =>
  address === '' ? ['name'] : ['name', 'address']

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
    members: cardsOf(call, ids)
      .filter(({ id, addressHidden }) => id === own || !addressHidden)
      .map((card) => ({ card, relation: relationsOf.get(card.id) ?? '' })),
  }
}
