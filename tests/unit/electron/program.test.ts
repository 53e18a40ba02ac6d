/** The main process as a whole, from its first line to its end, on machines where everything goes wrong in turn. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { saidWhy } from '../../../electron/exit-codes'
import refusals from '#ground/opening/zh-CN.json'
import type { shellContract } from '#app/shell/contract'
import { leftCode } from '../../../electron/desk-orders'
import { keychainPatience } from '../../../electron/main/lent-key'
import { longestUnseen } from '../../../electron/main/window'
import { programMachine, type Machine } from '../../support/electron-stand-in/program'

const argv = process.argv
let written = ''
let last: ReturnType<typeof programMachine> | undefined
/** Where the user's programs keep what is theirs; each test has one of its own. */
let appData = ''

beforeEach(() => {
  written = ''
  appData = mkdtempSync(path.join(tmpdir(), 'linli-app-data-'))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text)
    return true
  })
})
afterEach(() => {
  // What was made for the time being goes with the program.
  last?.emit('will-quit')
  rmSync(appData, { recursive: true, force: true })
  process.argv = argv
  vi.unstubAllEnvs()
  vi.useRealTimers()
  vi.doUnmock('electron')
})

/** Runs the first lines of the program; the system is not ready yet. */
async function starts(machine: Machine = {}, ...given: readonly string[]) {
  const program = programMachine({ appData, ...machine })
  last = program
  process.argv = ['linli-desk', ...(given.includes('--data') ? [] : ['--demo']), ...given]
  vi.resetModules()
  vi.doMock('electron', () => program.electron)
  await import('../../../electron/main/index')
  return program
}

/** … and goes on until there is a desk process that has heard what to open. */
async function opens(machine: Machine = {}, ...given: readonly string[]) {
  const program = await starts(machine, ...given)
  program.becomesReady()
  await vi.waitFor(() => {
    expect(program.desk().hears('open')).toBe(true)
  })
  return program
}

const countOf = (steps: readonly string[], name: string) => steps.filter((step) => step === name).length

describe('before the system is ready', () => {
  it('the sandbox, the page’s scheme, the switches, the profile and the lock are settled, in this order', async () => {
    const { steps } = await starts()
    const settled = [
      'app.enableSandbox',
      'protocol.registerSchemesAsPrivileged',
      'app.commandLine disable-component-update',
      'app.setPath userData',
      'app.requestSingleInstanceLock',
      'app.whenReady',
    ]
    expect(steps.filter((step) => settled.includes(step))).toEqual(settled)
    expect(steps.some((step) => step.startsWith('window.') || step.startsWith('utilityProcess.'))).toBe(false)
  })

  it('a system without user namespaces keeps the switch without which nothing would start, and no other one turns the sandbox off', async () => {
    const there = await starts({ switches: ['no-sandbox'] })
    expect(there.hasSwitch('no-sandbox')).toBe(true)
    expect(there.steps).toContain('app.whenReady')
    last?.emit('will-quit')
    expect((await starts()).hasSwitch('enable-sandbox')).toBe(true)
  })

  it('a second program on the same folder says so and ends, and shows nothing', async () => {
    const { steps, windows } = await starts({ isSecond: true })
    expect(steps).toContain(`app.exit ${saidWhy.inUse}`)
    expect(steps).not.toContain('app.whenReady')
    expect(windows).toEqual([])
    expect(written).toContain(refusals['desk.folder-in-use'])
  })

  it('a switch that lets another program in ends a packaged one', async () => {
    const { steps, said } = await starts({}, '--remote-debugging-port=9222')
    expect(steps).toContain(`app.exit ${saidWhy.switches}`)
    expect(written).toContain('--remote-debugging-port')
    expect(said.join()).toContain('--remote-debugging-port')
  })
})

