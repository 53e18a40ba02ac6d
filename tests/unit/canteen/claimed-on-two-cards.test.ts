/** Who has two cards, as two records turned out to be one person, is one on the papers of a claim. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { eat, enrol, monday, openCanteen, type Canteen } from './ordering'

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
})
afterEach(() => canteen.close())

describe('a claim for somebody with two cards', () => {
  it('has them in one row of the list of people and rings them up once, about all of their meals', async () => {
    const first = await enrol(canteen, '王桂珍')
    const second = await enrol(canteen, '王桂珍')
    const other = await enrol(canteen, '李秀英')
    const days = ['2026-11-20', '2026-11-21', monday]
    canteen.clock.setDate(Date.parse(`${monday}T11:30:00+08:00`))
    await eat(canteen, first.id, days[0] ?? '', 'forgotten')
    await eat(canteen, second.id, days[1] ?? '', 'forgotten')
    await eat(canteen, other.id, monday)
    await canteen.client.residents.merge({
      sendId: newSendId(),
      kept: second.residentId,
      gone: first.residentId,
      take: [],
    })
    const { claims } = canteen.client.canteen
    const { id } = await claims.make({ sendId: newSendId(), span: 'month', month: '2026-11' })
    const { people } = await claims.people({ id })
    expect(people.map(({ name, meals }) => [name, meals])).toEqual([
      ['王桂珍', 2],
      ['李秀英', 1],
    ])
    canteen.clock.setDate(Date.parse('2026-12-01T09:00:00+08:00'))
    await canteen.signIn('manager')
    await claims.check({ sendId: newSendId(), id })
    expect(await claims.draw({ sendId: newSendId(), id, count: 5 })).toEqual({ drawn: 2 })
    const { calls } = await claims.calls({ id })
    expect(calls.map(({ resident, meals, fen }) => [resident?.id, meals, fen]).toSorted()).toEqual(
      [
        [other.residentId, 1, 500],
        [second.residentId, 2, 1000],
      ].toSorted(),
    )
  })
})
