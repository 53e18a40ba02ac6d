/** The page in a browser, on the loopback host, on a copy of a desk that is kept. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium as playwright, type Page } from '@playwright/test'
import chromium from '@sparticuz/chromium'
import { buildIfStale } from '../../scripts/build/program'
import { demonstrationPassword } from '#desk/session/session'
import { benchNow, root } from './community-file'

/** An old processor beside the one at hand. */
export const timesSlower = 4

/** Opens a page that has not gone to its address yet; host and browser end when `use` does. */
export async function inBrowser<Found>(
  folder: string,
  use: (page: Page, address: string) => Promise<Found>,
): Promise<Found> {
  await buildIfStale()
  const { host, address } = await startHost(folder)
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox'],
  })
  try {
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    return await use(await context.newPage(), address)
  } finally {
    await browser.close()
    host.kill('SIGTERM')
    if (host.exitCode === null) await once(host, 'exit')
  }
}

/** The host as `npm start` starts it, on a copy of the desk in place of the demonstration it would make. */
async function startHost(folder: string): Promise<{ readonly host: ChildProcess; readonly address: string }> {
  const host = spawn(process.execPath, [join(root, 'out/loopback/main.js'), '--demo'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      LINLI_TEST_DEMONSTRATION: folder,
      LINLI_TEST_NOW: new Date(benchNow).toISOString(),
    },
  })
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: host.stdout }).on('line', (line) => {
      const found = /^Desk ready at (\S+)$/.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    })
    host.once('exit', (code) => reject(new Error(`the host ended with ${String(code)}`)))
  })
  return { host, address }
}

export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill('qiantai')
  await page.getByLabel('密码', { exact: true }).fill(demonstrationPassword)
  await page.keyboard.press('Enter')
  await page.getByRole('combobox').first().waitFor()
}

export async function slowDown(page: Page): Promise<void> {
  const slowed = await page.context().newCDPSession(page)
  await slowed.send('Emulation.setCPUThrottlingRate', { rate: timesSlower })
}

/** The runner of TypeScript marks functions with their names by this; the page has no such thing. */
export const readyForFunctions = (page: Page): Promise<unknown> =>
  page.evaluate('globalThis.__name = (named) => named')
