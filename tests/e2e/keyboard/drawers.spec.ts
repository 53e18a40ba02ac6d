/** What opens over the page has the keyboard at its first field, however late that comes, and never at what closes it. */
import { expect, signIn, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

test('a booking begun from the counter is typed at once, and Enter does not throw it away', async ({
  page,
}) => {
  await signIn(page, 'qiantai')
  await page.keyboard.insertText('王')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('F3')
  const drawer = page.getByRole('dialog')
  await expect(drawer.locator('form')).toBeVisible()
  await expect(drawer.locator('form :focus')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(drawer).toBeVisible()
})
