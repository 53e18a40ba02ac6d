/** The main process as a whole, from its first line to its end, on machines where everything goes wrong in turn. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { saidWhy } from '../../../electron/exit-codes'
import refusals from '#ground/opening/zh-CN.json'
import { longestUnseen } from '../../../electron/main/window'
import zhCN from '../../../electron/main/texts/zh-CN.json'
import { countOf, ends, openDemonstrationFrom, opens, seen, starts } from './started-program'

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
    ends()
    expect((await starts()).hasSwitch('enable-sandbox')).toBe(true)
  })

  it('a second program on the same folder says so and ends, and shows nothing', async () => {
    const { steps, windows } = await starts({ isSecond: true })
    expect(steps).toContain(`app.exit ${saidWhy.inUse}`)
    expect(steps).not.toContain('app.whenReady')
    expect(windows).toEqual([])
    expect(seen.written).toContain(refusals['desk.folder-in-use'])
  })

  it('a switch that lets another program in ends a packaged one', async () => {
    const { steps, said } = await starts({}, '--remote-debugging-port=9222')
    expect(steps).toContain(`app.exit ${saidWhy.switches}`)
    expect(seen.written).toContain('--remote-debugging-port')
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
    expect(seen.written).toContain('FatalError at v8::ToLocalChecked')
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
    expect(existsSync(path.join(seen.appData, 'linli-desk'))).toBe(false)
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
    const { desk, steps } = await opens({}, '--self-check', path.join(seen.appData, 'report.json'))
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

  it('a system that goes down is asked to wait, and the desk is locked and the program ended in order', async () => {
    const { desk, power, steps } = await opens()
    let waits = false
    power('shutdown', { preventDefault: () => (waits = true) })
    expect(waits).toBe(true)
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
    expect(path.dirname(first)).toBe(path.join(seen.appData, 'linli-desk', 'windows'))
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
    writeFileSync(path.join(seen.appData, 'linli-desk'), 'a file')
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

  it.each([
    ['again', 0, { loads: 4, quits: 0 }],
    ['quit', 1, { loads: 3, quits: 1 }],
  ])(
    'whose page keeps falling over asks, with the reason; somebody says: %s',
    async (_what, answer, then) => {
      const { steps, asked, answers, windows } = await opens()
      answers.again = answer
      const contents = windows[0]?.webContents
      for (let times = 0; times < 4; times += 1)
        contents?.emit('render-process-gone', {}, { reason: 'launch-failed' })
      expect(asked).toHaveLength(1)
      expect(asked[0]).toContain(zhCN['page-given-up'].message)
      expect(asked[0]).toContain('launch-failed')
      await vi.waitFor(() => {
        expect({ loads: contents?.loaded.length, quits: countOf(steps, 'app.quit') }).toEqual(then)
      })
    },
  )

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
    ends()
    expect((await opens({}, '--screen-capture')).windows[0]?.protected).toBe(false)
  })
})
