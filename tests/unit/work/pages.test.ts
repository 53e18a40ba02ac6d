/** A list that is read page by page shows every row once, however the list changes under whoever reads it. */
import type Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { cursor, type Cursor } from '#ground/contract/fields'
import { seal } from '#work/pages/cursor'
import { listOrder } from '#work/pages/order'
import { newDatabase } from '#vault/store/addon'

const rows = sqliteTable('rows', { id: integer('id').primaryKey(), day: text('day').notNull() })
type Row = typeof rows.$inferSelect

/** Few days, so that many rows share one. */
const days = fc.integer({ min: 20, max: 24 }).map((day) => `2026-11-${String(day)}`)
const byDay = z.tuple([z.string(), z.number().int()])

/** One read of the list to its end; `meanwhile` happens after each page. */
function walk(
  sqlite: Database.Database,
  direction: 'rising' | 'falling',
  limit: number,
  by: 'drizzle' | 'text',
  meanwhile: (page: number) => void,
): readonly Row[] {
  const order = listOrder('rows', direction, byDay)
  const database = drizzle(sqlite)
  const read = (after: Cursor | undefined): readonly Row[] => {
    if (by === 'drizzle') {
      const columns = [rows.day, rows.id] as const
      return database
        .select()
        .from(rows)
        .where(order.beyond(columns, order.startOf(after)))
        .orderBy(...order.orderBy(columns))
        .limit(limit + 1)
        .all()
    }
    const { beyond, values, orderBy } = order.text(['day', 'id'], order.startOf(after))
    return z
      .array(z.object({ id: z.number(), day: z.string() }))
      .parse(
        sqlite
          .prepare(`SELECT * FROM rows WHERE ${beyond} ORDER BY ${orderBy} LIMIT ?`)
          .all(...values, limit + 1),
      )
  }
  const seen: Row[] = []
  let after: Cursor | undefined
  for (let page = 0; ; page += 1) {
    const { rows: shown, next } = order.page(read(after), limit, ({ day, id }) => [day, id])
    seen.push(...shown)
    if (next === null) return seen
    meanwhile(page)
    after = next
  }
}

describe('a list read page by page', () => {
  it.each(['drizzle', 'text'] as const)(
    'shows each row once and in order while rows are added and go (%s)',
    (by) => {
      fc.assert(
        fc.property(
          fc.array(days, { maxLength: 30 }),
          fc.array(fc.record({ added: fc.array(days, { maxLength: 3 }), gone: fc.nat(40) }), {
            maxLength: 12,
          }),
          fc.constantFrom('rising', 'falling'),
          fc.integer({ min: 1, max: 7 }),
          (first, changes, direction, limit) => {
            const sqlite = newDatabase(':memory:')
            // A number is never given twice, so that what went and what came are told apart.
            sqlite.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL) STRICT')
            const add = sqlite.prepare('INSERT INTO rows (day) VALUES (?)')
            for (const day of first) add.run(day)
            const there = new Set(first.map((_, at) => at + 1))
            const seen = walk(sqlite, direction, limit, by, (page) => {
              const change = changes[page]
              if (change === undefined) return
              for (const day of change.added) add.run(day)
              sqlite.prepare('DELETE FROM rows WHERE id = ?').run(change.gone)
              there.delete(change.gone)
            })
            sqlite.close()
            const ids = seen.map(({ id }) => id)
            expect(new Set(ids).size).toBe(ids.length)
            expect([...there].filter((id) => !ids.includes(id))).toEqual([])
            const along = (one: Row, other: Row) =>
              one.day < other.day ? -1 : one.day > other.day ? 1 : one.id - other.id
            const sorted = seen.toSorted(
              (one, other) => (direction === 'rising' ? 1 : -1) * along(one, other),
            )
            expect(seen).toEqual(sorted)
          },
        ),
      )
    },
  )

  it('ends with its last full page, and asks for no empty one', () => {
    const order = listOrder('rows', 'rising', byDay)
    const three = [1, 2, 3].map((id) => ({ day: '2026-11-20', id }))
    expect(order.page(three, 3, ({ day, id }) => [day, id]).next).toBeNull()
    expect(order.page(three, 2, ({ day, id }) => [day, id]).next).not.toBeNull()
  })
})

describe('a cursor', () => {
  const order = listOrder('rows', 'rising', byDay)
  const refusal = (after: Cursor): unknown => {
    try {
      order.startOf(after)
    } catch (error) {
      return error
    }
    return undefined
  }

  it('leads back to the place it was made for', () => {
    expect(order.startOf(seal('rows', ['2026-11-20', 7]))).toEqual(['2026-11-20', 7])
  })

  it('shows nothing of that place', () => {
    const made = seal('rows', ['水印桃源', 501])
    const read = Buffer.from(made, 'base64url').toString('utf8')
    expect(read).not.toContain('水印桃源')
    expect(made).not.toContain('501')
  })

  it('is refused when it is of another list, of another order, or changed by a bit', () => {
    const made = Buffer.from(seal('rows', ['2026-11-20', 7]), 'base64url')
    const bits = fc.tuple(fc.nat(made.length - 1), fc.nat(7))
    expect(refusal(seal('visits', ['2026-11-20', 7]))).toBeInstanceOf(DeskError)
    expect(refusal(seal('rows', [7]))).toBeInstanceOf(DeskError)
    fc.assert(
      fc.property(bits, ([at, bit]) => {
        const forged = Buffer.from(made)
        forged.writeUInt8(forged.readUInt8(at) ^ (1 << bit), at)
        expect(refusal(cursor.parse(forged.toString('base64url')))).toMatchObject({
          kind: 'invalid',
          code: 'desk.cursor',
        })
      }),
    )
  })

  it('is refused whatever else somebody sends in its place', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String({ maxLength: 400 })), (text) => {
        expect(refusal(cursor.parse(text))).toMatchObject({ code: 'desk.cursor' })
      }),
    )
  })
})
