/** What claims come to once a diner was erased, or what was known of them was forgotten; and what an erasure waits for. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { refusalCode } from '../visits/visitors'
import { inNeedFen, openClaimDesk, ordinaryFen, september, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

/** The person asks to be erased; what the manager sees of it. */
async function asked(residentId: number): Promise<{ readonly id: number; readonly blocked: boolean }> {
  const { requests } = at.desk.client.privacy
  const { id } = await requests.receive({
    sendId: newSendId(),
    residentId,
    kind: 'erasure',
    // Of the living by mandate, of the dead with a reason.
    by: 'agent',
    byName: '张强',
    despite: '受家属委托',
    words: '',
    received: '2026-09-01',
  })
  await requests.step({ sendId: newSendId(), id, step: { step: 'begin' } })
  return { id, blocked: (await requests.get({ id })).plan?.blocked ?? false }
}
async function erase(id: number): Promise<string> {
  const { requests } = at.desk.client.privacy
  const kept = (await requests.get({ id })).plan?.kept ?? 0
  return (await requests.erase({ sendId: newSendId(), id, kept })).state
}
/** The funder takes it off what it owes. */
const settle = (id: number) =>
  at.desk.client.canteen.claims.settle({ sendId: newSendId(), id, reason: '从下月拨款中冲抵' })
const sumOf = async (claim: number) => {
  const { fen, lines } = await at.get(claim)
  return { fen, lines }
}

