/** A policy is written on the screen, tried while it is written, and says why it gives nothing. */
import { expect, signIn, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

test('负责人 writes a policy by keyboard, tries it before it is kept, and sees why the others do not apply', async ({
  page,
}) => {
  await signIn(page, 'fuzeren')
  await page.getByRole('link', { name: /食堂/ }).click()
  await page.getByRole('link', { name: '补贴政策' }).click()
  await expect(page.getByRole('heading', { name: '补贴政策' })).toBeVisible()
  await page.keyboard.press('F2')

  await page.getByLabel('名称', { exact: true }).fill('社区助餐')
  await page.getByLabel(/^依据/).fill('居民议事会第 5 次会议')
  await page.getByRole('button', { name: '加一档' }).click()
  await page.getByLabel('档次名称').fill('65 岁以上')
  await page.getByRole('button', { name: '限定对象' }).click()
  await page.getByLabel('年龄下限').fill('65')
  await page.getByLabel('出资方，如 市、区、街道').fill('社区')
  await page.getByLabel('金额（元）', { exact: true }).fill('1.50')

  await expect(page.getByText('社区助餐 · 65 岁以上')).toBeVisible()
  await page.getByLabel('周岁', { exact: true }).fill('64')
  await expect(page.getByText('64 周岁，要满 65 周岁')).toBeVisible()

  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已保存 社区助餐（第 1 版）')).toBeVisible()
  await expect(page.getByRole('row', { name: /社区助餐/ })).toBeVisible()
})

test('负责人 says which weekday, what stays with the diner, and with what a sum is counted together', async ({
  page,
}) => {
  await signIn(page, 'fuzeren')
  await page.getByRole('link', { name: /食堂/ }).click()
  await page.getByRole('link', { name: '补贴政策' }).click()
  await page.getByRole('button', { name: /新增政策/ }).click()
  await page.getByLabel('名称', { exact: true }).fill('周三敬老')
  await page.getByLabel(/^依据/).fill('居民议事会第 6 次会议')
  await page.getByRole('button', { name: '加一档' }).click()
  await page.getByLabel('档次名称').fill('每人')
  await page.getByLabel('出资方，如 市、区、街道').fill('社区')
  await page.getByLabel('金额（元）', { exact: true }).fill('5.00')
  await page.getByLabel('周岁', { exact: true }).fill('50')
  await page.getByRole('button', { name: '加一个条件' }).first().click()
  await page.getByRole('combobox', { name: '条件', exact: true }).nth(1).click()
  await page.getByTitle('星期', { exact: true }).click()
  // Monday 23 November 2026.
  await expect(page.getByText('周一不补，只补周三')).toBeVisible()
  await page.getByRole('checkbox', { name: '周一' }).check()
  await expect(page.getByText('周三敬老 · 每人')).toBeVisible()
  await page.getByLabel(/^个人至少付（元）/).fill('11.00')
  await expect(page.locator('.canteen-own')).toContainText('11.00')
  await page.getByRole('button', { name: '加金额限制' }).click()
  await page.getByRole('combobox', { name: '怎样合计' }).click()
  await page.getByTitle('与第一组合计').click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已保存 周三敬老（第 1 版）')).toBeVisible()
})

test('what is missing in a policy is said at its field, and nothing is kept', async ({ page }) => {
  await signIn(page, 'fuzeren')
  await page.getByRole('link', { name: /食堂/ }).click()
  await page.getByRole('link', { name: '补贴政策' }).click()
  await page.getByRole('button', { name: /新增政策/ }).click()
  await page.getByLabel('名称', { exact: true }).fill('空的政策')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('依据')
})

test('食堂 tries policies and does not write them', async ({ page }) => {
  await signIn(page, 'shitang')
  await expect(page.getByRole('heading', { name: '收银台' })).toBeVisible()
  await page.getByRole('link', { name: '补贴政策' }).click()
  await expect(page.getByRole('heading', { name: '补贴政策' })).toBeVisible()
  await expect(page.getByRole('button', { name: /新增政策/ })).toHaveCount(0)
  await page.getByLabel('周岁', { exact: true }).fill('82')
  await expect(page.getByText('长者助餐补贴 · 80 岁以上')).toBeVisible()
})
