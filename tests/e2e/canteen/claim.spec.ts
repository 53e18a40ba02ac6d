/** A claim from its draft to its payment; and a refund afterwards is a negative line of the next. */
import type { Page } from '@playwright/test'
import { expect, signIn, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

const claims = async (page: Page) => {
  await page.getByRole('link', { name: '补贴申领' }).first().click()
  await expect(page.getByRole('heading', { name: '补贴申领' })).toBeVisible()
}
const tab = (page: Page, name: string) =>
  page.getByLabel('申领的各部分').getByText(name, { exact: true }).click()

test('October is checked, sampled, submitted and paid by its funders; a meal refunded afterwards is taken back in November', async ({
  page,
}) => {
  await signIn(page, 'fuzeren')
  await page.getByRole('link', { name: /食堂/ }).click()
  await claims(page)
  await page.getByRole('row', { name: /2026年10月.*草稿/ }).click()
  await expect(page.getByRole('heading', { name: '2026年10月' })).toBeVisible()
  await page.keyboard.press('F2')
  await expect(page.getByText('已核对', { exact: true })).toBeVisible()

  await tab(page, '电话抽查')
  await expect(page.getByRole('button', { name: /抽取/ })).toBeVisible()
  await page.keyboard.press('F4')
  await expect(page.getByRole('heading', { name: '抽中 10 人' })).toBeVisible()
  await page
    .getByRole('combobox', { name: /的抽查结果/ })
    .first()
    .click()
  await page.getByTitle('属实').click()
  await expect(page.getByRole('row').nth(1)).toContainText('李文静')

  await page.keyboard.press('F2')
  await expect(page.getByText('已提交', { exact: true }).first()).toBeVisible()
  await tab(page, '拨付')
  for (const slip of ['ICBC-1', 'ICBC-2']) {
    await page.getByLabel(/^回单号/).fill(slip)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('listitem').filter({ hasText: slip })).toBeVisible()
  }
  await page.keyboard.press('F2')
  await page.getByRole('dialog').getByRole('button', { name: '结清' }).click()
  await expect(page.getByText('已拨付', { exact: true }).first()).toBeVisible()

  // A lunch of October turns out to have been somebody else's.
  await tab(page, '明细')
  await page.getByRole('row').nth(1).click()
  const meal = page.getByRole('dialog')
  await meal.getByRole('radio', { name: '刷错人' }).check()
  await meal.getByRole('button', { name: '退这一餐' }).click()
  await expect(page.getByText(/^已撤回，.*\d 元/)).toBeVisible()

  await page.goBack()
  await claims(page)
  await page.keyboard.press('F2')
  await page.getByRole('combobox', { name: /^月份/ }).click()
  await page.getByTitle('2026年11月').click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '2026年11月' })).toBeVisible()
  await tab(page, '明细')
  await page.getByRole('checkbox', { name: '只看更正' }).check()
  await expect(page.getByRole('row').nth(1)).toContainText('-1')
})
