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

const asked = (diner: number) => ({
  day: monday,
  meal: 'lunch' as const,
  way: 'eaten' as const,
  eater: 'diner' as const,
  diner,
  choice: [{ offer: canteen.fish, count: 1 }],
})

const sell = (diner: number, fen = 850) =>
  canteen.client.canteen.till.sell({
    sendId: newSendId(),
    ...asked(diner),
    tenders: [{ kind: 'balance', fen }],
    expectFen: fen,
    card: null,
    again: false,
    late: null,
  })

it('a check-in reads its diner’s record once and its account before and after, and writes its own rows alone', async () => {
  const recorder = recordStatements(canteen.desk.session.requireOpen().store.sqlite)
  const [one, other] = [await enrol(canteen, '王桂珍'), await enrol(canteen, '李桂兰')]
  // As on the screen, which shows what it costs.
  await canteen.client.canteen.till.quote(asked(one.id))
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
  expect(executed.filter(({ sql }) => /canteen_(board|prices|policies)/.test(sql))).toEqual([])
  // Nobody is looked for in a list that is made for it: each costs as much as the rest of its statement.
  expect(executed.filter(({ sql }) => sql.includes('json_each(')).map(({ sql }) => sql)).toEqual([])
  expect(executed.length).toBeLessThanOrEqual(13)
})

it('a policy that carries over what is left asks three statements more, for however many months', async () => {
  const { policies, till } = canteen.client.canteen
  canteen.clock.setDate(Date.parse('2025-01-06T11:30:00+08:00'))
  const diners = []
  for (const name of ['王桂珍', '李桂兰', '赵素芬', '陈秀英']) diners.push(await enrol(canteen, name))
  const [one, other, third, fourth] = diners.map(({ id }) => id)
  canteen.clock.setDate(Date.parse(`${monday}T11:30:00+08:00`))
  const [five] = (await policies.list({})).policies
  if (five?.policy.kind !== 'subsidy') throw new Error('no policy')
  // Five yuan more.
  const more = {
    ...five.policy,
    code: 'more',
    from: '2024-01-01',
    budgets: [{ fen: 30_000, per: 'month' as const }],
  }
  const { id, version } = await policies.add({ sendId: newSendId(), policy: more })
  const recorder = recordStatements(canteen.desk.session.requireOpen().store.sqlite)
  const statements = async (before = 0, measured = 0): Promise<number> => {
    await till.quote(asked(before))
    await sell(before, 350)
    recorder.begin()
    await sell(measured, 350)
    return recorder.end().length
  }
  const without = await statements(one, other)
  await policies.edit({ sendId: newSendId(), id, from: version, policy: { ...more, until: '2026-11-22' } })
  const carry = { periods: 12 }
  const carries = { ...more, code: 'carries', budgets: [{ fen: 30_000, per: 'month' as const, carry }] }
  await policies.add({ sendId: newSendId(), policy: carries })
  expect((await statements(third, fourth)) - without).toBeLessThanOrEqual(3)
})

it('the times elsewhere of whoever has orders are read once for all of their days', async () => {
  const recorder = recordStatements(canteen.desk.session.requireOpen().store.sqlite)
  const { id, residentId } = await enrol(canteen, '王桂珍')
  canteen.clock.setDate(Date.parse(`${monday}T09:00:00+08:00`))
  await everyWeek(canteen, id)
  for (const [status, since] of [
    ['moved-out', '2026-11-02'],
    ['living', '2026-11-16'],
  ] as const) {
    const { version } = await canteen.client.residents.read({ id: residentId })
    const word = { sendId: newSendId(), id: residentId, version, status, since, note: '' }
    await canteen.client.residents.setStatus(word)
  }
  recorder.begin()
  const { orders } = await canteen.client.canteen.orders.week({ diner: id, from: monday })
  expect(orders.length).toBeGreaterThan(1)
  const reading = recorder.end().filter(({ sql }) => sql.includes('resident_changes c '))
  // And once for who is shown above them.
  expect(reading.length).toBe(2)
})

it('a check-in costs what the board, its prices and the policies say at that moment', async () => {
  const { menu, policies, till } = canteen.client.canteen
  const { id } = await enrol(canteen, '王桂珍')
  const ownFen = async () => (await till.quote(asked(id))).price.ownFen
  expect(await ownFen()).toBe(850)
  const set = { id: canteen.fish, name: '一荤两素', dishes: [], from: '2026-01-01' }
  await menu.keepOffer({ sendId: newSendId(), ...set, fen: 1400 })
  expect(await ownFen()).toBe(900)
  const [five] = (await policies.list({})).policies
  if (five === undefined) throw new Error('no policy')
  const policy = { ...five.policy, until: '2026-11-22' }
  await policies.edit({ sendId: newSendId(), id: five.id, from: five.version, policy })
  expect(await ownFen()).toBe(1400)
  const entries = [{ offer: canteen.soft, substitute: null }]
  await menu.setBoard({ sendId: newSendId(), day: monday, meal: 'lunch', entries })
  await expect(ownFen()).rejects.toMatchObject({ data: { code: 'canteen.not-on-the-board' } })
})

/** The fewest pages of eight check-ins. Where a page is full, as one of the answers is by chance, it is made two. */
async function fewestPages(): Promise<number> {
  const { sqlite } = canteen.desk.session.requireOpen().store
  const page = Number(sqlite.pragma('page_size', { simple: true }))
  const pages: number[] = []
  for (const name of ['王桂珍', '李桂兰', '赵素芬', '陈秀英', '刘玉兰', '张淑珍', '周凤英', '吴秀兰']) {
    const { id } = await enrol(canteen, name)
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    await sell(id)
    // A head of 32 bytes, and before each page one of 24.
    pages.push((statSync(join(canteen.dataDir, 'desk.db-wal')).size - 32) / (page + 24))
  }
  return Math.min(...pages)
}

it('a check-in writes no more pages than its rows and their indexes lie on', async () => {
  expect(await fewestPages()).toBeLessThanOrEqual(19)
})

it('and one more where its policy has a number of meals for all', async () => {
  const { policies } = canteen.client.canteen
  const [kept] = (await policies.list({})).policies
  if (kept?.policy.kind !== 'subsidy') throw new Error('no policy')
  const policy = { ...kept.policy, portions: [{ count: 50, per: 'day' as const }] }
  await policies.edit({ sendId: newSendId(), id: kept.id, from: kept.version, policy })
  expect(await fewestPages()).toBeLessThanOrEqual(20)
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
