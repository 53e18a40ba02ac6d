/** A place that hangs: a share whose server is gone, a stick that neither answers nor fails. Nobody at the desk waits for it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Manifest } from '#vault/backup/contract'
import { askPlace, isUnanswered } from '#vault/backup/reach'
import { runTask, type Task } from '#vault/backup/tasks'
import { withinReason } from '#vault/backup/within-reason'
import type { RunTask } from '#vault/backup/worker-thread'
import { copyOfKeys } from '#vault/keyring/slot'
import { newSendId, openTestDesk } from '../../support/desk'
import { finish } from '../residents/people'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const late: unknown = expect.objectContaining({ code: 'ETIMEDOUT' })
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

/** A place that answers when it is told to, and counts how often it was asked. */
function place(name: string) {
  let asked = 0
  let answer: () => void = () => undefined
  return {
    ask: () =>
      askPlace(name, () => {
        asked += 1
        return new Promise<string>((resolve) => {
          answer = () => resolve('here')
        })
      }),
    /** Asks and gives it ten seconds. */
    async tryInVain() {
      const found = expect(this.ask()).rejects.toEqual(late)
      await seconds(10)
      await found
    },
    answers: () => {
      answer()
    },
    get asked() {
      return asked
    },
  }
}

describe('what is asked of a place', () => {
  it('that does not answer is not asked again, minute after minute, until it has', async () => {
    const stick = place('/stick')
    for (let minute = 0; minute < 5; minute += 1) await stick.tryInVain()
    expect(stick.asked).toBe(1)
    expect(isUnanswered('/stick')).toBe(true)
    stick.answers()
    const found = stick.ask()
    await seconds(0)
    stick.answers()
    expect(await found).toBe('here')
    expect([stick.asked, isUnanswered('/stick')]).toEqual([2, false])
  })

  it('keeps two threads of four at most, however many places hang', async () => {
    const places = ['/one', '/two', '/three', '/four'].map(place)
    for (const one of places) await one.tryInVain()
    expect(places.map(({ asked }) => asked)).toEqual([1, 1, 0, 0])
    for (const one of places) one.answers()
    await seconds(0)
    const [, , third] = places
    const found = third?.ask()
    await seconds(0)
    third?.answers()
    expect(await found).toBe('here')
  })

  it('waits for its turn where somebody else asks the same', async () => {
    const stick = place('/shared')
    const both = Promise.all([stick.ask(), stick.ask()])
    await seconds(1)
    stick.answers()
    await seconds(1)
    stick.answers()
    expect(await both).toEqual(['here', 'here'])
  })
})

describe('work in a place', () => {
  const task = (folder: string): Task => ({ kind: 'prove', backup: join(folder, 'backup'), files: ['desk'] })
  const manifest: Manifest = {
    format: 1,
    program: '',
    at: 0,
    reason: 'by-hand',
    desk: '',
    schema: '',
    auditHead: { sequence: 0, mac: '' },
    tables: {},
    files: [],
  }
  const watching = () => {
    const controller = new AbortController()
    return { controller, watch: { signal: controller.signal, onStep: () => undefined } }
  }
  const patience = { isOwn: (folder: string) => folder === '/own', size: () => 60_000_000 }
  /** A worker that ends when it is told to. */
  function worker() {
    const begun: {
      readonly end: (made: Manifest) => void
      readonly step: () => void
      readonly stopped: () => boolean
    }[] = []
    const run: RunTask = (_task, _keys, { signal, onStep }) =>
      new Promise((end) => {
        begun.push({
          end,
          step: () => {
            onStep('copy')
          },
          stopped: () => signal.aborted,
        })
      })
    return { begun, run: withinReason(run, patience) }
  }

  it('that hangs is given up after five minutes and what copying takes, and the place gets no other worker before it is back', async () => {
    const { begun, run } = worker()
    const found = expect(run(task('/stick'), {}, watching().watch)).rejects.toEqual(late)
    await seconds(5 * 60 + 59)
    expect(begun[0]?.stopped()).toBe(false)
    await seconds(2)
    await found
    expect(begun[0]?.stopped()).toBe(true)
    await expect(run(task('/stick'), {}, watching().watch)).rejects.toEqual(late)
    expect(begun).toHaveLength(1)
    begun[0]?.end(manifest)
    await seconds(0)
    const again = run(task('/stick'), {}, watching().watch)
    begun[1]?.end(manifest)
    expect(await again).toBe(manifest)
  })

  it('that goes on is waited for, however long', async () => {
    const { begun, run } = worker()
    const found = run(task('/stick'), {}, watching().watch)
    for (let minutes = 0; minutes < 60; minutes += 5) {
      await seconds(5 * 60)
      begun[0]?.step()
    }
    begun[0]?.end(manifest)
    expect(await found).toBe(manifest)
  })

  it('that is to stop and hangs keeps nobody from closing the desk', async () => {
    const { run } = worker()
    const { controller, watch } = watching()
    const found = expect(run(task('/stick'), {}, watch)).rejects.toMatchObject({ name: 'AbortError' })
    controller.abort()
    await seconds(11)
    await found
  })

  it('is never given up on the disk of the desk itself', async () => {
    const { begun, run } = worker()
    const found = run(task('/own'), {}, watching().watch)
    await seconds(24 * 60 * 60)
    begun[0]?.end(manifest)
    expect(await found).toBe(manifest)
  })
})

it('a copy to the second place that hangs keeps no backup from being made in the first', async () => {
  let carrying: () => void = () => undefined
  const isCarrying = new Promise<void>((resolve) => {
    carrying = resolve
  })
  let carried = 0
  const desk = await openTestDesk({
    beside: {
      backupWays: {
        runTask: (task, keys) => {
          if (task.kind !== 'carry') return Promise.resolve(runTask(task, copyOfKeys(keys), () => undefined))
          carried += 1
          carrying()
          return new Promise(() => undefined)
        },
      },
    },
  })
  const stick = mkdtempSync(join(tmpdir(), 'linli-stick-'))
  await desk.client.backups.chooseSecond({ sendId: newSendId(), folder: stick })
  const made = desk.desk.backups.make('by-hand')
  await isCarrying
  await seconds(6 * 60)
  expect(await made).toMatchObject({ first: 'works', second: 'away' })
  expect(await finish(desk.client.backups.make({ sendId: newSendId() }))).toMatchObject({
    first: 'works',
    second: 'away',
  })
  expect(carried).toBe(1)
  expect(await desk.client.backups.warning({})).toMatchObject({ warning: expect.anything() as unknown })
  desk.close()
  rmSync(stick, { recursive: true, force: true })
})
