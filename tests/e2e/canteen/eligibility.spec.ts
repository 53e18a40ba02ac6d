/** Somebody applies, is approved, and stands among those who hold the category. */
import { expect, signIn, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

test('an application waits for its approval, and the approved one is held', async ({ page }) => {
  await signIn(page, 'fuzeren')
  await page.getByRole('link', { name: /食堂/ }).click()
  await page.getByRole('link', { name: '就餐资格' }).click()
  await expect(page.getByRole('heading', { name: '就餐资格' })).toBeVisible()
  await page.keyboard.press('F2')
  await page.getByRole('dialog', { name: '登记申请' }).getByRole('combobox').fill('王')
  await page.getByRole('option').first().waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  await page.getByLabel(/^类别/).fill('低保')
  await page.getByLabel('认定机关').fill('区民政局')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/已登记 .+ 的低保申请，等待核准/)).toBeVisible()

  await page
    .getByRole('row', { name: /低保.*待审/ })
    .first()
    .click()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '核准', exact: true }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/已核准 .+ 的低保资格/)).toBeVisible()
})
