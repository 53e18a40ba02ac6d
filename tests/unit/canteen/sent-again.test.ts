/** A claim that came back while a later one has corrected it: it goes out again as it was. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { openClaimDesk, ordinaryFen, type ClaimDesk } from './claim-desk'

const sendId = newSendId
let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

describe('a claim that came back and that a later one has corrected', () => {
  it('is sent again as it was: nothing of it may change any more, and nothing has to', async () => {
    const { diner, residentId } = await at.enrol()
    for (const day of ['2026-09-10', '2026-09-11']) await at.lunch(diner, day)
    at.go('2026-10-08')
    const september = await at.claim('2026-09')
    at.go('2026-11-02')
    await at.status(residentId, 'deceased', '2026-09-11')
    // October takes back the 11th.
    const october = await at.claim('2026-10')
    expect((await at.get(october)).fen).toBe(-ordinaryFen)
    const { claims } = at.desk.client.canteen
    const reason = '缺领款单位公章'
    await claims.sendBack({ sendId: sendId(), id: september, reason })
    await expect(claims.reopen({ sendId: sendId(), id: september, reason })).rejects.toMatchObject({
      data: { code: 'canteen.claim-corrected-later' },
    })
    expect(await at.get(september)).toMatchObject({ state: 'returned', differenceCount: 0 })
    await at.submit(september)
    expect(await at.get(september)).toMatchObject({ state: 'submitted', fen: 2 * ordinaryFen })
  })

  it('waits until a later claim has asked for what is learnt of it now', async () => {
    const { diner, residentId } = await at.enrol()
    for (const day of ['2026-09-10', '2026-09-11']) await at.lunch(diner, day)
    at.go('2026-10-08')
    const september = await at.claim('2026-09')
    at.go('2026-11-02')
    await at.status(residentId, 'deceased', '2026-09-11')
    await at.claim('2026-10')
    const { claims } = at.desk.client.canteen
    await claims.sendBack({ sendId: sendId(), id: september, reason: '缺公章' })
    at.go('2026-12-02')
    await at.status(residentId, 'deceased', '2026-09-10')
    await expect(at.submit(september)).rejects.toMatchObject({ data: { code: 'canteen.claim-differs' } })
    expect((await at.get(await at.claim('2026-11'))).fen).toBe(-ordinaryFen)
    await at.submit(september)
    expect((await at.get(september)).state).toBe('submitted')
  })
})
