/**
 * Opens the desk as people use it: in Electron where its binary and a display are there, else on loopback in headless
 * Chromium. Each test gets a desk of its own on a data folder of its own.
 *
 * Every test also claims that the page stays quiet: no error in its console, no request to anywhere but itself.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import {
  test as base,
  _electron,
  expect,
  type BrowserContext,
  type ElectronApplication,
  type Page,
} from '@playwright/test'
import type { PassOrder } from '#loopback/orders'
import { root } from '../../scripts/build/program'
import { hasX } from '../../scripts/start/display'
import { platformFlags } from '../../scripts/start/electron'
import { installedElectron } from '../../scripts/start/electron-binary'
import { fastFolder } from '../support/fast-folder'

export { expect } from '@playwright/test'

export interface DeskOptions {
  /** Demonstration data and accounts; without it the desk is new and asks to be set up. */
  readonly demo: boolean
  /** What the desk takes for now, e.g. `2026-11-23T01:00:00Z`; it runs on from there. */
  readonly now: string | null
  /** A data folder that outlives the test, to open the same desk twice; without it, a fresh one. */
  readonly dataDir: string | null
}

export interface OpenDesk {
  readonly host: 'electron' | 'loopback'
  /** Where another browser finds the page, with the token in it; a test that asks for it in Electron is skipped. */
  readonly address: string
  readonly dataDir: string | null
  /** The program's main process; null on loopback. */
  readonly electron: ElectronApplication | null
  /** Console messages and requests that this test provokes on purpose. */
  allow(problem: RegExp): void
  /** Lets so many milliseconds pass for a desk that was told what day it is; in Electron the test is skipped. */
  pass(milliseconds: number): void
}

interface RunningDesk {
  readonly host: OpenDesk['host']
  readonly address: string
  readonly dataDir: string | null
  /** The page, already open, in Electron. */
  readonly page: Page | null
  readonly electron: ElectronApplication | null
  pass(milliseconds: number): void
  close(): Promise<void>
}

const binary = hasX() ? installedElectron() : null

/** Where the machine of the tests keeps its share of each desk; a desk that a test made itself takes it from there. */
export const machineOfTests = path.join(root, 'test-results', 'machine')

/** The host every test of this run uses. */
export const host: OpenDesk['host'] = binary === null ? 'loopback' : 'electron'

export const test = base.extend<{ deskOptions: DeskOptions; running: RunningDesk; desk: OpenDesk }>({
  deskOptions: [{ demo: false, now: null, dataDir: null }, { option: true }],

  running: async ({ deskOptions }, use) => {
    const fresh = deskOptions.demo ? null : mkdtempSync(path.join(fastFolder(), 'linli-e2e-'))
    const dataDir = deskOptions.dataDir ?? fresh
    const running = await opened(dataDir, deskOptions.now)
    await use(running)
    await running.close()
    if (fresh !== null) rmSync(fresh, { recursive: true, force: true })
  },

  desk: async ({ running }, use) => {
    const allowed: RegExp[] = []
    const desk: OpenDesk & { readonly allowed: readonly RegExp[] } = {
      host: running.host,
      get address() {
        base.skip(running.electron !== null, 'only a desk on loopback lets another one in beside the page')
        return running.address
      },
      dataDir: running.dataDir,
      electron: running.electron,
      allow: (problem) => void allowed.push(problem),
      pass: (milliseconds) => {
        base.skip(running.electron !== null, 'only a desk on loopback can be told that time passes')
        running.pass(milliseconds)
      },
      allowed,
    }
    await use(desk)
  },

  page: async ({ running, desk, context }, use) => {
    const page = running.page ?? (await context.newPage())
    const problems = listen(page, new URL(running.address).origin)
    // Asked for only when a test waits for it, the browser may hear of that after the key that opens the chooser.
    page.on('filechooser', () => undefined)
    if (running.page === null) await page.goto(running.address)
    await use(page)
    const allowed = 'allowed' in desk && Array.isArray(desk.allowed) ? desk.allowed : []
    const unexpected = problems.filter(
      (problem) => !allowed.some((pattern) => pattern instanceof RegExp && pattern.test(problem)),
    )
    expect(unexpected, 'the page stays quiet').toEqual([])
  },
})

/** Opens the same desk in another tab; loopback only. */
export async function openAnother(context: BrowserContext, desk: OpenDesk): Promise<Page> {
  const page = await context.newPage()
  await page.goto(desk.address)
  return page
}

/** Signs a member of staff in; the demonstration's password unless told otherwise. */
export async function signIn(page: Page, account: string, password = 'linli-demo'): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
}

