/** A walk through what rooms offer, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import { walkCallSheet } from './call-sheet/walk'
import { walkClosureFile } from './closure-file/walk'
import type { BookingText } from './bookings/contract'
import type { roomsContract } from './contract'
import type { HouseRules } from './contract/house-rules'
import { walkDoor } from './door/walk'
import { minuteOfText } from './rules'
import { walkOwnUse } from './precedence/walk'
import { walkRivals } from './rivals/walk'
import { walkSeries } from './series/walk'
import { walkUnmet } from './unmet/walk'
import { walkWaitlist } from './waitlist/walk'

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
  approvalFor: ['outside-group'],
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
  checksBefore: [],
  checksAfter: [],
}

/** The morning after the tests' own day. */
const morning = {
  from: minuteOfText('2026-11-24T09:00'),
  until: minuteOfText('2026-11-24T11:00'),
}
const evening = {
  from: minuteOfText('2026-11-24T18:00'),
  until: minuteOfText('2026-11-24T20:00'),
}

/** A room for as long as it is asked for, with nothing asked but who and where. */
const wholeRoom = (room: number, holder: BookingText['holder']): BookingText => ({
  room,
  span: morning,
  whole: true,
  places: 1,
  equipment: {},
  holder,
  purpose: 'meeting',
  title: '',
  inCharge: null,
  phone: null,
  comers: [],
})

