/** Requests on screen: every screen without a serious fault, by keys alone, every paper as a PDF with its type inside. */
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessibility'
import { expect, host, signIn, test } from './fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const notices = (page: Page) => page.locator('.notices')

/** Goes to an address as a link would. */
async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((address) => {
    location.hash = address
  }, path)
}

/** Opens the first request of a filter by keys, and waits for its page. */
async function openFirst(page: Page, filter: string): Promise<void> {
  await go(page, `/service-requests?${filter}`)
  // Not the one that is left: the counter has a grid too.
  const grid = page.getByRole('grid', { name: '帮代办', exact: true })
  await expect(grid.getByRole('row').nth(1)).toBeVisible()
  // The list takes the focus by itself once it is read, which may come after ours.
  await expect(async () => {
    await grid.press('Enter', { timeout: 1_000 })
    await expect(page).toHaveURL(/#\/service-requests\/\d+$/, { timeout: 2_000 })
  }).toPass()
  await expect(page.getByRole('region', { name: '材料与交接' })).toBeVisible()
}

/** The paper that is shown, as a PDF: one A4 sheet with its type embedded. */
async function expectPaper(page: Page, title: string | RegExp): Promise<void> {
  const paper = page.getByRole('article')
  await expect(paper.getByRole('heading', { name: title })).toBeVisible()
  await expect(paper).toContainText('党群服务中心')
  if (host === 'electron') return
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][\d.]* 84[12][\d.]*\]/)
  expect(pdf).toMatch(/\/FontName\s*\/[A-Z]{6}\+NotoSansSC/)
  expect(pdf).toMatch(/\/FontFile[23]/)
}

async function printSheet(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P')
  await page.getByRole('menuitem', { name, exact: true }).click()
}

test('no screen of requests has a serious fault', async ({ page }) => {
  await signIn(page, 'fuzeren')
  const screens: readonly (readonly [string, RegExp | string])[] = [
    ['/service-requests', '帮代办'],
    ['/service-requests/new', '新办件'],
    ['/service-requests/new?resident=12', '新办件'],
    ['/service-requests/renewals', '到期续办'],
    ['/service-requests/items', '服务事项'],
    ['/service-requests/items/1/edit', /^修改/],
    ['/figures', '帮代办月报'],
  ]
  for (const [path, title] of screens) {
    await test.step(path, async () => {
      await go(page, path)
      await expect(heading(page)).toContainText(title)
      await expectAccessible(page)
    })
  }
  await go(page, '/service-requests/new?resident=12&item=1')
  await page.getByRole('radio', { name: /^代办/ }).check()
  await page.getByLabel('由代理人来办').check()
  await expect(page.getByLabel('代理人姓名')).toBeVisible()
  await expectAccessible(page)
  await openFirst(page, 'scope=all&state=in-progress')
  await expectAccessible(page)
  await page.keyboard.press('F5')
  await expect(page.getByRole('dialog', { name: '派单' })).toBeVisible()
  await expectAccessible(page)
})

test('a request is opened, told what is missing, completed and rated by keys alone', async ({ page }) => {
  await signIn(page, 'qiantai')
  await go(page, '/service-requests/new?resident=3000')
  await expect(page.getByLabel('事项名称、拼音首字母')).toBeFocused()
  await page.keyboard.type('sbzx', { delay: 40 })
  await expect(page.getByRole('row').nth(1)).toContainText('社保咨询')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '社保咨询' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(notices(page)).toContainText('已受理 帮-2026-')
  await expect(page.getByText('期限 今天')).toBeVisible()

  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^办结/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: '办理结果' })).toBeFocused()
  await page.keyboard.type('已答复本人')
  await page.keyboard.press('Control+Enter')
  await expectPaper(page, '办结单')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^送达/ })).toBeVisible()

  await page.keyboard.press('Enter')
  await expect(page.getByLabel('领取人')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: /^回访/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: '回访' })).toBeVisible()
  // Nobody's rating is taken for granted.
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('评价')
  await page.getByRole('radio', { name: '不满意', exact: true }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('不满意的评价须写明原因')
  await page.getByLabel(/^原因/).fill('等得太久')
  await page.keyboard.press('Control+Enter')
  await expect(notices(page)).toContainText('已记下回访')
  await expect(page.getByText(/回访 12月14日/)).toBeVisible()
})

test('a missing paper is taken in by the space bar, and the slip is taken back', async ({ page }) => {
  await signIn(page, 'qiantai')
  await go(page, '/service-requests/new?resident=3000&item=3')
  await page.getByRole('button', { name: /^告知补正/ }).click()
  await expectPaper(page, /一次性告知/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^材料已补齐/ })).toBeVisible()
  const missing = page.getByRole('row').filter({ hasText: '缺' })
  const before = await missing.count()
  await page.keyboard.press('Space')
  await expect(notices(page)).toContainText('已收下')
  await expect(missing).toHaveCount(before - 1)
  await page.keyboard.press('Control+Z')
  await expect(missing).toHaveCount(before)
  await printSheet(page, '材料交接单')
  await expectPaper(page, '材料交接单')
})

test('every other paper comes out on A4 with its Chinese type inside', async ({ page }) => {
  await signIn(page, 'qiantai')
  await openFirst(page, 'scope=all&state=dispatched&mode=delegated')
  for (const name of ['受理单（回执）', '代办委托书', '网格员跑腿单']) {
    await test.step(name, async () => {
      await printSheet(page, name)
      await expectPaper(page, name)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('region', { name: '材料与交接' })).toBeVisible()
    })
  }
  await openFirst(page, 'scope=all&state=suspended')
  await printSheet(page, '中止单')
  await expectPaper(page, '中止单')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: '材料与交接' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(/^说明/)).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expectPaper(page, '续办单')
})

test('an office’s own item asks on its form, is taken in when that is filled, and prints it', async ({
  page,
}) => {
  await signIn(page, 'fuzeren')
  await go(page, '/service-requests/items/1/edit')
  await expect(heading(page)).toContainText('修改')
  await page.getByRole('button', { name: '加一行' }).click()
  await page.getByLabel('第 1 行 问什么').fill('家庭人口')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('家庭人口')).toBeVisible()

  await go(page, '/service-requests/new?resident=3000&item=1')
  await expect(page.getByRole('textbox', { name: '家庭人口' })).toBeVisible()
  await page.getByRole('button', { name: '存为草稿' }).click()
  const form = page.getByRole('region', { name: '申请表' })
  await expect(form).toContainText('还有 1 项没填')
  await form.getByRole('button', { name: '填申请表' }).click()
  await page.getByRole('textbox', { name: '家庭人口' }).fill('三口人')
  await page.keyboard.press('Control+Enter')
  await expect(form).toContainText('三口人')
  await expectAccessible(page)
  await printSheet(page, '申请表')
  await expectPaper(page, /申请表$/)
  await expect(page.getByRole('article')).toContainText('三口人')
})
