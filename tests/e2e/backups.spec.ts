/** A backup by hand, and its restore by keyboard alone: over the desk it was made of, and on a bare machine. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expectAccessible } from './accessibility'
import { command, fill, pressButton, tabTo } from './by-keys'
import { expect, test } from './fixture'
import { manager, setUp } from './set-up'

const stick = mkdtempSync(path.join(tmpdir(), 'linli-stick-'))
test.afterAll(() => rmSync(stick, { recursive: true, force: true }))
test.describe.configure({ mode: 'serial' })

test('the manager chooses a second place, backs up by hand, practises, and restores from the sign-in screen', async ({
  page,
  desk,
}) => {
  await setUp(page)
  await command(page, '备份与恢复演练')
  await expect(page.getByText('还没有选', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await pressButton(page, '选第二处')
  await expect(page.getByLabel(/^文件夹/)).toBeFocused()
  await page.keyboard.insertText(stick)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.notices')).toContainText('第二处已选好')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('F2')
  await expect(page.locator('.notices')).toContainText('已备份并核对，两处都有了')
  const rows = page.getByRole('grid', { name: '已有的备份' }).getByRole('row')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1)).toContainText('手工')
  await expect(rows.nth(1)).toContainText('两处')
  await tabTo(page, page.getByRole('grid', { name: '已有的备份' }))
  await page.keyboard.press('Enter')
  await pressButton(page, '再核对一次')
  await expect(page.locator('.notices')).toContainText('核对过了')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await pressButton(page, '做一次恢复演练')
  await expect(page.getByText(/演练成功：第二处的/)).toBeVisible()

  await page.keyboard.press('Alt+0')
  await pressButton(page, '退出登录')
  await expect(page.getByText(/已备份并核对/)).toBeVisible()
  await pressButton(page, '从备份恢复')
  const choice = page.getByRole('radio', { name: /手工/ })
  await expect(choice).toBeVisible()
  await expectAccessible(page)
  // What is typed stays when another backup is chosen.
  await fill(page, '账号', manager.account)
  await fill(page, /^密码/, manager.password)
  await tabTo(page, page.getByRole('radio').first())
  await page.keyboard.press('ArrowDown')
  await expect(choice).toBeChecked()
  await expect(page.getByLabel('账号')).toHaveValue(manager.account)
  await tabTo(page, page.getByLabel(/^密码/))
  await page.keyboard.press('Control+Enter')
  // Files are proved and put in place, which a busy machine takes its time for.
  await expect(page.getByRole('heading', { name: /^已恢复到/ })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/before-restore-\d{8}-\d{6}/)).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
  await fill(page, '账号', manager.account)
  await fill(page, /^密码/, manager.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  expect(readdirSync(desk.dataDir ?? '')).toContain('backups')
})

test('on a bare machine the stick is enough', async ({ page }) => {
  await expect(page.getByRole('heading', { name: '第一次使用：设置这个前台' })).toBeVisible()
  await pressButton(page, '从备份恢复')
  await fill(page, /文件夹的完整路径/, stick)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio').first()).toBeChecked()
  await fill(page, '账号', manager.account)
  await fill(page, /^密码/, manager.password)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: /^已恢复到/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
})
