/** The key of the mediators' file: who lacks it sees so, and is given it by a colleague who gives their own password. */
import type { Page } from '@playwright/test'
import { command } from './by-keys'
import { expect, signIn, test } from './fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

const password = 'linli-demo'

test('a mediator takes a colleague’s key and gives it again, against the fingerprint they read out', async ({
  page,
}) => {
  await signIn(page, 'tiaojie')
  await command(page, '加密钥匙')
  const holders = page.getByRole('list', { name: '谁拿着加密钥匙' })
  await expect(holders.getByRole('listitem')).toHaveCount(3)
  await holders
    .getByRole('listitem')
    .filter({ hasText: /^金花/ })
    .getByRole('button', { name: '收回' })
    .click()
  const taking = page.getByRole('region', { name: '收回 金花 的钥匙' })
  await taking.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  const waiting = page.getByRole('list', { name: '有角色、还没有钥匙' })
  await expect(waiting.getByRole('listitem').filter({ hasText: '金花' })).toBeVisible()
  const fingerprint = /(?:[0-9A-Z]{4} ){3}[0-9A-Z]{4}/
  const seen = fingerprint.exec((await waiting.textContent()) ?? '')?.[0] ?? ''
  expect(seen).not.toBe('')

  await signOut(page)
  await signIn(page, 'zhuren')
  await command(page, '加密钥匙')
  await expect(page.getByRole('heading', { name: '加密钥匙还没有交给您' })).toBeVisible()
  await expect(page.getByText('可以交给您的人：胡莲')).toBeVisible()
  await expect(page.getByText(seen)).toBeVisible()

  await signOut(page)
  await signIn(page, 'tiaojie')
  await command(page, '加密钥匙')
  await waiting.getByRole('button', { name: '交钥匙' }).click()
  const giving = page.getByRole('region', { name: '把钥匙交给 金花' })
  await expect(giving.getByText(seen)).toBeVisible()
  await giving.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(holders.getByRole('listitem')).toHaveCount(3)
})

async function signOut(page: Page): Promise<void> {
  await page.keyboard.press('Alt+0')
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByLabel('账号', { exact: true })).toBeVisible()
}
