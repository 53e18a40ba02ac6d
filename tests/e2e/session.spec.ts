/** Locking, wrong passwords, change of staff, and what each role may do, as people at a shared PC meet them. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessibility'
import { expect, host, signIn, test, type OpenDesk } from './fixture'
import { overTheWire } from './over-the-wire'
import { manager, setUp } from './set-up'

test.beforeEach(async ({ page }) => {
  await setUp(page)
})

test('a half-filled form is out of sight while the desk is locked, and there again after', async ({
  page,
}) => {
  await page.getByRole('link', { name: '设置' }).click()
  await page.getByRole('link', { name: '服务中心' }).click()
  await page.locator('#community').fill('翰林新社区')
  await page.keyboard.press('Control+L')
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible()
  expect(await page.content()).not.toContain('翰林新社区')
  await expectAccessible(page)
  await page.getByLabel('密码', { exact: true }).fill(manager.password)
  await page.keyboard.press('Enter')
  await expect(page.locator('#community')).toHaveValue('翰林新社区')

  // Esc, another page, a reload: it is still there, until it is thrown away on purpose.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+1')
  await page.goBack()
  await page.reload()
  await expect(page.locator('#community')).toHaveValue('翰林新社区')
  await page.getByRole('button', { name: '清空重填' }).click()
  await expect(page.locator('#community')).toHaveValue('翰林社区')
})

test('wrong passwords have to wait, and a reload does not shorten it', async ({ page }) => {
  await page.keyboard.press('Control+L')
  const password = page.getByLabel('密码', { exact: true })
  await password.fill('not this one')
  await page.keyboard.press('Enter')
  await expect(page.getByText('密码不对')).toBeVisible()
  for (let tries = 0; tries < 12; tries += 1) {
    await password.fill('not this either')
    await page.keyboard.press('Enter')
    if (await page.getByText(/请等 \d+ 秒再试/).isVisible()) break
    await page.waitForTimeout(300)
  }
  await expect(page.getByText(/请等 \d+ 秒再试/)).toBeVisible()
  await expect(page.getByRole('button', { name: '解锁' })).toBeDisabled()
  await page.reload()
  await password.fill(manager.password)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/请等 \d+ 秒再试/)).toBeVisible()
  await expect(page.getByRole('button', { name: '解锁' })).toBeEnabled({ timeout: 20_000 })
  await password.fill(manager.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
})

test('the manager adds a colleague by keyboard, who takes over in two keys and may do less', async ({
  page,
  desk,
}) => {
  await page.keyboard.press('Control+K')
  await page.keyboard.insertText('添加工作人员')
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog')
  await expect(form.getByLabel('姓名')).toBeFocused()
  await expectAccessible(page)
  // The palette stands above a drawer, and gives the keyboard back to it.
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('combobox', { name: '查找', exact: true })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(form.getByLabel('姓名')).toBeFocused()
  await page.keyboard.insertText('王建国')
  await page.keyboard.press('Tab')
  await page.keyboard.insertText('wang')
  await form.getByLabel('初始密码').fill('first password')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已添加 王建国')).toBeVisible()
  await expect(page.getByRole('row', { name: /王建国/ })).toBeVisible()
  await expectAccessible(page)

  await page.keyboard.press('Alt+0')
  await expect(page.getByRole('button', { name: /王建国/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('1')
  await page.getByLabel('密码', { exact: true }).fill('first password')
  await page.keyboard.press('Enter')

  // The password was the manager's choice: first comes one of their own.
  await expect(page.getByRole('heading', { name: '先换成自己的密码' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.insertText('first password')
  await page.keyboard.press('Tab')
  await page.getByLabel('新密码').fill('my own password')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /王建国/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: '换人' })).toBeHidden()

  // With a PIN of their own, they come back in two keys and four digits.
  await page.getByRole('link', { name: '设置' }).click()
  await page.getByRole('button', { name: '设换人码' }).press('Enter')
  await page.getByLabel('新的换人码').fill('4071')
  await page.getByLabel('您的密码').fill('my own password')
  await page.keyboard.press('Enter')
  await expect(page.getByText('换人码已设好')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Alt+0')
  await page.keyboard.press('1')
  await page.getByLabel('密码', { exact: true }).fill(manager.password)
  await page.keyboard.press('Enter')
  // The page of whoever left takes no keys any more; that of whoever came says their name first.
  await expect(page.getByRole('button', { name: new RegExp(manager.name) })).toBeVisible()
  await expect(page.getByRole('heading', { name: '换人' })).toBeHidden()
  // They begin at home, where the search takes the keyboard once it is there.
  await expect(page.getByRole('combobox', { name: '查找居民' })).toBeFocused()
  await page.keyboard.press('Alt+0')
  await page.keyboard.press('1')
  const pin = page.getByLabel('换人码', { exact: true })
  await expect(pin).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.insertText('9999')
  await page.keyboard.press('Enter')
  await expect(page.getByText('换人码不对，还可以试 2 次')).toBeVisible()
  await page.keyboard.insertText('4071')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '换人' })).toBeHidden()
  await expect(page.getByRole('button', { name: /王建国/ })).toBeVisible()

  await page.getByRole('link', { name: '设置' }).click()
  await expect(page.getByRole('link', { name: '工作人员' })).toBeHidden()
  await page.evaluate(() => (window.location.hash = '/settings/staff'))
  await expect(page.getByText('您的角色不能看这一页')).toBeVisible()

  test.skip(host === 'electron', 'only loopback lets a test speak over the wire beside the page')
  const client = overTheWire(desk.address)
  await expect(client.staff.list({})).rejects.toMatchObject({
    code: 'FORBIDDEN',
    data: { code: 'session.forbidden' },
  })
})

test('the screens of the shell have no serious fault, in 大字 and in English too', async ({ page }) => {
  const screens = [
    '/',
    '/settings',
    '/settings/password',
    '/settings/centre',
    '/settings/about',
    '/settings/staff/1',
    '/nowhere',
  ]
  for (const screen of screens) {
    await page.evaluate((hash) => (window.location.hash = hash), screen)
    await expect(page.getByRole('heading').first()).toBeVisible()
    await expectAccessible(page)
  }
  await page.evaluate(() => (window.location.hash = '/settings'))
  await page.getByRole('radio', { name: '大字' }).check()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'English' }).check()
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('dialog', { name: 'Find' })).toBeVisible()
  await expectAccessible(page)
})

test('a scan opens the palette wherever the focus is, and leaves no trace in the field', async ({ page }) => {
  await page.getByRole('link', { name: '设置' }).click()
  await page.getByRole('link', { name: '服务中心' }).click()
  await page.locator('#community').focus()
  await scan(page, '420106194308171526')
  await expect(page.getByRole('combobox', { name: '查找' })).toHaveValue('420106194308171526')
  await expect(page.locator('#community')).toHaveValue('翰林社区')
})

test('the road to the desk breaks and mends by itself', async ({ page, desk }) => {
  test.skip(host === 'electron', 'the restart of the desk process has tests of its own')
  desk.allow(/WebSocket/)
  await page.getByRole('link', { name: '设置' }).click()
  const again = page.waitForEvent('websocket')
  await page.evaluate(() => {
    const token = sessionStorage.getItem('linli.token')
    void fetch('/shell/restart', { method: 'POST', headers: { authorization: `Bearer ${token ?? ''}` } })
  })
  await again
  await page.getByRole('link', { name: '关于' }).click()
  await expect(page.getByText('数据文件夹')).toBeVisible()
})

test('the manager changes the keys by keyboard and goes on; whoever signs out leaves the process, and signs in to another', async ({
  page,
  desk,
}) => {
  await page.keyboard.press('Control+K')
  await page.keyboard.insertText('换钥匙')
  await page.keyboard.press('Enter')
  await expect(page.getByText('还没有换过')).toBeVisible()
  await expectAccessible(page)
  const change = page.getByRole('button', { name: '换钥匙', exact: true })
  await change.focus()
  await page.keyboard.press('Enter')
  const asked = page.getByRole('dialog', { name: '现在换钥匙吗？' })
  await expect(asked.getByText('可以查看，不能保存')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(asked).toBeHidden()
  await expect(change).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(asked).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('钥匙已换好')).toBeVisible()
  await expect(page.getByText('上次换在')).toBeVisible()
  await expect(page.getByText('现在可以查看，不能保存')).toBeHidden()
  await page.keyboard.press('Control+L')
  await page.getByLabel('密码', { exact: true }).fill(manager.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '换钥匙' })).toBeVisible()
  await page.keyboard.press('Alt+0')
  await page.getByRole('button', { name: '退出登录' }).click()
  // The screen stays while the desk behind it is ended and started anew, and nobody has to wait for it before they type.
  desk.allow(/WebSocket/)
  await page.getByLabel('账号', { exact: true }).fill(manager.account)
  await expect.poll(() => processesOf(desk), { timeout: 30_000 }).toBe(2)
  await expect(page.getByText(/今天 \d\d:\d\d 已备份并核对/)).toBeVisible()
  await expect(page.getByLabel('账号', { exact: true })).toHaveValue(manager.account)
  await signIn(page, manager.account, manager.password)
})

/** How many processes have opened this desk, as its log tells. */
function processesOf(desk: OpenDesk): number {
  const log = readFileSync(path.join(desk.dataDir ?? '', 'log', 'desk.log'), 'utf8')
  const starts = [...log.matchAll(/"event":"desk: started".*"process":(\d+)/g)]
  return new Set(starts.map(([, process]) => process)).size
}

/** Types as a reader does: all keys within a few milliseconds, by physical key. */
async function scan(page: Page, text: string): Promise<void> {
  await page.evaluate((characters) => {
    const target = document.activeElement ?? document.body
    for (const character of [...Array.from(characters), 'Enter']) {
      const code = character === 'Enter' ? 'Enter' : `Digit${character}`
      const taken = !target.dispatchEvent(
        new KeyboardEvent('keydown', { key: character, code, bubbles: true, cancelable: true }),
      )
      if (taken || code === 'Enter' || !(target instanceof HTMLInputElement)) continue
      target.setRangeText(character, target.value.length, target.value.length, 'end')
      target.dispatchEvent(new Event('input', { bubbles: true }))
    }
  }, text)
}
