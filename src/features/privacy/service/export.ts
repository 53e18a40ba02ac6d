/** A register as a workbook, with its maker, purpose and row count; the words are the user's. */
import { long, type HousedLong } from '#desk/rpc/serve'
import { takeOut, wordOf, type Asked, type Word } from '#work/exports/take-out'
import type { Cell } from '#work/workbook/write'
import { dayAt } from '#ground/clock'
import type { Cursor } from '#ground/contract/fields'
import type { registers } from '../contract'
import { pageOfRequests } from './requests'
import { breachesOf, pageOfExports } from './registers'

type Register = (typeof registers)[number]

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
  exports: ['day', 'by', 'procedure', 'fields', 'rowCount', 'reason', 'note'],
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
  for (let after: Cursor | undefined; ;) {
    const page = register === 'requests' ? requestCells(call, after, word) : exportCells(call, after, word)
    yield* page.rows
    if (page.next === null) return
    after = page.next
  }
}

function requestCells(call: HousedLong, after: Cursor | undefined, word: Word) {
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

function exportCells(call: HousedLong, after: Cursor | undefined, word: Word) {
  const { rows, next } = pageOfExports(call, { after, limit: pageSize })
  return {
    next,
    rows: rows.map((row): readonly Cell[] => [
      dayAt(row.at),
      row.by,
      word(`procedure.${row.procedure}`),
      row.fields.join('、'),
      row.rows,
      row.reason,
      row.note,
    ]),
  }
}

/** What of people stands in a register, in the log's words. */
const fieldsOf: Readonly<Record<Register, readonly string[]>> = {
  requests: ['rows', 'name'],
  breaches: ['rows'],
  exports: ['rows'],
}

interface ExportInput extends Asked {
  readonly register: Register
}

export const exportRegister = long(async function* (
  call: HousedLong,
  input: ExportInput,
  signal: AbortSignal,
) {
  const { register } = input
  const word = wordOf(input)
  const rows = [...rowsOf(call, register, word)]
  const columns = columnsOf[register]
  const sheet = {
    name: word('title'),
    header: columns.map((column) => word(`column.${column}`)),
    widths: columns.map(() => 18),
    total: rows.length,
    rows,
  }
  return yield* takeOut(
    call,
    input,
    {
      title: word('title'),
      of: call.today,
      sheet,
      subject: `privacy:${register}`,
      change: {},
      fields: fieldsOf[register],
    },
    signal,
  )
})
