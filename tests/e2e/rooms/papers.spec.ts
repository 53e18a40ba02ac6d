/** Papers of a group's booking: the slip with its code, the form with the numbers in full, house rules, who comes. */
import { expect, signIn, test } from '../fixture'
import { settled, visit } from '../screens'

test.use({ deskOptions: { demo: true, now: '2026-11-28T02:50:00Z', dataDir: null } })

test('a group’s slip has the code that the door finds it by, and its form says who answers for it', async ({
  page,
}) => {
  await signIn(page, 'fuzeren')
  await visit(page, '/rooms/list', '场地预约')
  await page.getByRole('row').filter({ hasText: '亲子饼干' }).first().click()
  await expect(page.getByRole('dialog', { name: '场地预约' })).toBeVisible()
  await settled(page)
  await page.keyboard.press('F8')
  await expect(page.getByRole('heading', { name: /预约单/ }).first()).toBeVisible()
  const slip = page.locator('.rooms-slip')
  await expect(slip.getByText(/^CD\d{8,}$/)).toBeVisible()
  await expect(slip.locator('.paper-bars img')).toHaveJSProperty('complete', true)
  expect(
    await slip.locator('.paper-bars img').evaluate((image: HTMLImageElement) => image.naturalWidth),
  ).toBeGreaterThan(100)
  await page.getByText('团体使用申请表', { exact: true }).click()
  const form = page.locator('.paper-a4')
  await expect(form.getByText('阳光幼儿园')).toBeVisible()
  await expect(form.getByText(/周浩|王磊|孙丽华|钱敏/)).toBeVisible()
  await page.getByText('使用须知', { exact: true }).first().click()
  await expect(form.getByText('先听安全须知', { exact: false })).toBeVisible()
  await page.getByText('到场签到表', { exact: true }).first().click()
  await expect(form.getByRole('row')).toHaveCount(13)
})
