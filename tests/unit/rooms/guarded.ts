/** A database with nothing but the tables of rooms and their guards, written to with raw SQL as nobody should. */
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import * as schema from '#features/rooms/schema/index'
import type { Equipment, Room } from '#features/rooms/contract/index'
import type { House, Request, Span } from '#features/rooms/rules/index'
import { newDatabase } from '#vault/store/addon'

const { guards, keptByGuards: _kept, longestMinutes: _longest, withoutRowIdTables, ...tables } = schema

const statements = generateSQLiteMigration(
  await generateSQLiteDrizzleJson({}),
  await generateSQLiteDrizzleJson(tables),
).then((made) =>
  made.map((statement) => {
    const table = /^CREATE TABLE `([^`]+)`/.exec(statement)?.[1]
    if (table === undefined) return statement
    const options = withoutRowIdTables.includes(table) ? 'STRICT, WITHOUT ROWID' : 'STRICT'
    return statement.replace(/\)\s*;?\s*$/, `) ${options};`)
  }),
)

export class GuardedDesk {
  readonly sqlite = newDatabase(':memory:')

  private constructor(made: readonly string[]) {
    // Residents and staff are no matter here; whose a booking is no guard asks.
    this.sqlite.pragma('foreign_keys = OFF')
    for (const statement of [...made, ...guards]) this.sqlite.exec(statement)
  }

  static async open(house?: House): Promise<GuardedDesk> {
    const desk = new GuardedDesk(await statements)
    if (house !== undefined) desk.furnish(house)
    return desk
  }

  private furnish(house: House): void {
    for (const room of house.rooms.values()) this.addRoom(room)
    for (const [index, equipment] of [...house.equipment.values()].entries())
      this.addEquipment(index + 1, equipment)
  }

  addRoom({ id, name, inside, excludes, rules }: Room): void {
    this.run(
      'INSERT INTO rooms (id, name, place, inside_id, out_of_use, rules, version) VALUES (?, ?, ?, ?, NULL, ?, 1)',
      id,
      name,
      id,
      inside,
      JSON.stringify(rules),
    )
    for (const other of excludes) {
      this.run('INSERT INTO room_exclusions VALUES (?, ?)', Math.min(id, other), Math.max(id, other))
    }
  }

  addEquipment(id: number, { code, name, pieces, rooms, outages }: Equipment): void {
    this.run(
      'INSERT INTO room_equipment (id, code, name, pieces) VALUES (?, ?, ?, ?)',
      id,
      code,
      name,
      pieces,
    )
    for (const room of rooms) this.run('INSERT INTO equipment_rooms VALUES (?, ?)', id, room)
    for (const { pieces: out, from, until, why } of outages) {
      this.run(
        'INSERT INTO equipment_outages (equipment_id, pieces, from_day, until_day, why) VALUES (?, ?, ?, ?, ?)',
        id,
        out,
        from,
        until,
        why,
      )
    }
  }

  run(sql: string, ...values: readonly (string | number | null)[]): void {
    this.sqlite.prepare(sql).run(...values)
  }

  /** Books with raw SQL, one statement a row, in one transaction; throws what the guard said. */
  book(id: number, { room, span, whole, places, equipment }: Request): void {
    this.sqlite.transaction(() => {
      this.run(
        `INSERT INTO bookings (id, room_id, starts, ends, held_until, whole, places, holder_kind, use, purpose, state,
                               booked_at, booked_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, 'centre', 'ordinary', 'other', 'confirmed', 0, 1)`,
        id,
        room,
        span.from,
        span.until,
        span.until,
        whole ? 1 : 0,
        places,
      )
      for (const [code, pieces] of Object.entries(equipment)) {
        if (pieces === 0) continue
        this.run(
          'INSERT INTO booking_equipment SELECT ?, id, ? FROM room_equipment WHERE code = ?',
          id,
          pieces,
          code,
        )
      }
    })()
  }

  move(id: number, { from, until }: Span): void {
    this.run('UPDATE bookings SET starts = ?, ends = ?, held_until = ? WHERE id = ?', from, until, until, id)
  }

  cancel(id: number): void {
    this.run("UPDATE bookings SET state = 'cancelled', held_until = NULL WHERE id = ?", id)
  }

  leave(id: number, at: number): void {
    this.run("UPDATE bookings SET state = 'left', held_until = ? WHERE id = ?", at, id)
  }

  rows(sql: string): readonly unknown[] {
    return this.sqlite.prepare(sql).all()
  }
}

/** What a guard refused, without its prefix; null where it let it through. Anything else is thrown on. */
export function refusalOf(work: () => void): string | null {
  try {
    work()
    return null
  } catch (error) {
    const code = error instanceof Error ? /^rooms\.([a-z-]+)$/.exec(error.message)?.[1] : undefined
    if (code === undefined) throw error
    return code
  }
}
