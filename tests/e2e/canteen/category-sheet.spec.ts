/** Categories from a sheet: the civil affairs office's list is read, compared, applied with one deed, and told on paper. */
import type { Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import { expect, signIn, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

async function sheetOf(rows: readonly (readonly string[])[]) {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('名单')
  for (const row of rows) sheet.addRow([...row])
  return {
    name: '11月低保名单.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
  }
}

/** Somebody of the register with the number as their page shows it: half hidden, as on most lists. */
async function somebody(page: Page): Promise<{ readonly name: string; readonly number: string }> {
  await page.keyboard.press('Control+K')
  await page.keyboard.insertText('陈')
  await page.getByRole('option').first().waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  const heading = page.getByRole('heading', { name: /岁/ })
  await expect(heading).toBeVisible()
  const name = /^\p{Script=Han}{2,4}?(?=[男女\s])/u.exec(await heading.innerText())?.[0] ?? ''
  const number = /\d{3,6}\*{4,8}\d{3}[\dX]/.exec(await page.locator('main').innerText())?.[0] ?? ''
  expect([name, number].every((text) => text !== '')).toBe(true)
  return { name, number }
}

test('who gains and who loses is seen first, and done with one deed', async ({ page }) => {
  await signIn(page, 'fuzeren')
  const { name, number } = await somebody(page)
  await page.getByRole('link', { name: /食堂/ }).click()
  await page.getByRole('link', { name: '就餐资格' }).click()
  await page.getByRole('button', { name: '民政名单' }).click()
  await expect(page.getByRole('heading', { name: '民政名单' })).toBeVisible()

  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('F2')
  await (
    await chooser
  ).setFiles(
    await sheetOf([
      ['姓名', '身份证号', '救助类别', '审批时间'],
      [name, number, '优抚对象', '2026年11月'],
      ['赵无人', '42011219400101055X', '优抚对象', ''],
    ]),
  )
  await expect(page.getByRole('heading', { name: '比对名单' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: '新增 0' })).toBeVisible()

  // The word of the list is nobody's here yet: it is said once what it means.
  await page.getByRole('combobox', { name: '优抚对象算什么' }).click()
  await page.keyboard.insertText('优抚对象')
  await page.getByRole('option', { name: '优抚对象' }).waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  await page.getByLabel('认定机关').fill('区民政局')
  await page.keyboard.press('Control+Enter')
  const gained = page.getByRole('region', { name: '新增 1 人' })
  await expect(gained).toContainText(name)
  await expect(page.getByRole('region', { name: /未采用或有疑问的行 1/ })).toContainText('赵无人')

  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已按名单更新：新增 1 人，停止 0 人')).toBeVisible()
  await expect(page.getByRole('heading', { name: '就餐资格变更表' }).first()).toBeVisible()
  await page.getByText('就餐资格变更通知').click()
  await expect(page.getByText(`${name}：`)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { name: /11月低保名单/ })).toBeVisible()
})
