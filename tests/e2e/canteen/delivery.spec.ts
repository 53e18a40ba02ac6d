/** A round entered back by keyboard: meals handed over, a door that stays shut, and the care alert that comes of it. */
import type { Page } from '@playwright/test'
import { command, expectDone, heading, intoList, tabTo, write } from '../by-keys'
import { expect, signIn, test } from '../fixture'

// Monday, ten past twelve: the carriers are just coming back.
test.use({ deskOptions: { demo: true, now: '2026-11-23T04:10:00Z', dataDir: null } })

const clock = (page: Page) => page.getByRole('textbox', { name: '时间' })
const stop = (page: Page) => page.getByRole('group', { name: '登记送达' })

/** The time as the carrier wrote it down, then one digit for whom. */
async function enter(page: Page, time: string, digit: string): Promise<void> {
  await expect(clock(page)).toBeFocused()
  await write(page, time)
  await expect(stop(page)).toBeFocused()
  await page.keyboard.press(digit)
}

const leftWords = (page: Page) => page.getByText(/还有 \d+ 户/)
const left = async (page: Page) => Number(/\d+/.exec(await leftWords(page).innerText())?.[0])

test('a round is entered back in one pass, and a shut door becomes a duty of today that ends with a result', async ({
  page,
}) => {
  await signIn(page, 'fuzeren')
  await command(page, '送餐')
  await expect(heading(page)).toHaveText('送餐')
  const before = await left(page)
  await enter(page, '1135', '1')
  await expectDone(page, /11:35 本人 已送达/)
  await expect(leftWords(page)).toHaveText(`还有 ${before - 1} 户`)
  await enter(page, '1138', '3')
  await expectDone(page, /11:38 邻居 已送达/)
  await expect(leftWords(page)).toHaveText(`还有 ${before - 2} 户`)

  // Nobody opens at the third: it is no reason before all four steps were tried.
  await expect(clock(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('0')
  await expect(page.getByRole('heading', { name: '为什么没送到' })).toBeVisible()
  await page.keyboard.press('5')
  for (const [step, time] of [
    ['等候', '1140'],
    ['按铃敲门', '1145'],
    ['问邻居', '1150'],
    ['打紧急联系人', '1155'],
  ] as const) {
    await expect(page.getByRole('heading', { name: step })).toBeVisible()
    await enter(page, time, '1')
  }
  await expect(page.getByRole('heading', { name: '四步都试过，没有回应' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expectDone(page, /没送到：敲门不应/)
  await expect(leftWords(page)).toHaveText(`还有 ${before - 3} 户`)

  // At the counter it is a duty of today.
  await command(page, '前台')
  const duty = page
    .getByRole('grid', { name: '今天要办' })
    .getByRole('row', { name: /独居，11月23日 订了餐没有取/ })
  await expect(duty).toBeVisible()
  await command(page, '关怀提醒')
  await expect(heading(page)).toHaveText('关怀提醒')
  await intoList(page, '关怀提醒')
  await page.keyboard.press('Home')
  const rows = page.getByRole('row', { name: /敲门不应/ })
  for (let row = 0; row < 20; row += 1) {
    if ((await page.getByRole('row', { name: /敲门不应/, selected: true }).count()) > 0) break
    await page.keyboard.press('ArrowDown')
  }
  const open = await rows.count()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('region', { name: '敲门经过' })).toContainText('打紧急联系人 · 没有回应')
  await tabTo(page, drawer.getByRole('button', { name: /本人电话/ }).first())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /本人电话/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(drawer.getByRole('status', { name: '本人电话' })).toHaveText(/^\d{11}$|^0\d{10,11}$/)
  await page.keyboard.press('Escape')
  await tabTo(page, drawer.getByRole('radio').first())
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await expectDone(page, /已登记 .* 的情况/)
  await expect(rows).toHaveCount(open - 1)
})

test('a stop that is come back to after the door opened asks whom it was handed to', async ({ page }) => {
  await signIn(page, 'fuzeren')
  await command(page, '送餐')
  await expect(heading(page)).toHaveText('送餐')
  await expect(clock(page)).toBeFocused()
  const stops = page.getByRole('list', { name: '送餐' }).getByRole('button')
  const [first, second] = [stops.nth(0), stops.nth(1)]
  await first.click()
  await page.keyboard.press('0')
  await page.keyboard.press('5')
  await expect(page.getByRole('heading', { name: '等候' })).toBeVisible()
  await enter(page, '1140', '1')
  await expect(page.getByRole('heading', { name: '按铃敲门' })).toBeVisible()
  await enter(page, '1145', '2')
  await expect(page.getByRole('heading', { name: '交给' })).toBeVisible()
  await second.click()
  await first.click()
  await expect(page.getByRole('heading', { name: '交给' })).toBeVisible()
  await page.getByRole('button', { name: /^没送到/ }).click()
  await expect(page.getByRole('button', { name: '敲门不应' })).toHaveAttribute('aria-disabled', 'true')
})

test('the carrier’s sheet has the doors in order, and the round is moved by keys', async ({ page }) => {
  await signIn(page, 'fuzeren')
  await command(page, '送餐')
  await expect(heading(page)).toHaveText('送餐')
  await page.keyboard.press('F4')
  const drawer = page.getByRole('dialog', { name: '东线' })
  const second = drawer.getByLabel(/的地标/).nth(1)
  const name = (await second.getAttribute('aria-label')) ?? ''
  await tabTo(page, second)
  await page.keyboard.press('Alt+ArrowUp')
  await expect(drawer.getByLabel(/的地标/).first()).toHaveAttribute('aria-label', name)
  await page.keyboard.press('Control+Enter')
  await expectDone(page, '已保存 东线')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+P')
  // Of every round one sheet: none was chosen.
  const sheets = page.getByRole('article')
  await expect(sheets.getByRole('heading', { name: /^送餐单（/ })).toHaveText([/东线/, /西线/])
  const sheet = sheets.first().getByRole('table')
  const first = sheet.getByRole('row').nth(1)
  await expect(first).toContainText(name.replace(' 的地标', ''))
  await expect(first).toContainText(/1\d{10}/)
  await expect(sheet).toContainText(/紧急联系人：\S+ .*1\d{10}/)
  await expect(sheet.getByRole('columnheader', { name: '应收' })).toBeVisible()
})