describe('the desk process', () => {
  it('is started with its window, which loads the page', async () => {
    const { steps, desk } = await opens()
    expect(countOf(steps, 'utilityProcess.fork')).toBe(1)
    expect(steps).toContain('window.loadURL app://desk/')
    expect(desk().hears('open')).toBe(true)
  })

  it('that refuses is told of in words, with what the system said, and ends the program', async () => {
    const { steps, said, desk } = await opens()
    desk().says({ type: 'refused', code: 'desk.old-system', detail: 'version `GLIBC_2.34` not found' })
    expect(said.join()).toContain(refusals['desk.old-system'])
    expect(said.join()).toContain('GLIBC_2.34')
    expect(steps.at(-1)).toBe(`app.exit ${saidWhy.refused}`)
  })

  it('that dies is started again, and after five times within a minute only when somebody asks', async () => {
    const { steps, desk } = await opens()
    for (let death = 0; death < 5; death += 1) desk().dies(139)
    expect(countOf(steps, 'utilityProcess.fork')).toBe(6)
    expect(steps).not.toContain('dialog.showMessageBox')
    desk().dies(139)
    expect(steps).toContain('dialog.showMessageBox')
    await vi.waitFor(() => {
      expect(countOf(steps, 'utilityProcess.fork')).toBe(7)
    })
  })

  it('that nobody wants tried again ends the program', async () => {
    const { steps, desk, answers } = await opens()
    answers.again = 1
    for (let death = 0; death < 6; death += 1) desk().dies(139)
    await vi.waitFor(() => {
      expect(steps).toContain('app.quit')
    })
  })

  it('whose engine gives up leaves a line of it', async () => {
    const { desk } = await opens()
    desk().emit('error', 'FatalError', 'v8::ToLocalChecked')
    expect(written).toContain('FatalError at v8::ToLocalChecked')
  })

  it('is closed before the program ends, and ended where it hangs', async () => {
    const program = await opens()
    vi.useFakeTimers()
    let kept = false
    program.emit('before-quit', { preventDefault: () => (kept = true) })
    expect(kept).toBe(true)
    expect(program.desk().hears('close')).toBe(true)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(program.desk().killed).toBe(true)
    expect(program.steps).not.toContain('app.quit')
    program.desk().dies(0)
    await vi.advanceTimersByTimeAsync(0)
    expect(program.steps.at(-1)).toBe('app.quit')
  })
})

describe('a keychain that does not answer', () => {
  const opensWithout = async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const folder = path.join(appData, 'data')
    const program = await starts({ lends: 'no answer' }, '--data', folder)
    program.becomesReady()
    await vi.advanceTimersByTimeAsync(0)
    return program
  }

  it('keeps no window from opening, and the program that is started once more shows it', async () => {
    const { steps, emit, desk } = await opensWithout()
    expect(steps).toContain('window.loadURL app://desk/')
    expect(desk().hears('open')).toBe(false)
    emit('second-instance')
    expect(steps.slice(-2)).toEqual(['window.show', 'window.focus'])
  })

  it('is waited for no longer than the page waits: the desk opens without its key, also after it was started anew', async () => {
    const { desk } = await opensWithout()
    await vi.advanceTimersByTimeAsync(keychainPatience)
    expect(keychainPatience).toBeLessThan(15_000)
    expect(desk().orders[0]).toMatchObject({ type: 'open', lentKey: null })
    desk().says({ type: 'ready' })
    desk().dies(leftCode)
    await vi.advanceTimersByTimeAsync(0)
    expect(desk().orders[0]).toMatchObject({ type: 'open', lentKey: null })
  })

  it('keeps no desk from closing, which is then not opened any more', async () => {
    const { desk, emit } = await opensWithout()
    emit('before-quit', { preventDefault: () => undefined })
    await vi.advanceTimersByTimeAsync(keychainPatience)
    expect(desk().orders.map(({ type }) => type)).toEqual(['close'])
  })
})

