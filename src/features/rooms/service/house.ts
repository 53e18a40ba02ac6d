/** Reads the house from its tables: rooms with their rules, equipment, closures, and the centre's calendar. */
import { z } from 'zod'
import { inJson } from '#work/rows'
import { readCalendar } from '#work/calendar/store'
import { kept } from '#vault/store/kept'
import type { HasStatements } from '#vault/store/store'
import {
  closure,
  closureWhen,
  houseRules,
  type HouseRules,
  type KeptClosure,
  type KeptEquipment,
  type KeptRoom,
} from '../contract'
import { minuteOfInstant, type EndedClosure, type House } from '../rules'

/** Rules as they were read from their text: the same text says the same, and a room is read many times before it changes. */
const rulesRead = new Map<string, HouseRules>()
const mostTexts = 200

function rulesOfText(text: string): HouseRules {
  const known = rulesRead.get(text)
  if (known !== undefined) return known
  const rules = houseRules.parse(JSON.parse(text))
  if (rulesRead.size >= mostTexts) rulesRead.clear()
  rulesRead.set(text, rules)
  return rules
}

const roomRow = z.object({
  id: z.number(),
  name: z.string(),
  inside_id: z.number().nullable(),
  out_of_use: z.string().nullable(),
  rules: z.string().transform(rulesOfText),
  version: z.number(),
})
const pairRow = z.object({ room_id: z.number(), other_id: z.number() })
const equipmentRow = z.object({ id: z.number(), code: z.string(), name: z.string(), pieces: z.number() })
const placeRow = z.object({ equipment_id: z.number(), room_id: z.number() })
const outageRow = z.object({
  equipment_id: z.number(),
  pieces: z.number(),
  from_day: z.string(),
  until_day: z.string().nullable(),
  why: z.string(),
})
const closureRow = z.object({
  id: z.number(),
  kind: closure.shape.kind,
  why: z.string(),
  rooms: inJson(z.array(z.number())).nullable(),
  falls: inJson(closureWhen),
  announced_on: z.string(),
})

export interface KeptHouse {
  readonly rooms: readonly KeptRoom[]
  readonly equipment: readonly KeptEquipment[]
  readonly closures: readonly KeptClosure[]
  readonly endedClosures: readonly EndedClosure[]
}

function readRooms(store: HasStatements): KeptRoom[] {
  const pairs = z
    .array(pairRow)
    .parse(store.statement('SELECT room_id, other_id FROM room_exclusions ORDER BY room_id, other_id').all())
  return z
    .array(roomRow)
    .parse(
      store
        .statement('SELECT id, name, inside_id, out_of_use, rules, version FROM rooms ORDER BY place, id')
        .all(),
    )
    .map(({ id, name, inside_id, out_of_use, rules, version }) => ({
      id,
      name,
      inside: inside_id,
      excludes: pairs.flatMap(({ room_id, other_id }) =>
        room_id === id ? [other_id] : other_id === id ? [room_id] : [],
      ),
      outOfUse: out_of_use,
      rules,
      version,
    }))
}

function readEquipment(store: HasStatements): KeptEquipment[] {
  const places = z
    .array(placeRow)
    .parse(store.statement('SELECT equipment_id, room_id FROM equipment_rooms ORDER BY room_id').all())
  const outages = z.array(outageRow).parse(
    store
      .statement(
        `SELECT equipment_id, pieces, from_day, until_day, why FROM equipment_outages
            ORDER BY from_day, id`,
      )
      .all(),
  )
  return z
    .array(equipmentRow)
    .parse(store.statement('SELECT id, code, name, pieces FROM room_equipment ORDER BY id').all())
    .map((row) => ({
      ...row,
      rooms: places.flatMap((place) => (place.equipment_id === row.id ? [place.room_id] : [])),
      outages: outages
        .filter((outage) => outage.equipment_id === row.id)
        .map(({ pieces, from_day, until_day, why }) => ({ pieces, from: from_day, until: until_day, why })),
    }))
}

const readClosures = (store: HasStatements): KeptClosure[] =>
  z
    .array(closureRow)
    .parse(
      store
        .statement(
          `SELECT id, kind, why, rooms, falls, announced_on FROM room_closures WHERE ended_at IS NULL ORDER BY id`,
        )
        .all(),
    )
    .map(({ falls, announced_on, ...row }) => ({ ...row, when: falls, announcedOn: announced_on }))

const endedRow = closureRow.extend({ ended_at: z.number() })

const readEnded = (store: HasStatements): EndedClosure[] =>
  z
    .array(endedRow)
    .parse(
      store
        .statement(
          `SELECT id, kind, why, rooms, falls, announced_on, ended_at FROM room_closures
            WHERE ended_at IS NOT NULL ORDER BY id`,
        )
        .all(),
    )
    .map(({ falls, announced_on: _announced, ended_at, ...row }) => ({
      ...row,
      when: falls,
      ended: minuteOfInstant(ended_at),
    }))

const keptHouse = kept((store): KeptHouse => ({
  rooms: readRooms(store),
  equipment: readEquipment(store),
  closures: readClosures(store),
  endedClosures: readEnded(store),
}))

/** Everything as it stands; read once and again after a change. */
export const readHouse = (store: HasStatements): KeptHouse => keptHouse.of(store)

/** To be called by every write of rooms, equipment and closures. */
export const houseChanged = (store: HasStatements): void => keptHouse.changed(store)

const ruled = new WeakMap<KeptHouse, Omit<House, 'calendar'>>()

/** What was read, as the rules want it: made once, because every question about a room begins with it. */
function ruledOf(house: KeptHouse): Omit<House, 'calendar'> {
  const known = ruled.get(house)
  if (known !== undefined) return known
  const { rooms, equipment: all, closures, endedClosures } = house
  const made = {
    rooms: new Map(rooms.map(({ version: _version, ...one }) => [one.id, one])),
    equipment: new Map(all.map(({ id: _id, ...one }) => [one.code, one])),
    closures,
    endedClosures,
  }
  ruled.set(house, made)
  return made
}

/** The house as the rules want it. */
export const ruledHouse = (store: HasStatements): House => ({
  ...ruledOf(readHouse(store)),
  calendar: readCalendar(store),
})
