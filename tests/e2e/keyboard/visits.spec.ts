/** Visits by keyboard alone: registered, put right, found again. */
import {
  dialog,
  expectDone,
  expectFocusKept,
  heading,
  pressButton,
  rewrite,
  signInByKeys,
  tabTo,
  write,
} from '../by-keys'
import { expect, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })
test.describe.configure({ timeout: 300_000 })
test.use({ actionTimeout: 20_000 })

test('visits: one is registered beside the list, put right, and found again', async ({ page }) => {
  await signInByKeys(page, 'qiantai')
  await page.keyboard.press('Alt+3')
  await expect(heading(page)).toHaveText('来访记录')
  await page.keyboard.press('F2')
  await expect(dialog(page, '登记来访')).toBeVisible()
  await expect(page.getByLabel(/^来办什么/)).toBeFocused()
  await write(page, '咨询老年食堂')
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page, '来访')).toContainText('咨询老年食堂')
  await expectFocusKept(page)
  await pressButton(page, '更正')
  await expect(page.getByLabel(/^来办什么/)).toBeFocused()
  await rewrite(page, '咨询助餐补贴')
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page, '来访')).toContainText('咨询助餐补贴')
  await expectDone(page, '的登记已更正')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expectFocusKept(page)
  await tabTo(page, page.getByRole('main').getByRole('textbox').first())
  await write(page, '助餐补贴')
  const grid = page.getByRole('grid', { name: '来访记录' })
  await expect(grid.getByRole('row')).toHaveCount(2)
  await page.keyboard.press('ArrowDown')
  await expect(grid).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page, '来访')).toContainText('咨询助餐补贴')
})
