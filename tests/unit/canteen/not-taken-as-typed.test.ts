/** What is typed as it cannot be meant: full-width card numbers are read, and what would put a meal under the wrong person or day is refused. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addDays } from '#ground/days'
import { newSendId } from '../../support/desk'
import { enrol, everyWeek, monday, openCanteen, refusalOf, type Canteen } from './ordering'

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
})
afterEach(() => canteen.close())

it('a card number in full width finds its card, and is kept as the card has it', async () => {
  const { id } = await enrol(canteen, '王桂珍')
  await canteen.client.canteen.diners.issueCard({ sendId: newSendId(), id, code: '０００１２３４５' })
  for (const query of ['00012345', '０００１２３４５']) {
    expect((await canteen.client.canteen.till.find({ query })).found).toMatchObject([{ diner: id }])
  }
})

it('a pattern is not prolonged over the one that took its place', async () => {
  const { id } = await enrol(canteen, '王桂珍')
  const { pattern } = await everyWeek(canteen, id)
  const end = (until: string) =>
    canteen.client.canteen.orders.endPattern({ sendId: newSendId(), pattern, until, late: null })
  await end(addDays(monday, 3))
  await everyWeek(canteen, id, { way: 'eaten', from: addDays(monday, 4) })
  expect(await refusalOf(end(addDays(monday, 30)))).toBe('canteen.pattern-there')
  await end(addDays(monday, 2))
})

it('what a companion eats is under nobody’s name', async () => {
  const { id } = await enrol(canteen, '王桂珍')
  const sold = canteen.client.canteen.till.sell({
    ...{ sendId: newSendId(), day: monday, meal: 'lunch', way: 'eaten', eater: 'companion', diner: id },
    ...{ choice: [{ offer: canteen.fish, count: 1 }], tenders: [{ kind: 'cash', fen: 1350 }] },
    ...{ expectFen: 1350, card: null, again: false, late: null },
  })
  expect(await refusalOf(sold)).toBe('desk.input')
})

it('a day does not turn at an hour that would make noon the day before’s', async () => {
  const { settings } = canteen.client.canteen
  const kept = await settings.get({})
  const save = (dayTurns: string) => settings.save({ sendId: newSendId(), settings: { ...kept, dayTurns } })
  expect(await refusalOf(save('23:00'))).toBe('desk.input')
  await save('05:00')
})