export const walk = featureWalk<{ rooms: typeof roomsContract }>({
  async walk(walker) {
    const {
      client: { rooms },
      say: { text, name, phone },
      resident,
      sendId,
    } = walker
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
    await walkClosureFile(rooms, walker, room.id)

    const { bookings } = rooms
    const { id: residentId } = await resident()
    const theirs = wholeRoom(room.id, { kind: 'resident', residentId })
    const comer = {
      residentId: null,
      name,
      birth: null,
      briefedOn: null,
      withGuardian: false,
      fetchedBy: name,
    }
    await bookings.check({ booking: theirs, without: null })
    const booking = {
      ...theirs,
      title: text.slice(0, 40),
      comers: [{ ...comer, allergens: text.slice(0, 100) }],
    }
    const { booking: booked } = await bookings.book({ sendId: sendId(), booking })
    const moving = { room: room.id, span: evening, whole: true, places: 2, equipment: {} }
    await bookings.checkMove({ id: booked.id, to: moving })
    await bookings.reschedule({ sendId: sendId(), id: booked.id, to: moving })
    const { booking: details } = await bookings.get({ id: booked.id })
    for (const { id: comer } of details.comers)
      await bookings.tick({ sendId: sendId(), id: booked.id, comer, came: true })
    const left = await bookings.move({
      sendId: sendId(),
      id: booked.id,
      move: 'cancel',
      reason: text.slice(0, 200),
    })
    await bookings.takeBack({ sendId: sendId(), eventId: left.takeBack ?? 0 })
    const outside = { kind: 'outside-group' as const, name: '某某幼儿园' }
    const { booking: request } = await bookings.book({
      sendId: sendId(),
      booking: { ...wholeRoom(room.id, outside), inCharge: name, phone },
    })
    await rooms.papers.application({ id: request.id })
    await bookings.reveal({ id: request.id, field: 'phone', reason: { code: 'reach-person', note: '' } })
    await bookings.decide({ sendId: sendId(), id: request.id, move: 'approve', reason: '' })
    await walkDoor(rooms, walker, openHouse, booking)
    await walkSeries(rooms, { sendId, say: { text, name, phone } }, room.id, residentId)
    const month = '2026-11'
    await rooms.figures.of({ period: month })
    await rooms.figures.rows({ period: month, figure: 'sessions', limit: 50 })
    const purpose = text.slice(0, 100)
    await walker.finish(rooms.figures.export({ sendId: sendId(), period: month, purpose, words: {} }))
    const later = { from: minuteOfText('2026-11-29T09:00'), until: minuteOfText('2026-11-29T11:00') }
    await walkWaitlist(rooms, { sendId, say: { text, name, phone } }, { ...theirs, span: later })
    const election = { from: minuteOfText('2026-12-05T09:00'), until: minuteOfText('2026-12-05T11:00') }
    await walkOwnUse(rooms, { sendId, say: { text, name, phone } }, { ...theirs, span: election })
    await rooms.season.plan({ from: '2026-10-01', to: '2026-12-31' })
    await walkUnmet(rooms, walker, { ...theirs, span: election })
    await walkCallSheet(rooms, request.id)
    const noHold = { ...openHouse, pendingHours: 0 }
    const hall = await rooms.saveRoom({
      sendId: sendId(),
      existing: null,
      text: { name: '多功能厅', inside: null, excludes: [], outOfUse: null, rules: noHold },
    })
    await walkRivals(rooms, walker, { ...theirs, room: hall.id, span: election })
    await bookings.groups({})
    await bookings.list({ tab: 'coming', limit: 50 })
    await bookings.waiting({})
    await bookings.timeline({ residentId })
    await bookings.find({
      wish: {
        day: '2026-11-28',
        from: 780,
        until: 1080,
        length: 120,
        people: 12,
        whole: false,
        equipment: { projector: 1 },
      },
    })
    await rooms.day.view({ from: '2026-11-23', days: 7, room: room.id })
  },

  async plant({ client: { rooms }, sendId }, { residentId, at }) {
    const { id: room } = await rooms.saveRoom({
      sendId: sendId(),
      existing: null,
      text: { name: `琴房${at}`, inside: null, excludes: [], outOfUse: null, rules: openHouse },
    })
    const theirs = wholeRoom(room, { kind: 'resident', residentId })
    await rooms.bookings.book({ sendId: sendId(), booking: { ...theirs, title: `电1542759164${at}` } })
    const { booking } = await rooms.bookings.book({
      sendId: sendId(),
      booking: {
        ...wholeRoom(room, { kind: 'outside-group', name: `外来团体${at}` }),
        span: evening,
        phone: `1522759164${at}`,
      },
    })
    return [
      { value: `1542759164${at}`, kinds: ['typed-number'] },
      { value: `1522759164${at}`, kinds: ['contact-phone'], subject: `booking:${booking.id}` },
    ]
  },

  screens: {
    '/rooms': { at: '/rooms', shows: /月.*日/, main: true },
    '/rooms/new': { at: '/rooms/new', shows: '新预约', main: true },
    '/rooms/find': { at: '/rooms/find', shows: '先选时间，再找场地' },
    '/rooms/seats': { at: '/rooms/seats?room=1', shows: /社区书房/ },
    '/rooms/bookings/:bookingId': { at: '/rooms/bookings/{booking}', shows: '场地预约' },
    '/rooms/own-use': { at: '/rooms/own-use', shows: '中心自用' },
    '/rooms/calls': { at: '/rooms/calls', shows: '要通知的人' },
    '/rooms/waitlist': { at: '/rooms/waitlist', shows: '候补' },
    '/rooms/series/:seriesId': { at: '/rooms/series/1', shows: '系列预约' },
    '/rooms/list': { at: '/rooms/list', shows: '场地预约' },
    '/rooms/list/:bookingId': { at: '/rooms/list/{booking}', shows: '场地预约' },
    '/rooms/door': { at: '/rooms/door', shows: '今天到场', main: true },
    '/rooms/door/:bookingId': { at: '/rooms/door/{booking}', shows: '到场办理' },
    '/rooms/papers/:bookingId/:sheet': {
      at: '/rooms/papers/{booking}/slip',
      shows: '预约单',
      papers: ['slip', 'application', 'rules', 'attendance'].map(
        (sheet) => `/rooms/papers/{booking}/${sheet}`,
      ),
    },
    '/rooms/figures': { at: '/rooms/figures', shows: '场地月报', main: true },
    '/rooms/figures/rows': { at: '/rooms/figures/rows?period=2026-11&figure=sessions', shows: /11月/ },
    '/rooms/season': { at: '/rooms/season', shows: /季度安排/ },
    '/rooms/call-sheet': {
      at: '/rooms/call-sheet?list=own-use',
      shows: '让出后要打的电话',
      papers: ['/rooms/call-sheet?list=own-use'],
    },
    '/rooms/door-sheet': {
      at: '/rooms/door-sheet?of=1',
      shows: /使用安排/,
      papers: ['/rooms/door-sheet?of=1'],
    },
    '/settings/rooms': { at: '/settings/rooms', shows: '场地' },
    '/settings/rooms/new': { at: '/settings/rooms/new', shows: '新增场地' },
    '/settings/rooms/:roomId': { at: '/settings/rooms/1', shows: '社区书房' },
    '/settings/rooms/equipment/:equipmentId': { at: '/settings/rooms/equipment/new', shows: '新增设备' },
    '/settings/rooms/closures/new': { at: '/settings/rooms/closures/new', shows: '安排闭馆' },
    '/settings/rooms/closures/file': { at: '/settings/rooms/closures/file', shows: '从日历文件安排闭馆' },
  },
  finds: { booking: { list: '/rooms/list', title: '场地预约', shows: '场地预约' } },
})
