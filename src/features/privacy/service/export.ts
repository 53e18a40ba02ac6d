/** A register as a workbook, with its maker, purpose and row count; the words are the user's. */
import { long, type HousedLong } from '#desk/rpc/serve'
import { writeWorkbook, type Cell } from '#work/workbook/write'
import { dayAt } from '#ground/clock'
import type { registers } from '../contract'
import { pageOfRequests } from './requests'
import { breachesOf, pageOfExports } from './registers'

type Register = (typeof registers)[number]
type Word = (key: string) => string

const columnsOf: Readonly<Record<Register, readonly string[]>> = {
  requests: ['number', 'kind', 'person', 'received', 'due', 'state', 'outcome', 'handler'],
  breaches: [
    'found',
    'what',
    'data',
    'people',
    'cause',
    'harm',
    'measures',
    'authority',
    'reported',
    'told',
    'toldNote',
  ],
  exports: ['day', 'by', 'procedure', 'fields', 'reason', 'note'],
}

const pageSize = 200

function* rowsOf(call: HousedLong, register: Register, word: Word): Generator<readonly Cell[]> {
  if (register === 'breaches') {
    for (const row of breachesOf(call)) {
      yield [
        row.found,
        row.what,
        row.data,
        row.people,
        row.cause,
        row.harm,
        row.measures,
        row.authority,
        row.reported ?? '',
        [word(`told.${row.told}`), row.toldDay ?? ''].join(' ').trim(),
        row.toldNote,
      ]
    }
    return
  }
  for (let after: string | undefined; ;) {
    const page = register === 'requests' ? requestCells(call, after, word) : exportCells(call, after, word)
    yield* page.rows
    if (page.next === null) return
    after = page.next
  }
}

function requestCells(call: HousedLong, after: string | undefined, word: Word) {
  const { rows, next } = pageOfRequests(call, { after, limit: pageSize })
  return {
    next,
    rows: rows.map((row): readonly Cell[] => [
      row.number,
      word(`kind.${row.kind}`),
      row.person.name,
      row.received,
      row.due,
      word(`state.${row.state}`),
      row.outcome === null ? '' : word(`outcome.${row.outcome}`),
      row.handler,
    ]),
  }
}

function exportCells(call: HousedLong, after: string | undefined, word: Word) {
  const { rows, next } = pageOfExports(call, after, pageSize)
  return {
    next,
    rows: rows.map((row): readonly Cell[] => [
      dayAt(row.at),
      row.by,
      word(`procedure.${row.procedure}`),
      row.fields.join('、'),
      row.reason,
      row.note,
    ]),
  }
}

interface ExportInput {
  readonly register: Register
  readonly purpose: string
  readonly words: Readonly<Record<string, string>>
}

export const exportRegister = long(async function* (
  call: HousedLong,
  { register, purpose, words }: ExportInput,
  signal: AbortSignal,
) {
  const word: Word = (key) => words[key] ?? key
  const rows = [...rowsOf(call, register, word)]
  const columns = columnsOf[register]
  const file = yield* writeWorkbook(
    [
      {
        name: word('title'),
        preface: [
          word('title'),
          `${word('maker')}：${call.staff.name} · ${word('day')}：${call.today} · ${word('purpose')}：${purpose} · ${word('rows')}：${rows.length}`,
        ],
        header: columns.map((column) => word(`column.${column}`)),
        widths: columns.map(() => 18),
        total: rows.length,
        rows,
      },
    ],
    signal,
  )
  call.transaction((writer) =>
    writer.record({
      subject: `privacy:${register}`,
      change: { purpose, rows: rows.length },
      disclosure: { fields: ['rows', String(rows.length)], reason: 'export', note: purpose },
    }),
  )
  return { name: `${word('title')} ${call.today}.xlsx`, base64: file.toString('base64'), rows: rows.length }
})
