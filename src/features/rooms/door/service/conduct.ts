/** Who did not come: warnings and suspensions by the house rules of each room, worked out whenever somebody looks. */
import type { Reader, WriteCall } from '#desk/rpc/call'
import { addDays } from '#ground/days'
import { idsOfResident, peopleInSight, residentsById } from '#features/residents/index'
import { appendEvent } from '../../bookings/service/standing'
import type { FullRow } from '../../bookings/service/rows'
import { startOfDay, suspensionAhead, type House, type Suspension } from '../../rules'
import { ruledHouse } from '../../service/house'
import { conductIn, missedBy, missedDay, missedWhere, type Missed } from '../../service/no-shows'
import { refuse } from '../../service/refuse'
import type { HolderConduct } from '../contract'

/** No suspension of any room looks back further. */
function lookBack(house: House): number {
  return Math.max(
    0,
    ...[...house.rooms.values()].map(({ rules: { suspension } }) =>
      suspension === null ? 0 : suspension.within + suspension.days + 1,
    ),
  )
}

/** All that those who did not come lately ever missed: what is older has been answered, or counts no more. */
function missedLately(call: Reader, house: House): Missed[] {
  const since = startOfDay(addDays(call.today, -lookBack(house)))
  const inSight = `(${peopleInSight.ofColumn('b.resident_id')})`
  const lately = missedWhere(call, house, `b.starts >= ? AND ${inSight}`, since)
  const of = (column: 'resident_id' | 'group_id') =>
    new Set(lately.flatMap((row) => (row[column] === null ? [] : [row[column]])))
  const residents = [...of('resident_id')].flatMap((id) => idsOfResident(call, id))
  return [
    ...missedWhere(
      call,
      house,
      `b.resident_id IN (SELECT value FROM json_each(?)) AND ${inSight}`,
      JSON.stringify([...new Set(residents)]),
    ),
    ...missedWhere(
      call,
      house,
      'b.group_id IN (SELECT value FROM json_each(?))',
      JSON.stringify([...of('group_id')]),
    ),
  ]
}

/** The booking on which a suspension hangs: the last nobody came to of those that brought it. */
const lastOf = ({ noShows }: Suspension, missed: readonly Missed[]): Missed | undefined =>
  missed.findLast((row) => missedDay(row) === noShows.at(-1))

/** Everybody who is warned or suspended now and in sight, the suspended first. */
export function holdersNow(call: Reader): HolderConduct[] {
  const house = ruledHouse(call)
  const rows = missedLately(call, house)
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
const missedOfHolder = (call: Reader, house: House, row: FullRow): Missed[] =>
  missedBy(
    call,
    house,
    row.room_id,
    row.holder_kind,
    row.resident_id === null ? [row.holder_id] : idsOfResident(call, row.resident_id),
  )

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
