/** A slip of the bank is money once: in all claims together it pays no more than it came to. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { refusalCode } from '../visits/visitors'
import { openClaimDesk, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
let september: number
let october: number
beforeEach(async () => {
  at = await openClaimDesk()
  const { diner } = await at.enrol()
  await at.lunch(diner, '2026-09-01')
  await at.lunch(diner, '2026-10-08')
  at.go('2026-11-02')
  september = await at.claim('2026-09')
  october = await at.claim('2026-10')
})
afterEach(() => at.desk.close())

const claims = () => at.desk.client.canteen.claims
const note = (id: number, fen: number, slipFen: number | null, slip = '回单001') =>
  claims().notePayment({
    sendId: newSendId(),
    id,
    funder: '市',
    day: '2026-11-02',
    slip,
    fen,
    deductedFen: 0,
    sentBackFen: 0,
    slipFen,
    reason: '',
  })

it('is not noted in a second claim, which names the first, until it is taken back there', async () => {
  const { payment } = await note(september, 100, null)
  await expect(note(october, 100, null)).rejects.toMatchObject({
    data: {
      code: 'canteen.slip-noted',
      parameters: { slip: '回单001', period: '2026-09-01 – 2026-09-30' },
    },
  })
  // What was noted as all of it is no part.
  expect(await refusalCode(note(october, 100, 200))).toBe('canteen.slip-differs')
  await claims().takeBackPayment({ sendId: newSendId(), payment })
  await note(october, 100, null)
})

it('pays two claims in parts that come to no more than it', async () => {
  expect(await refusalCode(note(september, 100, 90))).toBe('desk.input')
  await note(september, 100, 180)
  expect(await refusalCode(note(october, 100, null))).toBe('canteen.slip-noted')
  expect(await refusalCode(note(october, 80, 170))).toBe('canteen.slip-differs')
  await expect(note(october, 100, 180)).rejects.toMatchObject({
    data: { code: 'canteen.slip-exceeded', parameters: { left: '0.80' } },
  })
  await note(october, 80, 180)
  expect((await at.get(october)).payments).toMatchObject([{ fen: 80, slipFen: 180 }])
  expect(await refusalCode(note(october, 1, 180))).toBe('canteen.slip-exceeded')
  await note(october, 20, null, '回单002')
})

it('is held whoever writes', async () => {
  await note(september, 100, 180)
  const { sqlite } = at.desk.desk.session.requireOpen().store
  const copy = (fen: number, slipFen: string) => () =>
    sqlite.exec(`INSERT INTO canteen_claim_payments (claim_id, funder, day, slip, fen, deducted_fen, slip_fen, reason, at, staff_id)
      SELECT ${october}, funder, day, slip, ${fen}, 0, ${slipFen}, reason, at, staff_id FROM canteen_claim_payments LIMIT 1`)
  for (const more of [copy(80, 'NULL'), copy(80, '190'), copy(81, '180'), copy(-10, '180')])
    expect(more).toThrow(/noted already/)
  copy(80, '180')()
})
