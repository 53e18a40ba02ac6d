/**
 * Sums to the canteen of periods that were claimed, after something was learnt or the policy was written anew: nothing is taken back for
 * want of a name, and no days are claimed twice. All worked by hand; in fen.
 */
import { afterEach, describe, expect, it } from 'vitest'
import type { LumpSum } from '#features/canteen/contract/index'
import { asClaimed, claimedOtherwise, lumpsOpen, type LumpLine } from '#features/canteen/rules/index'
import { newSendId } from '../../support/desk'
import { refusalCode } from '../visits/visitors'
import { claimedPolicy, openClaimDesk, september, type ClaimDesk } from './claim-desk'
import { openWithSums, policyOfSums, sumOf, writeSums } from './sums'

let at: ClaimDesk
afterEach(() => at.desk.close())

const sum = (own: Partial<LumpSum> = {}): LumpSum =>
  sumOf({ measure: 'people', steps: [{ from: 2, fen: 500_000 }], ...own })
const open = async (...lumpSums: LumpSum[]) => {
  at = await openWithSums(...lumpSums)
}
const edit = (...lumpSums: LumpSum[]) => writeSums(at, ...lumpSums)
const sumsOf = async (id: number) =>
  (await at.get(id)).sums.map(({ name, until, people, count, fen }) => [name, until, people, count, fen])

async function erase(residentId: number): Promise<string> {
  const { requests } = at.desk.client.privacy
  const { id } = await requests.receive({
    sendId: newSendId(),
    residentId,
    kind: 'erasure',
    // Of the living by mandate, of the dead with a reason.
    by: 'agent',
    byName: '张强',
    despite: '受家属委托',
    words: '',
    received: '2026-09-01',
  })
  await requests.step({ sendId: newSendId(), id, step: { step: 'begin' } })
  const kept = (await requests.get({ id })).plan?.kept ?? 0
  return (await requests.erase({ sendId: newSendId(), id, kept })).state
}

describe('a sum by people', () => {
  it('stands as it was claimed when one of them is erased, and is taken back for want of a meal all the same', async () => {
    await open(
      sum(),
      sum({ code: 'days', name: '开放补贴', leastDays: 2, steps: [{ from: 2, fen: 300_000 }] }),
    )
    const [one, other] = [await at.enrol('王桂珍'), await at.enrol('李桂兰')]
    await at.lunch(one.diner, '2026-09-08')
    const second = await at.lunch(other.diner, '2026-09-09')
    at.go('2026-10-08')
    const claim = await at.claim('2026-09')
    expect(await sumsOf(claim)).toHaveLength(2)
    expect(await erase(one.residentId)).toBe('granted')
    at.go('2026-11-03')
    expect(await sumsOf(await at.make('2026-10'))).toEqual([])
    // Two people had been there; that there was one day only is seen without their names.
    await at.takeBack(second)
    at.go('2026-12-03')
    expect(await sumsOf(await at.make('2026-11'))).toEqual([['开放补贴', '2026-09-30', 2, -1, -300_000]])
  })

  it('counts whoever was erased before it was claimed, as many as had a subsidised meal together', async () => {
    await open(sum())
    const people = []
    for (const name of ['王桂珍', '李桂兰', '赵素芬', '陈秀英']) people.push(await at.enrol(name))
    const [one, other, third, fourth] = people
    const lunch = (diner = 0, day = '') => at.lunch(diner, day)
    await lunch(one?.diner, '2026-09-08')
    await lunch(other?.diner, '2026-09-08')
    await lunch(third?.diner, '2026-09-09')
    await lunch(fourth?.diner, '2026-09-10')
    const counted = async () =>
      (await sumsOf(await at.make('2026-09'))).map(([, , count, , fen]) => [count, fen])
    at.go('2026-10-08')
    expect(await counted()).toEqual([[4, 500_000]])
    await erase(one?.residentId ?? 0)
    // Somebody was there, though nobody knows who.
    expect(await counted()).toEqual([[4, 500_000]])
    await erase(other?.residentId ?? 0)
    expect(await counted()).toEqual([[4, 500_000]])
    // The third may have been one of those two, by what is still there: three are certain, and no more is asked for.
    await erase(third?.residentId ?? 0)
    expect(await counted()).toEqual([[3, 500_000]])
    await erase(fourth?.residentId ?? 0)
    expect(await counted()).toEqual([[2, 500_000]])
  })

  it('counts whoever was enrolled under two records once they are one person’s', async () => {
    await open(sum())
    const [one, other, third] = [await at.enrol('王桂珍'), await at.enrol('王桂珍'), await at.enrol('李桂兰')]
    for (const [index, { diner }] of [one, other, third].entries())
      await at.lunch(diner, september(8, 10)[index] ?? '')
    at.go('2026-10-08')
    const claim = await at.make('2026-09')
    expect(await sumsOf(claim)).toEqual([['运营补贴', '2026-09-30', 3, 1, 500_000]])
    const merge = (gone: number, kept: number) =>
      at.desk.client.residents.merge({ sendId: newSendId(), kept, gone, take: [] })
    await merge(one.residentId, other.residentId)
    expect(await sumsOf(claim)).toEqual([['运营补贴', '2026-09-30', 2, 1, 500_000]])
    await merge(other.residentId, third.residentId)
    expect(await sumsOf(claim)).toEqual([])
  })

  it('of whom some are nameless now are at least as many as were claimed, where they are still claimed', () => {
    const had = { meals: 9, days: 3, people: 4 }
    expect(asClaimed(had, 1, { count: 1, people: 6 }).people).toBe(6)
    expect(asClaimed(had, 1, { count: 1, people: 3 }).people).toBe(4)
    expect(asClaimed(had, 0, { count: 1, people: 6 }).people).toBe(4)
    // It was taken back before anybody was erased: that stays.
    expect(asClaimed(had, 1, { count: -1, people: 6 }).people).toBe(4)
  })
})