/** Everything a quiet page doesn't do. */
function listen(page: Page, origin: string): readonly string[] {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    const own = url.origin === origin || (url.protocol === 'app:' && url.host === 'desk')
    if (!own && url.protocol !== 'data:' && url.protocol !== 'blob:')
      problems.push(`request: ${request.url()}`)
  })
  return problems
}

function opened(dataDir: string | null, now: string | null): Promise<RunningDesk> {
  const flags = dataDir === null ? ['--demo'] : ['--data', dataDir]
  const open = (demonstration: string | null) =>
    binary === null
      ? onLoopback(flags, now, dataDir, demonstration)
      : inElectron(binary, flags, now, dataDir, demonstration)
  return dataDir === null ? copyOfDemonstration(furnishedDemonstration(now), open) : open(null)
}

/** Where the demonstration of this build and this day is kept: the first test furnishes it, the others open copies. */
function furnishedDemonstration(now: string | null): string {
  const build = readFileSync(path.join(root, 'out/built-from'), 'utf8').slice(0, 12)
  const day = (now ?? new Date().toISOString()).slice(0, 13).replace(':', '')
  return path.join(root, 'test-results', `demonstration-${build}-${day}`)
}

/** Opens a copy of the demonstration. One worker furnishes it, aside; whoever comes meanwhile waits for it. */
async function copyOfDemonstration(
  kept: string,
  open: (demonstration: string) => Promise<RunningDesk>,
): Promise<RunningDesk> {
  const turn = `${kept}-turn`
  mkdirSync(path.dirname(kept), { recursive: true })
  for (;;) {
    if (existsSync(kept)) return open(kept)
    try {
      mkdirSync(turn)
      break
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      await wait(100)
      // Whoever took it was killed.
      if (Date.now() - (statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 120_000)
        rmSync(turn, { recursive: true, force: true })
    }
  }
  try {
    if (existsSync(kept)) return await open(kept)
    const aside = mkdtempSync(`${kept}-`)
    const demonstration = path.join(aside, 'demonstration')
    const running = await open(demonstration)
    renameSync(demonstration, kept)
    rmdirSync(aside)
    return running
  } finally {
    rmSync(turn, { recursive: true, force: true })
  }
}

async function onLoopback(
  flags: readonly string[],
  now: string | null,
  dataDir: string | null,
  demonstration: string | null,
): Promise<RunningDesk> {
  const desk = spawn(process.execPath, [path.join(root, 'out/loopback/main.js'), ...flags], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      TMPDIR: fastFolder(),
      LINLI_TEST_DEVICE: machineOfTests,
      // Every test opens a desk, and all of them read the same program.
      NODE_COMPILE_CACHE: path.join(root, 'test-results', 'compiled'),
      ...(demonstration === null ? {} : { LINLI_TEST_DEMONSTRATION: demonstration }),
      ...(now === null ? {} : { LINLI_TEST_NOW: now }),
    },
  })
  const { stdout, stderr } = desk
  if (stdout === null || stderr === null) throw new Error('the desk can not be heard')
  let complaints = ''
  stderr.on('data', (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-2000)))
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const found = /^Desk ready at (\S+)$/.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    })
    desk.once('exit', (code) => {
      reject(new Error(`the desk ended with ${String(code)} before it was ready: ${complaints}`))
    })
  })
  return {
    host: 'loopback',
    address,
    dataDir,
    page: null,
    electron: null,
    pass(milliseconds) {
      const order: PassOrder = { type: 'pass', milliseconds }
      desk.send(order)
    },
    async close() {
      if (desk.exitCode !== null) return
      const ended = once(desk, 'exit')
      desk.kill('SIGTERM')
      await ended
    },
  }
}

async function inElectron(
  executablePath: string,
  flags: readonly string[],
  now: string | null,
  dataDir: string | null,
  demonstration: string | null,
): Promise<RunningDesk> {
  const electron = await _electron.launch({
    executablePath,
    args: [root, ...platformFlags(process.platform), ...flags],
    env: {
      ...textsOf(process.env),
      LINLI_TEST_DEVICE: machineOfTests,
      // What Chromium keeps of the tests' windows is theirs as well.
      XDG_CONFIG_HOME: path.join(machineOfTests, 'config'),
      ...(demonstration === null ? {} : { LINLI_TEST_DEMONSTRATION: demonstration }),
      ...(now === null ? {} : { LINLI_TEST_NOW: now }),
    },
  })
  const page = await electron.firstWindow()
  // The window is there at once. What is made up behind it may take a slow machine a minute, which is no time of a test's first step.
  if (demonstration !== null) await page.waitForSelector('input[autocomplete="username"]', { timeout: 0 })
  return {
    host: 'electron',
    address: 'app://desk/',
    dataDir,
    page,
    electron,
    pass() {
      throw new Error('only a desk on loopback can be told that time passes')
    },
    close: () => electron.close(),
  }
}

const textsOf = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
