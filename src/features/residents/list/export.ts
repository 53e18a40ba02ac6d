/**
 * The register as a workbook that leaves the desk: masked unless asked otherwise, naming its maker, purpose and row count,
 * and on record with what stands in it in full. Address and phones of protected people are in no file, whoever asks.
 */
import { DeskError } from '#ground/contract/errors'
import { mask } from '#ground/contract/sensitive'
import { mayReveal, type SensitiveKind } from '#ground/roles/sensitive'
import type { LongCall } from '#desk/rpc/call'
import { long } from '#desk/rpc/serve'
import { labelsOf } from '#work/dictionaries/service'
import { shownTo } from '#ground/people/masking'
import { takeOut, wordOf, type Asked, type Word } from '#work/exports/take-out'
import type { ResidentCard, ResidentFilter } from '../people/contract'
import type { HasStatements } from '#vault/store/store'
import { givingWay } from '#work/pieces'
import { cardsOf, readCards } from '../people/service/cards'
import { idsInOrder } from '../people/service/list'
import { groupOf, requireStored } from '../people/service/rows'
import { contactsOf, phonesOf } from '../people/service/phones'
import { protectedNumbers, withoutTheirNumbers } from '../people/service/protected-numbers'
import { exportColumns, type ExportColumn } from '../people/contract/export'
import { phoneCell } from '../people/rules/phone-owner'

const cardsAtOnce = 200

/** What an export that is not masked has in full. */
const inFull: readonly SensitiveKind[] = ['id-number', 'birth', 'phone', 'contact-phone', 'typed-number']

interface ExportInput extends ResidentFilter, Asked {
  readonly masked: boolean
}

export const exportSheet = long(async function* (call: LongCall, input: ExportInput, signal: AbortSignal) {
  const { masked, estate, building, grid, tag, status, ageFrom, ageTo, birthMonth } = input
  if (!masked && !inFull.every((kind) => mayReveal(call.staff.roles, kind))) {
    throw new DeskError('forbidden', 'sensitive.not-for-this-role')
  }
  const filter: ResidentFilter = { estate, building, grid, tag, status, ageFrom, ageTo, birthMonth }
  const word = wordOf(input)
  const ids = await givingWay(idsInOrder(call, filter))
  const sheet = {
    name: word('title'),
    header: exportColumns.map((column) => word(`column.${column}`)),
    widths: [12, 6, 8, 12, 6, 14, 22, 20, 14, 8, 8, 8, 10, 8, 20, 10, 12, 10, 16, 24, 8, 12, 30],
    total: ids.length,
    rows: sheetRows(call, ids, masked, word),
  }
  return yield* takeOut(
    call,
    input,
    {
      title: word('title'),
      of: call.today,
      sheet,
      subject: 'residents:export',
      change: { ...filter, masked },
      fields: ['name', 'address', 'ethnicity', ...(masked ? [] : inFull)],
    },
    signal,
  )
})

/** The rows, read piece by piece while they are written; kept in memory they would push out whoever is looked for. */
function* sheetRows(
  call: LongCall,
  ids: readonly number[],
  masked: boolean,
  word: Word,
): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += cardsAtOnce) {
    for (const card of cardsOf(call, ids.slice(at, at + cardsAtOnce), standingAlone)) {
      yield rowOfCard(call, card, masked, word)
    }
  }
}

/** Who was merged into another since the ids were read stands in the other's row. */
const standingAlone = (store: HasStatements, ids: readonly number[]) =>
  new Map([...readCards(store, ids)].filter(([, { row }]) => row.merged_into === null))

/** What the record says beyond its card. */
function rowOfCard(call: LongCall, card: ResidentCard, masked: boolean, word: Word): readonly string[] {
  const record = requireStored(call, card.id)
  const isProtected = record.is_protected === 1
  const group = groupOf(call, card.id)
  const shown = shownTo(call.staff.roles)
  const { numbers } = protectedNumbers(call)
  // Of who is protected a number is in no file, on whoever's record it stands.
  const told = (number: string) => (numbers.has(number) ? mask : number)
  const phones =
    isProtected || masked
      ? card.phone
      : phonesOf(call, group)
          .map(({ number, ...owner }) => phoneCell(told(number), owner))
          .join('、')
  const [contact] = isProtected ? [] : contactsOf(call, group)
  // Where they are, and what is written down of it, is in no file.
  const place = (text: string) => (isProtected ? '' : text)
  const remark = withoutTheirNumbers(call, record.remark)
  const cells: Readonly<Record<ExportColumn, string>> = {
    name: card.name,
    sex: card.sex === null ? '' : word(`sex.${card.sex}`),
    ethnicity: wordOr(shown.ethnicity(record.ethnicity), 'ethnicity', word),
    birth: (masked ? card.birth : record.birth) ?? '',
    age: card.age === null ? '' : String(card.age),
    'id-kind': card.idKind === null ? '' : word(`id-kind.${card.idKind}`),
    'id-number': masked ? card.idNumber : record.id_number,
    phone: phones,
    estate: place(labelsOf(call, 'estate').get(record.estate) ?? ''),
    building: place(record.building),
    unit: place(record.unit),
    room: place(record.room),
    grid: place(card.grid),
    registration: wordOr(record.registration, 'registration', word),
    'registration-place': place(record.registration_place),
    relation: wordOr(record.relation, 'relation', word),
    'emergency-name': contact?.name ?? '',
    'emergency-relation': contact?.relation ?? '',
    'emergency-phone':
      contact === undefined
        ? ''
        : masked
          ? shown.contactPhone(contact.phone, numbers.has(contact.phone))
          : told(contact.phone),
    tags: card.tags.map(({ label }) => label).join('、'),
    status: word(`status.${card.status}`),
    'status-since': record.status_since ?? '',
    remark: isProtected ? word('address-hidden') : masked ? shown.text(remark) : remark,
  }
  return exportColumns.map((column) => cells[column])
}

const wordOr = (code: string | null, list: string, word: Word): string =>
  code === null || code === '' ? '' : word(`${list}.${code}`)
