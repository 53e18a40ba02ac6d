/** A series as people book it: weekly in the reading room over a closed date, seen date by date and worked by keys. */
import { minuteOfText } from '../../../src/features/rooms/rules/minutes'
import { expect, signIn, test } from '../fixture'
import { visit } from '../screens'

test.use({ deskOptions: { demo: true, now: '2026-11-28T02:50:00Z', dataDir: null } })

test('a resident books the reading room weekly with one date closed: it is seen, moved, and one is put back', async ({
  page,
}) => {
  await signIn(page, 'fuzeren')
  await visit(page, '/settings/rooms/closures/new')
  const closing = page.getByRole('dialog', { name: '安排闭馆' })
  await closing.getByLabel(/^事由/).fill('书架检修')
  await closing.getByLabel(/^从哪天/).fill('2026-12-16')
  await closing.getByLabel(/^到哪天/).fill('2026-12-16')
  await page.keyboard.press('Control+Enter')
  await expect(closing).toBeHidden()

  const span = `from=${minuteOfText('2026-12-09T19:00')}&until=${minuteOfText('2026-12-09T20:00')}`
  await visit(page, `/rooms/new?resident=5&room=1&day=2026-12-09&${span}`)
  const form = page.getByRole('dialog', { name: '新预约' })
  await form.getByText('座位', { exact: true }).click()
  await form.getByText('每周', { exact: true }).click()
  await form.getByLabel(/^次数/).fill('3')
  const dates = form.getByRole('region', { name: '每一次' })
  const closed = dates.getByRole('listitem').filter({ hasText: '12月16日' })
  await expect(closed).toContainText('书架检修')
  await expect(closed).toContainText('订不到')

  // Nothing is kept while one cannot be had.
  await page.keyboard.press('Control+Enter')
  await expect(form.getByRole('alert')).toContainText('有 1 次订不到')

  // By keys: down to the closed line, M for another time.
  await dates.getByRole('button', { name: /12月9日.*跳过/ }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('m')
  const day = closed.getByRole('textbox', { name: '日期' })
  await day.fill('2026-12-17')
  await closed.getByRole('textbox', { name: '时间' }).press('Enter')
  const moved = dates.getByRole('listitem').filter({ hasText: '12月17日' })
  await expect(moved).toContainText('改了时间')
  // S leaves one out.
  await dates.getByRole('button', { name: /12月23日.*跳过/ }).focus()
  await page.keyboard.press('s')
  await expect(dates.getByText('共 3 次，能订 2 次')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已预约，共 2 次')).toBeVisible()

  const series = page.getByRole('dialog', { name: '系列预约' })
  await expect(series).toBeVisible()
  const lines = series.getByRole('listitem')
  await expect(lines).toHaveCount(3)
  await expect(lines.filter({ hasText: '12月17日' })).toContainText('已预约')
  await lines.filter({ hasText: '12月23日' }).getByRole('button', { name: /恢复/ }).click()
  await expect(lines.filter({ hasText: '12月23日' })).toContainText('已预约')
  await expect(lines.filter({ hasText: '已预约' })).toHaveCount(3)
})
