/** `tsx scripts/screenshots.ts`: takes README's pictures of the demonstration, into docs/screenshots/. */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { chromium as playwright, type Page } from '@playwright/test'
import chromium from '@sparticuz/chromium'
import { buildIfStale, root } from './build/program'

interface Sitting {
  readonly account: string
  /** So that the pictures don't change with the day they are taken on. */
  readonly now: string
  take(page: Page, picture: (name: string) => Promise<void>): Promise<void>
}

const monday = '2026-11-23'
const saturday = '2026-11-28'

const sittings: readonly Sitting[] = [
  {
    account: 'qiantai',
    now: `${monday}T02:10:00Z`,
    async take(page, picture) {
      const main = page.getByRole('main')
      await main.getByRole('combobox').first().pressSequentially('wangj', { delay: 50 })
      await picture('counter')
      await open(page, '/service-requests?scope=all')
      await picture('requests')
      await main.getByRole('row').filter({ hasText: '已回访' }).first().click()
      await picture('request')
    },
  },
  {
    account: 'qiantai',
    now: `${saturday}T02:50:00Z`,
    async take(page, picture) {
      await open(page, '/rooms')
      await picture('rooms')
    },
  },
  {
    account: 'shitang',
    now: `${monday}T04:10:00Z`,
    async take(page, picture) {
      await open(page, '/canteen/diners')
      const card = page.getByText(/HL\d{6}/).nth(4)
      await card.waitFor()
      const code = /HL\d{6}/.exec(await card.innerText())?.[0] ?? ''
      await open(page, '/canteen')
      await page.getByRole('textbox', { name: '找人' }).fill(code)
      await page.keyboard.press('Enter')
      await page.getByRole('region', { name: '面前的人' }).getByText('余额', { exact: true }).waitFor()
      await picture('till')
    },
  },
  {
    account: 'zhuren',
    now: `${monday}T02:10:00Z`,
    async take(page, picture) {
      await open(page, '/mediation')
      await page.getByRole('grid').getByRole('row').filter({ hasText: '协议已生效' }).first().click()
      await picture('case')
    },
  },
]

const folder = path.join(root, 'docs', 'screenshots')

await buildIfStale()
mkdirSync(folder, { recursive: true })
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox'],
})
try {
  for (const sitting of sittings) await sit(sitting)
} finally {
  await browser.close()
}

async function sit(sitting: Sitting): Promise<void> {
  const desk = spawn(process.execPath, [path.join(root, 'out/loopback/main.js'), '--demo'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LINLI_TEST_NOW: sitting.now },
  })
  const page = await browser.newPage({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  try {
    await page.goto(await readyAddress(desk))
    await page.getByLabel('账号', { exact: true }).fill(sitting.account)
    await page.getByLabel('密码', { exact: true }).fill('linli-demo')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('navigation', { name: '主导航' }).waitFor()
    await sitting.take(page, async (name) => {
      await page.waitForLoadState('networkidle')
      await page.evaluate(() => document.fonts.ready)
      // Answers come over the socket, which no load state knows of.
      await page.waitForTimeout(1500)
      await page.screenshot({ path: path.join(folder, `${name}.png`) })
    })
  } finally {
    await page.close()
    desk.kill('SIGTERM')
  }
}

async function readyAddress(desk: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  for await (const line of createInterface({ input: desk.stdout })) {
    const address = /^Desk ready at (\S+)$/.exec(line)?.[1]
    if (address !== undefined) return address
  }
  throw new Error('the desk ended before it was ready')
}

async function open(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), address)
  await page.getByRole('main').getByRole('heading').first().waitFor()
}
