/** A status keeps the day since which it holds, whatever is added to it later: subsidies are claimed by that day. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register } from './people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

type Said = Parameters<TestDesk['client']['residents']['setStatus']>[0]
const say = async (id: number, own: Partial<Said>) => {
  const { version } = await desk.client.residents.read({ id })
  return desk.client.residents.setStatus({
    sendId: newSendId(),
    id,
    version,
    status: 'deceased',
    since: '2026-09-09',
    note: '',
    ...own,
  })
}
const sinceOf = async (id: number) => (await desk.client.residents.read({ id })).statusSince
const hasItsDay = { data: { code: 'residents.status-has-its-day' } }

describe('a status that stands', () => {
  it('keeps its day where a note is added months later', async () => {
    const id = await register(desk.client)
    await say(id, {})
    await expect(say(id, { since: '2026-11-20', note: '殡葬证明已交' })).rejects.toMatchObject(hasItsDay)
    await say(id, { note: '殡葬证明已交' })
    expect(await sinceOf(id)).toBe('2026-09-09')
    expect((await desk.client.residents.read({ id })).statusNote).toBe('殡葬证明已交')
  })

  it('is given another day where that is said to be the right one', async () => {
    const id = await register(desk.client)
    await say(id, { status: 'moved-out' })
    await say(id, { status: 'moved-out', since: '2026-09-12', correctsDay: true })
    expect(await sinceOf(id)).toBe('2026-09-12')
  })

  it('is followed by another one on its own day', async () => {
    const id = await register(desk.client)
    await say(id, { status: 'moved-out' })
    await say(id, { status: 'living', since: '2026-10-01' })
    await expect(say(id, { status: 'living', since: '2026-11-01' })).rejects.toMatchObject(hasItsDay)
    await say(id, { since: '2026-11-02' })
    expect(await sinceOf(id)).toBe('2026-11-02')
  })
})
