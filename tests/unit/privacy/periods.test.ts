/** How long what is kept: which periods there are is what the features declare, how long they are is a setting. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { house } from '#centre/house'
import type { DutyToKeep, RetentionOfRows } from '#desk/personal-data/keeps'
import { writeSetting } from '#desk/session/settings'
import { settingsFault, settingsFrom, stayingOf, type DeclaredPeriods } from '#features/privacy/rules/index'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'
import { on, rules } from '../rooms/house'
import { refusalCode } from '../visits/visitors'

const keeping: DutyToKeep = {
  kind: 'lockers.keys',
  usual: 24,
  least: 12,
  standsAlone: false,
  alike: { 'lockers.deposits': { standsAlone: true } },
}
const going: RetentionOfRows = {
  of: 'rows',
  kind: 'lockers.keys',
  subject: 'locker',
  period: { usual: 48, least: 0 },
  count: () => 0,
  due: () => [],
  erase: () => undefined,
}
const declared: DeclaredPeriods = { dutiesToKeep: [keeping], retentions: [going] }

describe('the periods of a feature that declares some', () => {
  it('are the usual ones until the manager sets others', () => {
    expect(settingsFrom(declared, null)).toEqual({
      answerDays: 15,
      duties: { 'lockers.keys': 24 },
      retention: { 'lockers.keys': 48 },
    })
    expect(settingsFrom(declared, { answerDays: 10, duties: { 'lockers.keys': 30 } })).toEqual({
      answerDays: 10,
      duties: { 'lockers.keys': 30 },
      retention: { 'lockers.keys': 48 },
    })
  })

  it('are never shorter than a law asks for, not even where they were stored before it did', () => {
    const short = { answerDays: 15, duties: { 'lockers.keys': 6 }, retention: { 'lockers.keys': 48 } }
    expect(settingsFault(declared, short)).toBe('shorter-than-law')
    expect(settingsFrom(declared, short).duties).toEqual({ 'lockers.keys': 12 })
  })

  it('propose nothing for erasure that still has to stay', () => {
    const early = { answerDays: 15, duties: { 'lockers.keys': 24 }, retention: { 'lockers.keys': 23 } }
    expect(settingsFault(declared, early)).toBe('shorter-than-duty')
    expect(settingsFault(declared, { ...early, retention: { 'lockers.keys': 24 } })).toBeNull()
    expect(settingsFault(house, settingsFrom(house, null))).toBeNull()
  })

  it('hold for what stays as long as something else', () => {
    expect([...stayingOf(declared, { duties: { 'lockers.keys': 30 } })]).toEqual([
      ['lockers.keys', { months: 30, standsAlone: false }],
      ['lockers.deposits', { months: 30, standsAlone: true }],
    ])
  })

  it('are refused for what no feature declares', () => {
    const unknown = { answerDays: 15, duties: {}, retention: { 'lockers.doors': 12 } }
    expect(settingsFault(declared, unknown)).toBe('no-such-period')
  })
})

describe('a desk', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await openTestDesk()
  })
  afterEach(() => desk.close())

  it('that stored its periods before bookings had one keeps them, and has the usual one for bookings', async () => {
    // As they lie in the file of a desk of version 0.1.
    writeSetting(desk.desk.session.requireOpen().store, 'privacy', {
      answerDays: 12,
      duties: { 'service-requests.requests': 48, 'residents.consents': 0, 'privacy.requests': 40 },
      retention: {
        'visits.visits': 18,
        'service-requests.requests': 72,
        'residents.gone': 61,
        'privacy.requests': 62,
      },
    })
    const { settings } = await desk.client.privacy.settings({})
    expect(settings).toMatchObject({
      answerDays: 12,
      duties: {
        'canteen.eligibilities': 36,
        'service-requests.requests': 48,
        'privacy.requests': 40,
        'residents.consents': 0,
      },
      retention: {
        'canteen.eligibilities': 60,
        'visits.visits': 18,
        'rooms.bookings': 24,
        'service-requests.requests': 72,
        'privacy.requests': 62,
        'residents.gone': 61,
      },
    })
  })

  const dueOf = async (kind: string) =>
    (await desk.client.privacy.retention.due({})).lines.find((line) => line.kind === kind)?.count
  const confirm = (kind: string) => desk.client.privacy.retention.confirm({ sendId: newSendId(), kind })
  /** So many days later, with the manager at the desk. */
  const later = async (days: number) => {
    desk.clock.advance(days * 86_400_000)
    await desk.signIn('manager')
  }

  it('proposes residents’ bookings two years after them, and none of a group', async () => {
    const residentId = await register(desk.client, { name: '王桂珍' })
    const { id: room } = await desk.client.rooms.saveRoom({
      sendId: newSendId(),
      existing: null,
      text: { name: '社区书房', inside: null, excludes: [], outOfUse: null, rules: rules({ step: 15 }) },
    })
    const { sqlite } = desk.desk.session.requireOpen().store
    sqlite.prepare("INSERT INTO room_groups (id, name, outside) VALUES (1, '合唱队', 0)").run()
    const book = sqlite.prepare(
      `INSERT INTO bookings (room_id, starts, ends, held_until, whole, places, holder_kind, resident_id, group_id, use,
         purpose, state, booked_at, booked_by) VALUES (?, ?, ?, ?, 1, 8, ?, ?, ?, 'ordinary', 'reading', 'left', 0, ?)`,
    )
    const morning = on('2026-11-20 09:00-10:00')
    const evening = on('2026-11-20 19:00-20:00')
    book.run(room, morning.from, morning.until, morning.until, 'resident', residentId, null, desk.managerId)
    book.run(room, evening.from, evening.until, evening.until, 'group', null, 1, desk.managerId)
    await later(365 * 2 - 5)
    expect(await dueOf('rooms.bookings')).toBe(0)
    await later(5)
    expect(await dueOf('rooms.bookings')).toBe(1)
    expect(await confirm('rooms.bookings')).toEqual({ count: 1 })
    // Nobody stays signed in for two years: the file was opened anew.
    const { store } = desk.desk.session.requireOpen()
    expect(store.statement('SELECT holder_kind FROM bookings').pluck().all()).toEqual(['group'])
  })

  it('keeps who may eat at a lower price for three years after it ended, whoever asks, and proposes it after five', async () => {
    const residentId = await register(desk.client, { name: '王桂珍' })
    await desk.client.canteen.eligibility.apply({
      sendId: newSendId(),
      application: {
        residentId,
        category: '低保',
        proof: '低保证第 7788 号',
        issuedBy: '区民政局',
        appliedOn: '2026-11-01',
        from: null,
        until: '2026-11-22',
      },
    })
    const { id } = await desk.client.privacy.requests.receive({
      sendId: newSendId(),
      residentId,
      kind: 'erasure',
      by: 'self',
      byName: '',
      words: '',
      received: '2026-11-23',
    })
    const { plan } = await desk.client.privacy.requests.get({ id })
    expect(plan?.lines).toContainEqual({
      kind: 'canteen.eligibilities',
      open: 0,
      erased: 0,
      kept: 1,
      until: '2029-11-22',
    })
    await later(365 * 5 + 3)
    expect(await dueOf('canteen.eligibilities')).toBe(1)
    expect(await confirm('canteen.eligibilities')).toEqual({ count: 1 })
    expect((await desk.client.canteen.eligibility.list({ tab: 'over', limit: 5 })).rows).toEqual([])
  })

  it('erases nothing of a kind that no feature proposes', async () => {
    expect(await refusalCode(confirm('lockers.keys'))).toBe('privacy.no-such-period')
  })
})
