/** 充值赠送: one person gives what the rule gives; everything beyond takes two, and both stand in a row of their own. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { giftByRule } from '#features/canteen/rules/balance'
import { newSendId } from '../../support/desk'
import { refusalCode } from '../visits/visitors'
import { openClaimDesk, type ClaimDesk } from './claim-desk'

describe('the rule', () => {
  const rules = [
    { paidFen: 10_000, giftFen: 1_000 },
    { paidFen: 30_000, giftFen: 5_000 },
  ]

  it('gives as often as its sum fits, by the largest sum that is reached', () => {
    expect([0, 9_999, 10_000, 25_000, 30_000, 65_000].map((fen) => giftByRule(fen, rules))).toEqual([
      0, 0, 1_000, 2_000, 5_000, 10_000,
    ])
    expect(giftByRule(1_000_000, [])).toBe(0)
  })
})

describe('at a desk', () => {
  let at: ClaimDesk
  let diner: number
  beforeEach(async () => {
    at = await openClaimDesk()
    at.go('2026-09-01')
    diner = (await at.enrol()).diner
  })
  afterEach(() => at.desk.close())

  const canteen = () => at.desk.client.canteen
  const topUp = (fen: number, giftFen: number) =>
    canteen().balance.topUp({ sendId: newSendId(), diner, fen, giftFen, tender: 'wechat' })
  const rule = async () => {
    const gifts = [{ paidFen: 10_000, giftFen: 1_000 }]
    const settings = { ...(await canteen().settings.get({})), gifts }
    await canteen().settings.save({ sendId: newSendId(), settings })
  }

  it('nobody gives alone where there is no rule, nor more than the rule gives', async () => {
    expect(await refusalCode(topUp(1, 1_000_000))).toBe('canteen.gift-beyond-rule')
    await rule()
    await at.desk.signIn('canteen')
    expect(await refusalCode(topUp(10_000, 1_001))).toBe('canteen.gift-beyond-rule')
    expect(await topUp(10_000, 1_000)).toMatchObject({ leftFen: 11_000 })
  })

  it('two people give more, and the sheet of the day and the findings of the month say both', async () => {
    await rule()
    await topUp(10_000, 1_000)
    const { entry } = await topUp(10_000, 500)
    await canteen().balance.takeBack({ sendId: newSendId(), entry })
    const { id } = await canteen().balance.askAdjustment({
      sendId: newSendId(),
      diner,
      kind: 'gift',
      fen: 5_000,
      reason: '重阳节慰问',
    })
    await at.desk.signIn('canteen')
    await canteen().balance.decideAdjustment({ sendId: newSendId(), id, agreed: true })
    await at.desk.signIn('manager')
    expect((await canteen().close.sheet({ sendId: newSendId(), day: '2026-09-01' })).gifts).toEqual({
      givenFen: 1_500,
      takenBackFen: 500,
      adjustedFen: 5_000,
    })
    await at.lunch(diner, '2026-09-02')
    const claim = await at.make('2026-09')
    expect((await canteen().claims.anomalies({ id: claim })).gifts).toEqual({
      count: 2,
      givenFen: 6_000,
      adjustedFen: 5_000,
    })
  })

  it('the sheet tells no gift while a drawer is open: by rule it is a share of what was paid in', async () => {
    await rule()
    await canteen().close.openShift({ sendId: newSendId(), openingFen: 0 })
    await topUp(10_000, 1_000)
    expect((await canteen().close.sheet({ sendId: newSendId(), day: '2026-09-01' })).gifts).toBeNull()
  })
})
