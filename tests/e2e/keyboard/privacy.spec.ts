/** The rights of the person by keyboard alone: asked from a resident's page, answered, and after an erasure not found. */
import {
  command,
  dialog,
  expectDone,
  expectFocusKept,
  heading,
  pressButton,
  signInByKeys,
  tabTo,
  write,
} from '../by-keys'
import { expect, test } from '../fixture'
import { visit } from '../screens'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })
test.describe.configure({ timeout: 180_000 })
test.use({ actionTimeout: 20_000 })

test('a resident asks for a copy, another to be erased', async ({ page }) => {
  await signInByKeys(page, 'fuzeren')
  const state = (word: string) => expect(page.locator('.page-head .status')).toHaveText(word)

  await test.step('from the resident’s page, with the article beside each thing that can be asked', async () => {
    await visit(page, '/residents/100', /岁/)
    await expect(page.getByRole('button', { name: /^查阅、更正、删除自己的资料/ })).toBeVisible()
    await page.keyboard.press('F5')
    await expect(heading(page)).toHaveText('登记个人信息请求')
    await expect(page.getByRole('radio', { name: /查阅、复制/ })).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('radio', { name: /删除.*第四十七条/ })).toBeChecked()
    await page.keyboard.press('Control+Enter')
    await expectDone(page, /已登记 信-2026-0008/)
    await state('已收到')
  })

  const name = (await heading(page).innerText()).split(' · ')[0] ?? ''
  await test.step('is erased once it is said what will happen, and told', async () => {
    await page.keyboard.press('F4')
    await state('处理中')
    await page.keyboard.press('F4')
    await expect(dialog(page, `删除 ${name} 的资料`)).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已删除，请告知本人')
    await state('已办到，待告知')
    await expect(page.getByText('资料已删除')).toBeVisible()
    await page.keyboard.press('F4')
    await expect(dialog(page, '告知本人')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已告知，办完了')
    await state('已告知')
  })

  await test.step('is found by nobody any more', async () => {
    await visit(page, '/residents/100')
    // For a moment what was read before stands there, and each of its parts says so.
    await expect(page.getByText('没有找到这位居民').first()).toBeVisible()
  })

  await test.step('a copy is printed before access counts as granted', async () => {
    await command(page, '个人信息')
    await expect(page.getByRole('heading', { name: '居民的请求' })).toBeVisible()
    const grid = page.getByRole('grid', { name: '居民的请求' })
    await tabTo(page, grid)
    // 信-2026-0005 stands below the three that came later.
    for (let row = 0; row < 3; row += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(heading(page).first()).toContainText('信-2026-0005')
    await page.keyboard.press('Control+P')
    await expect(page.getByRole('article')).toContainText('证件号码')
    // In words: no state, procedure or reason stands there as the program writes it.
    expect(await page.getByRole('article').innerText()).not.toMatch(/[a-z]{3,}[-.:][a-z]+/)
    const top = () => page.getByRole('article').evaluate((paper) => paper.getBoundingClientRect().top)
    const before = await top()
    await page.keyboard.press('PageDown')
    await expect.poll(top).toBeLessThan(before)
    await page.keyboard.press('Escape')
    await expect(heading(page).first()).toContainText('信-2026-0005')
    // It has its key once the copy that was printed is known of.
    await expect(page.getByRole('button', { name: /^办到了.*F4/ })).toBeVisible()
    await page.keyboard.press('F4')
    await expect(dialog(page)).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已记为办到')
    await state('已办到，待告知')
  })

  await test.step('periods and breaches are kept', async () => {
    await visit(page, '/privacy/periods', '保存期限')
    await tabTo(page, page.getByRole('spinbutton', { name: /几个工作日内答复/ }))
    await page.keyboard.press('Control+A')
    await write(page, '10')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已保存')
    await visit(page, '/privacy/breaches', '泄露事件')
    await page.keyboard.press('F4')
    await expect(dialog(page, '登记事件')).toBeVisible()
    await tabTo(page, page.getByLabel('发生了什么'))
    await write(page, '名册照片误发到群里')
    await tabTo(page, page.getByLabel(/涉及哪些信息/))
    await write(page, '姓名、电话')
    await page.keyboard.press('Control+Enter')
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.getByRole('grid', { name: '泄露事件' })).toContainText('名册照片误发到群里')
    await expectFocusKept(page)
  })

  await test.step('a register goes out as a file, with its purpose', async () => {
    await pressButton(page, '导出')
    await expect(dialog(page, '导出“泄露事件”')).toBeVisible()
    await write(page, '年度审计')
    const download = page.waitForEvent('download')
    await page.keyboard.press('Control+Enter')
    expect((await download).suggestedFilename()).toMatch(/泄露事件.*\.xlsx$/)
  })
})
