/**
 * A desk after ten years beside one after a year, on encrypted files: every read, and registering and calling a visit. No
 * screen waits more than 100 ms, nothing that is done all day takes more than 10, and nothing holds the desk for more than 50.
 */
import { randomUUID } from 'node:crypto'
import { call, getRouter, isProcedure } from '@orpc/server'
import { demonstrationPassword } from '#desk/session/session'
import type { Desk } from '#centre/create-desk'
import { signedIn } from '../client'
import { account, copyOf, openOn, SearchingClock } from '../community-file'
import { quantile, type Figure } from '../figures'
import { timed } from '../find'
import { allDay, callsOfWalks, hardCalls, type Call } from './calls'
import { holdFigures } from './holds'
import { deskOfYears } from './made/desk'

const bounds = { screen: 100, allDay: 10 }
const times = 9
/** What takes longer than this is asked once: it is too slow anyway. */
const patience = 1_000

/** Who is asked in turn: nobody may read everything. */
const accounts = [account, 'ducha', 'qiantai', 'shitang', 'zhuren']

interface Aged {
  readonly desk: Desk
  readonly clock: SearchingClock
  /** Milliseconds of each time, by what is called; nothing for what is refused to everybody. */
  readonly took: Map<string, readonly number[]>
}

const nameOf = ({ procedure, asks }: Call): string =>
  asks === undefined ? procedure : `${procedure}: ${asks}`

async function timesOf({ desk, clock }: Aged, { procedure, input }: Call): Promise<readonly number[] | null> {
  const served = getRouter(desk.router, procedure.split('.'))
  if (!isProcedure(served)) return null
  const measured: number[] = []
  try {
    for (let turn = -2; turn < times; turn += 1) {
      clock.pass()
      const took = await timed(() => call(served, input))
      if (turn >= 0 || took > patience) measured.push(took)
      if (took > patience) break
    }
  } catch {
    // Not theirs to ask, or what the walk asked for is not on this desk.
    return null
  }
  return measured
}

async function askAll(aged: Aged, calls: readonly Call[]): Promise<void> {
  const session = getRouter(aged.desk.router, ['session', 'signIn'])
  if (!isProcedure(session)) throw new Error('nobody can sign in')
  for (const one of accounts) {
    await call(session, { account: one, password: demonstrationPassword })
    for (const each of calls) {
      if (aged.took.has(nameOf(each))) continue
      const measured = await timesOf(aged, each)
      if (measured !== null) aged.took.set(nameOf(each), measured)
    }
  }
}

/** A visit is registered and called, as at the counter. */
async function writeVisits(aged: Aged): Promise<void> {
  const client = await signedIn(aged.desk)
  const register: number[] = []
  const callNext: number[] = []
  for (let turn = -2; turn < times; turn += 1) {
    const visit = { sendId: randomUUID(), matter: '问社保', then: { kind: 'wait' } } as const
    const registered = await timed(() => client.visits.register(visit))
    const called = await timed(() => client.visits.callNext({ sendId: randomUUID() }))
    if (turn < 0) continue
    register.push(registered)
    callNext.push(called)
  }
  aged.took.set('visits.register', register)
  aged.took.set('visits.callNext', callNext)
}

interface Asked {
  readonly took: Aged['took']
  readonly holds: readonly Figure[]
}

async function aged(
  folder: string,
  calls: readonly Call[],
  holdsOf: (desk: Desk) => Promise<readonly Figure[]>,
): Promise<Asked> {
  const clock = new SearchingClock()
  const desk = openOn(copyOf(folder), clock)
  const one: Aged = { desk, clock, took: new Map() }
  try {
    await askAll(one, calls)
    await writeVisits(one)
    return { took: one.took, holds: await holdsOf(desk) }
  } finally {
    desk.close()
  }
}

export async function growthFigures(scale: number, say: (line: string) => void): Promise<readonly Figure[]> {
  const walked = await callsOfWalks()
  const after = async (years: number, holdsOf: (desk: Desk) => Promise<readonly Figure[]>) =>
    aged(await deskOfYears(years, scale, say), [...walked, ...hardCalls(years)], holdsOf)
  const { took: afterOne } = await after(1, () => Promise.resolve([]))
  const { took: afterTen, holds } = await after(10, holdFigures)
  const refused = [...walked, ...hardCalls(10)].map(nameOf).filter((name) => !afterTen.has(name))
  say(`Not asked, since what the walk asked for is not on this desk: ${refused.join(', ')}`)
  const figures = [...afterTen].map(([name, measured]): Figure => {
    const isAllDay = allDay.has(name) || name === 'visits.register' || name === 'visits.callNext'
    const limit = isAllDay ? bounds.allDay : bounds.screen
    const median = quantile(measured, 0.5)
    return {
      name: `growth: ${name}`,
      unit: 'ms',
      median,
      p99: Math.max(...measured),
      limit,
      ratio: median / limit,
      reach: 1,
      ok: median <= limit,
      growth: median / quantile(afterOne.get(name) ?? [], 0.5),
    }
  })
  return [...figures.toSorted((one, other) => other.median - one.median), ...holds]
}