describe('whoever was erased', () => {
  it('has what was taken back of their meals stay taken back, in every claim after it', async () => {
    const { diner, residentId } = await at.enrol()
    for (const one of september(8, 10)) await at.lunch(diner, one)
    at.go('2026-10-08')
    await at.claim('2026-09')
    at.go('2026-11-02')
    await at.status(residentId, 'deceased', '2026-09-10')
    const october = await at.claim('2026-10')
    expect((await at.get(october)).fen).toBe(-ordinaryFen)
    await settle(october)
    expect(await erase((await asked(residentId)).id)).toBe('granted')
    at.go('2026-12-05')
    // Nobody can be asked any more whether it was right to take it back: nothing is asked for a second time.
    expect(await sumOf(await at.claim('2026-11'))).toEqual({ fen: 0, lines: 0 })
  })

  it('has a meal that is taken back afterwards given back once, as it had been claimed', async () => {
    const { diner, residentId } = await at.enrol()
    const [kept, gone] = [await at.lunch(diner, '2026-09-09'), await at.lunch(diner, '2026-09-10')]
    at.go('2026-10-08')
    await at.claim('2026-09')
    at.go('2026-11-02')
    await at.status(residentId, 'deceased', '2026-09-10')
    await settle(await at.claim('2026-10'))
    await erase((await asked(residentId)).id)
    at.go('2026-11-20')
    for (const meal of [kept, gone]) await at.takeBack(meal)
    at.go('2026-12-05')
    expect((await at.get(await at.claim('2026-11'))).fen).toBe(-ordinaryFen)
    at.go('2027-01-05')
    expect(await sumOf(await at.claim('2026-12'))).toEqual({ fen: 0, lines: 0 })
  })

  it('waits while their meals stand in a claim that was not sent', async () => {
    const { diner, residentId } = await at.enrol()
    await at.lunch(diner, '2026-09-09')
    at.go('2026-10-08')
    const claim = await at.make('2026-09')
    await at.check(claim)
    const { id, blocked } = await asked(residentId)
    expect(blocked).toBe(true)
    expect(await refusalCode(erase(id))).toBe('privacy.something-open')
    await at.submit(claim)
    expect(await erase(id)).toBe('granted')
  })

  it('waits until the next claim has given back what was claimed after a death, and is not sent back any more', async () => {
    const { diner, residentId } = await at.enrol()
    for (const one of september(8, 10)) await at.lunch(diner, one)
    at.go('2026-10-08')
    await at.claim('2026-09')
    await at.status(residentId, 'deceased', '2026-09-09')
    const { id, blocked } = await asked(residentId)
    expect(blocked).toBe(true)
    expect(await refusalCode(erase(id))).toBe('privacy.something-open')
    at.go('2026-11-02')
    const october = await at.claim('2026-10')
    expect((await at.get(october)).fen).toBe(-2 * ordinaryFen)
    expect(await refusalCode(erase(id))).toBe('privacy.something-open')
    await settle(october)
    expect(await erase(id)).toBe('granted')
  })

  it('waits for the first claim where what they were entitled to is learnt to be less, and until it is paid', async () => {
    const { diner, residentId } = await at.enrol()
    const eligibility = await at.grant(residentId, '低保', '2026-08-31')
    for (const one of september(8, 10)) await at.lunch(diner, one)
    at.go('2026-09-20')
    await at.end(eligibility, '2026-09-08')
    const { id, blocked } = await asked(residentId)
    expect(blocked).toBe(true)
    at.go('2026-10-08')
    const claim = await at.claim('2026-09')
    expect((await at.get(claim)).fen).toBe(inNeedFen + 2 * ordinaryFen)
    // Sent back, it would be worked out anew, and as it was sold.
    expect(await refusalCode(erase(id))).toBe('privacy.something-open')
    for (const [funder, fen] of [
      ['市', 300],
      ['区', 1050],
    ] as const) {
      const paid = { funder, fen, slip: `ICBC-${funder}`, day: '2026-10-08', deductedFen: 0, sentBackFen: 0 }
      await at.desk.client.canteen.claims.notePayment({ sendId: newSendId(), id: claim, ...paid, reason: '' })
    }
    await settle(claim)
    // The proof of it stays its three years.
    expect(await erase(id)).toBe('partly')
    // Settled by mistake, and sent back: who they were is not known any more, so it goes out as it was.
    const { claims } = at.desk.client.canteen
    await claims.unsettle({ sendId: newSendId(), id: claim, reason: '记错了' })
    for (const { id: payment } of (await at.get(claim)).payments)
      await claims.takeBackPayment({ sendId: newSendId(), payment })
    await claims.sendBack({ sendId: newSendId(), id: claim, reason: '缺公章' })
    const reopened = claims.reopen({ sendId: newSendId(), id: claim, reason: '缺公章' })
    expect(await refusalCode(reopened)).toBe('canteen.claim-of-erased')
    await at.submit(claim)
    expect((await at.get(claim)).fen).toBe(inNeedFen + 2 * ordinaryFen)
  })

  it('waits for a first claim that asks for nothing, and is asked for nothing afterwards', async () => {
    const { diner, residentId } = await at.enrol()
    for (const one of september(8, 9)) await at.lunch(diner, one)
    at.go('2026-09-20')
    await at.status(residentId, 'deceased', '2026-09-08')
    const { id, blocked } = await asked(residentId)
    expect(blocked).toBe(true)
    at.go('2026-10-08')
    const claim = await at.claim('2026-09')
    expect((await at.get(claim)).fen).toBe(0)
    expect(await erase(id)).toBe('granted')
    at.go('2026-11-05')
    expect(await sumOf(await at.claim('2026-10'))).toEqual({ fen: 0, lines: 0 })
  })

  it('waits three years for a first claim that nobody makes, and not for ever', async () => {
    const { diner, residentId } = await at.enrol()
    for (const one of september(8, 9)) await at.lunch(diner, one)
    at.go('2026-09-20')
    await at.status(residentId, 'deceased', '2026-09-08')
    const { id } = await asked(residentId)
    at.go('2029-09-09')
    await at.desk.signIn('manager')
    expect(await refusalCode(erase(id))).toBe('privacy.something-open')
    at.go('2029-09-10')
    expect(await erase(id)).toBe('granted')
  })

  it('waits while somebody has asked to put money into their account that is empty', async () => {
    const { diner, residentId } = await at.enrol()
    at.go('2026-09-01')
    await at.desk.client.canteen.balance.askAdjustment({
      sendId: newSendId(),
      diner,
      kind: 'principal',
      fen: 1200,
      reason: '上周退餐没有退回余额',
    })
    const { id, blocked } = await asked(residentId)
    expect(blocked).toBe(true)
    expect(await refusalCode(erase(id))).toBe('privacy.something-open')
  })

  it('does not wait for a month that nobody has claimed, and its meals are claimed as they were sold', async () => {
    const { diner, residentId } = await at.enrol()
    await at.lunch(diner, '2026-09-09')
    at.go('2026-09-20')
    expect(await erase((await asked(residentId)).id)).toBe('granted')
    at.go('2026-10-08')
    expect((await at.get(await at.claim('2026-09'))).fen).toBe(ordinaryFen)
  })
})

it('what was claimed for somebody in need stays so once the proof of it was kept long enough and went', async () => {
  const { diner, residentId } = await at.enrol()
  const need = await at.grant(residentId, '低保', '2026-08-31')
  await at.lunch(diner, '2026-09-08')
  at.go('2026-10-08')
  expect((await at.get(await at.claim('2026-09'))).fen).toBe(inNeedFen)
  // Moved away and not: taken back, and asked for again.
  at.go('2026-11-02')
  await at.status(residentId, 'moved-out', '2026-09-01')
  expect((await at.get(await at.claim('2026-10'))).fen).toBe(-inNeedFen)
  at.go('2026-12-02')
  await at.status(residentId, 'living', '2026-09-01')
  expect((await at.get(await at.claim('2026-11'))).fen).toBe(inNeedFen)
  await at.end(need, '2026-12-31')
  at.go('2032-03-02')
  await at.desk.signIn('manager')
  await at.desk.client.privacy.retention.confirm({ sendId: newSendId(), kind: 'canteen.eligibilities' })
  expect((await at.desk.client.canteen.eligibility.list({ tab: 'over', limit: 5 })).rows).toEqual([])
  expect(await sumOf(await at.claim('2032-02'))).toEqual({ fen: 0, lines: 0 })
})
