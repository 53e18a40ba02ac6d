/** The register as a workbook that leaves the desk: masked unless asked otherwise, naming its maker, purpose and row count. */
import type { LongCall } from '../../../desk/rpc/call'
import { long } from '../../../desk/rpc/serve'
import { writeWorkbook } from '../../../desk/workbook/write'
import type { ResidentCard, ResidentFilter } from '../contract'
import { listResidents } from './list'
import { phonesOf } from './search-index'
import { findStored, groupOf } from './rows'

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

interface ExportInput extends ResidentFilter {
  readonly purpose: string
  readonly masked: boolean
  readonly words: Readonly<Record<string, string>>
}

export const exportSheet = long(async function* (call: LongCall, input: ExportInput, signal: AbortSignal) {
  const { purpose, masked, words, estate, building, grid, tag, status } = input
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
    writer.record({ subject: 'residents:export', change: { ...filter, purpose, masked, rows: made.rows } }),
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

function unmasked(call: LongCall, card: ResidentCard): Pick<ResidentCard, 'idNumber' | 'phone'> {
  return {
    idNumber: findStored(call, card.id)?.id_number ?? '',
    phone: phonesOf(call, groupOf(call, card.id))
      .map(({ number }) => number)
      .join('、'),
  }
}

const rowOfCard = (
  card: ResidentCard,
  numbers: Pick<ResidentCard, 'idNumber' | 'phone'>,
  word: (key: string) => string,
): readonly string[] => [
  card.name,
  card.sex === null ? '' : word(`sex.${card.sex}`),
  card.birth ?? '',
  card.age === null ? '' : String(card.age),
  card.idKind === null ? '' : word(`id-kind.${card.idKind}`),
  numbers.idNumber,
  numbers.phone,
  card.address,
  card.grid,
  card.tags.map(({ label }) => label).join('、'),
  word(`status.${card.status}`),
]
