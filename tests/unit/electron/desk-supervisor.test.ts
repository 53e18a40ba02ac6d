/** A dead desk process is started again; one that keeps dying, or cannot open its folder, is not. */
import { MessageChannelMain } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  deathsAllowed,
  deathsWithin,
  superviseDesk,
  type DeskSupervisor,
} from '../../../electron/main/desk-supervisor'
import { leftCode } from '../../../electron/desk-orders'
import { StandInProcess } from '../../support/electron-stand-in'

const order = {
  type: 'open',
  dataDir: '/data',
  resourcesDir: '/resources',
  version: '0.1.0',
  demonstration: false,
  lentKey: null,
  otherLentKeys: [],
  ahead: 0,
} as const

let processes: StandInProcess[]
let now: number
let ready: number
let refused: string[]
let givenUp: number
let shut: number
let logged: string[]
let desk: DeskSupervisor

beforeEach(() => {
  processes = []
  now = 0
  ready = 0
  refused = []
  givenUp = 0
  shut = 0
  logged = []
  desk = superviseDesk({
    fork: () => {
      const process = new StandInProcess()
      processes.push(process)
      return process
    },
    order: () => Promise.resolve(order),
    onReady: () => (ready += 1),
    onRefused: (code, detail) => refused.push(detail === '' ? code : `${code}: ${detail}`),
    onGivenUp: () => (givenUp += 1),
    onShut: () => (shut += 1),
    log: (event) => logged.push(event),
    monotonic: () => now,
  })
})
afterEach(() => {
  vi.useRealTimers()
})

function last(): StandInProcess {
  const process = processes.at(-1)
  if (process === undefined) throw new Error('no process was started')
  return process
}
const settled = () => new Promise((resolve) => setImmediate(resolve))
const becomeReady = () => last().emit('message', { type: 'ready' })
const die = () => last().emit('exit', 1)

describe('the desk process', () => {
  it('is told its folder, and is ready when it says so', async () => {
    await settled()
    expect(last().orders).toEqual([order])
    expect(desk.state()).toBe('starting')
    becomeReady()
    expect(desk.state()).toBe('ready')
    expect(ready).toBe(1)
  })

  it('takes a port only while it is ready', () => {
    const { port1 } = new MessageChannelMain()
    expect(() => {
      desk.serve(port1)
    }).toThrow('not ready')
    becomeReady()
    desk.serve(port1)
    expect(last().orders.at(-1)).toEqual({ type: 'serve' })
    expect(last().ports).toEqual([port1])
  })

  it('is started again when it dies, and says so again', () => {
    becomeReady()
    die()
    expect(processes).toHaveLength(2)
    expect(desk.state()).toBe('starting')
    becomeReady()
    expect(ready).toBe(2)
  })

  it('is left dead when it dies again and again, until a person asks for it', async () => {
    for (let death = 0; death < deathsAllowed + 1; death += 1) {
      now += 1000
      die()
    }
    expect(processes).toHaveLength(deathsAllowed + 1)
    expect(desk.state()).toBe('dead')
    // Whoever waits before the window is told.
    expect(givenUp).toBe(1)
    desk.restart()
    await settled()
    expect(processes).toHaveLength(deathsAllowed + 2)
    becomeReady()
    expect(desk.state()).toBe('ready')
  })

  it('says what its engine died of', () => {
    last().emit('error', 'FatalError', 'v8::internal')
    expect(logged.join()).toContain('FatalError at v8::internal')
  })

  it('that somebody signed out of ends, and another is started, as often as people leave and without a word', () => {
    for (let left = 1; left <= deathsAllowed * 3; left += 1) {
      becomeReady()
      last().emit('exit', leftCode)
      expect(processes).toHaveLength(left + 1)
      expect(desk.state()).toBe('starting')
    }
    expect(ready).toBe(deathsAllowed * 3)
    expect([givenUp, refused, logged]).toEqual([0, [], []])
  })

  it('that ends like this before anybody could be in it has died, and does not make the machine spin', () => {
    for (let death = 0; death < deathsAllowed + 1; death += 1) last().emit('exit', leftCode)
    expect(desk.state()).toBe('dead')
    expect(processes).toHaveLength(deathsAllowed + 1)
  })

  it('may die now and then for years', () => {
    for (let death = 0; death < 50; death += 1) {
      now += deathsWithin
      die()
    }
    expect(desk.state()).toBe('starting')
    expect(processes).toHaveLength(51)
  })

  it('is not tried again when it cannot open its folder', () => {
    last().emit('message', { type: 'refused', code: 'desk.folder-in-use', detail: '' })
    expect(refused).toEqual(['desk.folder-in-use'])
    die()
    expect(desk.state()).toBe('refused')
    expect(processes).toHaveLength(1)
  })

  it('is not believed when it says something else', () => {
    for (const message of [null, 'ready', { type: 'ready', more: 1 }, { type: 'open' }, { type: 'refused' }])
      last().emit('message', message)
    expect(desk.state()).toBe('starting')
    expect(ready).toBe(0)
  })

  it('is replaced only once the former one has gone, so that the folder is free', async () => {
    becomeReady()
    const former = last()
    desk.restart()
    await settled()
    expect(former.killed).toBe(true)
    expect(processes).toHaveLength(1)
    former.emit('exit', 0)
    await settled()
    expect(processes).toHaveLength(2)
    // What the former one still had to say no longer counts.
    former.emit('message', { type: 'ready' })
    expect(desk.state()).toBe('starting')
  })

  it('says when whoever was at work is no more, by its own word or by its end', () => {
    becomeReady()
    last().emit('message', { type: 'shut' })
    expect(shut).toBe(1)
    expect(desk.state()).toBe('ready')
    die()
    expect(shut).toBe(2)
  })

  it('is told to lock', () => {
    becomeReady()
    desk.lock()
    expect(last().orders.at(-1)).toEqual({ type: 'lock' })
  })

  it('closes its files before it goes, and stays gone', async () => {
    becomeReady()
    const closed = desk.close()
    expect(last().orders.at(-1)).toEqual({ type: 'close' })
    last().emit('exit', 0)
    await closed
    expect(last().killed).toBe(false)
    expect(processes).toHaveLength(1)
  })

  it('is ended when it does not close in time', async () => {
    vi.useFakeTimers()
    becomeReady()
    const closed = desk.close()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(last().killed).toBe(true)
    last().emit('exit', 1)
    await closed
  })
})
