/**
 * What was claimed at less than was given, or not at all, because of something that was not so: once it is put right, the next claim
 * asks for the rest. All claims of a meal come to what stands (`docs/decisions/a-line-is-in-one-claim.md`).
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { claimedPolicy, inNeedFen, openClaimDesk, ordinaryFen, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

const sendId = newSendId
const stay = async (diner: number, from: string, until: string | null = null): Promise<number> => {
  const { diners } = at.desk.client.canteen
  await diners.stay({ sendId: sendId(), id: diner, place: '城南养老院', from, until })
  const [entered] = (await diners.get({ id: diner })).stays
  if (entered === undefined) throw new Error('no stay was entered')
  return entered.id
}
const endStay = (id: number, until: string) =>
  at.desk.client.canteen.diners.endStay({ sendId: sendId(), stay: id, until })

const claimOn = async (today: string, month: string): Promise<number> => {
  at.go(today)
  const id = await at.claim(month)
  return (await at.get(id)).fen
}

describe('a meal of which a claim asked nothing', () => {
  it('is claimed once the stay that it seemed to lie in turns out to have begun later', async () => {
    const { diner } = await at.enrol()
    await at.lunch(diner, '2026-09-10')
    at.go('2026-09-20')
    const entered = await stay(diner, '2026-09-08')
    expect(await claimOn('2026-10-08', '2026-09')).toBe(0)
    await endStay(entered, '2026-09-09')
    expect(await claimOn('2026-11-05', '2026-10')).toBe(ordinaryFen)
    expect(await claimOn('2026-12-05', '2026-11')).toBe(0)
  })

  it('is in its own claim again when that is opened and checked anew', async () => {
    const { diner } = await at.enrol()
    await at.lunch(diner, '2026-09-10')
    at.go('2026-09-20')
    const entered = await stay(diner, '2026-09-08')
    at.go('2026-10-08')
    const id = await at.make('2026-09')
    await at.check(id)
    expect((await at.get(id)).fen).toBe(0)
    await endStay(entered, '2026-09-09')
    // What was checked is seen to differ, before anybody sends it.
    expect((await at.get(id)).differenceCount).toBe(1)
    await at.desk.client.canteen.claims.reopen({ sendId: sendId(), id, reason: '住养日期更正' })
    expect((await at.get(id)).fen).toBe(ordinaryFen)
    await at.check(id)
    expect((await at.get(id)).fen).toBe(ordinaryFen)
  })

  it('is claimed once a death turns out to be somebody else’s', async () => {
    const { diner, residentId } = await at.enrol()
    await at.lunch(diner, '2026-09-10')
    at.go('2026-09-20')
    await at.status(residentId, 'deceased', '2026-09-05')
    expect(await claimOn('2026-10-08', '2026-09')).toBe(0)
    at.go('2026-10-09')
    await at.status(residentId, 'living', '2026-10-09')
    expect(await claimOn('2026-11-05', '2026-10')).toBe(ordinaryFen)
    // And taken back should it have been theirs after all.
    at.go('2026-11-06')
    await at.status(residentId, 'deceased', '2026-09-05')
    expect(await claimOn('2026-12-05', '2026-11')).toBe(-ordinaryFen)
  })

  it('is left alone when it is taken back, and when nothing is learnt', async () => {
    const { diner } = await at.enrol()
    const meal = await at.lunch(diner, '2026-09-10')
    await at.lunch(diner, '2026-09-11')
    at.go('2026-09-20')
    const entered = await stay(diner, '2026-09-08')
    expect(await claimOn('2026-10-08', '2026-09')).toBe(0)
    expect(await claimOn('2026-11-05', '2026-10')).toBe(0)
    await at.takeBack(meal)
    await endStay(entered, '2026-09-09')
    expect(await claimOn('2026-12-05', '2026-11')).toBe(ordinaryFen)
  })
})

describe('a meal that was first claimed at less than was given', () => {
  it('is asked for in full once what lowered it turns out wrong', async () => {
    at.desk.close()
    at = await openClaimDesk({ ...claimedPolicy, conditions: [] })
    const { diner, residentId } = await at.enrol()
    at.go('2026-09-10')
    await at.grant(residentId, '低保', '2026-09-10')
    await at.lunch(diner, '2026-09-25')
    // 低保 does not go with living in an institution: 60 岁以上 is left.
    at.go('2026-09-28')
    const entered = await stay(diner, '2026-09-05')
    expect(await claimOn('2026-10-08', '2026-09')).toBe(ordinaryFen)
    // They were back the day before it was approved.
    await endStay(entered, '2026-09-09')
    expect(await claimOn('2026-11-05', '2026-10')).toBe(inNeedFen - ordinaryFen)
    expect(await claimOn('2026-12-05', '2026-11')).toBe(0)
  })
})
