/** The register by keyboard alone: its list, a resident and everything that is kept of them. */
import {
  command,
  dialog,
  expectDone,
  expectFocusKept,
  fill,
  heading,
  intoList,
  pick,
  pressButton,
  signInByKeys,
  tabTo,
  write,
} from '../by-keys'
import { expect, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })
test.describe.configure({ timeout: 300_000 })
test.use({ actionTimeout: 20_000 })

test('the register: its list, a resident and everything that is kept of them', async ({ page }) => {
  await signInByKeys(page, 'fuzeren')

  await test.step('the list is narrowed, and goes out as a file', async () => {
    await page.keyboard.press('Alt+2')
    await expect(heading(page)).toHaveText('居民')
    await tabTo(page, page.getByRole('combobox', { name: '状态' }))
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('option', { name: '迁出' })).toBeAttached()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/status=/)
    await pressButton(page, '清除筛选')
    await expect(page).not.toHaveURL(/status=/)
    await expectFocusKept(page)
    await tabTo(page, page.getByRole('button', { name: '导出名册' }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('用途')).toBeFocused()
    await write(page, '走访')
    const download = page.waitForEvent('download')
    await page.keyboard.press('Control+Enter')
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
    await expect(dialog(page)).toHaveCount(0)
    await expectFocusKept(page)
  })

  await test.step('somebody new is registered', async () => {
    await page.keyboard.press('F2')
    await expect(heading(page)).toHaveText('登记居民')
    await expect(page.getByLabel('姓名', { exact: true }).first()).toBeFocused()
    await write(page, '欧阳试春')
    await fill(page, '证件号码', '11010519491231002X')
    await expect(page.getByRole('status').filter({ hasText: '1949-12-31' })).toBeVisible()
    await fill(page, '电话', '13700001234')
    await page.keyboard.press('Control+Enter')
    await expect(heading(page)).toContainText('欧阳试春')
    await expectDone(page, '已登记 欧阳试春')
  })

  await test.step('their record is corrected', async () => {
    await page.keyboard.press('F6')
    await expect(heading(page)).toHaveText('修改 欧阳试春 的资料')
    await fill(page, '备注', '只在晚上在家')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已修改')
    await expect(page.getByText('只在晚上在家')).toBeVisible()
  })

  await test.step('they move in, and who lives there is split off', async () => {
    await page.keyboard.press('F4')
    await expect(dialog(page, /搬家/)).toBeVisible()
    await tabTo(page, page.getByLabel('小区').first())
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('option').first()).toBeAttached()
    await page.keyboard.press('Enter')
    await fill(page, /^楼栋/, '1')
    await fill(page, /^房号/, '101')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '欧阳试春 的新住址已记下')
    await expect(dialog(page)).toHaveCount(0)
  })

  await test.step('a tag, with its proof', async () => {
    await page.keyboard.press('F9')
    await expect(dialog(page, /标签/)).toBeVisible()
    await expect(page.getByLabel('哪个标签')).toBeFocused()
    await pick(page, '独居')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, /已加上“.*独居/)
    await pressButton(page, '到今天为止')
    await expectDone(page, '到今天为止')
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expectFocusKept(page)
  })

  await test.step('their consent', async () => {
    await pressButton(page, '记下同意')
    await expect(dialog(page, /个人信息告知与同意/)).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已记下同意')
    await expect(page.getByText('本人已同意')).toBeVisible()
  })

  await test.step('all of it is in the history', async () => {
    await page.keyboard.press('F7')
    const history = page.getByRole('grid', { name: '变更记录' })
    await tabTo(page, history)
    await expect(history).toContainText('搬家')
    await page.keyboard.press('End')
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expectFocusKept(page)
  })

  await test.step('they move away', async () => {
    await page.keyboard.press('F8')
    const status = dialog(page, /迁出或去世/)
    await tabTo(page, status.getByRole('radio', { checked: true }))
    await page.keyboard.press('ArrowDown')
    await expect(status.getByRole('radio', { name: '去世' })).toBeChecked()
    await page.keyboard.press('ArrowUp')
    await expect(status.getByRole('radio', { name: '迁出' })).toBeChecked()
    await fill(page, /^哪一天/, '20261120')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '欧阳试春 已记为迁出')
  })

  await test.step('a household is parted', async () => {
    await page.keyboard.press('Alt+2')
    await expect(heading(page)).toHaveText('居民')
    const household = page.getByRole('button', { name: '分户' })
    for (let row = 1; row < 8; row += 1) {
      const grid = await intoList(page, '居民名册')
      for (let at = 1; at < row; at += 1) await page.keyboard.press('ArrowDown')
      await expect(grid.getByRole('row').nth(row)).toHaveAttribute('aria-selected', 'true')
      await page.keyboard.press('Enter')
      await expect(heading(page)).toContainText('岁')
      await expect(page.getByRole('heading', { name: /同住家人/ })).toBeVisible()
      if (await household.isVisible()) break
      await page.keyboard.press('Alt+2')
      await expect(heading(page)).toHaveText('居民')
    }
    await pressButton(page, '分户')
    await expect(dialog(page, /同住家人/)).toBeVisible()
    await tabTo(page, dialog(page).getByRole('checkbox').first())
    await page.keyboard.press('Space')
    await pressButton(page, '分成两户')
    await expectDone(page, /已分出 \d+ 人单立一户/)
    await expect(dialog(page)).toHaveCount(0)
  })

  await test.step('two records of one person become one', async () => {
    await command(page, '查找重复的居民')
    const pairs = page.getByRole('grid', { name: '可能重复的居民' })
    await expect(pairs.getByRole('row').nth(2)).toBeVisible({ timeout: 60_000 })
    await tabTo(page, pairs)
    await page.keyboard.press('Enter')
    await expect(dialog(page, '合并为一个人')).toContainText('留下哪一份')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '的两份资料已合并')
    await tabTo(page, pairs)
    await page.keyboard.press('Delete')
    await expectDone(page, '以后不再提示这一对')
  })
})
