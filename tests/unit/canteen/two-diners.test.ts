/** Two diners who turn out to be one person: one subsidised meal of a sitting from then on, and what was claimed too much is given back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { refusalCode } from '../visits/visitors'
import { openClaimDesk, ordinaryFen, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

describe('two diners who turn out to be one person', () => {
  const merge = async (gone: number, kept: number): Promise<number> =>
    (await at.desk.client.residents.merge({ sendId: newSendId(), kept, gone, take: [] })).merge

  it('have one subsidised meal of a sitting, whichever card is shown, and both meals of the day are seen', async () => {
    const [one, other] = [await at.enrol(), await at.enrol()]
    await merge(one.residentId, other.residentId)
    await at.lunch(one.diner, '2026-09-08')
    expect(await refusalCode(at.lunch(other.diner, '2026-09-08'))).toBe('canteen.sitting-had')
    const { price, hadAt, today } = await at.desk.client.canteen.till.quote({
      day: '2026-09-08',
      meal: 'lunch',
      way: 'eaten',
      eater: 'diner',
      diner: other.diner,
      choice: [{ offer: 1, count: 1 }],
    })
    expect(hadAt).not.toBeNull()
    expect(price.subsidyFen).toBe(0)
    expect(today).toHaveLength(1)
    expect(await at.lunch(other.diner, '2026-09-09')).toBeGreaterThan(0)
  })

  it('have each card stand for its own diner, with what was paid in on it', async () => {
    const { canteen } = at.desk.client
    const [one, other] = [await at.enrol(), await at.enrol()]
    const cards = [
      { id: one.diner, code: 'K001', fen: 3000 },
      { id: other.diner, code: 'K002', fen: 5000 },
    ]
    for (const { id, code, fen } of cards) {
      await canteen.diners.issueCard({ sendId: newSendId(), id, code })
      await canteen.balance.topUp({ sendId: newSendId(), diner: id, fen, giftFen: 0, tender: 'cash' })
    }
    const reasons = async () =>
      (await canteen.balance.get({ diner: other.diner })).account?.refunds.map(({ reason }) => reason)
    expect(await reasons()).toContain('within-seven-days')
    await merge(other.residentId, one.residentId)
    // A first payment it was for a stranger; whoever had one before has no seven days (法释〔2025〕4号 art. 14).
    expect(await reasons()).not.toContain('within-seven-days')
    for (const { id, code, fen } of cards) {
      const { found } = await canteen.till.find({ query: code })
      expect(found).toMatchObject([{ resident: { id: one.residentId }, diner: id, leftFen: fen }])
    }
  })

  it('have the second subsidy of a sitting given back in the next claim, and asked for again if they are two after all', async () => {
    const [one, other] = [await at.enrol(), await at.enrol()]
    for (const { diner } of [one, other]) await at.lunch(diner, '2026-09-08')
    await at.lunch(other.diner, '2026-09-09')
    at.go('2026-10-08')
    expect((await at.get(await at.claim('2026-09'))).fen).toBe(3 * ordinaryFen)
    at.go('2026-10-20')
    const merged = await merge(other.residentId, one.residentId)
    at.go('2026-11-02')
    expect((await at.get(await at.claim('2026-10'))).fen).toBe(-ordinaryFen)
    at.go('2026-11-20')
    await at.desk.client.residents.takeBackMerge({ sendId: newSendId(), merge: merged })
    at.go('2026-12-05')
    expect((await at.get(await at.claim('2026-11'))).fen).toBe(ordinaryFen)
  })

  it('stand in the list of what looks odd with two meals minutes apart', async () => {
    const [one, other] = [await at.enrol(), await at.enrol()]
    for (const { diner } of [one, other]) await at.lunch(diner, '2026-09-08')
    at.go('2026-10-08')
    const claim = await at.claim('2026-09')
    const kinds = async () =>
      (await at.desk.client.canteen.claims.anomalies({ id: claim })).findings.map(({ kind }) => kind)
    expect(await kinds()).toEqual([])
    await merge(other.residentId, one.residentId)
    expect(await kinds()).toEqual(['minutes-apart'])
  })

  it('have died under both records, two merges away as well', async () => {
    const one = await at.enrol()
    const [second, last] = [await at.enrol('王桂珍'), await at.enrol('王桂珍')]
    await at.lunch(one.diner, '2026-09-08')
    at.go('2026-10-08')
    await at.claim('2026-09')
    await merge(one.residentId, second.residentId)
    await merge(second.residentId, last.residentId)
    const { version } = await at.desk.client.residents.read({ id: last.residentId })
    await at.desk.client.residents.setStatus({
      sendId: newSendId(),
      id: last.residentId,
      version,
      status: 'deceased',
      since: '2026-09-01',
      note: '',
    })
    at.go('2026-11-02')
    expect((await at.get(await at.claim('2026-10'))).fen).toBe(-ordinaryFen)
  })
})
