/** A diner is found at the till, on the list and for an order, however many others of that name are served more often. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { register } from '../residents/people'
import { enrol, openCanteen, type Canteen } from './ordering'

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
})
afterEach(() => canteen.close())

/** Thirty whom everybody serves, and who eat elsewhere; they answer to the same initials. */
async function thirtyServed(): Promise<void> {
  for (let at = 0; at < 30; at += 1) {
    const residentId = await register(canteen.client, { name: '王建华' })
    await canteen.client.visits.register({
      ...{ sendId: newSendId(), residentId, matter: '问路' },
      then: { kind: 'answered', answer: '' },
    })
  }
}
const atTill = (query: string) => canteen.client.canteen.till.find({ query })
const listed = (query: string, limit = 50) => canteen.client.canteen.diners.list({ tab: 'all', query, limit })

describe('among thirty who are served more often', () => {
  it('a diner stands first at the till, and it is said that there are others', async () => {
    const { id } = await enrol(canteen, '吴佳慧')
    await thirtyServed()
    const { found, more } = await atTill('wjh')
    expect(found[0]?.diner).toBe(id)
    expect(found.slice(1).map(({ diner }) => diner)).toEqual(Array.from({ length: 7 }, () => null))
    expect(more).toBe(true)
  })

  it('a diner is found for an order under the one record that two became', async () => {
    const { residentId, id } = await enrol(canteen, '吴佳慧')
    const kept = await register(canteen.client, { name: '吴佳慧' })
    await canteen.client.residents.merge({ sendId: newSendId(), kept, gone: residentId, take: [] })
    await thirtyServed()
    expect((await listed('wjh')).rows.map((row) => row.id)).toEqual([id])
    expect((await atTill('wjh')).found[0]).toMatchObject({ diner: id, resident: { id: kept } })
  })
})

it('a list of diners goes on to its end, whatever it was narrowed by', async () => {
  const ids: number[] = []
  for (let at = 0; at < 5; at += 1) ids.unshift((await enrol(canteen, '王桂珍')).id)
  const first = await listed('wgz', 3)
  if (first.next === null) throw new Error('one page')
  const asked = { tab: 'all', query: 'wgz', limit: 3, after: first.next } as const
  const second = await canteen.client.canteen.diners.list(asked)
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(ids)
  expect(second.next).toBeNull()
})

it('where few answer nothing is said to be left out', async () => {
  await enrol(canteen, '王桂珍')
  expect(await atTill('wgz')).toMatchObject({ found: [{ resident: { name: '王桂珍' } }], more: false })
})
