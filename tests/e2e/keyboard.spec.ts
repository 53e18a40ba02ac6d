/** Every screen used once by keyboard alone: reached by keys, its main thing done, the keyboard kept its place. */
import type { Page } from '@playwright/test'
import {
  command,
  expectDone,
  expectFocusKept,
  fill,
  intoList,
  pick,
  pressButton,
  rewrite,
  tabTo,
  write,
} from './by-keys'
import { expect, test } from './fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })
test.describe.configure({ timeout: 300_000 })
test.use({ actionTimeout: 20_000 })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const dialog = (page: Page, name?: string | RegExp) =>
  page.getByRole('dialog', name === undefined ? {} : { name })

async function signInByKeys(page: Page, account: string): Promise<void> {
  await expect(page.getByLabel('账号', { exact: true })).toBeFocused()
  await write(page, account)
  await page.keyboard.press('Tab')
  await write(page, 'linli-demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: '查找居民' })).toBeFocused()
}

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
    await page.keyboard.press('F2')
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

test('visits: one is registered beside the list, put right, and found again', async ({ page }) => {
  await signInByKeys(page, 'qiantai')
  await page.keyboard.press('Alt+3')
  await expect(heading(page)).toHaveText('来访记录')
  await page.keyboard.press('F2')
  await expect(dialog(page, '登记来访')).toBeVisible()
  await expect(page.getByLabel(/^来办什么/)).toBeFocused()
  await write(page, '咨询老年食堂')
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page, '来访')).toContainText('咨询老年食堂')
  await expectFocusKept(page)
  await pressButton(page, '更正')
  await expect(page.getByLabel(/^来办什么/)).toBeFocused()
  await rewrite(page, '咨询助餐补贴')
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page, '来访')).toContainText('咨询助餐补贴')
  await expectDone(page, '的登记已更正')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expectFocusKept(page)
  await tabTo(page, page.getByRole('main').getByRole('textbox').first())
  await write(page, '助餐补贴')
  const grid = page.getByRole('grid', { name: '来访记录' })
  await expect(grid.getByRole('row')).toHaveCount(2)
  await page.keyboard.press('ArrowDown')
  await expect(grid).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page, '来访')).toContainText('咨询助餐补贴')
})

test('requests: the list, a view that is kept, and what is done beside the course', async ({ page }) => {
  await signInByKeys(page, 'fuzeren')

  await test.step('the list is narrowed and kept under a name', async () => {
    await page.keyboard.press('Alt+4')
    await expect(heading(page)).toContainText('帮代办')
    await tabTo(page, page.getByRole('combobox', { name: '状态' }))
    await pick(page, '办理中')
    await expect(page).toHaveURL(/state=in-progress/)
    await pressButton(page, '常用筛选')
    await expect(page.getByRole('menuitem', { name: '保存当前筛选' })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await tabTo(page, page.getByRole('menuitem', { name: '保存当前筛选' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: '名称' })).toBeFocused()
    await write(page, '手上的')
    await page.keyboard.press('Enter')
    await expectDone(page, '已保存“手上的”')
    await expect(page.getByRole('button', { name: '手上的' })).toBeVisible()
  })

  await test.step('one is opened for whoever is named', async () => {
    await page.keyboard.press('F1')
    await expect(heading(page)).toHaveText('新办件')
    await expect(page.getByRole('main').getByRole('combobox').first()).toBeFocused()
    await pick(page, '王')
    await expect(page.getByLabel('事项名称、拼音首字母')).toBeFocused()
    await write(page, '社保咨询')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '社保咨询' })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已受理 帮-2026-')
    await expect(heading(page)).toContainText('社保咨询')
  })

  const more = async (item: string) => {
    await pressButton(page, '更多')
    await tabToMenu(page, item)
  }
  await test.step('a note, another paper, another hand', async () => {
    await more('写备注')
    await expect(dialog(page, '写备注').getByRole('textbox')).toBeFocused()
    await write(page, '家里只有老人')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('家里只有老人')).toBeVisible()
    await expect(dialog(page)).toHaveCount(0)
    await expectFocusKept(page)

    await pressButton(page, '增加材料')
    await expect(dialog(page, '增加材料')).toBeVisible()
    await expect(dialog(page).getByRole('textbox').first()).toBeFocused()
    await write(page, '户口本首页')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('row', { name: /户口本首页/ })).toBeVisible()
    await expect(dialog(page)).toHaveCount(0)
    await expectFocusKept(page)

    await page.keyboard.press('F5')
    await expect(dialog(page, '派单')).toBeVisible()
    await expect(page.getByLabel(/^派给/)).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('article')).toContainText('网格员跑腿单')
    await expectFocusKept(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { name: /^材料与交接/ })).toBeVisible()
    await expectFocusKept(page)
  })
})

