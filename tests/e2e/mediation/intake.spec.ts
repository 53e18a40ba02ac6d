/**
 * From the door to an accepted case, by keyboard alone: a child is beaten and nothing goes on before it is reported; a party
 * who clearly refuses holds the case as well.
 */
import { chooseFromMenu, dialog, expectDone, fill, heading, pressButton, tabTo, write } from '../by-keys'
import { expect, signIn, test } from '../fixture'
import { addOutsider, choose, looksRight, screenWithNothingFound, takeDown } from './at-the-table'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })
test.describe.configure({ timeout: 240_000 })
test.use({ actionTimeout: 20_000, viewport: { width: 1366, height: 768 } })

test('violence against a child does not go on without its report', async ({ page }) => {
  await signIn(page, 'tiaojie')
  await takeDown(page, '夫妻为管教孩子争吵，外婆来求助。')
  await looksRight(page)
  await addOutsider(page, '何秀兰')
  await addOutsider(page, '李建国')
  await expect(heading(page)).toContainText('何秀兰、李建国')

  await page.keyboard.press('F4')
  const asked = dialog(page, '筛查')
  await expect(asked).toBeVisible()
  await page.keyboard.press('Control+Enter')
  // Nothing is presumed: what was not asked is named.
  await expect(asked.getByRole('alert')).toContainText('有没有人受到暴力或伤害')
  await choose(page, '有没有人受到暴力', '有')
  await fill(page, '谁', '小明')
  await fill(page, /出生日期/, '20161102')
  await tabTo(page, asked.getByRole('checkbox', { name: '殴打' }))
  await page.keyboard.press('Space')
  await fill(page, '什么时候发现的', '9:40')
  await choose(page, '有没有未成年人', '有')
  await tabTo(page, asked.getByRole('checkbox', { name: '有未成年人' }))
  await page.keyboard.press('Space')
  await choose(page, '有没有激化的危险', '看不出激化的危险')
  await choose(page, '会不会构成违法犯罪', '看不出违法犯罪')
  await choose(page, '有没有依法不能调解的', '没有不能调解的情形')
  await looksRight(page)
  await page.keyboard.press('Control+Enter')
  await expectDone(page, '依法要先报告')

  const owed = page.getByRole('status').filter({ hasText: '报告小明的情况' })
  await expect(owed).toContainText('《反家庭暴力法》第14条')
  await expect(owed).toContainText('《未成年人保护法》第11条')
  await looksRight(page)
  // The button is there and says why not; its key does nothing.
  const accept = page.getByRole('button', { name: /^受理/ })
  await expect(accept).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('F9')
  await expect(dialog(page, '受理')).toHaveCount(0)

  await page.keyboard.press('F8')
  const report = dialog(page, /报告小明/)
  await expect(report).toBeVisible()
  await fill(page, '什么时候报告的', '10:05')
  await fill(page, '报告了什么', '孩子手臂有伤，自己说是被打的')
  await fill(page, /^回执/, '花山派出所接报 0231')
  await looksRight(page)
  await page.keyboard.press('Control+Enter')
  await expectDone(page, '可以继续')
  await expect(page.getByRole('list', { name: '已经报告的' })).toContainText('小明的情况已报告公安机关')
  await expect(page.getByText('孩子不到场')).toBeVisible()

  await expect(accept).toHaveAttribute('aria-disabled', 'false')
  await page.keyboard.press('F9')
  await expect(dialog(page, '受理')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expectDone(page, /已受理，案号 .*号/)
  await expect(heading(page)).toContainText('号')
  await looksRight(page)
})

test('a party who clearly refuses is not mediated, and the case says so', async ({ page }) => {
  await signIn(page, 'tiaojie')
  await takeDown(page, '楼上漏水。')
  await addOutsider(page, '王大力')
  await addOutsider(page, '赵小军')
  await screenWithNothingFound(page)
  await expect(page.getByText('可以受理')).toBeVisible()

  const theirs = page.getByRole('listitem').filter({ hasText: '赵小军' }).first()
  await tabTo(page, theirs.getByRole('button', { name: '表态' }))
  await page.keyboard.press('Enter')
  await expect(dialog(page, '赵小军的表态')).toBeVisible()
  await choose(page, '同意调解吗', '明确拒绝调解')
  await page.keyboard.press('Control+Enter')
  await expectDone(page, '已记录赵小军的表态')
  await expect(page.getByRole('button', { name: /^受理/ })).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByRole('list', { name: '受理前还差' })).toContainText('《人民调解法》第17条')

  await tabTo(page, theirs.getByRole('button', { name: '更多' }))
  await page.keyboard.press('Enter')
  await chooseFromMenu(page, '地址保密')
  await write(page, '怕被找上门')
  await page.keyboard.press('Control+Enter')
  await expectDone(page, '地址保密')

  await pressButton(page, '不予受理')
  await expect(dialog(page, '不予受理')).toBeVisible()
  await fill(page, '原因', '一方明确拒绝调解')
  await page.keyboard.press('Control+Enter')
  await expectDone(page, '不予受理')
  await expect(heading(page)).toContainText('受理后编号')
})
