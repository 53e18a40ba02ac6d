/** The month of rooms: sessions and people with their chart, and from a figure to the bookings behind it. */
import { expect, signIn, test } from '../fixture'
import { visit } from '../screens'

test.use({ deskOptions: { demo: true, now: '2026-11-28T02:50:00Z', dataDir: null } })

test('the manager reads how much each room was used, and who is behind the no-shows', async ({ page }) => {
  await signIn(page, 'fuzeren')
  await visit(page, '/rooms/list', '场地预约')
  await page.keyboard.press('F6')
  await expect(page.getByRole('heading', { name: '场地月报' })).toBeVisible()
  await expect(page.getByText('场次').first()).toBeVisible()
  await expect(page.getByText('烘焙小站').first()).toBeVisible()
  await visit(page, '/rooms/figures/rows?period=2026-11&figure=noShows', /11月/)
  await expect(page.getByRole('row').filter({ hasText: '摄影交流' }).first()).toBeVisible()
})
