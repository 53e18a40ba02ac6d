/** What was handed in keeps its words: names and roundings are those of the policy as each meal was sold by. */
import { afterEach, expect, it } from 'vitest'
import type { SubsidyPolicy } from '#features/canteen/contract/index'
import { evidenceOf } from '#features/canteen/rules/index'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, september, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
afterEach(() => at.desk.close())

const [sixty] = claimedPolicy.classes
if (sixty === undefined) throw new Error('no classes')

/** Written anew: another name, 70 instead of 60, and nothing for 低保 under its old code. */
const writtenAnew: SubsidyPolicy = {
  ...claimedPolicy,
  name: '新办法',
  running: [],
  classes: [
    { ...sixty, name: '70 岁以上', who: [[{ kind: 'age', from: 70, until: null }]] },
    { ...sixty, code: 'other', name: '困难老人', who: [[{ kind: 'category', anyOf: ['低保'] }]] },
  ],
}
async function writeAnew(policy: SubsidyPolicy = writtenAnew): Promise<void> {
  const { policies } = at.desk.client.canteen
  const [kept] = (await policies.list({})).policies
  if (kept === undefined) throw new Error('no policy')
  await policies.edit({ sendId: newSendId(), id: kept.id, from: kept.version, policy })
}
const wordsOf = async (id: number) => [
  ...new Set(
    (await at.get(id)).summary
      .filter(({ part }) => part === 'meal')
      .map(({ policyName, categoryName }) => `${policyName} · ${categoryName}`),
  ),
]
const wordsOfLines = async (id: number) => {
  const { rows } = await at.desk.client.canteen.claims.lines({ id, corrections: false, limit: 50 })
  return [
    ...new Set(
      rows
        .filter(({ part }) => part === 'meal')
        .map((row) => `${row.day} ${row.policyName} ${row.categoryName}`),
    ),
  ]
}

it('a claim that was handed in says the same after its policy was written anew', async () => {
  at = await openClaimDesk()
  const { diner, residentId } = await at.enrol()
  await at.lunch(diner, '2026-09-01')
  at.go('2026-09-02')
  await at.grant(residentId, '低保', '2026-09-02')
  await at.lunch(diner, '2026-09-02')
  at.go('2026-10-08')
  const submitted = await at.claim('2026-09')
  const words = ['长者助餐补贴 · 低保', '长者助餐补贴 · 60 岁以上']
  expect(await wordsOf(submitted)).toEqual(words)
  await writeAnew()
  expect(await wordsOf(submitted)).toEqual(words)
  expect(await wordsOfLines(submitted)).toEqual([
    '2026-09-01 长者助餐补贴 60 岁以上',
    '2026-09-02 长者助餐补贴 低保',
  ])
})

it('where meals of two versions are in one row it has both names, and on the day of writing each meal has its own', async () => {
  at = await openClaimDesk()
  const { diner } = await at.enrol()
  await at.lunch(diner, '2026-09-01')
  await at.lunch(diner, '2026-09-02')
  await writeAnew()
  const other = await at.enrol('李国强')
  await at.lunch(other.diner, '2026-09-02')
  at.go('2026-10-08')
  const id = await at.make('2026-09')
  const both = ['长者助餐补贴 / 新办法 · 60 岁以上 / 70 岁以上']
  expect(await wordsOf(id)).toEqual(both)
  await at.check(id)
  await at.submit(id)
  expect(await wordsOf(id)).toEqual(both)
  expect(await wordsOfLines(id)).toEqual([
    '2026-09-01 长者助餐补贴 60 岁以上',
    '2026-09-02 长者助餐补贴 60 岁以上',
    '2026-09-02 新办法 70 岁以上',
  ])
})

it('the note tells how these sums were rounded, and says nothing of percentages where there are none', async () => {
  at = await openClaimDesk()
  const { diner } = await at.enrol()
  await at.lunch(diner, '2026-09-01')
  at.go('2026-09-15')
  const halfUp = { way: 'half-up', toFen: 10 } as const
  await writeAnew({
    ...claimedPolicy,
    classes: [
      { ...sixty, amount: { kind: 'percent', basisPoints: 1234, atMost: null, rounding: halfUp } },
      ...claimedPolicy.classes.slice(1),
    ],
  })
  at.go('2026-10-08')
  expect((await at.get(await at.claim('2026-09'))).roundings).toEqual([])
  for (const day of september(1, 2)) await at.lunch(diner, day.replace('-09-', '-10-').replace('-0', '-1'))
  at.go('2026-11-08')
  expect((await at.get(await at.make('2026-10'))).roundings).toEqual([halfUp])
})

it('what was brought is signed for by whoever took it at the door', () => {
  expect(evidenceOf('eaten', true, null)).toBe('card')
  expect(evidenceOf('taken', false, null)).toBe('face')
  expect(evidenceOf('delivered', true, null)).toBe('no-record')
  expect(evidenceOf('delivered', false, 'self')).toBe('signature')
  for (const to of ['family', 'neighbour', 'guard', 'key-box', 'staff'] as const)
    expect(evidenceOf('delivered', false, to)).toBe(to)
})
