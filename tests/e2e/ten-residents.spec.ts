/** A first morning at a fresh desk, by keyboard alone: who came, and how many keys each of them cost. */
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { fastFolder } from '../support/fast-folder'
import { command, dialog, fill, heading, pick, pressButton, tabTo } from './by-keys'
import { handsOn, type Counted, type Hands } from './counted-keys'
import { expect as hasty, test } from './fixture'
import { manager, setUp } from './set-up'

/** The same desk on two mornings: who lacks a paper on Monday comes back on Wednesday. */
const folder = mkdtempSync(path.join(fastFolder(), 'linli-ten-'))
const deskOn = (morning: string) => ({
  deskOptions: { demo: false, now: `${morning}T01:00:00Z`, dataDir: path.join(folder, 'data') },
})
test.describe.configure({ mode: 'serial', timeout: 400_000 })
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Counts keys, not seconds. */
const expect = hasty.configure({ timeout: 30_000 })

/** What the table of README.md promises; a key more fails. */
const onMonday: Readonly<Record<string, number>> = {
  'known visit': 5,
  'review by a daughter': 30,
  'nobody’s name': 8,
  'comes back': 4,
  renewal: 4,
  'call about a renewal': 4,
  'slip taken back': 3,
  'not on the register': 7,
  'one of two namesakes': 5,
  'a protected person': 5,
  'wants to be erased': 4,
  'seen at home, and not content': 17,
}
const broughtOnWednesday = 7

const search = (page: Page) => page.getByRole('combobox', { name: '查找居民' })
const line = (page: Page) => page.getByRole('listbox', { name: '等候' }).getByRole('option')
const bar = (page: Page) => page.locator('.person-bar')

async function register(page: Page, name: string, idNumber: string): Promise<void> {
  await command(page, '登记新居民')
  await expect(heading(page)).toHaveText('登记居民')
  await expect(page.getByLabel('姓名', { exact: true }).first()).toBeFocused()
  await page.keyboard.insertText(name)
  await fill(page, '证件号码', idNumber)
  await page.keyboard.press('Control+Enter')
  await expect(heading(page)).toContainText(name)
}

test.describe('on Monday', () => {
  test.use(deskOn('2026-11-23'))
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
      await askAndAnswer(page, hands, { who: '王守成', matter: '问老年食堂', answer: '周一到周五都开' })
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
      await carryThrough(page, hands, '年审通过', '周敏')
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
      await hands.press('ArrowDown')
      await expect(page.getByRole('radio', { name: /^代办/ })).toBeChecked()
      await fill(page, /^委托期限至/, '20261231')
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

    await came('not on the register', async () => {
      await hands.say('刘建华')
      await expect(page.getByText('没有找到')).toBeVisible()
      await hands.press('Enter')
      await expect(page.getByLabel('姓名', { exact: true }).first()).toHaveValue('刘建华')
      await hands.reach(page.getByLabel('证件号码').first())
      await hands.say('420106194806070017')
      await hands.press('Control+Enter')
      await expect(heading(page)).toContainText('刘建华')
      await hands.press('F2')
      await expect(page.getByLabel(/^来办什么/)).toBeFocused()
      await hands.say('问医保')
      await hands.press('Control+Enter')
      await expect(page.locator('.notices')).toContainText('刘建华 开始接待')
    })
    await answerWhoIsThere(page)

    await test.step('what no machine can draw is said before it stands on a paper', async () => {
      const undrawn = page.getByText(/^这台电脑画不出/)
      await command(page, '登记新居民')
      await expect(page.getByLabel('姓名', { exact: true }).first()).toBeFocused()
      await page.keyboard.insertText('王\u{3fffd}')
      await expect(undrawn).toContainText('“\u{3fffd}”')
      await page.keyboard.press('Backspace')
      await page.keyboard.insertText('䶮𬭎𠮷')
      await expect(undrawn).toHaveCount(0)
      await page.keyboard.press('Control+A')
      await page.keyboard.press('Delete')
    })

    await register(page, '刘建华', '420106195612211314')
    await came('one of two namesakes', async () => {
      await hands.say('刘建华')
      const people = page.locator('.resident-results').getByRole('option')
      await expect(people).toHaveCount(2)
      const ages = await people.locator('span').nth(1).allInnerTexts()
      expect(new Set(ages).size).toBe(ages.length)
      await hands.press('ArrowDown')
      await expect(bar(page)).toContainText('69 岁')
      await askAndAnswer(page, hands, { who: '刘建华', matter: '问老年食堂', answer: '周一到周五都开' })
    })

    await register(page, '周静', '420106199003030022')
    await pressButton(page, '设定')
    await expect(dialog(page, '人身安全保护')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('地址和电话不得告诉任何人').first()).toBeVisible()
    await came('a protected person', async () => {
      await hands.say('周静')
      await expect(bar(page)).toContainText('周静')
      await expect(bar(page)).toContainText('地址保密')
      await askAndAnswer(page, hands, { who: '周静', matter: '问法律援助', answer: '已转司法所' })
    })

    await came('wants to be erased', async () => {
      await hands.say('刘建华')
      await expect(bar(page)).toContainText('刘建华')
      await hands.press('F5')
      await expect(heading(page)).toHaveText('登记个人信息请求')
      await expect(page.getByRole('radio', { name: /查阅、复制/ })).toBeFocused()
      await hands.press('ArrowDown', 'ArrowDown')
      await expect(page.getByRole('radio', { name: /删除/ })).toBeChecked()
      await hands.press('Control+Enter')
      await expect(page.locator('.notices')).toContainText('已登记 信-2026-0001')
    })

    await register(page, '陈国强', '420106195201010032')
    await came('seen at home, and not content', async () => {
      await hands.say('陈国强')
      await expect(bar(page)).toContainText('陈国强')
      await hands.press('F1')
      await expect(page.getByLabel('事项名称、拼音首字母')).toBeFocused()
      await hands.say('养老认证')
      await expect(page.getByRole('row').nth(1)).toContainText('养老待遇领取资格认证')
      await hands.press('Enter')
      await expect(page.getByRole('heading', { name: '养老待遇领取资格认证' })).toBeVisible()
      await hands.press('ArrowUp')
      await expect(page.getByRole('radio', { name: /^上门办/ })).toBeChecked()
      await hands.press('Control+Enter')
      await carryThrough(page, hands, '本人健在')
      await hands.press('Enter')
      await expect(dialog(page, '回访')).toBeVisible()
      await expect(dialog(page).getByRole('radio', { name: '非常满意' })).toBeFocused()
      await hands.press('ArrowDown', 'ArrowDown', 'ArrowDown')
      await expect(dialog(page).getByRole('radio', { name: '不满意', exact: true })).toBeChecked()
      await hands.reach(dialog(page).getByLabel(/^原因/))
      await hands.say('等了两个钟头')
      await hands.press('Control+Enter')
      await expect(dialog(page)).toHaveCount(0)
      // Told again to whoever answers for it: a second talk is due.
      await expect(page.getByText(/不满意 · 等了两个钟头/)).toBeVisible()
      await expect(page.getByText(/回访 12月14日/)).toBeVisible()
    })

    for (const [who, limit] of Object.entries(onMonday))
      expect(
        table.get(who)?.keys ?? Infinity,
        `${who}: ${JSON.stringify(table.get(who))}`,
      ).toBeLessThanOrEqual(limit)
  })
})

