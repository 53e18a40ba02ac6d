/** A claim that came back while a later one has corrected it: it goes out again as it was. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { correctionOf } from '#features/canteen/rules/claim-lines'
import { newSendId } from '../../support/desk'
import { openClaimDesk, ordinaryFen, type ClaimDesk } from './claim-desk'
import { openWithSums, sumOf } from './sums'

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

  it('has its own line as it was where the later one put another sum in its place', () => {
    const line = {
      meal: 1,
      day: '2026-09-10',
      part: 'meal',
      policy: 'p',
      category: 'c',
      funder: '市',
    } as const
    const [x, y] = [
      { ...line, count: 1, fen: 800 },
      { ...line, count: 1, fen: 300 },
    ]
    const later = [{ ...x, count: -1, fen: -800 }, y]
    expect(correctionOf([y], later)).toEqual([x])
    // What is learnt since is asked for by the next one, and until then the two do not come to the same.
    expect(correctionOf([{ ...y, fen: 200 }], later)).not.toEqual([x])
    expect(correctionOf([{ ...y, fen: 200 }], [x, ...later])).toEqual([
      { ...y, count: -1, fen: -300 },
      { ...y, fen: 200 },
    ])
  })
})

describe('a sum to the canteen in a claim that came back', () => {
  const sums = async (id: number) => (await at.get(id)).sums.map(({ count, fen }) => [count, fen])
  const sendBack = (id: number) =>
    at.desk.client.canteen.claims.sendBack({ sendId: sendId(), id, reason: '缺公章' })

  const steps = (...from: readonly (readonly [number, number])[]) =>
    from.map(([meals, fen]) => ({ from: meals, fen }))
  /** September's claim of two meals, and October's, before which one of them was taken back. */
  async function corrected(...from: readonly (readonly [number, number])[]) {
    at.desk.close()
    at = await openWithSums(sumOf({ counts: 'all', steps: steps(...from) }))
    const { diner } = await at.enrol()
    await at.lunch(diner, '2026-09-10')
    const meal = await at.lunch(diner, '2026-09-11')
    at.go('2026-10-08')
    const september = await at.claim('2026-09')
    at.go('2026-10-20')
    await at.takeBack(meal)
    at.go('2026-11-02')
    return { september, october: await at.claim('2026-10') }
  }

  it.each([
    [
      'less',
      [[1, 50_000]],
      [
        [-1, -90_000],
        [1, 50_000],
      ],
    ],
    ['nothing', [], [[-1, -90_000]]],
  ] as const)('is sent again where a later one has asked for %s instead', async (_, first, later) => {
    const { september, october } = await corrected(
      ...first.map(([meals, fen]) => [meals, fen] as const),
      [2, 90_000],
    )
    expect(await sums(october)).toEqual(later)
    await sendBack(september)
    expect(await at.get(september)).toMatchObject({ sumsDiffer: false })
    await at.submit(september)
    expect(await sums(september)).toEqual([[1, 90_000]])
  })

  it('waits until a later claim has asked for what is learnt now', async () => {
    const { september, october } = await corrected([1, 50_000], [2, 90_000])
    await sendBack(september)
    const { rows } = await at.desk.client.canteen.claims.lines({
      id: september,
      corrections: false,
      limit: 10,
    })
    await at.takeBack(rows[0]?.meal ?? 0)
    expect(await at.get(september)).toMatchObject({ sumsDiffer: true })
    await expect(at.submit(september)).rejects.toMatchObject({ data: { code: 'canteen.claim-differs' } })
    at.go('2026-12-02')
    expect(await sums(await at.claim('2026-11'))).toEqual([[-1, -50_000]])
    await at.submit(september)
    expect(await sums(october)).toHaveLength(2)
  })
})
