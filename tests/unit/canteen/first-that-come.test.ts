/** 限量供应: so many meals for all people together go to the first that come, whoever sells, and one taken back to the next. */
import { afterEach, describe, expect, it } from 'vitest'
import { periods, type Period } from '#features/canteen/contract/words'
import type { Portion, SubsidyPolicy } from '#features/canteen/contract/index'
import { periodOf, priceMeal } from '#features/canteen/rules/index'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, type ClaimDesk } from './claim-desk'
import { refusalOf } from './ordering'
import { diner, firstOfMarch, meal } from './people'

const twoADay: SubsidyPolicy = { ...claimedPolicy, portions: [{ count: 2, per: 'day' }] }

describe('a number of meals for all', () => {
  it('that have been had gives nothing, and says which', () => {
    const priced = (count: number) =>
      priceMeal([twoADay], diner(), meal({ day: '2026-09-01' }), [], {
        ...firstOfMarch,
        portionsLeft: [{ policy: 'claimed', at: 0, count }],
      })
    expect(priced(1).subsidyFen).toBe(200)
    expect(priced(0).ownFen).toBe(1200)
    const reason = { code: 'portions-gone', per: 'day', count: 2 }
    expect(priced(0).notApplied).toEqual([{ policy: 'claimed', reasons: [{ class: null, reason }] }])
    expect(priced(0).running).toEqual([])
  })
})

