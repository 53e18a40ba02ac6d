/** The main job, from the scan of a card to the rating, with every paper on the way. */
import type { Page } from '@playwright/test'
import { tabTo } from './by-keys'
import { expect, host, signIn, test } from './fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

test('a walk-in is served from the scan to the rating, and every paper prints', async ({ page }) => {
  await signIn(page, 'qiantai')

  const applicant = await test.step('a card is scanned, and its owner is found', async () => {
    const search = page.getByRole('combobox', { name: /居民/ })
    await expect(search).toBeFocused()
    await search.fill('单')
    const first = page.getByRole('option').first()
    await expect(first).toContainText('单')
    const name = await first.locator('b').innerText()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
    // Nobody's number stands in full on any page; two keys show it, for a reason.
    expect(await page.getByRole('main').innerText()).not.toMatch(/\d{17}[\dX]/)
    await tabTo(page, page.getByRole('button', { name: /^证件号码 .+已隐去$/ }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: '查看证件号码' })).toBeVisible()
    await page.keyboard.press('Enter')
    const idNumber = await page.getByRole('status', { name: '证件号码' }).innerText()
    expect(idNumber).toMatch(/^\d{17}[\dX]$/)
    await expect(page.getByText(/^(30|29|28) 秒$/)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText(idNumber)).toHaveCount(0)
    await page.keyboard.press('Alt+1')
    await expect(search).toBeFocused()
    // A reader types faster than a person and ends with Enter.
    await page.keyboard.type(idNumber)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
    return name
  })

  await test.step('one key opens the request; the law is beside it', async () => {
    await page.keyboard.press('F1')
    await expect(page.getByRole('heading', { name: '新办件' })).toBeVisible()
    await expect(page.getByText('自愿、免费')).toBeVisible()
    await expect(page.getByLabel('事项名称、拼音首字母')).toBeFocused()
    await page.keyboard.type('lhjy', { delay: 60 })
    await expect(page.getByRole('row').nth(1)).toContainText('灵活就业')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /灵活就业/ })).toBeVisible()
  })

  await test.step('papers are ticked off; one is missing and told of at once', async () => {
    await page.getByRole('radio', { name: /代办/ }).check()
    await expect(page.getByText(/受托人不得转委托/)).toBeVisible()
    const materials = page.locator('.checklist').getByRole('checkbox')
    const count = await materials.count()
    expect(count).toBeGreaterThan(1)
    for (let at = 0; at < count - 1; at += 1) await materials.nth(at).check()
    // Each paper's form is a choice of its own, to the keyboard too.
    const manners = page.locator('.checklist').getByRole('radiogroup')
    const chosen = (at: number) => manners.nth(at).getByRole('radio', { checked: true }).inputValue()
    const others = await Promise.all(Array.from({ length: count - 2 }, (_, at) => chosen(at + 1)))
    const before = await chosen(0)
    await manners.nth(0).getByRole('radio', { checked: true }).focus()
    await page.keyboard.press('ArrowDown')
    expect(await chosen(0)).not.toBe(before)
    expect(await Promise.all(others.map((_, at) => chosen(at + 1)))).toEqual(others)
    await page.keyboard.press('ArrowUp')
    expect(await chosen(0)).toBe(before)
    await page.getByLabel('委托期限至').fill('12-31')
    await page.getByRole('button', { name: /告知补正/ }).click()
    await expectPaper(page, '一次性告知（补正）单', [applicant, '灵活就业'])
  })

  const primary = (name: string | RegExp) => page.getByRole('button', { name }).first()
  const drawer = page.getByRole('dialog')
  /** Asks for a move from the menu of the rarer ones. */
  const rarer = async (name: string) => {
    await page.getByRole('button', { name: '更多', exact: true }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  const print = async (name: string) => {
    await page.keyboard.press('Control+P')
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  const back = async (state: string) => {
    await page.keyboard.press('Escape')
    await expect(page.getByText(state, { exact: true }).first()).toBeVisible()
  }

  await test.step('the clock stands still until it is there', async () => {
    await back('待补正')
    await expect(page.getByText(/计时已停|未受理/).first()).toBeVisible()
    await page.getByRole('button', { name: /^收下/ }).first().click()
    await expect(page.getByText(/已收下/).first()).toBeVisible()
    await primary(/^材料已补齐/).click()
    await primary(/^受理/).click()
    await drawer.getByLabel(/委托书已由委托人本人签名/).check()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('已受理', { exact: true }).first()).toBeVisible()
  })

  await test.step('the receipt, the mandate and the hand-over print', async () => {
    await print('受理单（回执）')
    await expectPaper(page, '受理单', [applicant, '前办结'])
    await back('已受理')
    await print('代办委托书')
    await expectPaper(page, '代办委托书', [applicant, '受托人不得转委托他人办理'])
    await back('已受理')
    await print('材料交接单')
    await expectPaper(page, '材料交接单', [applicant, '签名'])
    await back('已受理')
  })

  await test.step('a grid worker is sent, and brings a result', async () => {
    await page.keyboard.press('F5')
    const assignee = drawer.getByLabel('派给')
    await assignee.press('ArrowDown')
    await expect(assignee).toHaveAttribute('aria-expanded', 'true')
    await assignee.press('Enter')
    await expect(assignee).toHaveAttribute('aria-expanded', 'false')
    await page.keyboard.press('Control+Enter')
    await expectPaper(page, '网格员跑腿单', [applicant])
    await back('已派单')
    await primary(/^派单回来了/).click()
    await drawer.getByLabel('结果').fill('材料已送到街道窗口')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('办理中', { exact: true }).first()).toBeVisible()
  })

  await test.step('the matter is suspended and resumed, each with its paper', async () => {
    await rarer('中止')
    await drawer.getByLabel('原因').fill('等候有关部门审核')
    await page.keyboard.press('Control+Enter')
    await expectPaper(page, '中止单', ['等候有关部门审核'])
    await back('中止')
    await primary(/^续办/).click()
    await expect(drawer.getByLabel(/^说明/)).toBeFocused()
    await page.keyboard.press('Control+Enter')
    await expectPaper(page, '续办单', [applicant])
    await back('办理中')
  })

  await test.step('it cannot be closed over an original without a reason', async () => {
    await primary(/^办结/).click()
    await drawer.getByLabel('办理结果').fill('申请已通过')
    await page.keyboard.press('Control+Enter')
    await expect(drawer.getByText(/先退回，或写明原因/)).toBeVisible()
    await drawer.getByLabel('原件未退的原因').fill('与办理结果一并退还')
    await page.keyboard.press('Control+Enter')
    await expectPaper(page, '办结单', [applicant, '申请已通过'])
    await back('办结')
  })

  await test.step('the originals go back to the resident', async () => {
    const giveBack = page.getByRole('button', { name: /^退回/ })
    await expect(giveBack.first()).toBeVisible()
    for (let left = await giveBack.count(); left > 0; left -= 1) {
      await giveBack.first().click()
      await expect(giveBack).toHaveCount(left - 1)
    }
    await expect(page.getByText(/未退原件 0 份/)).toBeVisible()
  })

  await test.step('the result is delivered, and the resident rates it', async () => {
    await primary(/^送达/).click()
    await expect(drawer.getByLabel('领取人')).toBeFocused()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('已送达', { exact: true }).first()).toBeVisible()
    await primary(/^回访/).click()
    await drawer.getByRole('radio', { name: '不满意', exact: true }).check()
    await page.keyboard.press('Control+Enter')
    // A poor rating wants its reason.
    await expect(drawer.getByRole('alert')).toContainText('须写明原因')
    await drawer.getByLabel('原因').fill('等得太久')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('已回访', { exact: true }).first()).toBeVisible()
  })

  await test.step('it stands on the resident’s page, and the number is not in any list', async () => {
    await page.getByRole('link', { name: applicant }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(applicant)
    await expect(page.getByText(/灵活就业/).first()).toBeVisible()
  })
})

/** A paper on screen and as a PDF: A4, with the words it must have, its Chinese type inside the file. */
async function expectPaper(page: Page, title: string, words: readonly string[]): Promise<void> {
  await expect(page.getByRole('heading', { name: title }).first()).toBeVisible()
  for (const word of words) await expect(page.getByText(word).first()).toBeVisible()
  if (host === 'electron') return
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf).toMatch(/\/FontFile[23]/)
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(0)
}
