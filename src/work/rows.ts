/** Rows of a statement, parsed: what SQL gives back is a claim until its schema has read it. */
import type { z } from 'zod'
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
