/** Rows of a statement, parsed: what SQL gives back is a claim until its schema has read it. */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'

/** Every row of a statement, parsed. */
export const rowsOf = <Row extends z.ZodType>(
  call: HasStatements,
  row: Row,
  sql: string,
  ...parameters: readonly unknown[]
): z.infer<Row>[] =>
  call
    .statement(sql)
    .all(...parameters)
    .map((found) => row.parse(found))

/** The first row of a statement, parsed; null when there is none. */
export function rowOf<Row extends z.ZodType>(
  call: HasStatements,
  row: Row,
  sql: string,
  ...parameters: readonly unknown[]
): z.infer<Row> | null {
  const found = call.statement(sql).get(...parameters)
  return found === undefined ? null : row.parse(found)
}

/** A column that keeps a value as JSON. */
export const inJson = <Value extends z.ZodType>(value: Value) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(value)

const labelRow = z.object({ id: z.number(), label: z.string() })

/** What people call rows, by id: of a statement that gives `id` and `label` and is asked for ids in JSON. */
export const labelled =
  (sql: string) =>
  (call: HasStatements, ids: readonly number[]): ReadonlyMap<number, string> =>
    new Map(rowsOf(call, labelRow, sql, JSON.stringify(ids)).map(({ id, label }) => [id, label]))
