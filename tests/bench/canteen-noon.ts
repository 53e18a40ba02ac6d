/**
 * Noon at a canteen of ten years: a whole lunch replayed, 300 at the till and 80 brought home, while a backup is made; then, at a
 * till that has sold so many, what a committed and synced check-in takes beside `fdatasync` after as many bytes.
 */
import { randomUUID } from 'node:crypto'
import { closeSync, fdatasyncSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { SQLiteFile } from '#vault/store/open'
import type { BenchClient } from './client'
import { bareCopy, openAnew, openCopy } from './copies'
import { figureOf, type Figure } from './figures'
import { timed } from './find'
import { Bare, recordStatements } from './statements'

const checkIns = 120
const warmUp = 20
const atTill = 300
const brought = 80
const listFen = 1350
const subsidyFen = 500
const ownFen = listFen - subsidyFen
/** No call of a lunch waits longer, in milliseconds. */
const longest = 100

interface Noon {
  readonly client: BenchClient
  readonly day: string
  readonly offer: number
}

interface Diner {
  readonly id: number
  readonly card: string
}

async function openNoon(client: BenchClient): Promise<Noon> {
  const { canteen } = client
  await canteen.policies.add({
    sendId: randomUUID(),
    policy: {
      kind: 'subsidy',
      code: 'noon',
      name: '五元餐',
      basis: '民发〔2026〕1号',
      from: '2026-11-01',
      until: null,
      priority: 100,
      ageCounting: 'on-birthday',
      endsOnMovingAway: true,
      conditions: [],
      classes: [
        {
          code: 'all',
          name: '就餐人',
          who: [],
          amount: { kind: 'fixed', fen: subsidyFen },
          division: {
            kind: 'fixed',
            parts: [{ funder: '市', fen: null, conditions: [], otherwise: 'lost' }],
          },
        },
      ],
      bestOf: null,
      choose: 'best',
      limits: [],
      budgets: [],
      delivery: [],
      running: [],
    },
  })
  const set = { id: null, name: '一荤两素', dishes: [], fen: listFen, from: '2026-01-01' }
  const { id: offer } = await canteen.menu.keepOffer({ sendId: randomUUID(), ...set })
  const { today: day } = await canteen.till.state({ day: null, meal: null })
  for (const meal of ['breakfast', 'lunch'] as const) {
    const entries = [{ offer, substitute: null }]
    await canteen.menu.setBoard({ sendId: randomUUID(), day, meal, entries })
  }
  return { client, day, offer }
}

async function payIn(client: BenchClient, diner: number, at: number): Promise<Diner> {
  const card = `N${String(100_000 + at)}`
  await client.canteen.diners.issueCard({ sendId: randomUUID(), id: diner, code: card })
  const sum = { fen: 20_000, giftFen: 0, tender: 'cash' as const }
  await client.canteen.balance.topUp({ sendId: randomUUID(), diner, ...sum })
  return { id: diner, card }
}

const asked = ({ day, offer }: Noon, diner: number, meal: 'breakfast' | 'lunch') => ({
  day,
  meal,
  way: 'eaten' as const,
  eater: 'diner' as const,
  diner,
  choice: [{ offer, count: 1 }],
})

const sell = (noon: Noon, diner: number, meal: 'breakfast' | 'lunch') =>
  noon.client.canteen.till.sell({
    sendId: randomUUID(),
    ...asked(noon, diner, meal),
    tenders: [{ kind: 'balance', fen: ownFen }],
    expectFen: ownFen,
    card: null,
    again: false,
    late: null,
  })

/** Appends so many bytes to a file of its own beside the database and waits until they are on the disk: milliseconds. */
function synced(file: number, bytes: number): number {
  const content = Buffer.alloc(bytes, 1)
  const begin = performance.now()
  writeSync(file, content)
  fdatasyncSync(file)
  return performance.now() - begin
}

/**
 * On copies in step: one on which the statements are taken down, one on which the procedure is timed, and one on which the bare
 * statements are. Beside them what the disk alone takes for as many bytes.
 */
async function checkInFigures(
  noon: Noon,
  diners: readonly Diner[],
  folder: string,
): Promise<readonly Figure[]> {
  const takenDown = await openCopy(folder)
  const timedCopy = await openCopy(folder)
  takenDown.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const bareFile = bareCopy(takenDown, 'FULL')
  const recorder = recordStatements(openAnew(takenDown).sqlite)
  const bare = new Bare(bareFile)
  const log = join(timedCopy.dataDir, 'desk.db-wal')
  const beside = openSync(join(timedCopy.dataDir, 'beside'), 'a')
  const times: { readonly measured: number[]; readonly statements: number[]; readonly disk: number[] } = {
    measured: [],
    statements: [],
    disk: [],
  }
  try {
    const [first] = diners
    // As on the screen, which says what it costs before anything is sold.
    if (first !== undefined) {
      for (const { client } of [takenDown, timedCopy])
        await client.canteen.till.quote(asked(noon, first.id, 'breakfast'))
    }
    for (const [turn, { id }] of diners.slice(0, warmUp + checkIns).entries()) {
      // A log that begins anew has its head synced by itself, once in a thousand pages: that turn is not measured.
      const begins = turn % 20 === 0
      if (begins) for (const file of [timedCopy.sqlite, bareFile]) file.pragma('wal_checkpoint(TRUNCATE)')
      recorder.begin()
      await sell({ ...noon, client: takenDown.client }, id, 'breakfast')
      const executed = recorder.end()
      const before = statSync(log).size
      const took = await timed(() => sell({ ...noon, client: timedCopy.client }, id, 'breakfast'))
      // By what the log grew is what this check-in wrote.
      const disk = synced(beside, statSync(log).size - before)
      const statements = bare.replay(executed)
      if (begins || turn < warmUp) continue
      times.measured.push(took)
      times.statements.push(statements)
      times.disk.push(disk)
    }
    requireSame(timedCopy.sqlite, bareFile)
  } finally {
    closeSync(beside)
    bareFile.close()
    for (const { desk } of [takenDown, timedCopy]) desk.close()
  }
  const { measured, statements, disk } = times
  return [
    figureOf('check-in: synced / its bare statements synced', { measured, limit: statements }, { median: 2 }),
    figureOf('check-in: synced / fdatasync after as many bytes', { measured, limit: disk }, { median: 2 }),
  ]
}

/** Bare statements that sold something else would be no limit. */
function requireSame(one: SQLiteFile, other: SQLiteFile): void {
  const sold = (sqlite: SQLiteFile): string =>
    JSON.stringify([
      sqlite.prepare('SELECT count(*), sum(id), sum(own_fen), sum(subsidy_fen) FROM canteen_meals').all(),
      sqlite.prepare('SELECT count(*), sum(fen) FROM canteen_subsidies').all(),
    ])
  if (sold(one) !== sold(other)) throw new Error('the bare statements did not sell what the till did')
}

/** Orders for today, by telephone, for whoever is brought their lunch. */
async function orderIn({ client, day }: Noon, diners: readonly Diner[]): Promise<void> {
  for (const { id } of diners) {
    await client.canteen.orders.order({
      sendId: randomUUID(),
      diner: id,
      day,
      meal: 'lunch',
      way: 'delivered',
      offer: null,
      late: 'family-called',
    })
  }
}

async function lunchFigures(noon: Noon, diners: readonly Diner[]): Promise<readonly Figure[]> {
  const { client, day } = noon
  const { till, delivery } = client.canteen
  const took = new Map<string, number[]>()
  const time = async <Answer>(name: string, call: () => Promise<Answer>): Promise<Answer> => {
    const begin = performance.now()
    const answer = await call()
    const times = took.get(name) ?? []
    times.push(performance.now() - begin)
    took.set(name, times)
    return answer
  }
  const home = diners.slice(0, brought)
  await orderIn(noon, home)
  const backup = { over: false, made: 0 }
  const backUp = async (): Promise<void> => {
    while (!backup.over) {
      const steps = await client.backups.make({ sendId: randomUUID() })
      for (;;) {
        const { done } = await steps.next()
        if (done === true) break
      }
      backup.made += 1
    }
  }
  const backups = backUp()
  const handed = 'a meal handed over'
  const handOver = ({ id: diner }: Diner) => {
    const handing = { diner, day, meal: 'lunch', to: 'self', clock: '09:50', collectedFen: 0 } as const
    return time(handed, () =>
      delivery.handOver({ sendId: randomUUID(), ...handing, tender: 'cash', late: null }),
    )
  }
  for (const [at, { id, card }] of diners.slice(brought, brought + atTill).entries()) {
    await time('find by card', () => till.find({ query: card }))
    await time('what was ordered', () => till.ordered({ diner: id, day, meal: 'lunch' }))
    await time('price', () => till.quote(asked(noon, id, 'lunch')))
    await time('check-in', () => sell(noon, id, 'lunch'))
    await time('the till as it stands', () => till.state({ day: null, meal: null }))
    // One is brought after every third who pays, so that all are while there is a queue.
    const stop = at % 3 === 0 ? home[at / 3] : undefined
    if (stop !== undefined) await handOver(stop)
  }
  if (took.get(handed)?.length !== home.length) throw new Error('not everybody was brought their lunch')
  backup.over = true
  await backups
  if (backup.made === 0) throw new Error('no backup was made meanwhile')
  return [...took].map(([name, measured]) =>
    figureOf(`lunch, a backup running: ${name}`, { measured, limit: [longest] }, { median: 1, p99: 1 }),
  )
}

export async function noonFigures(
  client: BenchClient,
  sqlite: SQLiteFile,
  { dataDir, enrol }: { readonly dataDir: string; readonly enrol: () => Promise<number> },
): Promise<readonly Figure[]> {
  const noon = await openNoon(client)
  const diners: Diner[] = []
  for (let at = 0; at < atTill + brought; at += 1) diners.push(await payIn(client, await enrol(), at))
  const lunch = await lunchFigures(noon, diners)
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  return [...(await checkInFigures(noon, diners, dataDir)), ...lunch]
}
