/** The five rooms of the centre with their house rules, the baking station's ovens, and what is shut when. */
import { addDays } from '#work/calendar/rules/index'
import type { HouseRules, HoursLine, RoomText } from '#features/rooms/index'
import { startOfDay } from '#features/rooms/rules/index'
import type { Community } from './community'

const everyDay = (from: string, until: string): HoursLine => ({
  season: null,
  on: { by: 'every-day' },
  open: [{ from, until }],
})

const usual: HouseRules = {
  hours: [everyDay('08:00', '22:00')],
  specialDays: [],
  modes: ['whole'],
  places: 30,
  bufferBefore: 0,
  bufferAfter: 0,
  buffersMayLieOutsideHours: true,
  step: 30,
  shortest: 30,
  longest: 240,
  backToBackIsOne: true,
  aheadLeast: 1,
  aheadMost: 30,
  aheadMostInSeries: 180,
  limits: [],
  mayBook: ['resident', 'group', 'outside-group', 'centre'],
  approvalFor: ['outside-group'],
  pendingHours: 48,
  briefing: null,
  guardianUnder: null,
  checkIn: { lateAfter: 10, noShowAfter: 30 },
  suspension: { noShows: 3, within: 90, days: 30 },
  fee: 0,
  deposit: 0,
  materialsFee: 0,
  printed: '保持安静，不推销，不办保健品讲座。离开时关灯、关窗、关电源，桌椅归位。',
  keys: [],
  checksBefore: [],
  checksAfter: ['门窗', '电源', '卫生'],
}

const room = (name: string, rules: Partial<HouseRules>): RoomText => ({
  name,
  inside: null,
  excludes: [],
  outOfUse: null,
  rules: { ...usual, ...rules },
})

const rooms: readonly RoomText[] = [
  room('社区书房', {
    hours: [
      {
        season: null,
        on: { by: 'weekday', weekdays: [2, 3, 4, 5, 6, 7] },
        open: [{ from: '09:00', until: '21:00' }],
      },
    ],
    modes: ['whole', 'places'],
    places: 24,
    aheadMost: 14,
    limits: [
      { holders: ['resident'], measure: 'bookings', per: 'month', most: 2, counts: 'whole', reach: 'room' },
    ],
  }),
  room('烘焙小站', {
    hours: [everyDay('09:00', '18:00')],
    modes: ['places'],
    places: 12,
    bufferAfter: 30,
    briefing: { validDays: 180 },
    guardianUnder: 14,
    materialsFee: 1500,
    keys: ['烘焙小站'],
    checksBefore: ['煤气', '灭火器', '烤箱'],
    checksAfter: ['煤气', '电源', '清洗', '损坏'],
    printed: '先讲安全须知。十四岁以下由监护人陪同。做出来的自己吃，不出售。用后清洗、断电、关气。',
  }),
  room('议事厅', { places: 30, approvalFor: ['group', 'outside-group'], keys: ['前门', '音响柜'] }),
  room('活动室', {
    places: 20,
    bufferBefore: 15,
    bufferAfter: 30,
    hours: [
      {
        season: { from: '06-01', until: '09-30' },
        on: { by: 'every-day' },
        open: [{ from: '07:00', until: '22:00' }],
      },
      everyDay('08:00', '22:00'),
    ],
  }),
  room('科技馆', {
    hours: [
      { season: null, on: { by: 'day-kind', kinds: ['day-off'] }, open: [{ from: '10:00', until: '17:00' }] },
    ],
    places: 40,
    mayBook: ['group', 'outside-group', 'centre'],
    approvalFor: ['group', 'outside-group'],
  }),
]

/** Working days before today on which the repairs were announced: more than the seven that are asked for. */
const announcedBefore = 4

export function planRooms({ office, time, timeline, manager }: Community): void {
  timeline.plan(time.begin, () => {
    const desk = office.at(time.begin, manager).rooms
    const ids = rooms.map((text) => desk.saveRoom({ existing: null, text }).id)
    const [reading = 1, baking = 2, council = 3, activity = 4] = ids
    const add = (code: string, name: string, pieces: number, places: readonly number[]) =>
      desk.saveEquipment({ id: null, text: { code, name, pieces, rooms: [...places], outages: [] } })
    add('equipment-1', '烤箱', 3, [baking])
    add('equipment-2', '打蛋机', 2, [baking])
    add('equipment-3', '投影仪', 2, [reading, council, activity])
    const spring = {
      by: 'calendar' as const,
      kinds: ['day-off' as const],
      named: '春节',
      hours: { from: '00:00', until: '24:00' },
      starts: time.today,
      ends: null,
    }
    desk.close({ closure: { rooms: null, kind: 'holiday', why: '春节闭馆', when: spring }, cannotWait: null })
  })
  const announced = time.days.at(-1 - announcedBefore)
  if (announced === undefined) return
  const at = time.instant(announced, 10 * 60)
  timeline.plan(at, () => {
    const desk = office.at(at, manager).rooms
    const activity = desk.house({}).rooms.find(({ name }) => name === '活动室')
    if (activity === undefined) return
    const from = startOfDay(addDays(announced, 10))
    const span = { from: from + 8 * 60, until: from + 12 * 60 }
    desk.close({
      closure: { rooms: [activity.id], kind: 'repairs', why: '地板检修', when: { by: 'once', span } },
      cannotWait: null,
    })
  })
}
