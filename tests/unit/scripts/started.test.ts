/** Electron and browsers that fail in every way, played by small scripts: whoever started the desk is never left without a word. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { endingSignals } from '#ground/host-process'
import { saidWhy } from '../../../electron/exit-codes'
import { openAppWindow } from '../../../scripts/start/browser'
import { startElectron } from '../../../scripts/start/electron'
import { startLoopback } from '../../../scripts/start/loopback'

let folder = ''
let written = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'linli-started-'))
  written = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text)
    return true
  })
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  vi.stubEnv('PATH', folder)
  vi.stubEnv('DISPLAY', ':0')
  vi.stubEnv('TMPDIR', path.join(folder, 'temporary'))
  mkdirSync(path.join(folder, 'temporary'))
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

/** A program of this name that does this. */
function program(name: string, script: string, mode = 0o755): string {
  const file = path.join(folder, name)
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, mode)
  return file
}

/** A native program of no processor. */
function broken(name: string): string {
  const file = program(name, '')
  writeFileSync(file, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]))
  return file
}

const listeners = () => endingSignals.reduce((count, name) => count + process.listenerCount(name), 0)

describe.skipIf(process.platform === 'win32')('an Electron', () => {
  it.each([1, 2, 127])('that ends at once with %i could not run: another road is taken', async (code) => {
    expect(await startElectron(program('electron', `exit ${code}`), folder, [])).toBeNull()
  })

  it.each([
    ['that may not be run', () => program('electron', 'exit 0', 0o644)],
    ['of another format', () => broken('electron')],
    ['that is not there', () => path.join(folder, 'nothing')],
    ['that is refused before it is started', () => 'electron\0'],
    ['that falls over', () => program('electron', 'kill -SEGV $$')],
  ])('%s could not run either', async (_what, made) => {
    expect(await startElectron(made(), folder, [])).toBeNull()
  })

  it.each([0, ...Object.values(saidWhy)])(
    'that ends with %i was our program, which has said why',
    async (code) => {
      expect(await startElectron(program('electron', `exit ${code}`), folder, [])).toBe(code)
    },
  )

  it('that hangs is ended by whoever ends the start, and no other road is taken', async () => {
    const hanging = program('electron', `echo $$ > "${folder}/pid"; exec /bin/sleep 60`)
    const before = listeners()
    const ended = startElectron(hanging, folder, [])
    await vi.waitFor(() => {
      expect(readFileSync(path.join(folder, 'pid'), 'utf8')).toMatch(/\d+\n/)
    })
    const [pass] = process.listeners('SIGTERM').slice(-1)
    pass?.('SIGTERM')
    expect(await ended).toBe(1)
    expect(listeners()).toBe(before)
  })
})

describe.skipIf(process.platform !== 'linux')('an Electron that is being ended', () => {
  it.each(endingSignals)('hears of %s once, however often it comes, and closes in order', async (name) => {
    const electron = program(
      'electron',
      `trap 'echo heard >> "${folder}/heard"' INT TERM HUP
       read -r _ _ _ _ group _ < /proc/$$/stat
       echo "$$ $group" > "${folder}/started"
       until [ -e "${folder}/end" ]; do /bin/sleep 0.05; done
       exit 0`,
    )
    const ended = startElectron(electron, folder, [])
    await vi.waitFor(() => {
      expect(readFileSync(path.join(folder, 'started'), 'utf8')).toMatch(/\d+ \d+\n/)
    })
    // What a terminal sends to its group goes past it.
    const [pid, group] = readFileSync(path.join(folder, 'started'), 'utf8').trim().split(' ')
    expect(group).toBe(pid)
    const [pass] = process.listeners(name).slice(-1)
    pass?.(name)
    pass?.(name)
    await vi.waitFor(() => {
      expect(existsSync(path.join(folder, 'heard'))).toBe(true)
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    writeFileSync(path.join(folder, 'end'), '')
    expect(await ended).toBe(0)
    expect(readFileSync(path.join(folder, 'heard'), 'utf8')).toBe('heard\n')
  })
})

/** What counts as too soon here, in milliseconds. */
const patience = 400
const profiles = () => readdirSync(path.join(folder, 'temporary'))

describe.skipIf(process.platform !== 'linux')('a browser', () => {
  it.each([
    ['ends at once, well or not', () => program('chromium', 'exit 0')],
    ['ends at once with a fault', () => program('chromium', 'exit 127')],
    ['may not be run', () => program('chromium', 'exit 0', 0o644)],
    ['is of another format', () => broken('chromium')],
  ])('that %s leaves the desk open, and the address is pointed to, once', async (_what, made) => {
    made()
    let closed = 0
    openAppWindow('http://127.0.0.1:1/', () => (closed += 1), patience)
    await vi.waitFor(() => {
      expect(written).toContain('The desk goes on')
    })
    await new Promise((resolve) => setTimeout(resolve, patience))
    expect(closed).toBe(0)
    expect(written.split('The desk goes on')).toHaveLength(2)
  })

  it('that is closed after a while takes its profile along, and says that it was closed', async () => {
    program('chromium', '/bin/sleep 0.8')
    const closed = vi.fn()
    openAppWindow('http://127.0.0.1:1/', closed, patience)
    expect(profiles()).toHaveLength(1)
    await vi.waitFor(
      () => {
        expect(closed).toHaveBeenCalledOnce()
      },
      { timeout: 10_000 },
    )
    expect(profiles()).toEqual([])
    expect(written).toBe('')
  })
})

describe.skipIf(process.platform !== 'linux')('the desk on loopback', () => {
  /** A desk that tells its address, and ends with `code` after `after` milliseconds if nobody asks it to before. */
  const desk = (code: number, after: number) => {
    mkdirSync(path.join(folder, 'out/loopback'), { recursive: true })
    writeFileSync(
      path.join(folder, 'out/loopback/main.js'),
      `process.stdout.write('Desk ready at http://127.0.0.1:1/#x\\n')
       process.send({ type: 'window', address: 'http://127.0.0.1:1/open/x' })
       process.on('message', (message) => { if (message === 'close') process.exit(0) })
       setTimeout(() => process.exit(${code}), ${after})`,
    )
  }

  it('is asked to close when its window was closed', async () => {
    desk(9, 60_000)
    program('chromium', `echo "$1" > "${folder}/said"; /bin/sleep 0.8`)
    expect(await startLoopback(folder, [], patience)).toBe(0)
    expect(readFileSync(path.join(folder, 'said'), 'utf8')).toContain('/open/x')
  })

  it.each([
    ['ends at once', () => program('chromium', 'exit 0')],
    ['is not there', () => path.join(folder, 'chromium')],
  ])('goes on with a browser that %s, until it is ended', async (_what, made) => {
    desk(3, 1_500)
    made()
    const before = listeners()
    expect(await startLoopback(folder, [], patience)).toBe(3)
    expect(listeners()).toBe(before)
    expect(existsSync(path.join(folder, 'said'))).toBe(false)
  })
})
