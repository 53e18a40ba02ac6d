/** The day's end by keyboard, once lunch is over: counted blind, a difference explained, signed by two; then the day takes no more. */
import type { Page } from '@playwright/test'
import { command } from '../by-keys'
import { expect, signIn, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T05:10:00Z', dataDir: null } })

const signing = (page: Page) => page.getByRole('region', { name: '关账' })
const drawer = (page: Page) => page.getByRole('region', { name: '钱箱' })

async function openClose(page: Page) {
  await command(page, '日结')
  await expect(page.getByRole('heading', { name: '日结', level: 1 })).toBeVisible()
}

/** Whoever ordered and did not come is given a reason, one after the other: an order left open keeps the day open. */
async function settleOrders(page: Page) {
  await command(page, '订餐')
  const open = page.getByRole('row').filter({ hasText: /未取|待送/ })
  await expect(open.first()).toBeVisible()
  while ((await open.count()) > 0) {
    const [name = ''] = (await open.first().getByRole('gridcell').first().innerText()).split(/\s/)
    await open.first().click()
    await page.keyboard.press('F8')
    await expect(page.getByRole('dialog', { name: new RegExp(`^${name}.*为什么`) })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(open.filter({ hasText: name })).toHaveCount(0)
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
}

/** Somebody else sits down: their number in the list, and their password. */
async function changeTo(page: Page, name: string) {
  await page.keyboard.press('Alt+0')
  const person = page.getByRole('dialog', { name: '换人' }).getByRole('button', { name })
  await expect(person).toBeVisible()
  await page.keyboard.press((/\d/.exec(await person.innerText()) ?? [''])[0])
  await page.getByLabel('密码', { exact: true }).fill('linli-demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: new RegExp(name) })).toBeVisible()
  await expect(page.getByRole('heading', { name: '换人' })).toBeHidden()
}

test('a day with a difference is closed by two names, by keyboard, and the closed day refuses a meal', async ({
  page,
}) => {
  await signIn(page, 'shitang')
  await openClose(page)
  await expect(signing(page)).toContainText('订的餐还没有取走或送到')
  await settleOrders(page)
  await openClose(page)
  await expect(signing(page)).toContainText('还有一班没有点款')
  await expect(drawer(page)).not.toContainText('应有')

  await page.keyboard.press('F9')
  await expect(page.getByLabel('实点')).toBeFocused()
  await page.keyboard.type('50')
  await page.keyboard.press('Control+Enter')
  await expect(drawer(page)).toContainText('应有')
  await expect(signing(page)).toContainText('差额还没有写原因')

  const first = page.getByRole('radio', { name: '找零出错' })
  await expect(first).toBeFocused()
  await page.keyboard.press('Space')
  await expect(first).toBeChecked()
  await page.keyboard.press('Control+Enter')
  await expect(drawer(page)).toContainText('找零出错')
  await expect(signing(page)).toContainText('都办完了')

  await page.keyboard.press('F10')
  await expect(signing(page)).toContainText('郑春梅 已签字')
  await page.keyboard.press('F10')
  await expect(signing(page)).toContainText('郑春梅 已签字')

  await changeTo(page, '李文静')
  await openClose(page)
  await expect(signing(page)).toContainText('郑春梅 已签字')
  await page.keyboard.press('F10')
  await expect(signing(page)).toContainText('郑春梅 签字，李文静 确认')

  await page.keyboard.press('Control+P')
  const paper = page.getByRole('region', { name: '纸样' })
  await expect(paper.getByRole('heading', { name: '日结单（Z）' })).toBeVisible()
  await expect(paper).toContainText('找零出错')
  await expect(paper).toContainText('留痕校验码')
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: '收银台' }).click()
  await expect(page.getByText('这一天已经日结，不再收录')).toBeVisible()
  await page.keyboard.press('F6')
  await page.keyboard.press('Enter')
  await expect(page.getByPlaceholder('正好')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: '这一天已经日结' })).toBeVisible()
})

test('days that were closed are listed with their signatures, and their Z sheets come out once more', async ({
  page,
}) => {
  await signIn(page, 'shitang')
  await openClose(page)
  await page.getByRole('link', { name: '已结的日子' }).click()
  const rows = page.getByRole('row', { name: /郑春梅、李文静/ })
  await expect(rows).not.toHaveCount(0)
  await rows.filter({ hasText: '−2.00' }).first().click()
  await expect(page.getByRole('heading', { name: '日结单（Z）' }).first()).toBeVisible()
})
