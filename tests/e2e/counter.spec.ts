/** The counter by keyboard alone: numbers, calls, answers, and a visit that becomes a request. */
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessibility'
import { expect, host, signIn, test } from './fixture'
import { overTheWire } from './over-the-wire'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

test.beforeEach(async ({ page }) => {
  await signIn(page, 'qiantai')
  await expect(search(page)).toBeFocused()
  await expect(line(page).first()).toBeVisible()
})

const search = (page: Page) => page.getByRole('main').getByRole('combobox').first()
const line = (page: Page) => page.getByRole('listbox', { name: '等候' }).getByRole('option')
/** The numbers in line, in the order in which they will be called. */
const numbers = (page: Page) => line(page).locator('b').allInnerTexts()
const notices = (page: Page) => page.locator('.notices')

/** The room's own page: it knows neither a token nor a name, and has no road to the desk. */
async function openCallingScreen(page: Page): Promise<Page> {
  const opened = page.context().waitForEvent('page')
  await page.getByRole('button', { name: '打开呼叫屏' }).click()
  const room = await opened
  await expect(room.getByText(/^等候 \d+ 人$/)).toBeVisible()
  // By the desk's clock, as the counter.
  await expect(room.getByRole('time')).toHaveText(/^10:[345]\d$/)
  await expectAccessible(room)
  expect(await room.evaluate(() => sessionStorage.length)).toBe(0)
  await page.bringToFront()
  await expect(page.getByText('呼叫屏开着')).toBeVisible()
  await search(page).focus()
  return room
}

test('someone takes a number, and the slip is shown before it is printed', async ({ page }) => {
  const before = await line(page).count()
  await page.keyboard.press('Enter')
  await expect(notices(page)).toContainText('还没有输入')
  await page.keyboard.press('F6')
  await expect(page.getByRole('dialog', { name: '取号' })).toBeVisible()
  await expectAccessible(page)
  await expect(page.getByLabel(/^来办什么/)).toBeFocused()
  await page.keyboard.type('医保缴费')
  await page.keyboard.press('Enter')
  const slip = page.getByRole('dialog', { name: /^号票 A\d{3}$/ })
  await expect(slip).toContainText('医保缴费')
  await expect(slip).toContainText('前面还有')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(slip).toBeHidden()
  await expect(line(page)).toHaveCount(before + 1)
  await expect(line(page).last()).toContainText('医保缴费')
  await expect(search(page)).toBeFocused()
})

test('a call is taken back while the search has the focus, unless something was typed since', async ({
  page,
}) => {
  const before = await numbers(page)
  await page.keyboard.press('F7')
  await expect(notices(page)).toContainText(`请 ${before[0] ?? ''}`)
  await expect(line(page)).toHaveCount(before.length - 1)
  await page.keyboard.press('Control+Z')
  await expect(notices(page)).toContainText('已撤销')
  await expect.poll(() => numbers(page)).toEqual(before)

  await page.keyboard.press('F7')
  await expect(line(page)).toHaveCount(before.length - 1)
  await page.keyboard.type('王')
  await page.keyboard.press('Control+Z')
  await expect(search(page)).toHaveValue('')
  await expect(line(page)).toHaveCount(before.length - 1)
})

