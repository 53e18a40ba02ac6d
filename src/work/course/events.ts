/**
 * Writes what happened to a thing, and tells what of it still holds.
 *
 * Events are appended and never edited: each says who and when, and may name the one it takes back. Both stay, and
 * neither counts.
 */
import { sql, type SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { WriteCall } from '#desk/rpc/call'

/** Where the events of a course are kept; names of columns are those of the database. */
export interface CourseEvents<Column extends string> {
  readonly table: string
  /** The column that names what it happened to. */
  readonly of: string
  /** What an event says beyond who and when. */
  readonly says: readonly Column[]
}

type Appending = Pick<WriteCall, 'statement' | 'now' | 'staff'>

/** Makes the function that appends an event and returns its id. */
export function eventAppender<Column extends string>({ table, of, says }: CourseEvents<Column>) {
  const columns = [of, 'at', 'staff_id', ...says]
  const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`
  return (call: Appending, id: number, said: Readonly<Record<Column, string | number | null>>): number =>
    Number(
      call.statement(insert).run({ ...said, [of]: id, at: call.now, staff_id: call.staff.id })
        .lastInsertRowid,
    )
}

/**
 * The condition that an event still holds: neither taken back nor the taking back itself. The sign keeps SQLite off the index of what
 * was taken back, where all that never was lies under one entry: ten years of it were read for the calls of a day.
 */
export const stillHolding = (id: AnySQLiteColumn, takesBack: AnySQLiteColumn): SQL =>
  sql`(+${takesBack} IS NULL AND NOT EXISTS (
    SELECT 1 FROM ${id.table} later WHERE later.${sql.identifier(takesBack.name)} = ${id}))`
