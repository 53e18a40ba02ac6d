/** Policies at a real desk: written by the manager, kept in versions, tried before they are used. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Policy } from '#features/canteen/contract/index'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { publishedPlaces, publishedPolicies } from './published/index'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const add = (policy: Policy) => desk.client.canteen.policies.add({ sendId: newSendId(), policy })

const lunchAt80 = {
  person: { age: 80, sex: 'female', registered: 'town', lives: 'town', categories: [], inInstitution: false },
  meal: {
    day: '2026-04-15',
    meal: 'lunch',
    way: 'eaten',
    clock: '11:30',
    eater: 'diner',
    listFen: 1200,
    deliveryFeeFen: 0,
  },
} as const
const trial = {
  person: { ...lunchAt80.person, categories: [...lunchAt80.person.categories] },
  meal: lunchAt80.meal,
}

describe('a policy', () => {
  it('of every published place goes through the wire, into the file and back as it was', async () => {
    const written = publishedPlaces.flatMap((place) => publishedPolicies(place))
    for (const policy of written) await add(policy)
    const { policies } = await desk.client.canteen.policies.list({})
    expect(policies.map(({ policy }) => policy)).toEqual(
      written.toSorted((left, right) => left.priority - right.priority || (left.code < right.code ? -1 : 1)),
    )
  })

  it('is never changed: an edit is a new version, and the old one can be read', async () => {
    const [policy] = publishedPolicies('jurong')
    if (policy === undefined) throw new Error('no policy')
    const { id } = await add(policy)
    const renamed = { ...policy, name: '句容助餐' }
    await desk.client.canteen.policies.edit({ sendId: newSendId(), id, from: 1, policy: renamed })
    const newest = await desk.client.canteen.policies.get({ id })
    expect(newest).toMatchObject({ version: 2, newest: 2, policy: { name: '句容助餐' } })
    expect(newest.versions.map(({ version }) => version)).toEqual([2, 1])
    const first = await desk.client.canteen.policies.get({ id, version: 1 })
    expect(first).toMatchObject({ version: 1, newest: 2, policy })
    const rows = desk.desk.session.requireOpen().store.sqlite
    expect(() => rows.exec("UPDATE canteen_policy_versions SET text = '{}'")).toThrow()
    expect(() => rows.exec('DELETE FROM canteen_policy_versions')).toThrow()
  })

  it('is refused where its code is taken, changed, or somebody was quicker', async () => {
    const [policy] = publishedPolicies('jurong')
    if (policy === undefined) throw new Error('no policy')
    const { id } = await add(policy)
    await expect(add(policy)).rejects.toMatchObject({ data: { code: 'canteen.policy-code-taken' } })
    const edit = (from: number, changed: Policy) =>
      desk.client.canteen.policies.edit({ sendId: newSendId(), id, from, policy: changed })
    await expect(edit(1, { ...policy, code: 'other' })).rejects.toMatchObject({
      data: { code: 'canteen.policy-code-fixed' },
    })
    await edit(1, policy)
    await expect(edit(1, policy)).rejects.toMatchObject({
      data: { code: 'canteen.policy-edited-meanwhile', parameters: { version: 2 } },
    })
  })

  it('is the manager’s to write; at the till it is read and tried', async () => {
    const [policy] = publishedPolicies('zengcheng')
    if (policy === undefined) throw new Error('no policy')
    await add(policy)
    await desk.signIn('canteen')
    await expect(add({ ...policy, code: 'second' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const { price } = await desk.client.canteen.policies.tryIt({ trial, policy: null })
    expect(price).toMatchObject({ subsidyFen: 900, ownFen: 300 })
    await desk.signIn('front-desk')
    await expect(desk.client.canteen.policies.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('is tried in place of the one it will replace, and nothing of the trial is kept', async () => {
    const [policy] = publishedPolicies('zengcheng')
    if (policy === undefined) throw new Error('no policy')
    await add(policy)
    const draft = { ...policy, until: '2026-03-31' }
    const { price, policies, dayKind } = await desk.client.canteen.policies.tryIt({ trial, policy: draft })
    expect(price).toMatchObject({ subsidyFen: 0, ownFen: 1200 })
    expect(price.notApplied).toEqual([
      { policy: 'zengcheng', reasons: [{ class: null, reason: { code: 'no-longer', until: '2026-03-31' } }] },
    ])
    expect(policies).toHaveLength(1)
    expect(dayKind).toBe('working-day')
    expect((await desk.client.canteen.policies.list({})).policies[0]?.version).toBe(1)
  })
})
