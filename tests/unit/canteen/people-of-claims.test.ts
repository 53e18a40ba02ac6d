/** 人员汇总 counts meals: one claimed, one taken back, none that is only mended, however many pay for it and whichever part. */
import { afterEach, describe, expect, it } from 'vitest'
import type { SubsidyPolicy } from '#features/canteen/contract/index'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, september, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
afterEach(() => at.desk.close())

const paidBy = (funder: string) => ({
  kind: 'fixed' as const,
  parts: [{ funder, fen: null, conditions: [], otherwise: 'lost' as const }],
})
const [sixty, need] = claimedPolicy.classes
if (sixty === undefined || need === undefined) throw new Error('no classes')
/** 60+ of one funder, 低保 of two. */
const fewerForAge: SubsidyPolicy = {
  ...claimedPolicy,
  running: [],
  classes: [{ ...sixty, division: paidBy('区') }, need],
}
/** 低保 of one funder, 60+ of two, for as much. */
const moreForAge: SubsidyPolicy = {
  ...claimedPolicy,
  running: [],
  choose: 'first',
  classes: [
    { ...need, division: paidBy('民政') },
    { ...sixty, amount: need.amount },
  ],
}
const onlyTheDoor: SubsidyPolicy = {
  ...claimedPolicy,
  classes: [],
  running: [],
  delivery: [{ code: 'door', name: '送餐', who: [], atMost: 300, funder: '街道' }],
}

const mealsOf = async (id: number) =>
  (await at.desk.client.canteen.claims.people({ id })).people.map(({ meals, fen }) => [meals, fen])

/** Five lunches with 低保 claimed for September, of which it is learnt that it had ended before. */
async function fiveMended(policy: SubsidyPolicy) {
  at = await openClaimDesk(policy)
  const person = await at.enrol()
  const eligibility = await at.grant(person.residentId, '低保', '2026-08-31')
  const meals: number[] = []
  for (const day of september(1, 5)) meals.push(await at.lunch(person.diner, day))
  at.go('2026-10-08')
  const first = await at.claim('2026-09')
  await at.end(eligibility, '2026-08-31')
  return { ...person, meals, first }
}

describe('人员汇总', () => {
  it('counts the new lunch alone where five that stand are paid by fewer from now on', async () => {
    const { diner, first } = await fiveMended(fewerForAge)
    await at.lunch(diner, '2026-10-09')
    at.go('2026-11-08')
    expect(await mealsOf(first)).toEqual([[5, 4000]])
    expect(await mealsOf(await at.make('2026-10'))).toEqual([[1, 200 - 5 * 600]])
  })

  it('counts nothing where nothing was eaten, though more pay for it from now on', async () => {
    await fiveMended(moreForAge)
    at.go('2026-11-08')
    expect(await mealsOf(await at.make('2026-10'))).toEqual([[0, 0]])
  })

  it('counts a meal that is taken back once, whoever paid for it; in all claims together as many as stand', async () => {
    const { first, meals } = await fiveMended(fewerForAge)
    const [taken] = meals
    if (taken === undefined) throw new Error('no meal')
    await at.takeBack(taken)
    at.go('2026-11-08')
    const second = await at.claim('2026-10')
    expect(await mealsOf(second)).toEqual([[-1, -5 * 800 + 4 * 200]])
    // What a later claim took back was claimed in this one all the same.
    expect(await mealsOf(first)).toEqual([[5, 4000]])
  })

  it('counts a meal of which only the way is paid', async () => {
    at = await openClaimDesk(onlyTheDoor)
    const { diner } = await at.enrol()
    at.go('2026-09-01')
    await sellBrought(diner)
    at.go('2026-10-08')
    expect(await mealsOf(await at.claim('2026-09'))).toEqual([[1, 200]])
  })
})

/** As brought, at the counter: nobody hands it over. */
async function sellBrought(diner: number): Promise<void> {
  const { menu, till } = at.desk.client.canteen
  const { id: offer } = await menu.keepOffer({
    sendId: newSendId(),
    id: null,
    name: '送上门的饭',
    dishes: [],
    fen: 1500,
    from: '2026-01-01',
  })
  const sitting = { day: '2026-09-01', meal: 'lunch' } as const
  await menu.setBoard({ sendId: newSendId(), ...sitting, entries: [{ offer, substitute: null }] })
  const asked = {
    ...sitting,
    way: 'delivered' as const,
    eater: 'diner' as const,
    diner,
    choice: [{ offer, count: 1 }],
  }
  const { price } = await till.quote(asked)
  await till.sell({
    sendId: newSendId(),
    ...asked,
    tenders: [{ kind: 'cash', fen: price.ownFen }],
    expectFen: price.ownFen,
    card: null,
    again: false,
    late: null,
  })
}

it('what is sold as brought and never handed over is signed for by nobody, and is found', async () => {
  at = await openClaimDesk()
  const { diner } = await at.enrol()
  at.go('2026-09-01')
  await sellBrought(diner)
  at.go('2026-10-08')
  const id = await at.make('2026-09')
  const { claims } = at.desk.client.canteen
  const { rows } = await claims.lines({ id, corrections: false, limit: 10 })
  expect(new Set(rows.map(({ evidence }) => evidence))).toEqual(new Set(['no-record']))
  const { findings } = await claims.anomalies({ id })
  expect(findings.map(({ kind }) => kind)).toContain('delivered-without-record')
})