test.describe('on Wednesday', () => {
  test.use(deskOn('2026-11-25'))
  test('who lacked papers brings them, and what was begun goes on', async ({ page }) => {
    const hands = handsOn(page)
    await expect(page.getByLabel('账号', { exact: true })).toBeFocused()
    await page.keyboard.insertText(manager.account)
    await page.keyboard.press('Tab')
    await page.keyboard.insertText(manager.password)
    await page.keyboard.press('Enter')
    await expect(search(page)).toBeFocused()

    await hands.say('王守成')
    await expect(page.getByRole('list', { name: '与这位居民有关的在办' })).toContainText(
      '待补正 老年人优待证办理',
    )
    await hands.press('Shift+F1')
    await expect(page.getByRole('button', { name: /^材料已补齐/ })).toBeVisible()
    // The first paper that is missing, then the next: one key each.
    for (const paper of ['居民身份证', '近期免冠照片']) {
      await hands.press('Space')
      await expect(page.locator('.notices')).toContainText(`已收下：${paper}`)
    }
    await hands.press('Enter')
    await expect(page.getByRole('button', { name: /^受理/ }).first()).toBeVisible()
    await hands.press('Enter')
    await expect(dialog(page, '受理')).toBeVisible()
    await expect(dialog(page).getByRole('checkbox', { name: /委托书已由委托人本人签名/ })).toBeFocused()
    await hands.press('Space', 'Control+Enter')
    await expect(page.getByText('已受理', { exact: true }).first()).toBeVisible()
    expect(hands.counted().keys).toBeLessThanOrEqual(broughtOnWednesday)
  })
})

/** From its acceptance to the result in somebody's hand, each step by its one key. */
async function carryThrough(page: Page, hands: Hands, result: string, fetchedBy?: string): Promise<void> {
  await expect(page.getByRole('button', { name: /^开始办理/ })).toBeVisible()
  await hands.press('Enter')
  await expect(page.getByRole('button', { name: /^办结/ }).first()).toBeVisible()
  await hands.press('Enter')
  await expect(page.getByRole('combobox', { name: '办理结果' })).toBeFocused()
  await hands.say(result)
  await hands.press('Control+Enter')
  await expect(heading(page).first()).toContainText('办结（终止）单')
  await hands.press('Escape')
  await expect(page.getByRole('button', { name: /^送达/ })).toBeVisible()
  await hands.press('Enter')
  await expect(page.getByLabel('领取人')).toBeFocused()
  if (fetchedBy !== undefined) await expect(page.getByLabel('领取人')).toHaveValue(fetchedBy)
  await hands.press('Control+Enter')
  await expect(page.getByText('已送达', { exact: true }).first()).toBeVisible()
}

/** Whoever was found asks something, and has their answer on the spot. */
async function askAndAnswer(
  page: Page,
  hands: Hands,
  { who, matter, answer }: { readonly who: string; readonly matter: string; readonly answer: string },
): Promise<void> {
  await hands.press('F2')
  await expect(page.getByLabel(/^来办什么/)).toBeFocused()
  await hands.say(matter)
  await hands.press('Control+Enter')
  await expect(bar(page)).toContainText('接待中')
  await hands.press('F9')
  await expect(page.getByRole('textbox', { name: /答复了什么/ })).toBeFocused()
  await hands.say(answer)
  await hands.press('Enter')
  await expect(page.locator('.notices')).toContainText(`${who} 已答复`)
}

/** Whoever is being served has had their answer. */
async function answerWhoIsThere(page: Page): Promise<void> {
  await page.keyboard.press('Alt+1')
  await expect(search(page)).toBeFocused()
  await page.keyboard.press('F9')
  await expect(page.getByRole('textbox', { name: /答复了什么/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('.notices')).toContainText('已答复')
}
