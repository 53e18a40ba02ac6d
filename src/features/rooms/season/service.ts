/** Serves a season's plan: read off the bookings of groups' series, so that it never says anything but what stands. */
import { z } from 'zod'
import { read, type HandlersOf } from '#desk/rpc/serve'
import type { Reader } from '#desk/rpc/call'
import { addDays } from '#ground/days'
import { inJson, rowsOf } from '#work/rows'
import { shownTo } from '#features/residents/index'
import { seriesPattern } from '../contract'
import { dayOfMinute, lengthOf, mondayOf, startOfDay, type House, type Span } from '../rules'
import { ruledHouse } from '../service/house'
import type { PlannedGroup, seasonContract } from './contract'
import { hiddenDuplicates, overQuota, type Application } from './rules'

const dateRow = z.object({
  series: z.number(),
  room: z.number(),
  group_id: z.number(),
  name: z.string(),
  outside: z.number(),
  in_charge: z.string().nullable(),
  phone: z.string().nullable(),
  starts: z.number(),
  ends: z.number(),
  pending: z.number(),
})
type DateRow = z.infer<typeof dateRow>

const select = `
  SELECT d.series_id AS series, b.room_id AS room, b.group_id, g.name, g.outside, b.in_charge, b.phone, b.starts, b.ends,
         b.state = 'pending' AS pending
    FROM bookings b JOIN series_dates d ON d.booking_id = b.id JOIN room_groups g ON g.id = b.group_id
   WHERE b.starts >= ? AND b.starts < ? AND b.state IN ('pending', 'confirmed', 'checked-in', 'left')
   ORDER BY d.series_id, b.starts`

const patternRow = z.object({
  id: z.number(),
  pattern: inJson(seriesPattern),
})

/** Who answers: a name alone is many people’s, with a number it is one person. */
const whoAnswers = ({ in_charge, phone }: DateRow): string | null =>
  in_charge === null || phone === null ? null : `${in_charge} ${phone}`

function applicationOf(rows: readonly DateRow[]): Application | null {
  const [first] = rows
  if (first === undefined) return null
  return {
    id: first.series,
    group: first.group_id,
    groupName: first.name,
    inCharge: whoAnswers(first),
    room: first.room,
    dates: rows.map(({ starts, ends }): Span => ({ from: starts, until: ends })),
  }
}

/** Hours a week that a group may have, room by room as their rules say; over the house, or in that room alone. */
function quotasOf(house: House) {
  return [...house.rooms.values()].flatMap(({ id, rules }) =>
    rules.limits
      .filter(
        ({ measure, per, holders }) => measure === 'minutes' && per === 'week' && holders.includes('group'),
      )
      .map(({ most, reach }) => ({ room: id, most, reach })),
  )
}

function mostInAWeek(dates: readonly Span[]): number {
  const weeks = new Map<string, number>()
  for (const span of dates) {
    const week = mondayOf(dayOfMinute(span.from))
    weeks.set(week, (weeks.get(week) ?? 0) + lengthOf(span))
  }
  return Math.max(0, ...weeks.values())
}

function planned(call: Reader, from: string, to: string) {
  const rows = rowsOf(call, dateRow, select, startOfDay(from), startOfDay(addDays(to, 1)))
  const ids = [...new Set(rows.map(({ series }) => series))]
  const patterns = new Map(
    rowsOf(
      call,
      patternRow,
      'SELECT id, pattern FROM room_series WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    ).map(({ id, pattern }) => [id, pattern]),
  )
  const ofSeries = (id: number) => rows.filter(({ series }) => series === id)
  const applications = ids.flatMap((id) => applicationOf(ofSeries(id)) ?? [])
  const quotas = quotasOf(ruledHouse(call))
  const shown = shownTo(call.staff.roles)
  const groups = [...new Set(rows.map(({ group_id }) => group_id))].flatMap((id): PlannedGroup[] => {
    const own = applications.filter(({ group }) => group === id)
    const first = rows.find(({ group_id }) => group_id === id)
    if (first === undefined) return []
    const mine = quotas.filter(({ room }) => own.some((one) => one.room === room))
    const over = mine.flatMap(({ room, most, reach }) =>
      overQuota(reach === 'house' ? own : own.filter((one) => one.room === room), most),
    )
    return [
      {
        id,
        name: first.name,
        outside: first.outside === 1,
        series: own.flatMap((one) => {
          const pattern = patterns.get(one.id)
          const dates = ofSeries(one.id)
          const inCharge = dates[0]?.in_charge ?? null
          if (pattern === undefined) return []
          return [
            {
              id: one.id,
              room: one.room,
              pattern,
              inCharge: inCharge === null ? null : shown.text(inCharge),
              dates: dates.length,
              pending: dates.filter(({ pending }) => pending === 1).length,
            },
          ]
        }),
        mostMinutes: mostInAWeek(own.flatMap(({ dates }) => dates)),
        quota: mine.length === 0 ? null : Math.min(...mine.map(({ most }) => most)),
        overIn: over.map(({ week }) => week).toSorted()[0] ?? null,
      },
    ]
  })
  return {
    groups: groups.toSorted((a, b) => b.mostMinutes - a.mostMinutes || a.id - b.id),
    alike: hiddenDuplicates(applications),
  }
}

export const seasonHandlers: HandlersOf<typeof seasonContract> = {
  plan: read((call, { from, to }) => planned(call, from, to)),
}
