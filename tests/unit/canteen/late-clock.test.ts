/** A meal that is entered late counts at the hours of its sitting, and not at the clock of its entry. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SubsidyPolicy } from '#features/canteen/contract/index'
import type { LateReason, Meal } from '#features/canteen/contract/words'
import { clockIsAhead, clockOfMeal } from '#features/canteen/rules/service-day'
import { usualSettings } from '#features/canteen/settings/contract'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'
import { refusalOf } from './ordering'

const today = '2026-09-02'
const clockOf = (day: string, meal: Meal, clock: string, on = today) =>
  clockOfMeal({ day, meal }, { day: on, clock }, usualSettings)

describe('the clock of a meal', () => {
  it.each([
    ['paid at its meal', today, 'lunch', '11:52', '11:52'],
    ['paid by the last of the queue', today, 'lunch', '13:20', '13:20'],
    ['paid before its meal', today, 'lunch', '09:10', '09:10'],
    ['a lunch that is entered at supper', today, 'lunch', '17:10', '11:45'],
    ['a breakfast that is entered at noon', today, 'breakfast', '12:00', '07:30'],
    ['a supper that is entered the next morning', '2026-09-01', 'supper', '08:00', '17:30'],
    ['a lunch of two days ago', '2026-08-31', 'lunch', '11:52', '11:45'],
  ] as const)('%s', (_what, day, meal, clock, counts) => {
    expect(clockOf(day, meal, clock)).toBe(counts)
  })

  it('after midnight is that of the supper that is still being paid', () => {
    expect(clockOf(today, 'supper', '00:20', '2026-09-03')).toBe('00:20')
    expect(clockOf(today, 'lunch', '00:20', '2026-09-03')).toBe('11:45')
  })
})

describe('a clock that is said', () => {
  it.each([
    ['an hour ago', today, '10:52', '11:52', false],
    ['this minute', today, '11:52', '11:52', false],
    ['in a minute', today, '11:53', '11:52', true],
    ['in the small hours of tonight', today, '00:30', '11:52', true],
    ['any of yesterday', '2026-09-01', '23:59', '11:52', false],
    ['of tomorrow', '2026-09-03', '08:00', '11:52', true],
  ] as const)('%s', (_what, day, clock, now, ahead) => {
    expect(clockIsAhead(day, clock, { day: today, clock: now }, usualSettings)).toBe(ahead)
  })

  it('after midnight is of the evening before, until the day turns', () => {
    const ahead = (clock: string) =>
      clockIsAhead(today, clock, { day: '2026-09-03', clock: '00:20' }, usualSettings)
    expect(['18:30', '23:59', '00:20', '00:21', '03:59'].map(ahead)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
  })
})

describe('under a policy with hours', () => {
  const atNoon: SubsidyPolicy = {
    ...claimedPolicy,
    conditions: [{ kind: 'clock', from: '11:00', until: '13:00' }],
  }
  let at: ClaimDesk
  beforeEach(async () => {
    at = await openClaimDesk(atNoon)
  })
  afterEach(() => at.desk.close())

  const subsidyOf = async (id: number) => (await at.desk.client.canteen.till.meal({ id })).price.subsidyFen

  /** Yesterday's lunch, of somebody for whom it was not entered then. */
  async function enteredAt(
    when: string,
    diner: number,
    late: LateReason | null,
    clock?: string,
  ): Promise<number> {
    const { till } = at.desk.client.canteen
    at.desk.clock.setDate(Date.parse(`${when}:00+08:00`))
    const [line] = (await till.state({ day: '2026-09-01', meal: 'lunch' })).board
    const asked = {
      day: '2026-09-01',
      meal: 'lunch' as const,
      way: 'eaten' as const,
      eater: 'diner' as const,
      diner,
      choice: [{ offer: line?.offer ?? 0, count: 1 }],
      ...(clock === undefined ? {} : { clock }),
    }
    const { price } = await till.quote(asked)
    const { meal } = await till.sell({
      sendId: newSendId(),
      ...asked,
      tenders: [{ kind: 'cash', fen: price.ownFen }],
      expectFen: price.ownFen,
      card: null,
      again: false,
      late,
    })
    return meal
  }

  it('a lunch that is entered the next morning is subsidised, and stays so when it is looked at again', async () => {
    const { diner: first } = await at.enrol('李桂兰')
    const { diner, residentId } = await at.enrol()
    await at.lunch(first, '2026-09-01')
    const meal = await enteredAt('2026-09-02T08:10', diner, 'power-cut')
    expect(await subsidyOf(meal)).toBe(200)
    at.go('2026-10-05')
    const september = await at.claim('2026-09')
    expect((await at.get(september)).fen).toBe(500)
    await at.grant(residentId, '低保', '2026-09-01')
    at.go('2026-11-05')
    expect((await at.get(await at.make('2026-10'))).fen).toBe(0)
  })

  it('one that is paid before its hours is not, as it was', async () => {
    const { diner: first } = await at.enrol('李桂兰')
    const { diner } = await at.enrol()
    await at.lunch(first, '2026-09-01')
    at.desk.clock.setDate(Date.parse('2026-09-01T10:40:00+08:00'))
    expect(await subsidyOf(await enteredAt('2026-09-01T10:40', diner, 'forgotten'))).toBe(0)
  })

  it('counts at the clock that whoever writes it down says, and shows it on its line', async () => {
    const { diner: first } = await at.enrol('李桂兰')
    const { diner: early } = await at.enrol('赵素芬')
    const { diner: late, residentId } = await at.enrol()
    await at.lunch(first, '2026-09-01')
    const before = await enteredAt('2026-09-02T08:10', early, 'machine-broken', '10:40')
    const inTime = await enteredAt('2026-09-02T08:11', late, 'machine-broken', '11:05')
    expect([await subsidyOf(before), await subsidyOf(inTime)]).toEqual([0, 200])
    const { till } = at.desk.client.canteen
    const { rows } = await till.meals({ day: '2026-09-01', limit: 10 })
    expect(rows.map(({ clock }) => clock)).toEqual(['11:05', '10:40', null])
    expect((await till.meal({ id: inTime })).meal.clock).toBe('11:05')
    // Looked at again it counts at the same clock.
    at.go('2026-10-05')
    const september = await at.claim('2026-09')
    const { fen } = await at.get(september)
    await at.grant(residentId, '低保', '2026-09-01')
    at.go('2026-11-05')
    expect([fen, (await at.get(await at.make('2026-10'))).fen]).toEqual([500, 0])
  })

  it('of the same day too, where the till was off and says why', async () => {
    const { diner: first } = await at.enrol('李桂兰')
    const { diner } = await at.enrol()
    await at.lunch(first, '2026-09-01')
    const meal = await enteredAt('2026-09-01T13:20', diner, 'power-cut', '12:10')
    expect(await subsidyOf(meal)).toBe(200)
  })

  it('is refused where it has not come, says no reason, or is of a day that is closed', async () => {
    const { diner: first } = await at.enrol('李桂兰')
    const { diner } = await at.enrol()
    await at.lunch(first, '2026-09-01')
    const refusal = (when: string, late: LateReason | null, clock: string) =>
      refusalOf(enteredAt(when, diner, late, clock))
    expect(await refusal('2026-09-01T11:40', 'power-cut', '11:50')).toBe('canteen.clock-ahead')
    expect(await refusal('2026-09-01T11:40', 'power-cut', '00:30')).toBe('canteen.clock-ahead')
    expect(await refusal('2026-09-01T11:40', null, '11:30')).toBe('canteen.reason-missing')
    const { sqlite } = at.desk.desk.session.requireOpen().store
    sqlite.pragma('foreign_keys = OFF')
    sqlite.exec(`INSERT INTO canteen_close_requests (id, day, until_meal, until_entry, at, staff_id) VALUES (1, '2026-09-01', 9, 9, 0, 1);
      INSERT INTO canteen_closed_days (day, request_id, closed_by, witnessed_by, at) VALUES ('2026-09-01', 1, 1, 2, 0)`)
    sqlite.pragma('foreign_keys = ON')
    expect(await refusal('2026-09-02T08:10', 'power-cut', '11:30')).toBe('canteen.day-closed')
  })

  it('the file itself takes a clock of nothing but a meal that is written down afterwards, and never one to come', async () => {
    const { diner } = await at.enrol()
    await at.lunch(diner, '2026-09-01')
    const { sqlite } = at.desk.desk.session.requireOpen().store
    const columns = `kind, day, meal, way, eater, list_fen, price_fen, subsidy_fen, delivery_fee_fen, delivery_subsidy_fen,
      own_fen, lines, price, used, staff_id`
    const write = (late: string | null, clock: string) => () =>
      sqlite
        .prepare(
          `INSERT INTO canteen_meals (${columns}, at, late, clock)
           SELECT 'sale', day, meal, way, 'companion', 0, 0, 0, 0, 0, 0, lines, price, used, staff_id, at, ?, ?
             FROM canteen_meals LIMIT 1`,
        )
        .run(late, clock)
    for (const [late, clock] of [
      [null, '11:00'],
      ['power-cut', '11:31'],
      ['power-cut', '25:10'],
      ['power-cut', 'noon'],
    ] as const)
      expect(write(late, clock)).toThrow('a clock is said of a meal that is written down afterwards')
    expect(write('power-cut', '11:30')).not.toThrow()
  })
})
