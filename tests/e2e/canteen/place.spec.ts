/** Where the canteen stands is written down in the settings, and tells from then on how near somebody is registered. */
import type { Page } from '@playwright/test'
import { expect, signIn, test } from '../fixture'
import { write } from './policy-writing'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

const openForm = async (page: Page) => {
  await page.getByRole('link', { name: '设置' }).click()
  await expect(page.getByRole('link', { name: '服务中心' })).toBeVisible()
  await page.getByRole('link', { name: '食堂', exact: true }).last().click()
  await expect(page.getByLabel('街道、镇', { exact: true })).toBeVisible()
}
const openDiner = async (page: Page) => {
  await page.getByRole('link', { name: /^食堂/ }).first().click()
  await page.getByRole('link', { name: '就餐人' }).click()
  await expect(page.getByRole('heading', { name: '就餐人' })).toBeVisible()
  await page.getByRole('row').nth(1).click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
}

test('负责人 writes another province, and whoever was registered in this city is from elsewhere by their record', async ({
  page,
}) => {
  await signIn(page, 'fuzeren')
  await openDiner(page)
  const belongs = page.getByRole('dialog').locator('dd').filter({ hasText: /^户籍/ })
  await expect(belongs).toContainText('登记上是本市')
  await page.keyboard.press('Escape')

  await openForm(page)
  const part = (name: string) => page.getByLabel(name, { exact: true })
  const before = {
    省: '湖北省',
    市: '武汉市',
    '区、县': '洪山区',
    '街道、镇': '花山街道',
    '社区、村': '翰林社区',
    行政区划代码: '420111',
  }
  for (const [name, value] of Object.entries(before)) await expect(part(name)).toHaveValue(value)
  // A code is of 6, 9 or 12 digits.
  await write(page, part('行政区划代码'), '4301')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.ant-form-item-explain-error, .field-error').first()).toBeVisible()
  await write(page, part('行政区划代码'), '430104')
  await write(page, part('省'), '湖南省')
  await write(page, part('市'), '长沙市')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已保存食堂设置')).toBeVisible()

  await openDiner(page)
  await expect(belongs).toContainText('登记上是外地')
  await page.keyboard.press('Escape')
  await openForm(page)
  await expect(part('市')).toHaveValue('长沙市')
  await expect(part('行政区划代码')).toHaveValue('430104')
})
