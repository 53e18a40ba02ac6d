/** Between midnight and four the service day is still yesterday's: what is asked then is of that day, and its month is not over. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { refusalCode } from '../visits/visitors'
import { openClaimDesk, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

const goTo = async (instant: string) => {
  at.desk.clock.setDate(Date.parse(`${instant}+08:00`))
  await at.desk.signIn('manager')
}
const canteen = () => at.desk.client.canteen

describe('half past midnight', () => {
  it('an adjustment that is asked for keeps its service day from being closed, and can be decided', async () => {
    const { diner } = await at.enrol()
    await goTo('2026-09-02T00:30')
    const asked = { diner, kind: 'principal', fen: 500, reason: '补登' } as const
    const { id } = await canteen().balance.askAdjustment({ sendId: newSendId(), ...asked })
    expect((await canteen().close.state({ day: '2026-09-01' })).left).toMatchObject([{ code: 'drafts-left' }])
    expect((await canteen().close.state({ day: '2026-08-31' })).left).toEqual([])
    const ask = canteen().close.ask({ sendId: newSendId(), day: '2026-09-01', outsideReason: null })
    expect(await refusalCode(ask)).toBe('canteen.drafts-left')
    await at.desk.signIn('canteen')
    await canteen().balance.decideAdjustment({ sendId: newSendId(), id, agreed: true })
    expect((await canteen().close.state({ day: '2026-09-01' })).left).toEqual([])
  })

  it('a month is not checked while its last service day runs, and the next one has not begun', async () => {
    const { diner } = await at.enrol()
    await at.lunch(diner, '2026-09-30')
    await goTo('2026-10-01T00:30')
    const id = await at.make('2026-09')
    expect((await at.get(id)).isOver).toBe(false)
    expect(await refusalCode(at.check(id))).toBe('canteen.claim-period-runs')
    expect(await refusalCode(at.make('2026-10'))).toBe('canteen.claim-ahead')
    await goTo('2026-10-01T04:00')
    await at.check(id)
    await at.submit(id)
  })

  it('whoever is enrolled then may eat on that service day, with an account of that day', async () => {
    await goTo('2026-09-02T00:30')
    const { diner, residentId } = await at.enrol()
    await canteen().balance.topUp({ sendId: newSendId(), diner, fen: 1000, giftFen: 0, tender: 'cash' })
    const { sqlite } = at.desk.desk.session.requireOpen().store
    const days = sqlite
      .prepare(
        `SELECT d.enrolled_on, a.opened_on FROM canteen_diners d JOIN canteen_accounts a ON a.diner_id = d.id
          WHERE d.resident_id = ?`,
      )
      .raw()
      .get(residentId)
    expect(days).toEqual(['2026-09-01', '2026-09-01'])
  })
})
