/** 七日内 all of a first payment is given back: until when, and to whom not (法释〔2025〕4号 art. 14; 民法典 201, 203). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '#ground/days'
import { withinRegret } from '#features/canteen/rules/refund-law'
import { seededCalendar } from '../../support/calendar'
import { newSendId } from '../../support/desk'
import { openClaimDesk, type ClaimDesk } from './claim-desk'

describe('the last of the seven days', () => {
  it.each([
    { paid: '2026-05-11', last: '2026-05-18', why: 'the day of payment is not counted' },
    { paid: '2026-05-08', last: '2026-05-15', why: 'a day in the middle that is off is' },
    { paid: '2026-05-16', last: '2026-05-25', why: 'a Saturday moves to Monday' },
    { paid: '2026-05-02', last: '2026-05-09', why: 'a Saturday that is worked does not' },
    { paid: '2026-09-24', last: '2026-10-08', why: 'the first of October moves past all of the holiday' },
    { paid: '2027-09-24', last: '2027-10-04', why: 'of a year not announced, past its holidays by law' },
  ])('of what was paid on $paid is $last: $why', ({ paid, last }) => {
    const days = [0, 1, 2, 3].map((after) => addDays(last, after))
    expect(days.map((day) => withinRegret(seededCalendar, paid, day, false))).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(withinRegret(seededCalendar, paid, paid, false)).toBe(true)
    expect(withinRegret(seededCalendar, paid, paid, true)).toBe(false)
  })
})

describe('whoever had the same before', () => {
  let at: ClaimDesk
  beforeEach(async () => {
    at = await openClaimDesk()
  })
  afterEach(() => at.desk.close())

  const balance = () => at.desk.client.canteen.balance
  const topUp = (diner: number) => {
    at.desk.clock.advance(60_000)
    return balance().topUp({ sendId: newSendId(), diner, fen: 10_000, giftFen: 0, tender: 'cash' })
  }
  const hasRegret = async (diner: number): Promise<boolean> =>
    (await balance().get({ diner })).account?.refunds.some(({ reason }) => reason === 'within-seven-days') ===
    true

  it('has no seven days where they ate for cash, and has them where that meal was taken back', async () => {
    const { diner } = await at.enrol()
    const meal = await at.lunch(diner, '2026-09-01')
    await topUp(diner)
    expect(await hasRegret(diner)).toBe(false)
    await at.takeBack(meal)
    expect(await hasRegret(diner)).toBe(true)
  })

  it('has them where the first meal came after the payment', async () => {
    const { diner } = await at.enrol()
    at.go('2026-09-01')
    await topUp(diner)
    await at.lunch(diner, '2026-09-02')
    expect(await hasRegret(diner)).toBe(true)
  })

  it('is the same person on another card', async () => {
    const [one, other] = [await at.enrol(), await at.enrol()]
    await at.lunch(one.diner, '2026-09-01')
    await topUp(other.diner)
    expect(await hasRegret(other.diner)).toBe(true)
    const kept = { kept: other.residentId, gone: one.residentId, take: [] }
    await at.desk.client.residents.merge({ sendId: newSendId(), ...kept })
    expect(await hasRegret(other.diner)).toBe(false)
  })

  it('cannot close for it either', async () => {
    const { diner } = await at.enrol()
    await at.lunch(diner, '2026-09-01')
    await topUp(diner)
    const asked = { diner, reason: 'within-seven-days', tender: 'cash', note: '' } as const
    await expect(balance().close({ sendId: newSendId(), ...asked })).rejects.toMatchObject({
      data: { code: 'canteen.cannot-close-for' },
    })
  })
})
