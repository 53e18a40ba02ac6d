/** `tsx scripts/screenshots.ts`: takes README's pictures of the demonstration, into docs/screenshots/. */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { chromium as playwright } from '@playwright/test'
import chromium from '@sparticuz/chromium'
import { buildIfStale, root } from './build/program'

/** A Monday morning, so that the pictures don't change with the day they are taken on. */
const now = '2026-11-23T02:10:00Z'
const folder = path.join(root, 'docs', 'screenshots')

await buildIfStale()
mkdirSync(folder, { recursive: true })
const desk = spawn(process.execPath, [path.join(root, 'out/loopback/main.js'), '--demo'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, LINLI_TEST_NOW: now },
})
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox'],
})
try {
  await takeAll(await readyAddress())
} finally {
  await browser.close()
  desk.kill('SIGTERM')
}

async function readyAddress(): Promise<string> {
  for await (const line of createInterface({ input: desk.stdout })) {
    const address = /^Desk ready at (\S+)$/.exec(line)?.[1]
    if (address !== undefined) return address
  }
  throw new Error('the desk ended before it was ready')
}

async function takeAll(address: string): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  const take = async (name: string) => {
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => document.fonts.ready)
    // Answers come over the socket, which no load state knows of.
    await page.waitForTimeout(1500)
    await page.screenshot({ path: path.join(folder, `${name}.png`) })
  }
  await page.goto(address)
  await page.getByLabel('账号', { exact: true }).fill('qiantai')
  await page.getByLabel('密码', { exact: true }).fill('linli-demo')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  const main = page.getByRole('main')

  await main.getByRole('combobox').first().pressSequentially('wangj', { delay: 50 })
  await take('counter')
  await page.goto(`${new URL(address).origin}/#/service-requests?scope=all`)
  await take('requests')
  await main.getByRole('row').filter({ hasText: '已回访' }).first().click()
  await take('request')
}
