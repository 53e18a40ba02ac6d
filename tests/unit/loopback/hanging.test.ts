/** A desk process that hears nothing any more is ended all the same, in both hosts: nobody waits for it without end. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepDesk } from '#loopback/keep-desk'
import { closingTime } from '../../../electron/desk-orders'
import { superviseDesk } from '../../../electron/main/desk-supervisor'
import { StandInProcess } from '../../support/electron-stand-in'

/** It passes over signals as a desk process does, and from the order to close on it does not even hear one. */
const hanging = `
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => undefined)
process.on('message', ({ type }) => {
  if (type === 'open') process.send({ type: 'ready', ...TICKET })
  if (type === 'close') for (;;) {}
})
`
const patience = closingTime + 5_000

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-hanging-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

function program(ticket: string): string {
  const file = join(folder, 'desk-process.mjs')
  writeFileSync(file, hanging.replace('TICKET', ticket))
  return file
}

/** A process of Node in the place of one of Electron's. */
class RealProcess extends StandInProcess {
  readonly #child: ChildProcess
  constructor(child: ChildProcess) {
    super()
    this.#child = child
    child.on('message', (message) => this.emit('message', message))
    child.on('exit', (code) => this.emit('exit', code ?? 1))
  }
  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined
  }
  override postMessage(order: { readonly type: string }): void {
    this.#child.send(order)
  }
  override kill(): boolean {
    return this.#child.kill()
  }
}

describe.skipIf(process.platform === 'win32')('a desk that hangs', () => {
  it('is ended by Electron’s supervisor when the time of its last backup is over, and no sooner', async () => {
    const child = fork(program('{}'))
    const process = new RealProcess(child)
    const ready = Promise.withResolvers<undefined>()
    const desk = superviseDesk({
      fork: () => process,
      order: () =>
        Promise.resolve({
          type: 'open',
          dataDir: folder,
          resourcesDir: folder,
          lentKey: null,
          otherLentKeys: [],
          version: '0',
          demonstration: false,
          ahead: 0,
        }),
      onReady: () => {
        ready.resolve(undefined)
      },
      onShut: () => undefined,
      onRefused: () => undefined,
      onGivenUp: () => undefined,
      log: () => undefined,
      monotonic: () => performance.now(),
    })
    await ready.promise
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const closed = desk.close()
    vi.advanceTimersByTime(patience - 1)
    expect(child.killed).toBe(false)
    const ended = once(child, 'exit')
    vi.advanceTimersByTime(1)
    await closed
    expect(await ended).toEqual([null, 'SIGKILL'])
  })

  it('is ended by the keeper on loopback', async () => {
    const desk = await keepDesk({
      root: folder,
      version: '0',
      dataDir: folder,
      demonstration: false,
      ahead: 0,
      port: 0,
      openDemonstration: () => Promise.reject(new Error('none')),
      onEnded: () => undefined,
      deskProcess: program("{ ticketAddress: 'http://127.0.0.1/' }"),
    })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const closed = desk.close()
    vi.advanceTimersByTime(patience)
    await closed
  })
})
