/** Who may ask for a person's data, and to whom the copy goes: by age, death, mandate and protection. */
import { beforeEach, describe, expect, it } from 'vitest'
import { askingOf, type AskedAbout } from '#features/privacy/rules/index'
import { newSendId } from '../../support/desk'
import { register } from '../residents/people'
import { later, refusalOf, type ServingDesk } from '../service-requests/desk'
import { askingDesk } from './asking-desk'

const day = '2026-11-23'
const asking = askingDesk()
const { receive, step, get } = asking
let desk: ServingDesk
beforeEach(() => {
  desk = asking.desk
})

const living = (birth: string | null, isProtected = false): AskedAbout => ({
  birth,
  status: 'living',
  isProtected,
})
const dead: AskedAbout = { birth: '1940-01-01', status: 'deceased', isProtected: false }
const says = (about: AskedAbout) =>
  (['self', 'guardian', 'relative', 'agent'] as const).map((by) => askingOf(by, about, day).says)

describe('whoever asks', () => {
  it('is the person or their agent where they are grown up, a guardian with a reason, and no relative', () => {
    expect(says(living('1980-01-01'))).toEqual(['fine', 'reason', 'refused', 'fine'])
    expect(says(living(null))).toEqual(['fine', 'reason', 'refused', 'fine'])
  })

  it('is the guardian until the day a child turns fourteen, and the child too from then on', () => {
    expect(says(living('2012-11-24'))).toEqual(['refused', 'fine', 'refused', 'reason'])
    expect(says(living('2012-11-23'))).toEqual(['fine', 'fine', 'refused', 'fine'])
  })

  it('is a near relative of whoever died, and never they themselves', () => {
    expect(says(dead)).toEqual(['refused', 'reason', 'fine', 'reason'])
  })

  it('gives a reason where the person is protected, unless it is the person', () => {
    expect(says(living('1980-01-01', true))).toEqual(['fine', 'reason', 'refused', 'reason'])
    expect(says({ ...dead, isProtected: true })).toEqual(['refused', 'reason', 'reason', 'reason'])
  })
})

describe('at the counter', () => {
  it('a husband is told that he has no such right, and nothing is written', async () => {
    await desk.signIn('front-desk')
    const { mayAsk } = desk.client.privacy.requests
    const husband = { residentId: desk.residentId, by: 'relative', received: day } as const
    expect(await mayAsk(husband)).toEqual({ says: 'refused', why: 'relative-of-the-living' })
    const asked = receive(desk.residentId, 'access', { by: 'relative', byName: '张强（丈夫）' })
    expect(await refusalOf(asked)).toBe('privacy.relative-of-the-living')
    await desk.signIn('manager')
    expect((await desk.client.privacy.requests.list({ limit: 5 })).rows).toEqual([])
  })

  it('a reason stands in the course of a request that is taken all the same', async () => {
    const by = { by: 'guardian', byName: '王磊' } as const
    expect(await refusalOf(receive(desk.residentId, 'erasure', by))).toBe('privacy.asker-needs-reason')
    const { id } = await receive(desk.residentId, 'erasure', { ...by, despite: '看过法院的判决书' })
    await desk.signIn('manager')
    expect((await get(id)).events[0]).toMatchObject({ step: 'receive', text: '看过法院的判决书' })
  })
})

describe('the copy of a protected person', () => {
  const protect = async () => {
    const id = await register(desk.client, { name: '赵兰', birth: '1990-03-02' })
    const paper = { basis: 'protection-order', since: day, until: null } as const
    await desk.client.residents.protect({ sendId: newSendId(), id, version: 1, ...paper })
    return id
  }

  it('goes to somebody else only after the manager has said why, and the request shows the mark', async () => {
    const person = await protect()
    const agent = { by: 'agent', byName: '周律师', despite: '本人来电确认委托' } as const
    const { id } = await receive(person, 'access', agent)
    await desk.signIn('manager')
    await step(id, { step: 'begin' })
    expect(await get(id)).toMatchObject({
      isProtected: true,
      steps: ['release', 'grant', 'grant-partly', 'refuse'],
    })
    const copy = () => desk.client.privacy.requests.copy({ id })
    expect(await refusalOf(copy())).toBe('privacy.protected-not-released')
    await step(id, { step: 'release', text: '庇护所社工在场核实' })
    expect((await copy()).name).toBe('赵兰')
    expect((await get(id)).steps).not.toContain('release')
  })

  it('goes to the person without any of that', async () => {
    const id = await asking.begun(await protect(), 'access')
    expect((await desk.client.privacy.requests.copy({ id })).name).toBe('赵兰')
    expect(await refusalOf(step(id, { step: 'release', text: '不必' }))).toBe('privacy.not-now')
  })
})

describe('a copy', () => {
  it('of a request that was refused is not to be had, before the person is told or after', async () => {
    const id = await asking.begun(desk.residentId, 'access')
    await step(id, { step: 'refuse', text: '无法核实身份' })
    const copy = () => refusalOf(desk.client.privacy.requests.copy({ id }))
    expect(await copy()).toBe('privacy.copy-refused')
    await step(id, { step: 'tell', day, how: 'at-desk' })
    expect(await copy()).toBe('privacy.copy-refused')
    expect(await refusalOf(desk.client.privacy.requests.copyFile({ id, file: 1 }))).toBe(
      'privacy.copy-refused',
    )
  })

  it('is had until the person was told, and years later only under a new request', async () => {
    const id = await asking.begun(desk.residentId, 'access')
    const copy = () => desk.client.privacy.requests.copy({ id })
    await copy()
    await step(id, { step: 'grant', text: '' })
    await copy()
    await step(id, { step: 'tell', day, how: 'at-desk' })
    later(desk, 1000)
    expect(await refusalOf(copy())).toBe('privacy.copy-after-told')
  })
})
