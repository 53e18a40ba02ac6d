/** The till by keyboard alone, with a queue: found, sold, refused, paid by several, taken back. */
import type { Page } from '@playwright/test'
import { expect, signIn, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T04:10:00Z', dataDir: null } })

/** Fewer than 400 keys are less than a minute of an ordinary typist. */
const keysOfAMinute = 400

async function openTill(page: Page) {
  // Where those of the canteen begin.
  await signIn(page, 'shitang')
  await expect(page.getByRole('heading', { name: '收银台' })).toBeVisible()
  await expect(page.getByRole('button', { name: /1 ?一荤两素/ })).toBeVisible()
}

/** Codes of cards, as the diners' list has them: not everybody has one. */
async function cards(page: Page): Promise<readonly string[]> {
  await page.getByRole('link', { name: '就餐人' }).click()
  await expect(page.getByRole('row', { name: /HL\d{6}/ }).nth(12)).toBeVisible()
  const rows = await page.getByRole('row', { name: /HL\d{6}/ }).allTextContents()
  await page.getByRole('link', { name: '收银台' }).click()
  await expect(page.getByRole('heading', { name: '收银台' })).toBeVisible()
  return rows.flatMap((row) => /HL\d{6}/.exec(row)?.[0] ?? [])
}

const find = (page: Page) => page.getByRole('textbox', { name: '找人' })

test('the rail leads to the till and is marked on every screen of the room', async ({ page }) => {
  await openTill(page)
  await page.getByRole('link', { name: '就餐人' }).click()
  await expect(page.getByRole('heading', { name: '就餐人' })).toBeVisible()
  const rail = page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '食堂', exact: true })
  await expect(rail).toHaveClass(/on/)
  await rail.click()
  await expect(page.getByRole('heading', { name: '收银台' })).toBeVisible()
})

test('ten diners in under a minute of typing, by keyboard alone', async ({ page }) => {
  await openTill(page)
  let keys = 0
  const type = async (text: string) => {
    keys += text.length
    await page.keyboard.type(text)
  }
  const press = async (key: string) => {
    keys += 1
    await page.keyboard.press(key)
  }
  const codes = await cards(page)
  let meals = 0
  for (const code of codes) {
    if (meals === 10) break
    await find(page).waitFor()
    await type(code.toLowerCase())
    await press('Enter')
    await expect(
      page.getByRole('region', { name: '面前的人' }).getByText('余额', { exact: true }),
    ).toBeVisible()
    await press('Enter')
    const next = page.getByRole('textbox', { name: '找人' })
    const paying = page.getByRole('group', { name: '收款' })
    const had = page.getByText(/已经享受过补贴/)
    await expect(next.or(paying).or(had)).toBeVisible()
    if (await paying.isVisible()) await press('Enter')
    if (await had.isVisible()) await press('Escape')
    else meals += 1
    await expect(next).toBeFocused()
  }
  expect(meals).toBe(10)
  expect(keys).toBeLessThan(keysOfAMinute)
})

test('a second meal is refused with the time of the first, and mixed tenders give their change', async ({
  page,
}) => {
  await openTill(page)
  const code = (await cards(page))[0] ?? ''
  await find(page).fill(code)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '面前的人' })).toContainText('余额')
  await page.keyboard.press('F8')
  await page.getByPlaceholder('正好').fill('50')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '找零' })).toBeVisible()

  await find(page).fill(code)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: '已经享受过补贴' })).toBeVisible()
  await page.keyboard.press('F3')
  await expect(page.getByRole('dialog', { name: '为什么是这个价？' })).toContainText('已经享受过')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(find(page)).toBeFocused()
})

test('within a minute a meal is taken back with one press, and the same lunch can be had again', async ({
  page,
}) => {
  await openTill(page)
  const code = (await cards(page))[0] ?? ''
  await find(page).fill(code)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '面前的人' })).toContainText('今天第 1 餐')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /撤销/ })).toBeVisible()
  await page.getByRole('button', { name: /撤销/ }).click()
  await expect(page.getByText(/已撤回/).first()).toBeVisible()
  await find(page).fill(code)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '面前的人' })).toContainText('今天第 1 餐')
})

test('the canteen begins at its till, and its home is a key away', async ({ page }) => {
  await signIn(page, 'shitang')
  await expect(page.getByRole('heading', { name: '收银台' })).toBeVisible()
  await page.keyboard.press('Alt+1')
  await expect(page.getByRole('heading', { name: '收银台' })).toHaveCount(0)
})

/** Types as a reader does: all keys within a few milliseconds, by physical key. */
async function sweep(page: Page, code: string): Promise<void> {
  await page.evaluate((characters) => {
    for (const key of [...Array.from(characters), 'Enter']) {
      const pressed = /\d/.test(key) ? `Digit${key}` : key === 'Enter' ? key : `Key${key}`
      const target = document.activeElement ?? document.body
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key, code: pressed, bubbles: true, cancelable: true }),
      )
    }
  }, code)
}

test('a card that is read twice opens nothing over the till, and another waits its turn', async ({
  page,
}) => {
  await openTill(page)
  const [code = '', other = ''] = await cards(page)
  await expect(find(page)).toBeFocused()
  await sweep(page, code)
  const who = page.getByRole('region', { name: '面前的人' })
  await expect(who).toContainText('余额')
  await sweep(page, code)
  await sweep(page, other)
  await expect(page.getByText(/先把.+的这一份收完/).first()).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(find(page)).toBeFocused()
})

test('a card that is swept, and Enter, is a meal that is paid; swept again at once it is still one', async ({
  page,
}) => {
  await openTill(page)
  const code = (await cards(page))[0] ?? ''
  const lastOnes = page.locator('.till-last li')
  await expect(find(page)).toBeFocused()
  await sweep(page, code)
  await expect(page.getByRole('region', { name: '面前的人' })).toContainText('今天第 1 餐')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: /付 \d/ })).toBeVisible()
  const subsidised = page.getByText('其中享受补贴 1 份')
  await expect(subsidised).toBeVisible()
  await expect(find(page)).toBeFocused()
  await sweep(page, code)
  await expect(page.getByRole('alert').filter({ hasText: '已经享受过补贴' })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(find(page)).toBeFocused()
  await expect(subsidised).toBeVisible()
  await expect(lastOnes).toHaveCount(1)
})

test('a meal is given for nothing by three keys, one of which says why', async ({ page }) => {
  await openTill(page)
  const code = (await cards(page))[0] ?? ''
  await find(page).fill(code)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '面前的人' })).toContainText('今天第 1 餐')
  await page.keyboard.press('F12')
  const paying = page.getByRole('group', { name: '收款' })
  await expect(paying.getByRole('radiogroup', { name: '为什么免单' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(paying).toBeVisible()
  await page.keyboard.press('2')
  await expect(paying.getByRole('radio', { name: /食堂出错/ })).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(find(page)).toBeFocused()
  await page.locator('.till-last a').first().click()
  await expect(page.getByText(/免单.*食堂出错/)).toBeVisible()
})
