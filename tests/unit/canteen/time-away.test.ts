/** Whoever moved away and came back, or died there: nothing is claimed for the time between. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { inNeedFen, openClaimDesk, ordinaryFen, september, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

const lunches = async (diner: number, days: readonly string[]) => {
  for (const day of days) await at.lunch(diner, day)
}
const claimed = async (month: string) => (await at.get(await at.claim(month))).fen
const categoriesOf = async (id: number) => (await at.desk.client.canteen.diners.get({ id })).diner.categories

describe('time away', () => {
  it('stays taken back when they come back, and when they die', async () => {
    const [back, dead] = [await at.enrol('李桂兰'), await at.enrol('王桂珍')]
    for (const { diner } of [back, dead]) await lunches(diner, september(8, 10))
    at.go('2026-10-08')
    expect(await claimed('2026-09')).toBe(6 * ordinaryFen)
    at.go('2026-11-02')
    for (const { residentId } of [back, dead]) await at.status(residentId, 'moved-out', '2026-09-09')
    expect(await claimed('2026-10')).toBe(-4 * ordinaryFen)
    at.go('2026-11-20')
    await at.status(back.residentId, 'living', '2026-11-20')
    await at.status(dead.residentId, 'deceased', '2026-11-18')
    await lunches(back.diner, ['2026-11-20'])
    at.go('2026-12-02')
    expect(await claimed('2026-11')).toBe(ordinaryFen)
  })

  it('is not claimed where both were learnt before the claim', async () => {
    const { diner, residentId } = await at.enrol()
    await lunches(diner, september(8, 12))
    at.go('2026-09-20')
    await at.status(residentId, 'moved-out', '2026-09-09')
    await at.status(residentId, 'living', '2026-09-12')
    at.go('2026-10-08')
    const id = await at.claim('2026-09')
    expect((await at.get(id)).fen).toBe(2 * ordinaryFen)
  })

  it('has ended an eligibility, which a return gives back only where they had never gone', async () => {
    const { diner, residentId } = await at.enrol()
    at.go('2026-09-01')
    await at.grant(residentId, '低保', '2026-09-01')
    await lunches(diner, ['2026-09-08', '2026-09-20'])
    at.go('2026-09-25')
    await at.status(residentId, 'moved-out', '2026-09-10')
    await at.status(residentId, 'living', '2026-09-15')
    expect(await categoriesOf(diner)).toEqual([])
    at.go('2026-10-08')
    expect(await claimed('2026-09')).toBe(inNeedFen + ordinaryFen)
    // Told again: the day on which they had gone.
    await at.status(residentId, 'living', '2026-09-10')
    expect(await categoriesOf(diner)).toEqual(['低保'])
    at.go('2026-11-02')
    expect(await claimed('2026-10')).toBe(inNeedFen - ordinaryFen)
  })

  it('is not over on another day because they move within the community', async () => {
    const { diner, residentId } = await at.enrol()
    await lunches(diner, september(8, 12))
    at.go('2026-09-20')
    await at.status(residentId, 'moved-out', '2026-09-09')
    await at.status(residentId, 'living', '2026-09-11')
    const { residents } = at.desk.client
    const { version, address } = await residents.read({ id: residentId })
    if (address === null) throw new Error('no address')
    await residents.moveWithin({ sendId: newSendId(), id: residentId, version, since: '2026-09-18', address })
    at.go('2026-10-08')
    expect(await claimed('2026-09')).toBe(3 * ordinaryFen)
  })

  it('of a record that became part of another is the person’s', async () => {
    const [one, other] = [await at.enrol('李桂兰'), await at.enrol('李桂兰')]
    await lunches(one.diner, september(8, 12))
    at.go('2026-09-20')
    await at.status(one.residentId, 'moved-out', '2026-09-09')
    await at.status(one.residentId, 'living', '2026-09-12')
    const merged = { kept: other.residentId, gone: one.residentId, take: [] }
    await at.desk.client.residents.merge({ sendId: newSendId(), ...merged })
    at.go('2026-10-08')
    expect(await claimed('2026-09')).toBe(2 * ordinaryFen)
  })
})

describe('an eligibility that a life has ended', () => {
  const move = (id: number, what: 'pause' | 'resume', day: string, reason = '') =>
    at.desk.client.canteen.eligibility.move({ sendId: newSendId(), id, move: what, day, reason })

  it('evaka#2418: had been over, or stopped for some days, before it: what was claimed on it is taken back', async () => {
    const { diner, residentId } = await at.enrol()
    const eligibility = await at.grant(residentId, '低保', '2026-08-31')
    await lunches(diner, september(1, 8))
    at.go('2026-09-10')
    await at.status(residentId, 'deceased', '2026-09-09')
    at.go('2026-10-08')
    expect(await claimed('2026-09')).toBe(8 * inNeedFen)
    at.go('2026-11-02')
    // 停发 from the 2nd to the 3rd, learnt after their death; and it had ended on the 6th.
    await move(eligibility, 'pause', '2026-09-02', '停发')
    await move(eligibility, 'resume', '2026-09-04')
    expect(await claimed('2026-10')).toBe(2 * (ordinaryFen - inNeedFen))
    at.go('2026-12-02')
    await at.end(eligibility, '2026-09-06')
    expect(await claimed('2026-11')).toBe(2 * (ordinaryFen - inNeedFen))
    await expect(move(eligibility, 'pause', '2026-09-07', '停发')).rejects.toMatchObject({
      data: { fields: [{ path: ['day'], code: 'canteen.ends-later' }] },
    })
    await expect(move(eligibility, 'resume', '2026-09-05')).rejects.toMatchObject({
      data: { code: 'canteen.eligibility-is-ended' },
    })
  })
})
