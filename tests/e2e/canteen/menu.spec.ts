/** The kitchen plans a day: the board in the order of the keys, and a dish that is sold out. */
import { expect, signIn, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

test('the week is planned, a dish is sold out, and the board is printed', async ({ page }) => {
  await signIn(page, 'shitang')
  await expect(page.getByRole('heading', { name: '收银台' })).toBeVisible()
  await page.getByRole('link', { name: '一周菜单' }).click()
  await page.getByRole('button', { name: /编排 11月29日 周日午餐/ }).click()
  const drawer = page.getByRole('dialog', { name: /11月29日/ })
  await drawer.getByRole('combobox', { name: '第 1 项', exact: true }).fill('软食')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已保存午餐供应')).toBeVisible()

  await page.getByRole('button', { name: /编排 11月29日 周日午餐/ }).click()
  await drawer.getByRole('checkbox', { name: '软食套餐' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /编排 11月29日/ }).getByText('售完')).toBeVisible()

  await page.keyboard.press('Control+p')
  await expect(page.getByRole('heading', { name: /一周菜单（/, level: 1 }).first()).toBeVisible()
  await expect(page.getByRole('cell', { name: /软食套餐/ }).first()).toBeVisible()
  await expect(page.getByRole('cell', { name: /红烧鱼块（含鱼）/ }).first()).toBeVisible()
})
