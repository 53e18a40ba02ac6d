/** What a funder got back: by audit after it had paid, or where what was learnt later comes to less than nothing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { openClaimDesk, september, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

const claims = () => at.desk.client.canteen.claims
const none = { fen: 0, deductedFen: 0, sentBackFen: 0, reason: '', slip: '' }
const note = (id: number, funder: string, own: Partial<typeof none>) =>
  claims().notePayment({ sendId: newSendId(), id, funder, day: '2026-10-08', ...none, ...own })
const standing = async (id: number, asked: string) => {
  const { funders } = await at.get(id)
  const found = funders.find(({ funder }) => funder === asked)
  return [found?.claimedFen, found?.paidFen, found?.deductedFen, found?.openFen]
}
const settle = (id: number) => claims().settle({ sendId: newSendId(), id, reason: '' })

/** September's claim, submitted: 300 of the city, 450 of the district. */
async function submitted() {
  const { diner, residentId } = await at.enrol()
  for (const day of september(1, 3)) await at.lunch(diner, day)
  at.go('2026-10-08')
  return { id: await at.claim('2026-09'), residentId }
}

describe('what is sent back to a funder', () => {
  it('after an audit is no longer paid, and deducted it is not open either', async () => {
    const { id } = await submitted()
    await note(id, '市', { fen: 300, slip: 'ICBC-1' })
    await note(id, '区', { fen: 450, slip: 'ICBC-2' })
    await settle(id)
    const audit = { sentBackFen: 100, deductedFen: 100, slip: 'ICBC-3', reason: '审计追回一餐' }
    const { payment } = await note(id, '市', audit)
    expect(await standing(id, '市')).toEqual([300, 200, 100, 0])
    const { payments } = await at.get(id)
    expect(payments[0]).toMatchObject({ id: payment, fen: -100, deductedFen: 100, slip: 'ICBC-3' })
    await claims().takeBackPayment({ sendId: newSendId(), payment })
    expect(await standing(id, '市')).toEqual([300, 300, 0, 0])
  })

  it('settles a claim that comes to less than nothing', async () => {
    const { id, residentId } = await submitted()
    await note(id, '市', { fen: 300, slip: 'ICBC-1' })
    await note(id, '区', { fen: 450, slip: 'ICBC-2' })
    await settle(id)
    await at.status(residentId, 'deceased', '2026-09-03')
    at.go('2026-11-05')
    const next = await at.claim('2026-10')
    expect((await at.get(next)).fen).toBe(-250)
    for (const [funder, sentBackFen] of [
      ['市', 100],
      ['区', 150],
    ] as const) {
      await note(next, funder, { sentBackFen, slip: `ICBC-9${funder}`, reason: '退回九月多领' })
    }
    await settle(next)
    expect(await standing(next, '区')).toEqual([-150, -150, 0, 0])
  })

  it('of all that came leaves a claim that can be settled with a reason: there are slips', async () => {
    const { id } = await submitted()
    await note(id, '市', { fen: 300, slip: 'ICBC-1' })
    await note(id, '市', { sentBackFen: 300, slip: 'ICBC-2', reason: '全部追回' })
    await note(id, '区', { fen: 450, slip: 'ICBC-3' })
    await note(id, '区', { sentBackFen: 450, slip: 'ICBC-4', reason: '全部追回' })
    await expect(settle(id)).rejects.toMatchObject({ data: { code: 'desk.input' } })
    await claims().settle({ sendId: newSendId(), id, reason: '审计全部追回，不再申领' })
    expect((await at.get(id)).state).toBe('paid')
  })

  it('has its slip and its reason, and is not on the slip of what came', async () => {
    const { id } = await submitted()
    const fields = async (own: Partial<typeof none>) => {
      const refused = await note(id, '市', own).catch((error: unknown) => error)
      return (refused as { data: { fields: { path: string[]; code: string }[] } }).data.fields.map(
        ({ path, code }) => [...path, code],
      )
    }
    expect(await fields({ sentBackFen: 100, reason: '追回' })).toEqual([['slip', 'required']])
    expect(await fields({ sentBackFen: 100, slip: 'ICBC-3' })).toEqual([['reason', 'required']])
    expect(await fields({ fen: 100, sentBackFen: 50, slip: 'ICBC-3', reason: '追回' })).toEqual([
      ['sentBackFen', 'canteen.one-direction'],
    ])
    expect(await fields({})).toEqual([['fen', 'required']])
    expect((await at.get(id)).payments).toEqual([])
  })

  it('is held by the file itself: no row of nothing, nothing sent back without a word', async () => {
    const { id } = await submitted()
    const { sqlite } = at.desk.desk.session.requireOpen().store
    const put = (fen: number, deducted: number, slip: string, reason: string) => () =>
      sqlite
        .prepare(
          `INSERT INTO canteen_claim_payments (claim_id, funder, day, slip, fen, deducted_fen, reason, at, staff_id)
           VALUES (?, '市', '2026-10-08', ?, ?, ?, ?, 0, 1)`,
        )
        .run(id, slip, fen, deducted, reason)
    expect(put(0, 0, 'A', 'x')).toThrow('canteen_claim_payments_sums')
    expect(put(100, -1, 'A', 'x')).toThrow('canteen_claim_payments_sums')
    expect(put(-100, 0, '', 'x')).toThrow('canteen_claim_payments_slip')
    expect(put(-100, 0, 'A', '')).toThrow('canteen_claim_payments_reason')
    expect(put(-100, 0, 'A', 'x')).not.toThrow()
  })
})

