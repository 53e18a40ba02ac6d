/** The first start, by keyboard alone, from nothing to a desk that can be worked at. */
import { expectAccessible } from './accessibility'
import { pressButton, write } from './by-keys'
import { expect, test } from './fixture'
import { centre, confirmRecoveryKey, manager, nameCentre, setUp } from './set-up'

test('a new desk is set up by keyboard alone', async ({ page }) => {
  await expect(page.getByRole('heading', { name: '第一次使用：设置这个前台' })).toBeVisible()
  await expectAccessible(page)
  const values = [centre.subDistrict, centre.community, centre.committee, centre.numberPrefix, manager.name]
  for (const value of values) {
    await page.keyboard.insertText(value)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.insertText(manager.account)
  await page.keyboard.press('Tab')
  await page.keyboard.insertText(manager.password)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: '恢复密钥：请打印并收好' })).toBeVisible()
  await expectAccessible(page)
  await confirmRecoveryKey(page)
  await expect(page.getByRole('button', { name: '导入居民台账' })).toBeFocused()
  // What a desk cannot do without for long: who sits at it, who is sent, where the second copy goes.
  const next = page.getByRole('main').getByRole('listitem').getByRole('link')
  expect(await next.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    '#/settings/centre',
    '#/settings/staff',
    '#/settings/grid-workers',
    '#/settings/backups',
  ])
  await expectAccessible(page)
  await page.keyboard.press('Alt+1')
  await expect(page.getByRole('button', { name: '锁定' })).toBeVisible()
})

test('what is missing is said at each field and in a summary that leads there', async ({ page }) => {
  await page.locator('#password').fill('short')
  await page.getByRole('button', { name: '建立前台' }).click()
  const summary = page.getByRole('alert').filter({ hasText: '有 7 处要改' })
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('button', { name: '街道 请填写' })).toBeVisible()
  await summary.getByRole('button', { name: '密码 至少 10 个字符' }).click()
  await expect(page.locator('#password')).toBeFocused()
})

test('a recovery key that is typed back wrongly is refused, and asked for again after a reload', async ({
  page,
}) => {
  await nameCentre(page)
  await page.locator('#recoveryKey').fill('0000-0000')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('和纸上的不一样，请再看一遍')

  await page.reload()
  await expect(page.getByText('请照打印的纸输入整串')).toBeVisible()
  await pressButton(page, '纸不在了，换一把新的')
  await expect(page.getByLabel('密码', { exact: true })).toBeFocused()
  await expectAccessible(page)
  await write(page, manager.password)
  await page.keyboard.press('Enter')
  await confirmRecoveryKey(page)
  await expect(page.getByRole('heading', { name: '翰林社区的前台已经建好' })).toBeVisible()
})

test('the key is printed alone', async ({ page }) => {
  await nameCentre(page)
  await expect(page.getByRole('button', { name: '打印' })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('邻里前台 恢复密钥')).toBeVisible()
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden()
})

test('a desk that has been set up asks who is there when it is opened again', async ({ page }) => {
  await setUp(page)
  await page.keyboard.press('Alt+0')
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
  await expectAccessible(page)
  await pressButton(page, /用恢复密钥/)
  await expect(page.getByRole('textbox').first()).toBeFocused()
  // The last one who holds the key of the cases learns before they try that they would be refused.
  await expect(page.getByText('只剩一位拿着这把钥匙')).toBeVisible()
  await expectAccessible(page)
})