describe('at the till', () => {
  let at: ClaimDesk
  afterEach(() => at.desk.close())

  const subsidyOf = async (id: number) => (await at.desk.client.canteen.till.meal({ id })).price.subsidyFen
  const left = async () =>
    (await at.desk.client.canteen.policies.totals({})).portions.map(({ count }) => count)
  const sqlite = () => at.desk.desk.session.requireOpen().store.sqlite
  const three = async () => {
    const people = []
    for (const name of ['王桂珍', '李桂兰', '赵素芬']) people.push((await at.enrol(name)).diner)
    return people
  }
  const edit = async (change: Partial<SubsidyPolicy>) => {
    const { policies } = at.desk.client.canteen
    const kept = (await policies.list({})).policies.find(({ policy }) => policy.code === 'claimed')
    if (kept?.policy.kind !== 'subsidy') throw new Error('no policy')
    const policy = { ...kept.policy, ...change }
    await policies.edit({ sendId: newSendId(), id: kept.id, from: kept.version, policy })
  }

  it('goes to the first that come, a meal taken back to whoever comes next, and begins anew the next day', async () => {
    at = await openClaimDesk(twoADay)
    const [one = 0, two = 0, third = 0] = await three()
    const meals = []
    for (const id of [one, two, third]) meals.push(await at.lunch(id, '2026-09-01'))
    expect(await Promise.all(meals.map(subsidyOf))).toEqual([200, 200, 0])
    expect(await left()).toEqual([0])
    await at.takeBack(meals[0] ?? 0)
    expect(await left()).toEqual([1])
    await at.takeBack(meals[2] ?? 0)
    // It had nothing, so it gives nothing back.
    expect(await left()).toEqual([1])
    expect(await subsidyOf(await at.lunch(third, '2026-09-01'))).toBe(200)
    expect(await left()).toEqual([0])
    expect(await subsidyOf(await at.lunch(one, '2026-09-02'))).toBe(200)
  })

  it('many that sell at once never give more meals than there are', async () => {
    at = await openClaimDesk(twoADay)
    const people = [...(await three()), (await at.enrol('陈秀英')).diner, (await at.enrol('刘玉兰')).diner]
    await at.lunch(people[0] ?? 0, '2026-09-01')
    const { till } = at.desk.client.canteen
    const [board] = (await till.state({ day: '2026-09-01', meal: 'lunch' })).board
    const asked = (id: number) => ({
      day: '2026-09-01',
      meal: 'lunch' as const,
      way: 'eaten' as const,
      eater: 'diner' as const,
      diner: id,
      choice: [{ offer: board?.offer ?? 0, count: 1 }],
    })
    const shown = await Promise.all(
      people.slice(1).map(async (id) => (await till.quote(asked(id))).price.ownFen),
    )
    const refusals = await Promise.all(
      people.slice(1).map((id, place) => {
        const fen = shown[place] ?? 0
        const tenders = [{ kind: 'cash' as const, fen }]
        const rest = { expectFen: fen, card: null, again: false, late: null }
        return refusalOf(till.sell({ sendId: newSendId(), ...asked(id), tenders, ...rest }))
      }),
    )
    const changed = Array.from({ length: 3 }, () => 'canteen.price-changed')
    expect(refusals.toSorted()).toEqual([...changed, 'not refused'])
  })

  it('the file itself gives to no more, whoever writes', async () => {
    at = await openClaimDesk({ ...claimedPolicy, portions: [{ count: 1, per: 'sitting' }] })
    const [one = 0, two = 0] = await three()
    await at.lunch(one, '2026-09-01')
    const other = await at.lunch(two, '2026-09-01')
    const write = () =>
      sqlite()
        .prepare(
          `INSERT INTO canteen_subsidies (meal_id, line, day, part, policy, category, funder, fen)
           VALUES (?, 1, '2026-09-01', 'meal', 'claimed', 'sixty', '区', 100)`,
        )
        .run(other)
    expect(write).toThrow('more meals than there are for all')
  })

  it.each(periods)(
    'written into a policy later, of %s, counts the meals that were had before',
    async (per) => {
      at = await openClaimDesk()
      const [one = 0, two = 0, third = 0] = await three()
      const back = await at.lunch(one, '2026-09-01')
      await at.takeBack(back)
      await at.lunch(one, '2026-09-01')
      await at.lunch(two, '2026-09-01')
      await edit({ portions: [{ count: 3, per }] })
      expect(await left()).toEqual([1])
      // Another number of the same meals goes on being counted; fewer than were had already are none.
      await edit({ portions: [{ count: 2, per }] })
      expect(await left()).toEqual([0])
      expect(await subsidyOf(await at.lunch(third, '2026-09-01'))).toBe(0)
      await edit({ portions: [] })
      expect(await left()).toEqual([])
      expect(await subsidyOf(await at.lunch(third, '2026-09-02'))).toBe(200)
      await edit({ portions: [{ count: 3, per }] })
      const begunAnew: readonly Period[] = ['sitting', 'day']
      expect(await left()).toEqual([begunAnew.includes(per) ? 2 : 0])
    },
  )

  it('that two policies share counts a meal once, though both gave to it', async () => {
    const shared: Portion = { count: 2, per: 'day', pool: 'one' }
    at = await openClaimDesk({ ...claimedPolicy, portions: [shared] })
    const city = { ...claimedPolicy, code: 'city', priority: 200, running: [], portions: [shared] }
    await at.desk.client.canteen.policies.add({ sendId: newSendId(), policy: city })
    const [one = 0, two = 0, third = 0] = await three()
    expect(await subsidyOf(await at.lunch(one, '2026-09-01'))).toBe(400)
    expect(await left()).toEqual([1, 1])
    const meal = await at.lunch(two, '2026-09-01')
    expect(await left()).toEqual([0, 0])
    expect(await subsidyOf(await at.lunch(third, '2026-09-01'))).toBe(0)
    await at.takeBack(meal)
    expect(await left()).toEqual([1, 1])
  })

  it('is tried before it is kept, with the meals that were had by then', async () => {
    at = await openClaimDesk()
    const [one = 0, two = 0] = await three()
    await at.lunch(one, '2026-09-01')
    await at.lunch(two, '2026-09-01')
    const { tryIt } = at.desk.client.canteen.policies
    const trial = {
      person: {
        age: 80,
        sex: null,
        registered: 'community' as const,
        lives: 'community' as const,
        categories: [],
        inInstitution: false,
      },
      meal: {
        day: '2026-09-01',
        meal: 'lunch' as const,
        way: 'eaten' as const,
        clock: '11:30',
        eater: 'diner' as const,
        listFen: 1200,
        deliveryFeeFen: 0,
      },
    }
    const tried = async (count: number, day: string) => {
      const policy: SubsidyPolicy = { ...claimedPolicy, portions: [{ count, per: 'day' }] }
      return (await tryIt({ trial: { ...trial, meal: { ...trial.meal, day } }, policy })).price.subsidyFen
    }
    expect(await tried(2, '2026-09-01')).toBe(0)
    expect(await tried(3, '2026-09-01')).toBe(200)
    expect(await tried(2, '2026-09-02')).toBe(200)
  })

  it('a meal that is looked at again stands by what there was when it was sold', async () => {
    at = await openClaimDesk({ ...claimedPolicy, running: [], portions: [{ count: 1, per: 'month' }] })
    const { diner: one } = await at.enrol()
    const { diner: other, residentId } = await at.enrol('李桂兰')
    const first = await at.lunch(one, '2026-09-01')
    await at.lunch(other, '2026-09-02')
    at.go('2026-10-05')
    expect((await at.get(await at.claim('2026-09'))).fen).toBe(200)
    await at.takeBack(first)
    await at.grant(residentId, '低保', '2026-09-01')
    at.go('2026-11-05')
    expect((await at.get(await at.make('2026-10'))).fen).toBe(-200)
  })

  it.each([[periods.slice(0, 4)], [periods.slice(4)]])(
    'counts by the periods that the rules name: %s',
    async (some) => {
      at = await openClaimDesk({
        ...claimedPolicy,
        portions: some.map((per) => ({ count: 9, per })),
      })
      const { diner: one } = await at.enrol()
      const days = ['2026-12-31', '2027-01-03', '2027-01-04']
      for (const day of days) await at.lunch(one, day)
      const kept = sqlite()
        .prepare('SELECT at, period, had FROM canteen_portions_had ORDER BY at, period')
        .raw()
        .all()
      const named = some.flatMap((per, place) => {
        const had = Map.groupBy(days, (day) => periodOf(per, { day, meal: 'lunch' }))
        return [...had].map(([period, meals]) => [place, period, meals.length])
      })
      expect(kept).toEqual(
        named.toSorted(([a, p], [b, q]) => Number(a) - Number(b) || (String(p) < String(q) ? -1 : 1)),
      )
    },
  )
})

describe('a check-in', () => {
  it('writes to nothing of them where no policy has such a number', async () => {
    const at = await openClaimDesk()
    const { diner: one } = await at.enrol()
    await at.lunch(one, '2026-09-01')
    const { sqlite } = at.desk.desk.session.requireOpen().store
    expect(sqlite.prepare('SELECT count(*) FROM canteen_portions_had').pluck().get()).toBe(0)
    at.desk.close()
  })
})
