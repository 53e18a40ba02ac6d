/**
 * The register as a workbook that leaves the desk: masked unless asked otherwise, naming its maker, purpose and row count,
 * and on record with what stands in it in full. Address and phones of protected people are in no file, whoever asks.
 */
import { DeskError } from '#ground/contract/errors'
import type { Cursor } from '#ground/contract/fields'
import { mayReveal, type SensitiveKind } from '#ground/roles/sensitive'
import type { LongCall } from '#desk/rpc/call'
import { long } from '#desk/rpc/serve'
import { takeOut, wordOf, type Asked, type Word } from '#work/exports/take-out'
import type { ResidentCard, ResidentFilter } from '../contract'
import { listResidents } from './list'
import { findStored, groupOf } from './rows'
import { phonesOf } from './phones'

const pageSize = 200
const columns = [
  'name',
  'sex',
  'birth',
  'age',
  'id-kind',
  'id-number',
  'phone',
  'address',
  'grid',
  'tags',
  'status',
] as const

/** What an export that is not masked has in full. */
const inFull: readonly SensitiveKind[] = ['id-number', 'birth', 'phone']

interface ExportInput extends ResidentFilter, Asked {
  readonly masked: boolean
}

export const exportSheet = long(async function* (call: LongCall, input: ExportInput, signal: AbortSignal) {
  const { masked, estate, building, grid, tag, status } = input
  if (!masked && !inFull.every((kind) => mayReveal(call.staff.roles, kind))) {
    throw new DeskError('forbidden', 'sensitive.not-for-this-role')
  }
  const filter: ResidentFilter = { estate, building, grid, tag, status }
  const word = wordOf(input)
  const total = listResidents(call, filter, undefined, 1).total ?? 0
  const sheet = {
    name: word('title'),
    header: columns.map((column) => word(`column.${column}`)),
    widths: [12, 6, 12, 6, 14, 22, 16, 32, 12, 24, 8],
    total,
    rows: sheetRows(call, filter, masked, word),
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
      fields: ['name', 'address', ...(masked ? [] : inFull)],
    },
    signal,
  )
})

/** The rows, read page by page while they are written. */
function* sheetRows(
  call: LongCall,
  filter: ResidentFilter,
  masked: boolean,
  word: Word,
): Generator<readonly string[]> {
  let after: Cursor | undefined
  for (;;) {
    const page = listResidents(call, filter, after, pageSize)
    for (const card of page.rows) {
      yield rowOfCard(card, masked ? card : unmasked(call, card), word)
    }
    if (page.next === null) return
    after = page.next
  }
}

type Numbers = Pick<ResidentCard, 'idNumber' | 'phone' | 'birth'>

function unmasked(call: LongCall, card: ResidentCard): Numbers {
  const record = findStored(call, card.id)
  const phones = phonesOf(call, groupOf(call, card.id)).map(({ number }) => number)
  return {
    idNumber: record?.id_number ?? '',
    birth: record?.birth ?? null,
    phone: record?.is_protected === 1 ? card.phone : phones.join('、'),
  }
}

const rowOfCard = (card: ResidentCard, numbers: Numbers, word: Word): readonly string[] => [
  card.name,
  card.sex === null ? '' : word(`sex.${card.sex}`),
  numbers.birth ?? '',
  card.age === null ? '' : String(card.age),
  card.idKind === null ? '' : word(`id-kind.${card.idKind}`),
  numbers.idNumber,
  numbers.phone,
  card.addressHidden ? word('address-hidden') : card.address,
  card.grid,
  card.tags.map(({ label }) => label).join('、'),
  word(`status.${card.status}`),
]
