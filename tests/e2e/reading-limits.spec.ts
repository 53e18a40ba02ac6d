/** Whoever looks for too many numbers in a minute is told so wherever they look, and not that nobody is there. */
import { expect, signIn, test } from './fixture'
import { visit } from './screens'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

test('the twenty-first number in a minute is refused in words, in the palette and at home; a name is not', async ({
  page,
}) => {
  await signIn(page, 'fuzeren')
  await visit(page, '/settings', '设置')
  await page.keyboard.press('Control+K')
  const box = page.getByRole('combobox', { name: '查找', exact: true })
  const list = page.getByRole('listbox', { name: '结果' })
  for (let at = 0; at < 20; at += 1) {
    await box.fill(String(1001 + 37 * at))
    await expect(list).toHaveAttribute('aria-busy', 'false')
  }
  await expect(page.getByRole('alert')).toHaveCount(0)
  await box.fill('9876')
  await expect(page.getByRole('alert')).toContainText('一分钟内按号码查找已达 20 次')
  await expect(page.getByText(/没有找到/)).toHaveCount(0)
  await box.fill('王')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('group', { name: '居民' }).getByRole('option').first()).toBeVisible()
})
