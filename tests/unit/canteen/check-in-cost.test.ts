/** What a check-in asks of the file: counted in statements, because milliseconds on a busy machine say nothing. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { recordStatements } from '../../bench/statements'
import { newSendId } from '../../support/desk'
import { register } from '../residents/people'
import { enrol, everyWeek, monday, openCanteen, type Canteen } from './ordering'

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

it('a check-in writes no more pages than its rows and their indexes lie on', async () => {
  const [one, other] = [await enrol(canteen, '王桂珍'), await enrol(canteen, '李桂兰')]
  await sell(one.id)
  const { sqlite } = canteen.desk.session.requireOpen().store
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  await sell(other.id)
  // A head of 32 bytes, and before each page one of 24.
  const page = Number(sqlite.pragma('page_size', { simple: true }))
  const pages = (statSync(join(canteen.dataDir, 'desk.db-wal')).size - 32) / (page + 24)
  expect(pages).toBeLessThanOrEqual(23)
})

it('what is due after a check-in reads no card of whoever came, and as many statements for three diners as for one', async () => {
  const recorder = recordStatements(canteen.desk.session.requireOpen().store.sqlite)
  const { care } = canteen.client.canteen
  const asked = async (): Promise<number> => {
    await care.list({})
    recorder.begin()
    await care.list({})
    return recorder.end().length
  }
  await sell((await enrol(canteen, '王桂珍', { livesAlone: true })).id)
  const withOne = await asked()
  for (const name of ['李桂兰', '赵素芬']) await sell((await enrol(canteen, name, { livesAlone: true })).id)
  expect(await asked()).toBe(withOne)
})

it('somebody lives alone whichever of their records says so', async () => {
  canteen.clock.setDate(Date.parse(`${monday}T09:00:00+08:00`))
  const { id, residentId } = await enrol(canteen, '王桂珍', { livesAlone: true })
  await everyWeek(canteen, id, { weekdays: [1] })
  const kept = await register(canteen.client, { name: '王桂珍', birth: '1940-01-01' })
  await canteen.client.residents.merge({ sendId: newSendId(), kept, gone: residentId, take: [] })
  canteen.clock.setDate(Date.parse(`${monday}T14:00:00+08:00`))
  const { alerts } = await canteen.client.canteen.care.list({})
  expect(alerts).toMatchObject([{ diner: id, resident: kept, livesAlone: true }])
})

it('who eats here stands first at the till, under whichever of their records they were enrolled; eight are shown', async () => {
  const { id, residentId } = await enrol(canteen, '李桂兰')
  const kept = await register(canteen.client, { name: '李桂兰', birth: '1940-01-01' })
  await canteen.client.residents.merge({ sendId: newSendId(), kept, gone: residentId, take: [] })
  for (let more = 0; more < 9; more += 1) await register(canteen.client, { name: '李明' })
  const { found } = await canteen.client.canteen.till.find({ query: '李' })
  expect(found.map(({ diner }) => diner)).toEqual([id, null, null, null, null, null, null, null])
  expect(found[0]?.resident.id).toBe(kept)
})
