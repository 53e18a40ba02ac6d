/** Scans of a request's papers: chosen, pasted, dropped, taken with a camera; looked at, printed and taken away by keys. */
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessibility'
import { expect, host, signIn, test } from './fixture'
import chromium from '@sparticuz/chromium'

test.use({
  deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null },
  permissions: ['clipboard-read', 'clipboard-write', 'camera'],
  ...(host === 'loopback'
    ? {
        launchOptions: {
          executablePath: await chromium.executablePath(),
          args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
        },
      }
    : {}),
})

const strip = (page: Page) => page.getByRole('region', { name: '材料与交接' }).locator('.scan-strip').first()
const thumbnails = (page: Page) => strip(page).locator('img')
const waiting = (page: Page) => page.getByRole('list', { name: '等着存入' }).getByRole('listitem')

/** A request that is in progress, on its own page. */
async function openRequest(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '/service-requests?scope=all&state=in-progress'
  })
  const grid = page.getByRole('grid', { name: '帮代办', exact: true })
  await expect(grid.getByRole('row').nth(1)).toBeVisible()
  await expect(async () => {
    await grid.press('Enter', { timeout: 1_000 })
    await expect(page).toHaveURL(/#\/service-requests\/\d+$/, { timeout: 2_000 })
  }).toPass()
  await expect(strip(page)).toBeVisible()
}

async function openDrawer(page: Page): Promise<void> {
  await strip(page)
    .getByRole('button', { name: /^添加扫描件/ })
    .press('Enter')
  await expect(page.getByRole('dialog', { name: /^添加扫描件/ })).toBeVisible()
}

/** A picture as a phone would take it: 3000 × 2000, in the browser's own PNG. */
const drawnPicture = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 3000
    canvas.height = 2000
    const context = canvas.getContext('2d')
    if (context === null) return ''
    context.fillStyle = '#e8e0c8'
    context.fillRect(0, 0, 3000, 2000)
    context.fillStyle = '#222'
    context.font = '160px sans-serif'
    context.fillText('身份证 样张', 300, 600)
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  })

/** Hands a file to the page as a drop or a paste does. */
async function hand(page: Page, how: 'drop' | 'paste', base64: string): Promise<void> {
  await page.evaluate(
    ({ how: kind, base64: content }) => {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.codePointAt(0) ?? 0)
      const given = new DataTransfer()
      given.items.add(new File([bytes], '张三身份证.png', { type: 'image/png' }))
      if (kind === 'paste') {
        window.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true }),
        )
      } else {
        document
          .querySelector('.attach-drop')
          ?.dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true }))
      }
    },
    { how, base64 },
  )
}

test('scans are chosen, pasted and dropped, then looked at, printed and taken away', async ({ page }) => {
  await signIn(page, 'fuzeren')
  await openRequest(page)
  const picture = await drawnPicture(page)
  await openDrawer(page)
  await expectAccessible(page)
  await page
    .getByLabel('扫描件或照片文件')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from(picture, 'base64') })
  await expect(waiting(page)).toHaveCount(1)
  await hand(page, 'paste', picture)
  await expect(waiting(page)).toHaveCount(2)
  await hand(page, 'drop', picture)
  await expect(waiting(page)).toHaveCount(3)
  await waiting(page).nth(1).getByRole('button', { name: '转 90°' }).press('Enter')
  await expect
    .poll(() =>
      waiting(page)
        .nth(1)
        .locator('img')
        .evaluate((image) => (image instanceof HTMLImageElement ? image.naturalHeight : 0)),
    )
    .toBe(2400)
  await page
    .getByLabel('扫描件或照片文件')
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>') })
  await expect(page.getByRole('alert')).toContainText('不是能看的照片')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.notices')).toContainText('已存 3 份扫描件')
  await expect(thumbnails(page)).toHaveCount(3)

  await test.step('the viewer goes through them by keys', async () => {
    await strip(page)
      .getByRole('button', { name: /第 1 份扫描件$/ })
      .press('Enter')
    const viewer = page.locator('.viewer')
    await expect(viewer).toContainText('1 / 3')
    const shown = viewer.getByRole('img', { name: '扫描件' })
    const size = () =>
      shown.evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? [canvas.width, canvas.height] : []))
    // Scaled to what A4 needs.
    await expect.poll(size).toEqual([2400, 1600])
    await expectAccessible(page)
    await page.keyboard.press('KeyR')
    await expect.poll(size).toEqual([1600, 2400])
    await page.keyboard.press('PageDown')
    await expect(viewer).toContainText('2 / 3')
    await expect.poll(size).toEqual([1600, 2400])
    await viewer.getByRole('button', { name: '对这份扫描件还能做什么' }).press('Enter')
    await page.getByRole('menuitem', { name: '取走这一份' }).click()
    await page.getByRole('radio', { name: '重复了' }).check()
    await page.getByRole('button', { name: '取走这一份' }).click()
    await expect(viewer).toContainText('2 / 2')
  })

  await test.step('each comes out on a sheet of its own, with number and material', async () => {
    await page.keyboard.press('Control+P')
    await expect(page).toHaveURL(/\/scans\/\d+$/)
    const sheets = page.getByRole('article')
    await expect(sheets).toHaveCount(2)
    await expect(sheets.first()).toContainText('第 1 页，共 2 页')
    await expectAccessible(page)
    if (host === 'electron') return
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2)
  })
  await page.keyboard.press('Escape')
  await expect(page.getByText('取走扫描件')).toBeVisible()
  await expect(thumbnails(page)).toHaveCount(2)
})

test('pages are taken with a camera one after the other', async ({ page }) => {
  test.skip(host === 'electron', 'Electron is not given a false camera')
  await signIn(page, 'fuzeren')
  await openRequest(page)
  await openDrawer(page)
  await page.keyboard.press('F4')
  await expect(page.getByRole('button', { name: '拍一页' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Space')
  await expect(waiting(page)).toHaveCount(1)
  await page.keyboard.press('Space')
  await expect(waiting(page)).toHaveCount(2)
  await expect(page.getByRole('status').filter({ hasText: '已拍 2 页' })).toBeVisible()
  for (const image of await waiting(page).locator('img').all()) {
    expect(
      await image.evaluate((shown) => (shown instanceof HTMLImageElement ? shown.naturalWidth : 0)),
    ).toBeGreaterThan(300)
  }
  await page.keyboard.press('Escape')
  // What is not stored yet is not thrown away unasked.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: '还有没存的页' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Enter')
  await expect(thumbnails(page)).toHaveCount(2)
})

test('where there is no camera, it says what to do instead', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('nothing there', 'NotFoundError'))
  })
  await page.reload()
  await signIn(page, 'fuzeren')
  await openRequest(page)
  await openDrawer(page)
  await page.keyboard.press('F4')
  await expect(page.getByRole('alert')).toContainText('没有接高拍仪或摄像头')
  await expect(page.getByRole('alert')).toContainText('选择文件')
})
