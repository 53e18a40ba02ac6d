/** Sums to the canteen in claims: apart from the meals, once for a period, put right in the next. All worked by hand; in fen. */
import { afterEach, describe, expect, it } from 'vitest'
import type { LumpSum } from '#features/canteen/contract/index'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, ordinaryFen, september, type ClaimDesk } from './claim-desk'
import { openWithSums, sumOf, writeSums } from './sums'

const sum = (own: Partial<LumpSum> = {}): LumpSum =>
  sumOf({
    steps: [
      { from: 500, fen: 100_000 },
      { from: 1000, fen: 200_000 },
    ],
    ...own,
  })

describe('in the claim', () => {
  let at: ClaimDesk
  afterEach(() => at.desk.close())

  const claims = () => at.desk.client.canteen.claims
  const sumsOf = async (id: number) =>
    (await at.get(id)).sums.map(({ name, until, meals, count, fen }) => [name, until, meals, count, fen])
  const edit = (lumpSums: LumpSum[]) => writeSums(at, ...lumpSums)
  const open = async (...lumpSums: LumpSum[]) => {
    at = await openWithSums(...lumpSums)
  }
  const three = [{ from: 3, fen: 100_000 }]

  it('stands apart from the meals, is asked of its funder and paid', async () => {
    await open(sum({ steps: three, funder: '街道' }))
    const { diner: id } = await at.enrol()
    for (const day of september(1, 3)) await at.lunch(id, day)
    at.go('2026-10-08')
    const claim = await at.make('2026-09')
    expect(await at.get(claim)).toMatchObject({
      fen: 3 * ordinaryFen + 100_000,
      mealsFen: 3 * ordinaryFen,
      sums: [{ policyName: '运营补贴办法', name: '运营补贴', meals: 3, days: 3, people: 1, fen: 100_000 }],
    })
    await at.check(claim)
    await at.submit(claim)
    const { funders, events } = await at.get(claim)
    expect(events[0]?.fen).toBe(3 * ordinaryFen + 100_000)
    expect(funders.find(({ funder }) => funder === '街道')?.claimedFen).toBe(100_000)
    const pay = (funder: string, fen: number, slip: string) =>
      claims().notePayment({
        sendId: newSendId(),
        id: claim,
        funder,
        fen,
        slip,
        day: '2026-10-08',
        deductedFen: 0,
        sentBackFen: 0,
        reason: '',
      })
    await pay('市', 300, 'A1')
    await pay('区', 450, 'A2')
    const settle = () => claims().settle({ sendId: newSendId(), id: claim, reason: '' })
    await expect(settle()).rejects.toMatchObject({ data: { code: 'desk.input' } })
    await pay('街道', 100_000, 'A3')
    await settle()
    expect((await at.get(claim)).state).toBe('paid')
  })

  it('is there once a period, by a month’s claim or a quarter’s, and by constraint', async () => {
    await open(sum({ steps: three }))
    const { diner: id } = await at.enrol()
    for (const day of september(1, 3)) await at.lunch(id, day)
    at.go('2026-10-08')
    const [month, quarter] = [await at.make('2026-09'), await at.make('2026-09', 'quarter')]
    await at.check(month)
    expect(await sumsOf(quarter)).toEqual([])
    await at.check(quarter)
    const { sqlite } = at.desk.desk.session.requireOpen().store
    const again = `INSERT INTO canteen_claim_sums (claim_id, policy, version, code, funder, period, from_day, until_day, turn,
        count, fen, meals, days, people)
      SELECT claim_id, policy, version, code, funder, period, from_day, until_day, ?, ?, ?, meals, days, people FROM canteen_claim_sums`
    await claims().reopen({ sendId: newSendId(), id: month, reason: '重做' })
    await at.check(month)
    const insert =
      (...values: number[]) =>
      () =>
        sqlite.prepare(again).run(...values)
    expect(insert(1, 1, 100_000)).toThrow('no draft')
    sqlite.exec(`UPDATE canteen_claims SET state = 'draft' WHERE id = ${month}`)
    expect(insert(1, 1, 100_000)).toThrow('UNIQUE')
    expect(insert(2, -1, -90_000)).toThrow('takes back the one before')
    expect(insert(3, 1, 100_000)).toThrow('takes back the one before')
    expect(insert(1, -1, -100_000)).toThrow('CHECK')
    expect(() => sqlite.exec('UPDATE canteen_claim_sums SET fen = 1')).toThrow('stays as it is')
  })

  it('a meal that is taken back afterwards takes the step back in the next claim', async () => {
    await open(sum({ steps: [{ from: 2, fen: 50_000 }, ...three] }))
    const { diner: id } = await at.enrol()
    const meals = []
    for (const day of september(1, 3)) meals.push(await at.lunch(id, day))
    at.go('2026-10-08')
    await at.claim('2026-09')
    await at.takeBack(meals[0] ?? 0)
    for (const day of ['2026-10-12', '2026-10-13']) await at.lunch(id, day)
    at.go('2026-11-03')
    const october = await at.make('2026-10')
    const expected = [
      ['运营补贴', '2026-09-30', 3, -1, -100_000],
      ['运营补贴', '2026-09-30', 2, 1, 50_000],
      ['运营补贴', '2026-10-31', 2, 1, 50_000],
    ]
    expect((await sumsOf(october)).toSorted()).toEqual(expected.toSorted())
    await at.check(october)
    await at.submit(october)
    expect((await at.get(october)).corrections).toMatchObject({ lines: 5 })
    // Nothing is left to mend.
    at.go('2026-12-01')
    expect(await sumsOf(await at.make('2026-11'))).toEqual([])
  })

  it('that was checked names what changed since', async () => {
    await open(sum({ steps: three }))
    const { diner: id } = await at.enrol()
    const meals = []
    for (const day of september(1, 3)) meals.push(await at.lunch(id, day))
    at.go('2026-10-08')
    const claim = await at.make('2026-09')
    await at.check(claim)
    const rent = { code: 'rent', name: '房租补贴', from: '2026-09-01', steps: [{ from: 0, fen: 20_000 }] }
    await edit([sum({ steps: three }), sum(rent)])
    expect(await at.get(claim)).toMatchObject({ sumsDiffer: true, differenceCount: 0 })
    await expect(at.submit(claim)).rejects.toMatchObject({ data: { code: 'canteen.claim-sums-differ' } })
    await claims().reopen({ sendId: newSendId(), id: claim, reason: '政策改了' })
    await at.check(claim)
    await at.submit(claim)
    expect((await at.get(claim)).fen).toBe(3 * ordinaryFen + 100_000 + 20_000)
  })

  it('what was claimed is judged by the version of then, and a month that was left out is asked for late', async () => {
    await open(sum({ steps: three }))
    const { diner: id } = await at.enrol()
    for (const day of september(1, 3)) await at.lunch(id, day)
    at.go('2026-10-08')
    await at.claim('2026-09')
    await edit([
      sum({ steps: [{ from: 3, fen: 400_000 }] }),
      sum({ code: 'rent', name: '房租补贴', from: '2026-09-01', steps: [{ from: 0, fen: 7000 }] }),
    ])
    at.go('2026-11-03')
    // October had no meal. September's own sum stays what it was; the rent is new, for both months.
    expect(await sumsOf(await at.make('2026-10'))).toEqual([
      ['房租补贴', '2026-09-30', 3, 1, 7000],
      ['房租补贴', '2026-10-31', 0, 1, 7000],
    ])
  })

  it('that is paid once comes once, and what a later step is more comes then', async () => {
    await open(
      sum({ code: 'built', name: '建设补贴', per: 'term', steps: [{ from: 0, fen: 10_000_000 }] }),
      sum({
        code: 'reward',
        name: '服务奖励',
        per: 'term',
        from: '2026-09-01',
        steps: [
          { from: 2, fen: 50_000 },
          { from: 4, fen: 80_000 },
        ],
      }),
    )
    const { diner: id } = await at.enrol()
    for (const day of september(1, 2)) await at.lunch(id, day)
    at.go('2026-10-08')
    const first = await at.claim('2026-09')
    expect((await at.get(first)).sums.map(({ name, fen }) => [name, fen])).toEqual([
      ['建设补贴', 10_000_000],
      ['服务奖励', 50_000],
    ])
    for (const day of ['2026-10-12', '2026-10-13']) await at.lunch(id, day)
    at.go('2026-11-03')
    expect(await sumsOf(await at.make('2026-10'))).toEqual([
      ['服务奖励', '2026-09-30', 2, -1, -50_000],
      ['服务奖励', '2026-10-31', 4, 1, 80_000],
    ])
  })

  it('counts the meals that it says it counts', async () => {
    const of = (counts: LumpSum['counts']) =>
      sum({ code: counts, name: counts, counts, steps: [{ from: 1, fen: 1 }] })
    at = await openClaimDesk({
      ...claimedPolicy,
      // The second lunch of a day-trip gets nothing: one a week.
      limits: [{ count: 1, per: 'week' }],
      lumpSums: [of('all'), of('diners'), of('subsidised'), of('policy')],
    })
    const other = {
      ...claimedPolicy,
      code: 'other',
      running: [],
      limits: [{ count: 2, per: 'week' as const }],
    }
    await at.desk.client.canteen.policies.add({ sendId: newSendId(), policy: { ...other, priority: 200 } })
    const { diner: id } = await at.enrol()
    for (const day of september(1, 3)) await at.lunch(id, day)
    at.go('2026-10-08')
    const { sums } = await at.get(await at.make('2026-09'))
    expect(Object.fromEntries(sums.map(({ name, meals }) => [name, meals]))).toEqual({
      all: 3,
      diners: 3,
      subsidised: 2,
      policy: 1,
    })
  })
})
