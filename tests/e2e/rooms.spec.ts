/** Rooms in the settings: a room with its hours, equipment in repair, and repairs that keep their seven days. */
import { expect, signIn, test } from './fixture'
import { visit } from './screens'

test.use({ deskOptions: { demo: true, now: '2026-11-28T02:50:00Z', dataDir: null } })

test('the manager adds a room, sees what its hours come to, and closes it for repairs', async ({ page }) => {
  await signIn(page, 'fuzeren')
  await visit(page, '/settings/rooms')
  await expect(page.getByText('社区书房').first()).toBeVisible()

  await page.keyboard.press('F2')
  const room = page.getByRole('dialog', { name: '新增场地' })
  await room.getByLabel('名称', { exact: true }).fill('乒乓球室')
  await room
    .getByLabel(/几点到几点/)
    .first()
    .fill('9：00—12：00，14:00-25:00')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已保存：乒乓球室')).toBeVisible()

  await page.getByText('乒乓球室', { exact: true }).click()
  const saved = page.getByRole('dialog', { name: '乒乓球室' })
  await expect(saved.getByText('09:00–12:00').first()).toBeVisible()
  await page.keyboard.press('Escape')
  // A drawer keeps the keys to itself until it is gone.
  await expect(saved).toBeHidden()

  await page.keyboard.press('F4')
  const closing = page.getByRole('dialog', { name: '安排闭馆' })
  await closing.getByLabel(/^事由/).fill('换地胶')
  await closing.getByLabel(/^从哪天/).fill('20261201')
  await expect(closing.getByText(/检修要提前七天公示，最早 12月5日/)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(closing.getByRole('alert')).toContainText('等不得')
  await closing.getByLabel(/^从哪天/).fill('20261207')
  // Whom it hits is said before it is done, each to be called.
  await expect(closing.getByText(/^影响 \d+ 个预约，请逐一联系/)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已安排闭馆：换地胶')).toBeVisible()
})

test('the front desk reads when a room is open and why not, and changes nothing', async ({ page }) => {
  await signIn(page, 'qiantai')
  await visit(page, '/settings/rooms')
  await page.getByRole('grid', { name: '场地' }).getByText('活动室').click()
  const room = page.getByRole('dialog', { name: '活动室' })
  await expect(room.getByText('今后两周的开放时间')).toBeVisible()
  await expect(room.getByRole('button', { name: '保存' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /新增场地/ })).toHaveCount(0)
})
