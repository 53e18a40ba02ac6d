/** What the columns of a register meant the last time one with the same header was brought in. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Reader, Writer } from '#desk/rpc/call'
import type { Row } from '#work/workbook/rules/cells'
import { headerWords } from '#work/workbook/rules/columns'
import { rowOf } from '#work/rows'
import { registerFields, type RegisterField } from '../contract'
import type { Mapping } from '../rules/columns'

/** Kept as a digest: a row that was taken for a header may be somebody's. */
const digestOf = (header: Row): string =>
  createHash('sha256')
    .update(JSON.stringify(header.map(headerWords)))
    .digest('hex')

export function rememberColumns(call: Writer, header: Row, mapping: Mapping): void {
  call
    .statement('INSERT OR REPLACE INTO register_layouts (header, columns, at) VALUES (?, ?, ?)')
    .run(
      digestOf(header),
      JSON.stringify(Object.entries(mapping).map(([field, column]) => ({ field, column }))),
      call.now,
    )
}

const columnsRow = z.object({ columns: z.string() })
const columnsKept = z.array(z.object({ field: z.enum(registerFields), column: z.number() }))

/** By column number; what is not there was left out. Null where no such register was brought in yet. */
export function rememberedColumns(call: Reader, header: Row): ReadonlyMap<number, RegisterField> | null {
  const row = rowOf(
    call,
    columnsRow,
    'SELECT columns FROM register_layouts WHERE header = ?',
    digestOf(header),
  )
  return row === null
    ? null
    : new Map(columnsKept.parse(JSON.parse(row.columns)).map(({ column, field }) => [column, field]))
}
