/** The frame by keyboard alone: signing in, locking, handing over, and an address that leads nowhere. */
import { dialog, expectFocusKept, heading, pressButton, signInByKeys, write } from '../by-keys'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })
test.describe.configure({ timeout: 300_000 })
test.use({ actionTimeout: 20_000 })

test('signing in, locking, and handing the desk over', async ({ page }) => {
  await signInByKeys(page, 'fuzeren')
  await page.keyboard.press('Control+L')
  await expect(page.getByLabel('密码', { exact: true })).toBeFocused()
  await write(page, 'linli-demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await expectFocusKept(page)

  await page.keyboard.press('Alt+0')
  const first = dialog(page, '换人').getByRole('listitem').getByRole('button').first()
  await expect(first).toBeFocused()
  await page.keyboard.press('1')
  await expect(page.getByLabel('密码', { exact: true })).toBeFocused()
  await write(page, 'linli-demo')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await expectFocusKept(page)
})

test('what the page of a colleague was about to ask is not asked in the name of whoever takes over', async ({
  page,
}) => {
  await signInByKeys(page, 'fuzeren')
  await expect(page.getByRole('listbox', { name: '等候' })).toBeVisible()
  await page.keyboard.press('Alt+0')
  await dialog(page, '换人').getByRole('button', { name: /督查/ }).press('Enter')
  await expect(page.getByLabel('密码', { exact: true })).toBeFocused()
  await write(page, 'linli-demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '留痕的状态' })).toBeVisible()
  const refused = page.locator('dt', { hasText: '今天无权被拒' })
  await expect(refused.locator('xpath=following-sibling::dd[1]')).toHaveText(/^0\b/)
})

test('where an address leads nowhere, Enter leads home', async ({ page }) => {
  await signInByKeys(page, 'qiantai')
  for (const address of ['/nowhere', '/settings/staff']) {
    await page.evaluate((hash) => (window.location.hash = hash), address)
    await pressButton(page, '回到首页')
    await expect(page.getByRole('listbox', { name: '等候' })).toBeVisible()
    await expectFocusKept(page)
  }
})

test('who serves at no counter finds a resident at home, and what was handed to them', async ({ page }) => {
  await signInByKeys(page, 'tiaojie')
  await expect(page.getByRole('heading', { name: '交给我办的' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: '派给您' })).toHaveCount(1)
  await expectAccessible(page)
  await write(page, '王')
  const people = page.locator('.resident-results').getByRole('option')
  await expect(people.nth(1)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(people.nth(1)).toHaveAttribute('aria-selected', 'true')
  const name = await people.nth(1).locator('b').innerText()
  await page.keyboard.press('Enter')
  await expect(heading(page)).toContainText(name)
})
