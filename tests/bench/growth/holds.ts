/** How long work holds everybody else: how late a timer comes that is due every millisecond, in the process that works. */
import { randomUUID } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Desk } from '#centre/create-desk'
import { demonstrationPassword } from '#desk/session/session'
import { bringRegisterIn } from '../../support/registers'
import { workbookOf } from '../../support/walker'
import { signedIn, type BenchClient } from '../client'
import { account } from '../community-file'
import type { Figure } from '../figures'

const bound = 50
/** Asked once for what is read from the disk, and then so often; what takes longer than the patience counts at once. */
const times = 3
const patience = 3_000
const auditor = 'ducha'

interface LongWork {
  readonly name: string
  readonly who?: string
  readonly run: (client: BenchClient) => Promise<unknown>
}

const toItsEnd = async (work: PromiseLike<AsyncIterator<unknown>>): Promise<void> => {
  const steps = await work
  while ((await steps.next()).done !== true);
}

const send = () => ({ sendId: randomUUID() })
const taken = () => ({ ...send(), purpose: '测量', words: {} })

/** Somebody else each time, of those who are there on a desk of any size. */
let lastErased = 200
const nextToErase = () => (lastErased += 3)

/** As asked for at the counter, decided by the manager. */
async function eraseOne({ privacy: { requests } }: BenchClient): Promise<void> {
  const asked = { residentId: nextToErase(), kind: 'erasure', by: 'agent', byName: '王桂珍' } as const
  const { id } = await requests.receive({
    ...send(),
    ...asked,
    words: '请删除',
    received: '2026-11-23',
    despite: '受本人委托',
  })
  await requests.step({ ...send(), id, step: { step: 'begin' } })
  const { plan } = await requests.get({ id })
  await requests.erase({ ...send(), id, kept: plan?.kept ?? 0 })
}

/** Others each time; so many that it is no matter of a moment. */
let imports = 0
async function bringOthersIn(client: BenchClient): Promise<void> {
  imports += 1
  const rows = Array.from({ length: 500 }, (_, at) => [
    `测${String(imports)}之${String(at)}`,
    '12',
    '1',
    String(at),
  ])
  await bringRegisterIn(client, await workbookOf([['姓名', '楼栋', '单元', '室号'], ...rows]))
}

/** At a desk of ten years: the newest whole month's claim is a draft. */
const works: readonly LongWork[] = [
  { name: 'a year of meals in figures', run: ({ canteen }) => canteen.figures.of({ period: '2026' }) },
  {
    name: 'the meals behind them',
    run: ({ canteen }) => canteen.figures.rows({ period: '2026', figure: 'meals', limit: 50 }),
  },
  { name: 'a claim drawn up', run: ({ canteen }) => canteen.claims.get({ id: 120 }) },
  {
    name: 'a claim taken out',
    run: ({ canteen }) => toItsEnd(canteen.claims.export({ ...taken(), id: 119 })),
  },
  {
    name: 'a month of meals taken out',
    run: ({ canteen }) => toItsEnd(canteen.figures.export({ ...taken(), period: '2026-10' })),
  },
  {
    name: 'the register taken out',
    run: ({ residents }) => toItsEnd(residents.exportSheet({ ...taken(), masked: true })),
  },
  { name: 'pairs that may be one person', run: ({ residents }) => toItsEnd(residents.duplicates(send())) },
  { name: 'due for erasure', run: ({ privacy }) => privacy.retention.due({}) },
  {
    name: 'a month of requests in figures',
    run: ({ serviceRequests }) => serviceRequests.figures.of({ period: '2026-10' }),
  },
  { name: 'a year of visits in figures', run: ({ visits }) => visits.figures.of({ period: '2026' }) },
  {
    name: 'the visits behind them',
    run: ({ visits }) => visits.figures.rows({ period: '2026', figure: 'came', limit: 50 }),
  },
  { name: 'a year of bookings in figures', run: ({ rooms }) => rooms.figures.of({ period: '2026' }) },
  {
    name: 'the bookings behind them',
    run: ({ rooms }) => rooms.figures.rows({ period: '2026', figure: 'sessions', limit: 50 }),
  },
  {
    name: 'a month of visits taken out',
    run: ({ visits }) => toItsEnd(visits.figures.export({ ...taken(), period: '2026-10' })),
  },
  {
    name: 'a month of requests taken out',
    run: ({ serviceRequests }) => toItsEnd(serviceRequests.figures.export({ ...taken(), period: '2026-10' })),
  },
  { name: 'one person erased', run: eraseOne },
  { name: 'a register brought in', run: bringOthersIn },
  // It is copied and proved on a thread of its own; what is done at its start and its end is not.
  { name: 'a backup', run: ({ backups }) => toItsEnd(backups.make(send())) },
  {
    name: 'signing in',
    run: ({ session }) => session.signIn({ account, password: demonstrationPassword }),
  },
  {
    name: 'a year of the calendar entered',
    run: ({ calendar }) =>
      calendar.setYear({
        ...send(),
        year: 2027,
        source: '测量',
        days: [{ day: '2027-01-01', kind: 'statutory-holiday', name: '元旦' }],
      }),
  },
  {
    name: 'the log verified',
    who: auditor,
    run: ({ audit }) => toItsEnd(audit.verify({ ...send(), heads: [] })),
  },
]

/** The longest hold of each time, in milliseconds. */
async function heldBy(client: BenchClient, run: LongWork['run']): Promise<readonly number[]> {
  const held: number[] = []
  for (let turn = -1; turn < times; turn += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    // What holds the desk before the timer had its first turn is not seen.
    await pause(5)
    const began = performance.now()
    await run(client)
    const isLong = performance.now() - began > patience
    // What held the desk last is known when the timer had its turn.
    await pause(5)
    delay.disable()
    if (turn >= 0 || isLong) held.push(delay.max / 1e6)
    if (isLong) break
  }
  return held.toSorted((one, other) => one - other)
}

export async function holdFigures(desk: Desk): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const { name, who, run } of works) {
    const held = await heldBy(await signedIn(desk, who), run)
    const median = held[Math.floor(held.length / 2)] ?? Number.NaN
    figures.push({
      name: `growth: held by ${name}`,
      unit: 'ms',
      median,
      p99: held.at(-1) ?? Number.NaN,
      limit: bound,
      ratio: median / bound,
      reach: 1,
      ok: median <= bound,
    })
  }
  return figures
}