describe('a demonstration beside the desk', () => {
  it.each([
    [
      'is refused',
      (desk: { says(news: unknown): void }) =>
        desk.says({ type: 'refused', code: 'store.disk-full', detail: '' }),
    ],
    [
      'keeps dying and is not wanted again',
      (desk: { dies(code: number): void }, all: () => { dies(code: number): void }) => {
        desk.dies(139)
        for (let death = 0; death < 5; death += 1) all().dies(139)
      },
    ],
  ])('that %s says so, closes its window and lets the desk go on', async (_how, happens) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'linli-program-'))
    const program = await opens({}, '--data', folder)
    program.answers.again = 1
    const own = program.desk()
    await openDemonstrationFrom(program.windows[0])
    happens(program.desk(), program.desk)
    await vi.waitFor(() => {
      expect(program.windows.map(({ closed }) => closed)).toEqual([false, true])
    })
    expect(program.said.join() + program.steps.join()).toMatch(/磁盘满了|showMessageBox/)
    expect(own.hears('close')).toBe(false)
    for (const ending of ['app.quit', 'app.exit']) expect(program.steps.join()).not.toContain(ending)
    rmSync(folder, { recursive: true, force: true })
  })

  it('leaves nothing behind: no key that the system lent it, no folder', async () => {
    const { steps, emit } = await opens({ lends: true })
    expect(steps).toContain('utilityProcess.fork')
    emit('will-quit')
    expect(existsSync(path.join(appData, 'linli-desk'))).toBe(false)
    expect(foldersOfOurs()).toEqual([])
  })

  it('that does not open leaves none either, though nothing is heard of its end', async () => {
    const { desk } = await opens()
    expect(foldersOfOurs()).toHaveLength(1)
    desk().says({ type: 'refused', code: 'desk.old-system', detail: '' })
    expect(foldersOfOurs()).toEqual([])
  })
})

describe('a self-check', () => {
  it('leaves no folder behind, though nothing is heard of its end', async () => {
    const { desk, steps } = await opens({}, '--self-check', path.join(appData, 'report.json'))
    desk().says({ type: 'ready' })
    await vi.waitFor(() => {
      expect(desk().hears('close')).toBe(true)
    })
    expect(foldersOfOurs()).toHaveLength(1)
    desk().dies(0)
    await vi.waitFor(() => {
      expect(steps.join()).toContain('app.exit')
    })
    expect(foldersOfOurs()).toEqual([])
  })
})

/** Those of this process; what others left is theirs. */
const foldersOfOurs = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`linli-desk-demo-${String(process.pid)}-`))

describe('the environment', () => {
  beforeEach(() => {
    vi.stubEnv('XDG_STATE_HOME', '/srv/state')
    vi.stubEnv('LOCALAPPDATA', 'D:\\Local')
    vi.stubEnv('LINLI_TEST_DEVICE', '/srv/device')
    vi.stubEnv('LINLI_TEST_NOW', '2036-11-23T01:00:00Z')
  })

  it('tells the desk where the user keeps what is theirs: the machine’s share lies where every other program looks for it', async () => {
    const { environments } = await opens()
    expect(environments[0]).toMatchObject({ XDG_STATE_HOME: '/srv/state', LOCALAPPDATA: 'D:\\Local' })
  })

  it('sets no clock and no machine of a program that is packaged', async () => {
    const { environments, desk } = await opens()
    expect(environments[0]).not.toHaveProperty('LINLI_TEST_DEVICE')
    expect(desk().orders[0]).toMatchObject({ type: 'open', ahead: 0 })
  })

  it('sets both for a test in one that is not', async () => {
    const { environments, desk } = await opens({ isPackaged: false })
    expect(environments[0]).toHaveProperty('LINLI_TEST_DEVICE', '/srv/device')
    const { ahead } = z.object({ ahead: z.number() }).parse(desk().orders[0])
    expect(Math.abs(Date.now() + ahead - Date.parse('2036-11-23T01:00:00Z'))).toBeLessThan(60_000)
  })
})

describe('whoever leaves the machine leaves the desk', () => {
  it.each(['lock-screen', 'suspend'])('%s locks every desk, and closes none', async (name) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'linli-program-'))
    const { windows, desks, power, steps } = await opens({}, '--data', folder)
    await openDemonstrationFrom(windows[0])
    power(name)
    expect(desks.map((desk) => desk.hears('lock'))).toEqual([true, true])
    expect(desks.some((desk) => desk.hears('close'))).toBe(false)
    expect(steps).not.toContain('app.quit')
    rmSync(folder, { recursive: true, force: true })
  })

  it('a system that goes down locks the desk and has the program end in order', async () => {
    const { desk, power, steps } = await opens()
    power('shutdown')
    expect(desk().hears('lock')).toBe(true)
    expect(steps.at(-1)).toBe('app.quit')
  })

  it('Windows that signs its user out asks nobody: the desk is locked and closed at once', async () => {
    const { desk, windows } = await opens()
    windows[0]?.emit('session-end')
    expect(desk().hears('lock')).toBe(true)
    expect(desk().hears('close')).toBe(true)
  })
})

