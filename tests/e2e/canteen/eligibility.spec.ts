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

test('one that runs out is renewed from the list on a new proof, and says so afterwards', async ({
  page,
}) => {
  await signIn(page, 'fuzeren')
  await page.getByRole('link', { name: /食堂/ }).click()
  await page.getByRole('link', { name: '就餐资格' }).click()
  await page.keyboard.press('F2')
  await page.getByRole('dialog', { name: '登记申请' }).getByRole('combobox').fill('李')
  await page.getByRole('option').first().waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  await page.getByLabel(/^类别/).fill('短期失能')
  await page.getByLabel('认定机关').fill('区民政局')
  await page.getByLabel(/^有效到/).fill('2026-11-30')
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('row', { name: /短期失能.*待审/ })
    .first()
    .click()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '核准', exact: true }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/已核准 .+ 的短期失能资格/)).toBeVisible()

  await page.keyboard.press('Escape')
  await page.getByText('30 天内到期', { exact: true }).click()
  const row = page.getByRole('row', { name: /短期失能/ })
  await row.getByRole('link', { name: '续期' }).click()
  const form = page.getByRole('form', { name: '续期' })
  await form.getByLabel(/^证号/).fill('失能评估第 12 号')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('row', { name: /短期失能.*待审/ })).toBeVisible()
  await page.getByText('30 天内到期', { exact: true }).click()
  await expect(row.getByRole('link', { name: '已续期' })).toBeVisible()
})
