/** A first morning at a fresh desk, by keyboard alone: who came, and how many keys each of them cost. */
import type { Page } from '@playwright/test'
import { command, dialog, fill, heading, pick, pressButton, tabTo } from './by-keys'
import { handsOn, type Counted } from './counted-keys'
import { expect as hasty, test } from './fixture'
import { setUp } from './set-up'

test.use({ deskOptions: { demo: false, now: '2026-11-23T01:00:00Z', dataDir: null } })
test.describe.configure({ timeout: 400_000 })

/** Counts keys, not seconds. */
const expect = hasty.configure({ timeout: 30_000 })

/** What the table of README.md promises; a key more fails. */
const most: Readonly<Record<string, number>> = {
  'known visit': 5,
  'review by a daughter': 30,
  'nobody’s name': 8,
  'comes back': 4,
  renewal: 4,
  'call about a renewal': 4,
  'slip taken back': 3,
}

const search = (page: Page) => page.getByRole('combobox', { name: '查找居民' })
const line = (page: Page) => page.getByRole('listbox', { name: '等候' }).getByRole('option')
const bar = (page: Page) => page.locator('.person-bar')

async function register(page: Page, name: string, idNumber: string): Promise<void> {
  await command(page, '登记新居民')
  await expect(heading(page)).toHaveText('登记居民')
  await page.keyboard.insertText(name)
  await fill(page, '证件号码', idNumber)
  await page.keyboard.press('Control+Enter')
  await expect(heading(page)).toContainText(name)
}

