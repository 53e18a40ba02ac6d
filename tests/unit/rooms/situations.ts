/** The worked situations as they are written down, read strictly, with the house they are about. */
import { z } from 'zod'
import type { Closure, Reason } from '#features/rooms/contract/index'
import { minuteOfText, startOfDay, textOfMinute, type House } from '#features/rooms/rules/index'
import { addDays } from '#work/calendar/rules/index'
import file from '../../fixtures/rooms/situations.json'
import { house, pieces, room } from './house'

const answer = z.strictObject({
  answer: z.enum(['yes', 'no']),
  why: z.string().optional(),
  at: z.string().optional(),
  by: z.string().optional(),
  equipment: z.string().optional(),
  free: z.number().optional(),
  say: z.string().optional(),
})
export type Answer = z.infer<typeof answer>

const slotAsk = z.strictObject({
  room: z.string(),
  start: z.string(),
  end: z.string(),
  whole: z.boolean().optional(),
  seats: z.number().optional(),
  attendees: z.number().optional(),
  equipment: z.record(z.string(), z.number()).optional(),
  expected: answer,
})
export type SlotAsk = z.infer<typeof slotAsk>

const written = slotAsk.omit({ expected: true }).extend({
  id: z.string(),
  state: z.enum(['cancelled', 'refused']).optional(),
})
export type Written = z.infer<typeof written>

const head = {
  id: z.string(),
  title: z.string(),
  note: z.string().optional(),
  from: z.array(z.string()).optional(),
}
const situation = z.discriminatedUnion('kind', [
  z.strictObject({
    ...head,
    kind: z.literal('slot'),
    given: z.strictObject({
      bookings: z.array(written),
      now: z.string().optional(),
      checkAhead: z.literal(true).optional(),
    }),
    asks: z.array(slotAsk),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('dates'),
    given: z.strictObject({ patterns: z.array(z.strictObject({ nth: z.number(), weekday: z.number() })) }),
    asks: z.strictObject({ expected: z.array(z.array(z.string())) }),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('waitlist'),
    given: z.strictObject({
      waiting: z.array(z.strictObject({ who: z.string(), needs: z.number(), since: z.string() })),
      freed: z.number(),
    }),
    asks: z.strictObject({
      expected: z.strictObject({ offers: z.array(z.string()), stillWaiting: z.array(z.string()) }),
    }),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('person'),
    given: z.strictObject({ briefedOn: z.string().optional(), birth: z.string().optional() }),
    asks: z.array(z.strictObject({ day: z.string(), guardian: z.boolean().optional(), expected: answer })),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('clock'),
    given: z.strictObject({ from: z.string(), times: z.number(), zones: z.array(z.string()) }),
    asks: z.strictObject({
      expected: z.strictObject({ local: z.array(z.string()), firstInstant: z.string(), stepMs: z.number() }),
    }),
  }),
])
export type Situation = z.infer<typeof situation>

export const situations = z.array(situation).parse(file.situations)

/** The rooms by their names in the file, in its order. */
export const roomIds: Readonly<Record<string, number>> = {
  reading: 1,
  baking: 2,
  activity: 3,
  science: 4,
  council: 5,
}

export const roomId = (name: string): number => {
  const id = roomIds[name]
  if (id === undefined) throw new RangeError(`no room ${name}`)
  return id
}

const daily = (from: string, until: string) => [
  { season: null, on: { by: 'every-day' as const }, open: [{ from, until }] },
]
const { reading, baking, activity, science, council } = file.rooms

const closures: Closure[] = file.closures.map(({ room: name, from, to, why }, index) => ({
  id: index + 1,
  rooms: [roomId(name)],
  kind: 'holiday',
  why,
  when: { by: 'once', span: { from: startOfDay(from), until: startOfDay(addDays(to, 1)) } },
}))

/** The house of the file: each figure is the file's own. */
export const writtenHouse: House = house(
  [
    room(
      1,
      {
        hours: [
          {
            season: null,
            on: { by: 'weekday', weekdays: [2, 3, 4, 5, 6, 7] },
            open: [{ from: reading.hours['2-7'][0] ?? '', until: reading.hours['2-7'][1] ?? '' }],
          },
        ],
        places: reading.seats,
        shortest: reading.shortestMin,
        longest: reading.longestMin,
        aheadLeast: reading.aheadDays[0] ?? 0,
        aheadMost: reading.aheadDays[1] ?? 0,
        limits: [
          {
            holders: ['resident'],
            measure: 'bookings',
            per: 'month',
            most: reading.wholeRoomPerPersonPerMonth,
            counts: 'whole',
            reach: 'room',
          },
        ],
      },
      { name: reading.name },
    ),
    room(
      2,
      {
        hours: daily('09:00', '18:00'),
        modes: ['places'],
        places: baking.attendeesMax,
        shortest: baking.shortestMin,
        longest: baking.longestMin,
        briefing: { validDays: baking.briefingValidDays },
        guardianUnder: baking.guardianUnder,
      },
      { name: baking.name },
    ),
    room(
      3,
      {
        hours: daily('08:00', '22:00'),
        modes: ['whole'],
        bufferBefore: activity.bufferBeforeMin,
        bufferAfter: activity.bufferAfterMin,
        buffersMayLieOutsideHours: activity.buffersMayLieOutsideHours,
        shortest: activity.shortestMin,
        longest: activity.longestMin,
      },
      { name: activity.name },
    ),
    room(
      4,
      {
        hours: [
          {
            season: null,
            on: { by: 'day-kind', kinds: ['day-off'] },
            open: [{ from: science.hours.off[0] ?? '', until: science.hours.off[1] ?? '' }],
          },
        ],
        modes: ['whole'],
      },
      { name: science.name },
    ),
    room(
      5,
      {
        hours: daily('08:00', '22:00'),
        specialDays: [{ day: '2026-02-16', open: [{ from: '08:00', until: '25:00' }], why: '守岁' }],
        modes: ['whole'],
        approvalFor: ['group', 'outside-group'],
        shortest: council.shortestMin,
        longest: council.longestMin,
      },
      { name: council.name },
    ),
  ],
  {
    equipment: [pieces('oven', baking.equipment.oven, [2]), pieces('mixer', baking.equipment.mixer, [2])],
    closures,
  },
)

/** A reason in the words of the file. */
export function answered(reason: Reason | undefined, nameOf: (booking: number) => string): Answer {
  if (reason === undefined) return { answer: 'yes' }
  const what = {
    answer: 'no' as const,
    why: reason.code,
    ...('at' in reason ? { at: textOfMinute(reason.at) } : {}),
  }
  switch (reason.code) {
    case 'taken':
    case 'buffer':
      return { ...what, by: reason.by.is === 'booking' ? nameOf(reason.by.booking) : reason.by.is }
    case 'places':
      return { ...what, free: reason.free }
    case 'equipment':
      return { ...what, equipment: reason.equipment, free: reason.free }
    case 'briefing':
      return { ...what, say: `until ${reason.until ?? 'never'}` }
    default:
      return what
  }
}

export const spanOf = ({ start, end }: { readonly start: string; readonly end: string }) => ({
  from: minuteOfText(start),
  until: minuteOfText(end),
})