describe('a sum that is written anew', () => {
  const flat = (own: Partial<LumpSum> = {}) => sum({ steps: [{ from: 0, fen: 300_000 }], ...own })

  it('under the code of one that was claimed is of the same periods and the same funder', async () => {
    await open(flat())
    at.go('2026-10-08')
    await at.claim('2026-09')
    const refused = (...sums: LumpSum[]) => refusalCode(edit(...sums))
    expect(await refused(flat({ per: 'quarter' }))).toBe('desk.input')
    expect(await refused(flat({ per: 'term' }))).toBe('desk.input')
    expect(await refused(flat({ funder: '市' }))).toBe('desk.input')
    // Another sum and name is the same one, and so is one beside it.
    await edit(
      flat({ name: '运行补贴', steps: [{ from: 0, fen: 400_000 }] }),
      flat({ code: 'new', funder: '市' }),
    )
    await edit(flat({ code: 'new', per: 'year', funder: '街道' }))
    // It went: whatever has its code now is another.
    expect(await refused(flat())).toBe('desk.input')
  })

  it('claims no days that stand in a claim as part of another period', () => {
    const line = (period: string, from: string, until: string, count = 1): LumpLine => ({
      policy: 'sums',
      version: 1,
      code: 'run',
      funder: '区',
      period,
      from,
      until,
      count,
      fen: count * 300_000,
      meals: 0,
      days: 0,
      people: 0,
    })
    const [august, september] = [
      line('2026-08', '2026-08-01', '2026-08-31'),
      line('2026-09', '2026-09-01', '2026-09-30'),
    ]
    const [third, fourth] = [
      { key: '2026-Q3', from: '2026-07-01', until: '2026-09-30' },
      { key: '2026-Q4', from: '2026-10-01', until: '2026-12-31' },
    ]
    const otherwise = (lines: readonly LumpLine[], { key, ...span }: typeof third, own = {}) =>
      claimedOtherwise(lumpsOpen(lines), { policy: 'sums', code: 'run', period: key, ...own }, span)
    expect(otherwise([august, september], third)).toBe(true)
    expect(otherwise([august, september], fourth)).toBe(false)
    expect(otherwise([august, september], third, { code: 'rent' })).toBe(false)
    expect(otherwise([august, september], third, { policy: 'other' })).toBe(false)
    expect(otherwise([august], { key: '2026-09', from: '2026-09-01', until: '2026-09-30' })).toBe(false)
    // Its own period is no other; and what was taken back is claimed no more.
    expect(otherwise([september], { key: '2026-09', from: '2026-09-01', until: '2026-09-30' })).toBe(false)
    expect(otherwise([august, line('2026-08', '2026-08-01', '2026-08-31', -1)], third)).toBe(false)
  })

  it('by the quarter, of what was by the month: no quarter that was claimed by the month', async () => {
    await open(flat())
    at.go('2026-10-08')
    await at.claim('2026-09')
    const { sqlite } = at.desk.desk.session.requireOpen().store
    // Written before the form refused it.
    const kept = (await at.desk.client.canteen.policies.list({})).policies.find(
      ({ policy: { code } }) => code === 'sums',
    )
    sqlite
      .prepare(
        'INSERT INTO canteen_policy_versions (policy_id, version, text, at, staff_id) SELECT policy_id, 2, ?, at, staff_id FROM canteen_policy_versions WHERE policy_id = ?',
      )
      .run(
        JSON.stringify(policyOfSums(flat({ per: 'quarter', steps: [{ from: 0, fen: 900_000 }] }))),
        kept?.id,
      )
    sqlite.prepare('UPDATE canteen_policies SET version = 2 WHERE id = ?').run(kept?.id)
    at.go('2027-01-05')
    const { sums } = await at.get(await at.make('2026-10', 'quarter'))
    expect(sums.map(({ from, fen }) => [from, fen])).toEqual([['2026-10-01', 900_000]])
  })
})