test('the ten who came on the first morning cost no more keys than the table says', async ({ page }) => {
  const hands = handsOn(page)
  const table = new Map<string, Counted>()
  const came = async (who: string, serve: () => Promise<void>) => {
    await test.step(who, async () => {
      await page.keyboard.press('Alt+1')
      await expect(search(page)).toBeFocused()
      hands.next()
      await serve()
      table.set(who, hands.counted())
    })
  }

  await setUp(page)
  await register(page, '单秀英', '420106194403201529')
  await register(page, '王守成', '42010619381221131X')

  await came('known visit', async () => {
    await hands.say('王守成')
    await expect(bar(page)).toContainText('王守成')
    await hands.press('F2')
    await expect(page.getByLabel(/^来办什么/)).toBeFocused()
    await hands.say('问老年食堂')
    await hands.press('Control+Enter')
    await expect(bar(page)).toContainText('接待中')
    await hands.press('F9')
    await expect(page.getByRole('textbox', { name: /答复了什么/ })).toBeFocused()
    await hands.say('周一到周五都开')
    await hands.press('Enter')
    await expect(page.locator('.notices')).toContainText('已答复')
  })

  await came('review by a daughter', async () => {
    await hands.say('单秀英')
    await expect(bar(page)).toContainText('单秀英')
    await hands.press('F1')
    await expect(page.getByLabel('事项名称、拼音首字母')).toBeFocused()
    await hands.say('glns')
    await expect(page.getByRole('row').nth(1)).toContainText('高龄津贴年审')
    await hands.press('Enter')
    await expect(page.getByRole('heading', { name: '高龄津贴年审' })).toBeVisible()
    await hands.press('F6', 'F7')
    await expect(page.getByLabel('代理人姓名')).toBeFocused()
    await hands.say('周敏')
    await hands.press('Tab')
    await hands.say('女儿')
    await hands.press('Tab')
    await hands.say('42010619700315152X')
    await hands.press('Tab')
    await hands.say('13800001111')
    await hands.press('Control+Enter')
    await expect(page.getByRole('button', { name: /^开始办理/ })).toBeVisible()
    await hands.press('Enter')
    await expect(page.getByRole('button', { name: /^办结/ }).first()).toBeVisible()
    await hands.press('Enter')
    await expect(page.getByRole('combobox', { name: '办理结果' })).toBeFocused()
    await hands.say('年审通过')
    await hands.press('Control+Enter')
    await expect(heading(page).first()).toContainText('办结（终止）单')
    await hands.press('Escape')
    await expect(page.getByRole('button', { name: /^送达/ })).toBeVisible()
    await hands.press('Enter')
    await expect(page.getByLabel('领取人')).toHaveValue('周敏')
    await hands.press('Control+Enter')
    await expect(page.getByText('已送达', { exact: true }).first()).toBeVisible()
  })

  await came('nobody’s name', async () => {
    await hands.press('F6')
    await expect(page.getByLabel(/^来办什么/)).toBeFocused()
    await hands.say('问公交站')
    await hands.press('Control+Enter')
    await expect(dialog(page, /号票/)).toBeVisible()
    await hands.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expect(line(page)).toHaveCount(1)
    await hands.press('F7')
    await expect(page.locator('.notices')).toContainText('请 A')
    await hands.press('F8')
    await expect(page.locator('.notices')).toContainText('开始接待')
    await hands.press('F9')
    await expect(page.getByRole('textbox', { name: /答复了什么/ })).toBeFocused()
    await hands.press('Enter')
    await expect(page.locator('.notices')).toContainText('已答复')
  })

  await came('a paper is missing', async () => {
    await hands.say('王守成')
    await expect(bar(page)).toContainText('王守成')
    await hands.press('F1')
    await expect(page.getByLabel('事项名称、拼音首字母')).toBeFocused()
    await hands.say('老年证')
    await expect(page.getByRole('row').nth(1)).toContainText('老年人优待证办理')
    await hands.press('Enter')
    await expect(page.getByRole('heading', { name: '老年人优待证办理' })).toBeVisible()
    await pressButton(page, /告知补正/)
    await expect(heading(page).first()).toContainText('一次性告知（补正）单')
  })

  await came('comes back', async () => {
    await hands.say('王守成')
    await expect(page.getByRole('list', { name: '与这位居民有关的在办' })).toContainText(
      '待补正 老年人优待证办理',
    )
    await hands.press('Shift+F1')
    await expect(page.getByRole('button', { name: /^材料已补齐/ })).toBeVisible()
  })

  await test.step('two are due this month', async () => {
    await command(page, '到期续办')
    for (const name of ['单秀英', '王守成']) {
      await pressButton(page, '列入名单')
      await expect(dialog(page)).toBeVisible()
      await expect(dialog(page).getByRole('combobox').first()).toBeFocused()
      await pick(page, name)
      await tabTo(page, dialog(page).getByLabel(/^事项/))
      await pick(page, '养老待遇')
      await fill(page, /^下次到期/, '20261130')
      await page.keyboard.press('Control+Enter')
      await expect(dialog(page)).toHaveCount(0)
    }
  })

  await came('renewal', async () => {
    await hands.say('单秀英')
    await expect(page.getByRole('list', { name: '与这位居民有关的在办' })).toContainText('续办 养老待遇')
    await hands.press('Shift+F1')
    await expect(page.getByRole('heading', { name: '养老待遇领取资格认证' })).toBeVisible()
    await hands.press('F6', 'Control+Enter')
    await expect(page.locator('.notices')).toContainText('已受理')
  })

  await test.step('call about a renewal', async () => {
    await command(page, '到期续办')
    const grid = page.getByRole('grid', { name: '到期续办' })
    await expect(grid.getByRole('row').nth(1)).toBeVisible()
    hands.next()
    await hands.press('ArrowDown', 'ArrowDown', 'F8')
    await expect(grid).toContainText('已通知')
    table.set('call about a renewal', hands.counted())
  })

  await came('slip taken back', async () => {
    await hands.press('F6')
    await expect(page.getByLabel(/^来办什么/)).toBeFocused()
    await page.keyboard.press('Control+Enter')
    await expect(dialog(page, /号票/)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expect(line(page)).toHaveCount(1)
    hands.next()
    await hands.press('F7')
    await expect(page.locator('.notices')).toContainText('请 A')
    await hands.press('Control+Z')
    await expect(page.locator('.notices')).toContainText('已撤销')
  })

  for (const [who, limit] of Object.entries(most))
    expect(table.get(who)?.keys ?? Infinity, `${who}: ${JSON.stringify(table.get(who))}`).toBeLessThanOrEqual(
      limit,
    )
})
