/** A walk through what rooms offer, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import type { roomsContract } from './contract'
import type { HouseRules } from './contract/house-rules'
import { minuteOfText } from './rules'

/** Open day and night, for whoever asks, in quarters of an hour. */
const openHouse: HouseRules = {
  hours: [{ season: null, on: { by: 'every-day' }, open: [{ from: '00:00', until: '24:00' }] }],
  specialDays: [],
  modes: ['whole', 'places'],
  places: 24,
  bufferBefore: 0,
  bufferAfter: 0,
  buffersMayLieOutsideHours: true,
  step: 15,
  shortest: 15,
  longest: 240,
  backToBackIsOne: false,
  aheadLeast: 0,
  aheadMost: 60,
  aheadMostInSeries: 365,
  limits: [],
  mayBook: ['resident', 'group', 'outside-group', 'centre'],
  approvalFor: [],
  pendingHours: 48,
  briefing: null,
  guardianUnder: null,
  checkIn: null,
  suspension: null,
  fee: 0,
  deposit: 0,
  materialsFee: 0,
  printed: '',
  keys: [],
}

export const walk = featureWalk<{ rooms: typeof roomsContract }>({
  async walk({ client: { rooms }, say: { text }, sendId }) {
    const room = await rooms.saveRoom({
      sendId: sendId(),
      existing: null,
      text: { name: '议事厅', inside: null, excludes: [], outOfUse: null, rules: openHouse },
    })
    const projector = { code: 'projector', name: '投影仪', pieces: 1, rooms: [room.id], outages: [] }
    await rooms.saveEquipment({ sendId: sendId(), id: null, text: projector })
    const closure = {
      rooms: [room.id],
      kind: 'repairs',
      why: text.slice(0, 60),
      when: {
        by: 'once',
        span: { from: minuteOfText('2026-12-24T00:00'), until: minuteOfText('2026-12-25T00:00') },
      },
    } as const
    await rooms.previewClosure({ closure: { ...closure, rooms: [room.id] } })
    const { id } = await rooms.close({
      sendId: sendId(),
      closure: { ...closure, rooms: [room.id] },
      cannotWait: null,
    })
    await rooms.house({})
    await rooms.hours({ room: room.id, from: '2026-11-23', days: 7 })
    await rooms.endClosure({ sendId: sendId(), id, reason: text.slice(0, 200) })
  },

  screens: {
    '/settings/rooms': { at: '/settings/rooms', shows: '场地' },
    '/settings/rooms/new': { at: '/settings/rooms/new', shows: '新增场地' },
    '/settings/rooms/:roomId': { at: '/settings/rooms/1', shows: /./ },
    '/settings/rooms/equipment/:equipmentId': { at: '/settings/rooms/equipment/new', shows: '新增设备' },
    '/settings/rooms/closures/new': { at: '/settings/rooms/closures/new', shows: '安排闭馆' },
  },
})
