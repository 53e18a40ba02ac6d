/** A meal that is entered late counts at the hours of its sitting, and not at the clock of its entry. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SubsidyPolicy } from '#features/canteen/contract/index'
import type { LateReason, Meal } from '#features/canteen/contract/words'
import { clockOfMeal } from '#features/canteen/rules/service-day'
import { usualSettings } from '#features/canteen/settings/contract'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'

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
  async function enteredAt(when: string, diner: number, late: LateReason): Promise<number> {
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
})