test('who does not come is skipped and stands further back; the next is served and answered', async ({
  page,
}) => {
  const before = await numbers(page)
  const room = host === 'loopback' ? await openCallingScreen(page) : undefined
  await page.keyboard.press('F7')
  await expect(line(page)).toHaveCount(before.length - 1)
  if (room !== undefined) await expect(room.locator('.now')).toContainText(`${before[0] ?? ''}请到 1 号窗口`)
  await page.keyboard.press('Shift+F9')
  await expect(notices(page)).toContainText('过号，3 人后再叫')
  await expect(line(page)).toHaveCount(before.length)
  const after = await numbers(page)
  expect(after.indexOf(before[0] ?? '')).toBeGreaterThanOrEqual(Math.min(3, before.length - 1))

  await page.keyboard.press('F7')
  await expect(notices(page)).toContainText(`请 ${after[0] ?? ''}`)
  await page.keyboard.press('F8')
  await expect(notices(page)).toContainText('开始接待')
  await page.keyboard.press('F9')
  const answer = page.getByRole('textbox', { name: /答复了什么/ })
  await expect(answer).toBeFocused()
  await page.keyboard.type('带身份证原件来')
  // Esc loses nothing.
  await page.keyboard.press('Escape')
  await page.keyboard.press('F9')
  await expect(answer).toHaveValue('带身份证原件来')
  await page.keyboard.press('Enter')
  await expect(notices(page)).toContainText(`${after[0] ?? ''} 已答复`)
  await expect(search(page)).toBeFocused()
  if (room !== undefined) {
    await expect(room.getByRole('dialog', { name: `${after[0] ?? ''}，这次办得怎么样？` })).toBeVisible()
    await expectAccessible(room)
    await room.keyboard.press('2')
    await expect(notices(page)).toContainText(`${after[0] ?? ''} 评价：满意`)
  }

  await page.keyboard.press('Alt+1')
  await page.goto(page.url().replace(/#.*|$/, '#/visits'))
  const row = page.getByRole('row', { name: new RegExp(after[0] ?? '') })
  await expect(row).toContainText('当场答复')
  await expectAccessible(page)
  await row.click()
  const visit = page.getByRole('dialog', { name: '来访' })
  await expect(visit).toContainText('带身份证原件来')
  if (room !== undefined) await expect(visit).toContainText('评价满意')
  await expectAccessible(page)
})

test('whoever was found is registered, and their visit becomes a request without typing again', async ({
  page,
}) => {
  await page.keyboard.type('王')
  const second = page.locator('.resident-results').getByRole('option').nth(1)
  await expect(second).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(second).toHaveAttribute('aria-selected', 'true')
  const name = await second.locator('b').innerText()
  const bar = page.locator('.person-bar')
  await expect(bar.locator('b')).toHaveText(name)
  await expect(bar.getByRole('button', { name: /登记来访/ })).toBeEnabled()
  await expectAccessible(page)
  await page.keyboard.press('F2')
  await expect(page.getByRole('dialog', { name: `登记来访：${name}` })).toBeVisible()
  await expect(page.getByLabel(/^来办什么/)).toBeFocused()
  await page.keyboard.type('高龄津贴')
  await page.keyboard.press('Control+Enter')
  await expect(bar).toContainText('接待中')
  await expect(bar.getByRole('button', { name: /登记来访/ })).toHaveAttribute('aria-disabled', 'true')

  await page.keyboard.press('F1')
  const drawer = page.getByRole('dialog', { name: `转办件 ${name}` })
  await expect(drawer).toContainText('来访事由：高龄津贴')
  await expect(drawer).toContainText(name)
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/#\/service-requests\/\d+$/)
  await expect(notices(page)).toContainText(`${name} 已转办件`)
})

test('the year ends under an open page, and a clock that was wrong is put right across the day', async ({
  page,
  desk,
}) => {
  test.skip(host === 'electron', 'the clock is set on loopback alone')
  const today = page.getByRole('banner').locator('time')
  const waiting = await line(page).count()
  expect(waiting).toBeGreaterThan(0)
  await expect(today).toHaveAttribute('datetime', '2026-11-23')
  // Whoever comes back to the window asks the desk at once; otherwise it is asked every ten seconds.
  const comesBack = () => page.evaluate(() => window.dispatchEvent(new Event('focus')))
  const setClock = async (instant: string) => {
    const state = await overTheWire(desk.address).session.state({})
    desk.pass(Date.parse(instant) - (state.state === 'open' ? state.now : NaN))
    await comesBack()
  }
  await setClock('2026-12-31T15:59:54Z')
  await expect(today).toHaveAttribute('datetime', '2026-12-31')
  await expect(today).toContainText('12月31日')
  // Nobody touches anything; half a minute is what it may take.
  await expect(today).toHaveAttribute('datetime', '2027-01-01', { timeout: 30_000 })
  await expect(today).toContainText('1月1日')
  // Who waited a day ago waits no more, and the next one is the first of the day.
  await expect(line(page)).toHaveCount(0)
  await page.keyboard.press('F6')
  await page.getByLabel(/^来办什么/).fill('医保缴费')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: '号票 A001' })).toBeVisible()
  await page.keyboard.press('Escape')
  await setClock('2026-12-30T01:00:00Z')
  await expect(today).toHaveAttribute('datetime', '2026-12-30')
  await expect(today).toContainText('12月30日')
  await expect(line(page)).toHaveCount(0)
})