test('items, renewals and figures', async ({ page }) => {
  await signInByKeys(page, 'fuzeren')

  await test.step('a new item, then a new version of it', async () => {
    await command(page, '服务事项')
    await expect(page.getByLabel('事项名称、拼音首字母')).toBeFocused()
    await page.keyboard.press('F2')
    await expect(heading(page)).toHaveText('新事项')
    await expect(page.getByLabel('事项', { exact: true })).toBeFocused()
    await write(page, '代订便民理发')
    await fill(page, /^经办步骤|^步骤|^流程/, '登记')
    await fill(page, /^收费|^费用/, '不收费')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已保存第 1 版')
    await expect(dialog(page, '代订便民理发')).toBeVisible()
    await page.keyboard.press('F4')
    await expect(heading(page)).toHaveText('修改：代订便民理发')
    await fill(page, /^承诺工作日/, '5')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已保存第 2 版')
    await pressButton(page, '停用')
    await expectDone(page, '已停用')
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expectFocusKept(page)
  })

  await test.step('who is due is put on the list, taken off it, and served', async () => {
    await command(page, '到期续办')
    await expect(heading(page)).toContainText('到期续办')
    await pressButton(page, '列入名单')
    await expect(dialog(page).getByRole('combobox').first()).toBeFocused()
    await pick(page, '王')
    await tabTo(page, dialog(page).getByLabel(/^事项/))
    await page.keyboard.press('ArrowDown')
    await expect(page.locator('.ant-select-item-option-active').filter({ visible: true })).toBeVisible()
    await page.keyboard.press('Enter')
    await fill(page, /^下次到期/, '20261210')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已列入')
    await expect(dialog(page)).toHaveCount(0)
    const grid = await intoList(page, '到期续办')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, page.getByRole('button', { name: '移出名单' }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(dialog(page).getByLabel('原因')).toBeFocused()
    await write(page, '已在别处办')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已移出')
    await expect(dialog(page)).toHaveCount(0)
    await tabTo(page, grid)
    await page.keyboard.press('F1')
    await expect(page.getByRole('heading', { name: /^材料与交接/ })).toBeVisible()
    await expectFocusKept(page)
  })

  await test.step('the month, the requests behind a figure, and its file', async () => {
    await page.keyboard.press('Alt+5')
    await expect(heading(page)).toContainText('帮代办月报')
    await tabTo(page, page.getByRole('button', { name: /^受理/ }).first())
    await page.keyboard.press('Enter')
    const rows = page.getByRole('grid', { name: '办件' })
    await tabTo(page, rows)
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.getByRole('button', { name: /^受理/ }).first()).toBeFocused()
    const download = page.waitForEvent('download')
    await page.keyboard.press('Control+S')
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
    await tabTo(page, page.getByRole('combobox', { name: '月份' }), 'Shift+Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/month=2026-10/)
    await expectFocusKept(page)
  })
})

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
    await page.keyboard.press('Escape')
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
    await go('关于')
    await expect(page.getByText('数据文件夹')).toBeVisible()
  })
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

async function tabToMenu(page: Page, item: string): Promise<void> {
  const meant = page.getByRole('menuitem', { name: item, exact: true })
  await expect(meant).toBeVisible()
  const isActive = () =>
    meant.evaluate(
      (one) =>
        one === document.activeElement || [...one.classList].some((name) => name.endsWith('-item-active')),
    )
  for (let steps = 0; steps < 20 && !(await isActive()); steps += 1) await page.keyboard.press('ArrowDown')
  expect(await isActive()).toBe(true)
  await page.keyboard.press('Enter')
}
