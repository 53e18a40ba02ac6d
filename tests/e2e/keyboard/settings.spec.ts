/** The settings by keyboard alone, page by page. */
import {
  command,
  dialog,
  expectDone,
  expectFocusKept,
  fill,
  heading,
  pressButton,
  rewrite,
  signInByKeys,
  tabTo,
  write,
} from '../by-keys'
import { expect, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })
test.describe.configure({ timeout: 300_000 })
test.use({ actionTimeout: 20_000 })

const notice = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月13日（周六）上班。`

test('the settings, page by page', async ({ page }) => {
  await signInByKeys(page, 'fuzeren')
  const settings = page.getByRole('navigation', { name: '设置' })
  const go = async (name: string) => {
    await tabTo(page, settings.getByRole('link', { name, exact: true }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(settings.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page')
  }

  await test.step('my own', async () => {
    await command(page, '设置')
    await expect(heading(page)).toHaveText('设置')
    await tabTo(page, page.getByRole('radiogroup', { name: '字号' }).getByRole('radio', { checked: true }))
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('radio', { name: '大字' })).toBeChecked()
    await page.keyboard.press('ArrowUp')
    await expect(
      page.getByRole('radiogroup', { name: '字号' }).getByRole('radio', { name: '标准' }),
    ).toBeChecked()
  })

  await test.step('my password', async () => {
    await go('修改密码')
    await expect(page.getByLabel('现在的密码')).toBeFocused()
    await write(page, 'linli-demo')
    await fill(page, /^新密码/, 'a longer password')
    await page.keyboard.press('Enter')
    await expectDone(page, '密码已修改')
  })

  await test.step('the centre', async () => {
    await go('服务中心')
    await fill(page, /^社区/, '春和社区')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已保存，之后打印的单子用新名称')
  })

  await test.step('a colleague', async () => {
    await go('工作人员')
    const grid = page.getByRole('grid', { name: '工作人员' })
    await tabTo(page, grid)
    // The first is whoever asks; nobody resets their own.
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await expect(dialog(page)).toBeVisible()
    await tabTo(page, dialog(page).getByLabel('姓名', { exact: true }))
    await rewrite(page, '李前台')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已保存 李前台 的资料')
    await expect(grid).toContainText('李前台')
    await expect(dialog(page)).toHaveCount(0)
    await tabTo(page, grid)
    await page.keyboard.press('Enter')
    await pressButton(page, '重设密码')
    await expect(page.getByLabel(/^新密码/)).toBeFocused()
    await write(page, 'another password')
    await page.keyboard.press('Enter')
    await expectDone(page, '已重设 李前台 的密码')
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expectFocusKept(page)
  })

  await test.step('the words of the register', async () => {
    await go('标签、小区、网格')
    await page.keyboard.press('F2')
    await expect(page.getByLabel('名称', { exact: true })).toBeFocused()
    await write(page, '志愿者家庭')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '“志愿者家庭”已保存')
    const grid = page.getByRole('grid', { name: '标签' })
    await tabTo(page, grid)
    await page.keyboard.press('End')
    await expect(grid.getByRole('row', { selected: true })).toContainText('志愿者家庭')
    await page.keyboard.press('-')
    await expect(grid.getByRole('row').last()).not.toContainText('志愿者家庭')
    await page.keyboard.press('Enter')
    await expect(dialog(page, '志愿者家庭')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expect(grid).toBeFocused()
  })

  await test.step('a day of the calendar, and a year that was announced', async () => {
    await go('工作日历')
    await tabTo(page, page.locator('[data-day="2026-11-23"]'))
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect(dialog(page, /11月24日/)).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await fill(page, /^名称/, '停电检修')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已修改 11月24日')
    await expect(dialog(page)).toHaveCount(0)
    await page.keyboard.press('F2')
    await expect(page.getByRole('textbox').first()).toBeFocused()
    await write(page, notice)
    await expect(page.getByRole('region', { name: '读出来的安排，请核对' })).toContainText('元旦')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已录入 2027 年的放假通知')
    await expect(dialog(page)).toHaveCount(0)
    await expectFocusKept(page)
  })

  await test.step('the queue', async () => {
    await go('排队叫号')
    await fill(page, /^过号后隔几人再叫/, '4')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已保存，从下一张号票起用')
  })

  await test.step('a grid worker', async () => {
    await go('网格员')
    await page.keyboard.press('F2')
    await expect(page.getByLabel('姓名', { exact: true })).toBeFocused()
    await write(page, '周巧云')
    await tabTo(page, dialog(page).getByLabel('电话', { exact: true }))
    await write(page, '13700005678')
    await tabTo(page, dialog(page).getByLabel('网格', { exact: true }))
    await write(page, '第一网格')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已保存：周巧云')
    await expect(dialog(page)).toHaveCount(0)
    await tabTo(page, page.getByRole('grid', { name: '网格员' }))
    await page.keyboard.press('End')
    await expect(page.getByRole('row', { name: /周巧云/ })).toBeVisible()
  })

  await test.step('the numbers of requests, and what the program is', async () => {
    await go('办件号')
    await fill(page, /^号码样式/, '办{year}-{seq:5}')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '从下一件起：办2026-')
    await go('本机检查')
    await pressButton(page, '现在检查数据库')
    await expectDone(page, '检查完了，数据库完好')
    await go('关于')
    await expect(page.getByText('数据文件夹')).toBeVisible()
  })
})
