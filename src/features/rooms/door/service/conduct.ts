/** Who did not come: warnings and suspensions by the house rules of each room, worked out whenever somebody looks. */
import { z } from 'zod'
import type { Reader, WriteCall } from '#desk/rpc/call'
import { addDays } from '#ground/days'
import { idsOfResident, peopleInSight, residentsById } from '#features/residents/index'
import { rowsOf } from '#work/rows'
import { bookingStates, holderKinds } from '../../contract/words'
import { appendEvent } from '../../bookings/service/standing'
import type { FullRow } from '../../bookings/service/rows'
import {
  conductOf,
  dayOfMinute,
  minuteOfInstant,
  missedFrom,
  roomOf,
  startOfDay,
  suspensionAhead,
  type Conduct,
  type House,
  type Minute,
  type Suspension,
} from '../../rules'
import { placedAt } from '../../service/bookings'
import { ruledHouse } from '../../service/house'
import { liftedDays } from '../../service/lifted'
import { refuse } from '../../service/refuse'
import type { HolderConduct } from '../contract'

const missedRow = z.object({
  id: z.number(),
  room_id: z.number(),
  starts: z.number(),
  ends: z.number(),
  state: z.enum(bookingStates),
  placed_at: z.number(),
  holder_kind: z.enum(holderKinds),
  resident_id: z.number().nullable(),
  group_id: z.number().nullable(),
  group_name: z.string().nullable(),
})
type Missed = z.infer<typeof missedRow>

/** No suspension of any room looks back further. */
function lookBack(house: House, room: number | null): number {
  const rules = [...house.rooms.values()].filter(({ id }) => room === null || id === room)
  return Math.max(
    0,
    ...rules.map(({ rules: { suspension } }) =>
      suspension === null ? 0 : suspension.within + suspension.days + 1,
    ),
  )
}

const select = `
  SELECT b.id, b.room_id, b.starts, b.ends, b.state, ${placedAt}, b.holder_kind, b.resident_id, b.group_id, g.name AS group_name
    FROM bookings b LEFT JOIN room_groups g ON g.id = b.group_id
   WHERE b.starts >= ? AND b.starts <= ? AND b.state IN ('confirmed', 'no-show') AND b.holder_kind <> 'centre'`

/** What is on record as missed, and what the clock has made so since. */
const isMissed = (house: House, now: Minute) => (row: Missed) => {
  if (row.state === 'no-show') return true
  const span = { from: row.starts, until: row.ends }
  const placed = minuteOfInstant(row.placed_at)
  const missed = missedFrom(roomOf(house, row.room_id).rules, { span, placedAt: placed })
  return missed !== null && missed <= now
}

function missedSince(call: Reader, house: House, more = '', ...parameters: readonly unknown[]): Missed[] {
  const now = minuteOfInstant(call.now)
  const since = startOfDay(addDays(call.today, -lookBack(house, null)))
  return rowsOf(
    call,
    missedRow,
    `${select} ${more} ORDER BY b.starts, b.id`,
    since,
    now,
    ...parameters,
  ).filter(isMissed(house, now))
}

const dayOf = ({ starts }: Missed): string => dayOfMinute(starts)

function conductIn(call: Reader, house: House, room: number, missed: readonly Missed[]): Conduct {
  const lifted = liftedDays(
    call,
    missed.map(({ id }) => id),
  )
  return conductOf(roomOf(house, room).rules, missed.map(dayOf), lifted, call.today)
}

/** The booking on which a suspension hangs: the last nobody came to of those that brought it. */
const lastOf = ({ noShows }: Suspension, missed: readonly Missed[]): Missed | undefined =>
  missed.findLast((row) => dayOf(row) === noShows.at(-1))

/** Everybody who is warned or suspended now and in sight, the suspended first. */
export function holdersNow(call: Reader): HolderConduct[] {
  const house = ruledHouse(call)
  const rows = missedSince(call, house, `AND (${peopleInSight.ofColumn('b.resident_id')})`)
  const known = residentsById(
    call,
    rows.flatMap(({ resident_id }) => (resident_id === null ? [] : [resident_id])),
  )
  const personOf = ({ resident_id }: Missed) => (resident_id === null ? undefined : known.get(resident_id))
  const grouped = Map.groupBy(rows, (row) => {
    const holder = personOf(row)?.id ?? row.group_id ?? 0
    return `${row.room_id} ${row.holder_kind} ${holder}`
  })
  return [...grouped.values()]
    .flatMap((missed): HolderConduct[] => {
      const [first] = missed
      const latest = missed.at(-1)
      if (first === undefined || latest === undefined) return []
      const conduct = conductIn(call, house, first.room_id, missed)
      const { warnings } = conduct
      const suspension = suspensionAhead(conduct, call.today)
      if (warnings.length === 0 && suspension === null) return []
      const person = personOf(first)
      const last = suspension === null ? latest : (lastOf(suspension, missed) ?? latest)
      return [
        {
          room: first.room_id,
          holder: {
            kind: first.holder_kind,
            name: person?.name ?? first.group_name ?? '',
            residentId: person?.id ?? null,
          },
          warnings: [...warnings],
          suspendedUntil: suspension?.until ?? null,
          last: last.id,
        },
      ]
    })
    .toSorted((one, other) => (other.suspendedUntil ?? '').localeCompare(one.suspendedUntil ?? ''))
}

/** No-shows in this room of whoever has a booking. */
function missedOfHolder(call: Reader, house: House, row: FullRow): Missed[] {
  if (row.holder_kind === 'centre') return []
  const ids = row.resident_id === null ? [row.holder_id] : idsOfResident(call, row.resident_id)
  const column = row.resident_id === null ? 'b.group_id' : 'b.resident_id'
  return missedSince(
    call,
    house,
    `AND b.room_id = ? AND ${column} IN (SELECT value FROM json_each(?))`,
    row.room_id,
    JSON.stringify(ids),
  )
}

export function conductOfHolder(call: Reader, house: House, row: FullRow) {
  const conduct = conductIn(call, house, row.room_id, missedOfHolder(call, house, row))
  return {
    warnings: [...conduct.warnings],
    suspendedUntil: suspensionAhead(conduct, call.today)?.until ?? null,
  }
}

/** Lets whoever did not come book again from today on. Refused where nothing holds any more. */
export function lift(call: WriteCall, row: FullRow, reason: string): void {
  const house = ruledHouse(call)
  const missed = missedOfHolder(call, house, row)
  const suspension = suspensionAhead(conductIn(call, house, row.room_id, missed), call.today)
  if (suspension === null) throw refuse('conflict', 'not-suspended')
  appendEvent(call, lastOf(suspension, missed)?.id ?? row.id, { event: 'lift', reason })
}
