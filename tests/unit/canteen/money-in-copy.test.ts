/** A person's own copy tells of their money at the canteen: what was paid in, given, put right and paid out, and why (个人信息保护法 art. 45). */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { openClaimDesk, type ClaimDesk } from './claim-desk'
import { giveByRule } from './gifts'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

it('the copy has every entry of the account that is no meal, and what somebody asked to change', async () => {
  const { balance } = at.desk.client.canteen
  const { requests } = at.desk.client.privacy
  const { diner, residentId } = await at.enrol()
  await giveByRule(at.desk)
  at.go('2026-09-01')
  const first = await balance.topUp({ sendId: newSendId(), diner, fen: 3000, giftFen: 500, tender: 'cash' })
  await balance.takeBack({ sendId: newSendId(), entry: first.entry })
  await balance.topUp({ sendId: newSendId(), diner, fen: 10_000, giftFen: 0, tender: 'cash' })
  await balance.askAdjustment({
    sendId: newSendId(),
    diner,
    kind: 'principal',
    fen: -250,
    reason: '上周少扣了一餐',
  })
  const { id } = await requests.receive({
    sendId: newSendId(),
    residentId,
    kind: 'access',
    by: 'self',
    byName: '',
    words: '',
    received: '2026-09-01',
  })
  await requests.step({ sendId: newSendId(), id, step: { step: 'begin' } })
  const { kinds } = await requests.copy({ id })
  const account = kinds.find(({ kind }) => kind === 'canteen.accounts')
  const told = account?.rows.map((row) =>
    row.flatMap(({ value }) =>
      value.as === 'text' ? [value.text] : value.as === 'word' ? [value.word.split('.').at(-1)] : [],
    ),
  )
  expect(told).toEqual([
    ['100.00'],
    ['top-up', 'principal', '30.00'],
    ['gift', 'gift', '5.00'],
    ['reversal', 'principal', '-30.00'],
    ['reversal', 'gift', '-5.00'],
    ['top-up', 'principal', '100.00'],
    ['-2.50', '上周少扣了一餐'],
  ])
})