describe('a claim that was settled', () => {
  const settled = async () => {
    const { id } = await submitted()
    const { payment } = await note(id, '市', { fen: 300, slip: 'ICBC-1' })
    await note(id, '区', { fen: 450, slip: 'ICBC-2' })
    await settle(id)
    return { id, payment }
  }
  const unsettle = (id: number) =>
    claims().unsettle({ sendId: newSendId(), id, reason: '市级到账记错了月份' })

  it('by mistake waits for its money again, and may come back once nothing is paid', async () => {
    const { id } = await settled()
    expect((await at.get(id)).moves).toEqual(['unsettle'])
    await unsettle(id)
    const { state, moves, events, payments } = await at.get(id)
    expect([state, moves]).toEqual(['submitted', ['return', 'pay']])
    expect(events[0]).toMatchObject({ move: 'unsettle', reason: '市级到账记错了月份', fen: 750 })
    for (const { id: payment } of payments) await claims().takeBackPayment({ sendId: newSendId(), payment })
    await claims().sendBack({ sendId: newSendId(), id, reason: '缺公章' })
    await claims().reopen({ sendId: newSendId(), id, reason: '缺公章' })
    expect((await at.get(id)).state).toBe('draft')
  })

  it('is not settled any more where a payment that is taken back leaves something open', async () => {
    const { id, payment } = await settled()
    expect(await claims().takeBackPayment({ sendId: newSendId(), payment })).toMatchObject({
      unsettled: true,
    })
    expect((await at.get(id)).state).toBe('submitted')
    expect(await standing(id, '市')).toEqual([300, 0, 0, 300])
    await note(id, '市', { fen: 300, slip: 'ICBC-3' })
    await settle(id)
    expect((await at.get(id)).state).toBe('paid')
  })

  it('stays so where what is taken back leaves nothing open', async () => {
    const { id } = await settled()
    const audit = { sentBackFen: 100, deductedFen: 100, slip: 'ICBC-3', reason: '审计追回一餐' }
    const { payment } = await note(id, '市', audit)
    expect(await claims().takeBackPayment({ sendId: newSendId(), payment })).toMatchObject({
      unsettled: false,
    })
    expect((await at.get(id)).state).toBe('paid')
  })

  it('comes from nowhere else', async () => {
    const { id } = await submitted()
    await expect(unsettle(id)).rejects.toMatchObject({ data: { code: 'canteen.claim-is-submitted' } })
  })
})