describe('a sum by subsidised meals', () => {
  const steps = [
    { from: 1, fen: 100_000 },
    { from: 3, fen: 300_000 },
  ]
  const bySubsidy = sum({ counts: 'subsidised', measure: 'meals', steps })
  const mealsIn = async (id: number) =>
    (await at.get(id)).sums.map(({ meals, count, fen }) => [meals, count, fen])

  it('counts none of which nothing is due any more, before it is claimed and after it', async () => {
    await open(bySubsidy)
    const { diner, residentId } = await at.enrol()
    for (const day of september(8, 10)) await at.lunch(diner, day)
    at.go('2026-09-20')
    const draft = await at.make('2026-09')
    expect(await mealsIn(draft)).toEqual([[3, 1, 300_000]])
    await at.status(residentId, 'deceased', '2026-09-10')
    expect(await mealsIn(draft)).toEqual([[2, 1, 100_000]])
    at.go('2026-10-08')
    await at.check(draft)
    await at.submit(draft)
    at.go('2026-11-02')
    await at.status(residentId, 'deceased', '2026-09-08')
    const october = await at.claim('2026-10')
    expect(await mealsIn(october)).toEqual([[2, -1, -100_000]])
    await at.desk.client.canteen.claims.settle({ sendId: newSendId(), id: october, reason: '冲抵' })
    expect(await erase(residentId)).toBe('granted')
    at.go('2026-12-02')
    // As they were claimed: nothing, though the till had written otherwise.
    expect(await mealsIn(await at.make('2026-11'))).toEqual([])
  })

  it('counts for a policy those that it gives to now', async () => {
    const lumpSums = [sum({ counts: 'policy', measure: 'meals', steps })]
    at = await openClaimDesk({ ...claimedPolicy, lumpSums })
    const { diner, residentId } = await at.enrol()
    for (const day of september(8, 10)) await at.lunch(diner, day)
    at.go('2026-10-08')
    const draft = await at.make('2026-09')
    expect(await mealsIn(draft)).toEqual([[3, 1, 300_000]])
    await at.status(residentId, 'moved-out', '2026-09-09')
    expect(await mealsIn(draft)).toEqual([[1, 1, 100_000]])
  })
})