describe.skipIf(process.platform !== 'linux')('on a Wayland desktop', () => {
  beforeEach(() => {
    vi.stubEnv('WAYLAND_DISPLAY', 'wayland-0')
    vi.stubEnv('DISPLAY', ':0')
    vi.stubEnv('APPIMAGE', '/home/user/desk.AppImage')
  })

  it('an AppImage that was opened by itself is started anew for X11, once, and before it takes the folder', async () => {
    const { steps, relaunched } = await starts()
    expect(relaunched).toEqual([
      { execPath: '/home/user/desk.AppImage', args: ['--demo', '--ozone-platform=x11'] },
    ])
    expect(steps).toContain('app.exit 0')
    expect(steps).not.toContain('app.requestSingleInstanceLock')
    expect((await starts({ switches: ['ozone-platform'] })).relaunched).toEqual([])
  })

  it.each([
    ['from the sources', { isPackaged: false }, []],
    ['as a self-check, which is waited for', {}, ['--self-check', path.join(tmpdir(), 'report.json')]],
  ])('%s it goes on as it is', async (_how, machine, given) => {
    expect((await starts(machine, ...given)).relaunched).toEqual([])
  })

  it('without an X server beside it goes on as it is', async () => {
    vi.stubEnv('DISPLAY', '')
    expect((await starts()).relaunched).toEqual([])
  })
})

describe('Chromium’s own files', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'linli-program-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('lie outside the data folder, one set for each', async () => {
    const one = await opens({}, '--data', folder)
    const other = await opens({}, '--data', path.join(folder, 'other'))
    const [first = '', second = ''] = [...one.profiles, ...other.profiles]
    expect(path.dirname(first)).toBe(path.join(appData, 'linli-desk', 'windows'))
    expect(path.dirname(second)).toBe(path.dirname(first))
    expect(second).not.toBe(first)
    expect(readdirSync(folder)).toEqual(['other'])
  })

  it('that lay beside the data come along once, with the system’s half of the lent key and without what a running one has', async () => {
    const former = path.join(folder, 'window')
    mkdirSync(path.join(former, 'Local Storage'), { recursive: true })
    mkdirSync(path.join(former, 'Code Cache'))
    for (const file of ['Local State', 'Local Storage/000003.log', 'Code Cache/x', 'SingletonLock'])
      writeFileSync(path.join(former, file), 'kept')
    const { profiles } = await opens({}, '--data', folder)
    expect(readdirSync(profiles[0] ?? '').toSorted()).toEqual(['Local State', 'Local Storage'])
    expect(existsSync(former)).toBe(false)
    expect(readdirSync(path.dirname(profiles[0] ?? ''))).toHaveLength(1)
  })

  it('stay where they were where nothing can be written to the user’s folder', async () => {
    writeFileSync(path.join(appData, 'linli-desk'), 'a file')
    mkdirSync(path.join(folder, 'window'))
    expect((await opens({}, '--data', folder)).profiles).toEqual([path.join(folder, 'window')])
  })
})

