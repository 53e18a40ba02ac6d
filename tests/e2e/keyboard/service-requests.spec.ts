/** Requests by keyboard alone: the list, what is done beside the course, items, renewals and figures. */
import {
  chooseFromMenu,
  command,
  dialog,
  expectDone,
  expectFocusKept,
  fill,
  heading,
  intoList,
  pick,
  pickByPlace,
  pressButton,
  signInByKeys,
  tabTo,
  write,
} from '../by-keys'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })
test.describe.configure({ timeout: 300_000 })
test.use({ actionTimeout: 20_000 })

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
    await chooseFromMenu(page, item)
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
  })

  await test.step('the paper is taken in and handed on, and Esc loses nothing of it', async () => {
    await tabTo(page, page.getByRole('row', { name: /户口本首页/ }).getByRole('button', { name: /^收下/ }))
    await page.keyboard.press('Enter')
    await expectDone(page, '已收下：户口本首页')
    const handOn = async () => {
      await pressButton(page, '户口本首页 更多操作')
      await chooseFromMenu(page, '交给网格员或同事')
      await expect(dialog(page, '交出：户口本首页')).toBeVisible()
    }
    await handOn()
    await expect(dialog(page).getByRole('combobox').first()).toBeFocused()
    await pickByPlace(page, 1)
    await fill(page, /^备注/, '装在文件袋里')
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await handOn()
    await expect(dialog(page).getByLabel(/^备注/)).toHaveValue('装在文件袋里')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已交出：户口本首页')
    await expect(dialog(page)).toHaveCount(0)
  })

  await test.step('what was registered is put right, and a colleague takes over', async () => {
    await more('更正登记')
    await expect(dialog(page, '更正登记')).toBeVisible()
    await expectAccessible(page)
    await fill(page, /^备注/, '改为上门')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已更正 帮-2026-')
    await expect(dialog(page)).toHaveCount(0)
    await more('转交他人经办')
    await expect(dialog(page, '转交他人经办').getByRole('combobox')).toBeFocused()
    await pickByPlace(page, 2)
    await page.keyboard.press('Control+Enter')
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.getByText('转交经办')).toBeVisible()
    await expectFocusKept(page)
  })

  await test.step('a grid worker is sent', async () => {
    await page.keyboard.press('F5')
    await expect(dialog(page, '派单')).toBeVisible()
    await expect(page.getByLabel(/^派给/)).toBeFocused()
    await pickByPlace(page, 1)
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
    await expect(
      page.locator('.ant-select-item-option-active').filter({ visible: true }).last(),
    ).toBeVisible()
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
    // A form, and no draft with a number: a key pressed by mistake leaves nothing behind.
    await expect(heading(page)).toContainText('新办件')
    await expectFocusKept(page)
  })

  await test.step('the month, the requests behind a figure, and its file', async () => {
    await command(page, '帮代办月报')
    await expect(heading(page)).toContainText('帮代办月报')
    await tabTo(page, page.getByRole('button', { name: /^受理/ }).first())
    await page.keyboard.press('Enter')
    const rows = page.getByRole('grid', { name: '办件' })
    await tabTo(page, rows)
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.getByRole('button', { name: /^受理/ }).first()).toBeFocused()
    await page.keyboard.press('Control+S')
    await expect(dialog(page).getByLabel('用途')).toBeFocused()
    await page.keyboard.insertText('报街道月度统计')
    const download = page.waitForEvent('download')
    await page.keyboard.press('Control+Enter')
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
    await expect(page.getByRole('button', { name: /^受理/ }).first()).toBeFocused()
    await tabTo(page, page.getByRole('combobox', { name: '月份' }), 'Shift+Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/period=2026-10/)
    await expectFocusKept(page)
  })
})
