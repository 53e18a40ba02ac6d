/** What a check-in asks of the file: counted in statements, because milliseconds on a busy machine say nothing. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { recordStatements } from '../../bench/statements'
import { newSendId } from '../../support/desk'
import { enrol, monday, openCanteen, type Canteen } from './ordering'

let canteen: Canteen
beforeEach(async () => {
  canteen = await openCanteen()
  canteen.clock.setDate(Date.parse(`${monday}T11:30:00+08:00`))
})
afterEach(() => canteen.close())

const sell = (diner: number) =>
  canteen.client.canteen.till.sell({
    sendId: newSendId(),
    day: monday,
    meal: 'lunch',
    way: 'eaten',
    eater: 'diner',
    diner,
    choice: [{ offer: canteen.fish, count: 1 }],
    tenders: [{ kind: 'balance', fen: 850 }],
    expectFen: 850,
    card: null,
    again: false,
    late: null,
  })

it('a check-in reads its diner’s record once and its account before and after, and writes its own rows alone', async () => {
  const recorder = recordStatements(canteen.desk.session.requireOpen().store.sqlite)
  const [one, other] = [await enrol(canteen, '王桂珍'), await enrol(canteen, '李桂兰')]
  await sell(one.id)
  recorder.begin()
  await sell(other.id)
  const executed = recorder.end()
  const reading = (table: string) =>
    executed.filter(({ how, sql }) => how !== 'run' && sql.includes(`FROM ${table} WHERE id = ?`)).length
  expect(reading('residents')).toBeLessThanOrEqual(1)
  const written = executed.flatMap(({ how, sql }) =>
    how === 'run' && sql.includes('canteen_') ? (/insert into "?(\w+)/i.exec(sql)?.[1] ?? sql) : [],
  )
  expect(written.toSorted()).toEqual([
    'canteen_entries',
    'canteen_meals',
    'canteen_subsidies',
    'canteen_subsidies',
    'canteen_tenders',
  ])
  expect(executed.length).toBeLessThanOrEqual(24)
})