describe('the window', () => {
  it('is seen as soon as its page is painted, once', async () => {
    const { steps, windows } = await opens()
    expect(steps).not.toContain('window.show')
    windows[0]?.emit('ready-to-show')
    windows[0]?.emit('ready-to-show')
    expect(countOf(steps, 'window.show')).toBe(1)
  })

  it('whose page is never painted is seen all the same', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { steps, becomesReady, windows } = await starts()
    becomesReady()
    for (let turn = 0; turn < 20 && windows.length === 0; turn += 1) await Promise.resolve()
    await vi.advanceTimersByTimeAsync(longestUnseen)
    expect(countOf(steps, 'window.show')).toBe(1)
  })

  it('that was closed is not shown afterwards', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { steps, becomesReady, windows } = await starts()
    becomesReady()
    for (let turn = 0; turn < 20 && windows.length === 0; turn += 1) await Promise.resolve()
    windows[0]?.emit('closed')
    await vi.advanceTimersByTimeAsync(longestUnseen)
    expect(steps).not.toContain('window.show')
  })

  it('opens on a system that cannot name its folders', async () => {
    const { steps } = await opens({ hasNoPaths: true })
    expect(steps).toContain('window.loadURL app://desk/')
  })

  it('comes to the front when the program is started once more', async () => {
    const { steps, emit } = await opens()
    emit('second-instance')
    expect(steps.at(-1)).toBe('window.focus')
  })

  it('is in no picture that another program takes, unless the office allows it', async () => {
    expect((await opens()).windows[0]?.protected).toBe(true)
    last?.emit('will-quit')
    expect((await opens({}, '--screen-capture')).windows[0]?.protected).toBe(false)
  })
})

describe('the program that is started once more', () => {
  it('before its first window is there starts nothing, then or in the evening', async () => {
    const { steps, emit } = await starts()
    emit('second-instance')
    emit('second-instance')
    expect(steps).not.toContain('app.relaunch')
  })

  it('while the last backup is finished opens again when that has ended, once', async () => {
    const { steps, emit, windows } = await opens()
    windows[0]?.close()
    emit('second-instance')
    emit('second-instance')
    expect(countOf(steps, 'app.relaunch')).toBe(1)
  })

  it('while the program quits opens nothing that would be closed with nobody waiting for it, and starts it again', async () => {
    const { steps, emit, windows, desk } = await opens()
    emit('before-quit', { preventDefault: () => undefined })
    emit('second-instance')
    emit('second-instance')
    desk().dies(0)
    await vi.waitFor(() => {
      expect(steps).toContain('app.quit')
    })
    expect(windows).toHaveLength(1)
    expect(countOf(steps, 'utilityProcess.fork')).toBe(1)
    expect(countOf(steps, 'app.relaunch')).toBe(1)
  })

  it('just before it quits does not open again once its files are closed', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'linli-program-'))
    const { steps, emit, windows, desk } = await opens({}, '--data', folder)
    const ownDesk = desk()
    await openDemonstrationFrom(windows[0])
    windows[0]?.close()
    emit('second-instance')
    emit('before-quit', { preventDefault: () => undefined })
    ownDesk.dies(0)
    await vi.waitFor(() => {
      expect(countOf(steps, 'app.relaunch')).toBe(1)
    })
    expect(windows).toHaveLength(2)
    rmSync(folder, { recursive: true, force: true })
  })

  it('shows the desk of its folder, and not the demonstration that is left open beside it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'linli-program-'))
    const { steps, emit, windows, desk } = await opens({}, '--data', folder)
    const [own] = windows
    const ownDesk = desk()
    await openDemonstrationFrom(own)
    expect(windows).toHaveLength(2)
    own?.close()
    emit('second-instance')
    emit('second-instance')
    ownDesk.dies(0)
    await vi.waitFor(() => {
      expect(windows).toHaveLength(3)
    })
    emit('second-instance')
    expect(steps.at(-1)).toBe('window.focus')
    expect(windows).toHaveLength(3)
    expect(steps).not.toContain('app.relaunch')
    rmSync(folder, { recursive: true, force: true })
  })
})

/** As the page asks for it. */
async function openDemonstrationFrom(
  window: Awaited<ReturnType<typeof starts>>['windows'][number] | undefined,
) {
  const contents = window?.webContents
  if (contents === undefined) throw new Error('no window was opened')
  contents.mainFrame.url = 'app://desk/'
  contents.emit('did-finish-load')
  const [port] = contents.mainFrame.posted.flatMap(({ said, ports }) => (said === 'shell' ? ports : []))
  if (port === undefined) throw new Error('the shell gave the page no port')
  port.start()
  const page: ContractRouterClient<typeof shellContract> = createORPCClient(new RPCLink({ port }))
  expect(await page.openDemonstration({})).toEqual({ opened: true })
}
