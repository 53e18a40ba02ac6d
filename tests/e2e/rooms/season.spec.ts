/** The season's standing groups with their hours, and a wish that cannot be met: noted by one key, counted in the month. */
import { expect, signIn, test } from '../fixture'
import { visit } from '../screens'
import { minuteOfText } from '../../../src/features/rooms/rules/minutes'

test.use({ deskOptions: { demo: true, now: '2026-11-28T02:50:00Z', dataDir: null } })

test('the season names each standing group with what it has, and turns to the next', async ({ page }) => {
  await signIn(page, 'fuzeren')
  await visit(page, '/rooms/list', '场地预约')
  await page.keyboard.press('F7')
  await expect(page.getByRole('heading', { name: '2026 年第 4 季度安排' })).toBeVisible()
  const group = page
    .getByRole('listitem')
    .filter({ has: page.getByText('书法班', { exact: true }) })
    .first()
  await expect(group).toContainText(/一周最多 2 小时/)
  await expect(group).toContainText('孙丽华')
  await page.keyboard.press('PageDown')
  await expect(page.getByRole('heading', { name: '2027 年第 1 季度安排' })).toBeVisible()
  await page.keyboard.press('PageUp')
  await group.getByRole('button', { name: /活动室/ }).click()
  await expect(page.getByRole('dialog').getByText('书法班').first()).toBeVisible()
})

test('a wish that cannot be met is noted by one key, and stands under the month', async ({ page }) => {
  await signIn(page, 'fuzeren')
  // The calligraphy class has the room then.
  const span = `from=${minuteOfText('2026-12-08T14:00')}&until=${minuteOfText('2026-12-08T16:00')}`
  await visit(page, `/rooms/new?resident=5&room=4&day=2026-12-08&${span}`)
  const form = page.getByRole('dialog', { name: '新预约' })
  await expect(form.getByText(/书法班/).first()).toBeVisible()
  await page.keyboard.press('F9')
  await expect(page.getByText('已记下：满了')).toBeVisible()
  await visit(page, '/rooms/figures', '场地月报')
  const unmet = page.locator('section', { has: page.getByRole('heading', { name: '没订上的' }) })
  await expect(unmet.getByRole('row').filter({ hasText: '活动室' }).getByRole('cell').first()).toHaveText('1')
})
