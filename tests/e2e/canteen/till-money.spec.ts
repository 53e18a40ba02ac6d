/** Money at the till: paid in, paid from the balance and in cash with change, given back with a reason; and what was ordered is what Enter takes. */
import type { Page } from '@playwright/test'
import { pinyin } from 'pinyin-pro'
import { expect, signIn, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T04:10:00Z', dataDir: null } })

const find = (page: Page) => page.getByRole('textbox', { name: '找人' })
const who = (page: Page) => page.getByRole('region', { name: '面前的人' })
const initialsOf = (name: string) =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('')

async function openTill(page: Page) {
  await page.getByRole('link', { name: '收银台' }).click()
  await expect(page.getByRole('heading', { name: '收银台' })).toBeVisible()
  await expect(find(page)).toBeFocused()
}

test('a top-up, a meal found by initials and paid from the balance and in cash, and one given back with its reason', async ({
  page,
  desk,
}) => {
  await signIn(page, 'shitang')
  await expect(page.getByRole('heading', { name: '收银台' })).toBeVisible()
  await page.getByRole('link', { name: '就餐人' }).click()
  // Whoever has no card has paid nothing in.
  const row = page.getByRole('row', { name: /没有卡/ }).first()
  await row.waitFor()
  const name = /^\p{Script=Han}{2,4}/u.exec((await row.innerText()).trim())?.[0] ?? ''
  await row.click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: /^充值/ }).click()
  await drawer.getByLabel('金额（元）').fill('5')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(`已给 ${name} 充值，余额 5.00 元`)).toBeVisible()
  await page.keyboard.press('Escape')

  await openTill(page)
  await page.keyboard.type(initialsOf(name))
  await page.getByRole('option', { name: new RegExp(name) }).click()
  await expect(who(page)).toContainText(name)
  await expect(who(page)).toContainText('5.00')
  await page.keyboard.press('Enter')
  const paying = page.getByRole('group', { name: '收款' })
  await expect(paying).toContainText('余额')
  await page.keyboard.type('20')
  await expect(page.getByRole('status').filter({ hasText: /找零/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(find(page)).toBeFocused()
  const sold = page.getByText(new RegExp(`${name} \\d+\\.\\d\\d 元`)).first()
  const owed = Number(/(\d+\.\d\d) 元/.exec(await sold.innerText())?.[1]) - 5

  // Once its minute is over it is not undone any more but made void, with a reason.
  desk.pass(61_000)
  await page.getByRole('link', { name: '当日餐单' }).click()
  const meal = page.getByRole('dialog')
  await page.getByRole('row', { name: new RegExp(name) }).click()
  await meal.getByRole('radio', { name: '点错餐' }).check()
  await meal.getByRole('button', { name: /作废这一餐/ }).click()
  // Five were of the balance; the rest is handed out of the drawer.
  const back = `已撤回，请退现金 ${owed.toFixed(2)} 元、余额已退回 5.00 元`
  await expect(page.getByText(back)).toBeVisible()
})

test('what somebody ordered is what stands chosen when they come, and is paid in cash and by code', async ({
  page,
}) => {
  await signIn(page, 'shitang')
  await expect(page.getByRole('heading', { name: '收银台' })).toBeVisible()
  await page.getByRole('link', { name: '订餐', exact: true }).click()
  await expect(page.getByRole('heading', { name: '订餐' })).toBeVisible()
  const waiting = page
    .getByRole('row', { name: /自提|堂食/ })
    .filter({ hasNotText: /已取|已用/ })
    .first()
  await waiting.waitFor()
  const told = await waiting.innerText()
  const name = /\p{Script=Han}{2,4}/u.exec(told)?.[0] ?? ''
  await openTill(page)
  await page.keyboard.type(name)
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click()
  await expect(who(page)).toContainText(/已订/)
  const way = told.includes('自提') ? '自提' : '堂食'
  await expect(page.getByRole('button', { name: new RegExp(way) })).toBeVisible()

  // One yuan is all they have with them: it stays, and the rest is paid by code.
  const paying = page.getByRole('group', { name: '收款' })
  await page.keyboard.press('F8')
  await page.keyboard.type('1')
  await expect(paying).toContainText('还差')
  await page.keyboard.press('F9')
  await expect(paying).toContainText(/现金1\.00微信\d+\.\d\d/)
  await page.keyboard.press('Enter')
  await expect(find(page)).toBeFocused()
  await page.getByRole('link', { name: '当日餐单' }).click()
  await page.getByRole('row', { name: new RegExp(name) }).click()
  await expect(page.getByRole('dialog')).toContainText(/现金\s*1\.00/)
})
