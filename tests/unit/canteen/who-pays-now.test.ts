/**
 * Who pays for a meal of which something was learnt: the policy that means the person now, up to what was given then; and
 * what audits look for holds for meals that are paid per head alone as well.
 */
import { afterEach, describe, expect, it } from 'vitest'
import type { SubsidyPolicy } from '#features/canteen/contract/index'
import { standingPrice } from '#features/canteen/rules/index'
import { newSendId } from '../../support/desk'
import { claimedPolicy, openClaimDesk, september, type ClaimDesk } from './claim-desk'
import { paidBy } from './published/parts'

let at: ClaimDesk
afterEach(() => at.desk.close())

const paying = (code: string, category: string, fen: number, funder: string): SubsidyPolicy => ({
  ...claimedPolicy,
  code,
  name: category,
  bestOf: 'best',
  classes: [
    {
      code,
      name: category,
      who: [[{ kind: 'category', anyOf: [category] }]],
      amount: { kind: 'fixed', fen },
      division: paidBy(funder),
    },
  ],
  running: [{ code: 'running', name: '运营补贴', who: [], fen: 50, per: 'meal', funder }],
})
const addHardship = () =>
  at.desk.client.canteen.policies.add({
    sendId: newSendId(),
    policy: paying('hardship', '特困', 800, '市'),
  })
const fundersOf = async (claim: number) =>
  (await at.get(claim)).summary.map(({ funder, part, count, fen }) => [funder, part, count, fen])

describe('what another policy would have given more for', () => {
  it('is claimed of its funder up to what was given, and taken back from who paid for somebody else’s', async () => {
    at = await openClaimDesk(paying('need', '低保', 500, '区'))
    await addHardship()
    const { diner, residentId } = await at.enrol()
    at.go('2026-09-01')
    const need = await at.grant(residentId, '低保', '2026-09-01')
    await at.lunch(diner, '2026-09-02')
    at.go('2026-10-05')
    expect(await fundersOf(await at.claim('2026-09'))).toEqual([
      ['区', 'meal', 1, 500],
      ['区', 'running', 1, 50],
    ])
    await at.end(need, '2026-09-01')
    await at.grant(residentId, '特困', '2026-09-02')
    at.go('2026-11-05')
    const october = await fundersOf(await at.claim('2026-10'))
    expect(october.toSorted()).toEqual([
      ['区', 'meal', -1, -500],
      ['区', 'running', -1, -50],
      ['市', 'meal', 1, 500],
      ['市', 'running', 1, 50],
    ])
    at.go('2026-12-05')
    expect((await at.get(await at.make('2026-11'))).lines).toBe(0)
  })

  it('is nothing where nothing was given then, and nothing per head for it', async () => {
    at = await openClaimDesk(paying('need', '低保', 500, '区'))
    await addHardship()
    const { diner, residentId } = await at.enrol()
    at.go('2026-09-01')
    await at.lunch(diner, '2026-09-02')
    at.go('2026-10-05')
    await at.grant(residentId, '特困', '2026-09-01')
    await at.claim('2026-09')
    at.go('2026-11-05')
    expect((await at.get(await at.make('2026-10'))).lines).toBe(0)
  })

  it('of the food is cut to the food, and of the way to the way', () => {
    const grant = (policy: string, fen: number, funder: string) => ({
      ...{ policy, class: policy, namedFen: 0, fen, lost: [], passedOver: [] },
      parts: [{ funder, fen }],
    })
    const way = (fen: number) => [{ policy: 'door', code: 'door', funder: '街道', fen }]
    const now = {
      grants: [grant('two', 200, '市'), grant('three', 400, '街道')],
      delivery: way(300),
      running: [],
    }
    const stands = standingPrice(
      { grants: [grant('one', 300, '区')], delivery: way(200), running: [] },
      { price: now, cuts: new Map([['three', (fen) => [{ funder: '街道', fen }]]]) },
    )
    expect(stands.grants.map(({ policy, fen }) => [policy, fen])).toEqual([
      ['two', 200],
      ['three', 100],
    ])
    expect(stands.delivery).toEqual(way(200))
  })
})

describe('a meal that is paid per head alone', () => {
  const heads: SubsidyPolicy = { ...claimedPolicy, conditions: [], classes: [], endsOnMovingAway: false }
  const kinds = async () => {
    const { claims } = at.desk.client.canteen
    const { findings } = await claims.anomalies({ id: await at.make('2026-09') })
    return findings.map(({ kind, count }) => [kind, count])
  }

  it.each([
    ['deceased', 'after-death'],
    ['moved-out', 'after-moving-away'],
  ] as const)('after somebody is %s is found', async (status, kind) => {
    at = await openClaimDesk(heads)
    const { diner, residentId } = await at.enrol()
    for (const day of september(1, 3)) await at.lunch(diner, day)
    at.go('2026-10-05')
    await at.status(residentId, status, '2026-09-02')
    expect(await kinds()).toEqual([
      [kind, 1],
      [kind, 1],
    ])
  })

  it('during a stay in an institution is found', async () => {
    at = await openClaimDesk(heads)
    const { diner } = await at.enrol()
    for (const day of september(1, 3)) await at.lunch(diner, day)
    at.go('2026-10-05')
    const stay = { id: diner, place: '敬老院', from: '2026-09-03', until: null }
    await at.desk.client.canteen.diners.stay({ sendId: newSendId(), ...stay })
    expect(await kinds()).toEqual([['in-institution', 1]])
  })
})
