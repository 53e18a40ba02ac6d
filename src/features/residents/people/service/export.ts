/**
 * The register as a workbook that leaves the desk: masked unless asked otherwise, naming its maker, purpose and row count,
 * and on record with what stands in it in full. Address and phones of protected people are in no file, whoever asks.
 */
import { DeskError } from '#ground/contract/errors'
import { mayReveal, type SensitiveKind } from '#ground/roles/sensitive'
import type { LongCall } from '#desk/rpc/call'
import { long } from '#desk/rpc/serve'
import { maskPhone } from '#ground/people/masking'
import { writeWorkbook } from '#work/workbook/write'
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

interface ExportInput extends ResidentFilter {
  readonly purpose: string
  readonly masked: boolean
  readonly words: Readonly<Record<string, string>>
}

export const exportSheet = long(async function* (call: LongCall, input: ExportInput, signal: AbortSignal) {
  const { purpose, masked, words, estate, building, grid, tag, status } = input
  if (!masked && !inFull.every((kind) => mayReveal(call.staff.roles, kind))) {
    throw new DeskError('forbidden', 'sensitive.not-for-this-role')
  }
  const filter: ResidentFilter = { estate, building, grid, tag, status }
  const word = (key: string): string => words[key] ?? key
  const total = listResidents(call, filter, undefined, 1).total ?? 0
  const made = { rows: 0 }
  const file = yield* writeWorkbook(
    [
      {
        name: word('title'),
        preface: [
          word('title'),
          `${word('maker')}：${call.staff.name} · ${word('day')}：${call.today} · ${word('purpose')}：${purpose} · ${word('rows')}：${total}`,
        ],
        header: columns.map((column) => word(`column.${column}`)),
        widths: [12, 6, 12, 6, 14, 22, 16, 32, 12, 24, 8],
        total,
        rows: sheetRows(call, filter, masked, word, made),
      },
    ],
    signal,
  )
  call.transaction((writer) =>
    writer.record({
      subject: 'residents:export',
      change: { ...filter, purpose, masked, rows: made.rows },
      disclosure: {
        fields: ['name', 'address', ...(masked ? [] : inFull)],
        reason: 'export',
        note: purpose,
      },
    }),
  )
  return { name: `${word('title')} ${call.today}.xlsx`, base64: file.toString('base64'), rows: made.rows }
})

/** The rows, read page by page while they are written. */
function* sheetRows(
  call: LongCall,
  filter: ResidentFilter,
  masked: boolean,
  word: (key: string) => string,
  made: { rows: number },
): Generator<readonly string[]> {
  let after: string | undefined
  for (;;) {
    const page = listResidents(call, filter, after, pageSize)
    for (const card of page.rows) {
      made.rows += 1
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
    phone: record?.is_protected === 1 ? maskedPhone(card.phone) : phones.join('、'),
  }
}

/** Of who is protected no phone is in any file, whatever its maker sees by duty. */
const maskedPhone = (phone: string): string => (phone === '' ? '' : maskPhone(phone))

const rowOfCard = (
  card: ResidentCard,
  numbers: Numbers,
  word: (key: string) => string,
): readonly string[] => [
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
