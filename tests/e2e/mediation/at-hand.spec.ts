/** What a mediator has beside the case: the document camera, the month's chart, and the sheet for the upper system. */
import type { Page } from '@playwright/test'
import chromium from '@sparticuz/chromium'
import { acceptedCase } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import { expect, host, signIn, test } from '../fixture'
import { overTheWire } from '../over-the-wire'
import { dialog, expectDone, fill, pickByPlace } from '../by-keys'
import { choose, section } from './at-the-table'

test.skip(
  host === 'electron',
  'the case is brought over the WebSocket, and Electron is not given a false camera',
)
test.use({
  deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null },
  permissions: ['clipboard-read', 'clipboard-write', 'camera'],
  launchOptions: {
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
})

const goTo = (page: Page, path: string) =>
  page.evaluate((to) => {
    location.hash = to
  }, path)

const begun = (address: string) =>
  acceptedCase(
    overTheWire(address).mediation,
    () => crypto.randomUUID(),
    plainly('楼上卫生间漏水'),
    '2026-11-20',
    ['王桂珍', '李建国'],
  )

test('two pages from the document camera lie with the case as one piece of evidence', async ({
  page,
  desk,
}) => {
  await signIn(page, 'zhuren')
  const { id } = await begun(desk.address)
  await goTo(page, `/mediation/${id}`)
  const evidence = section(page, '证据和证明')
  await evidence.getByRole('button', { name: '添加材料' }).press('Enter')
  await page.getByLabel('是什么材料').fill('漏水的天花板')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog', { name: '漏水的天花板' })).toBeVisible()
  await page.keyboard.press('F4')
  await expect(page.getByRole('button', { name: '拍一页' })).toBeVisible()
  const waiting = page.getByRole('list', { name: '等着存入' }).getByRole('listitem')
  await page.keyboard.press('Space')
  await expect(waiting).toHaveCount(1)
  await page.keyboard.press('Space')
  await expect(waiting).toHaveCount(2)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Enter')
  await expect(evidence.getByRole('button', { name: '打开：漏水的天花板' })).toHaveCount(2)
})

test('a colleague who mediates too stands with the case as its mediator', async ({ page, desk }) => {
  await signIn(page, 'zhuren')
  const { id } = await begun(desk.address)
  await goTo(page, `/mediation/${id}`)
  const hands = section(page, '经办')
  await hands.getByRole('button', { name: '让同事参与' }).press('Enter')
  const drawer = dialog(page, '让同事参与')
  await expect(drawer.getByRole('combobox')).toBeFocused()
  await pickByPlace(page, 1)
  await choose(page, '怎样参与', '共同调解（人民调解法第十九条）')
  await fill(page, '原因', '一起调')
  await page.keyboard.press('Control+Enter')
  await expectDone(page, /^已交给/)
  const stays = hands.getByRole('list', { name: '经办' }).getByRole('listitem')
  await expect(stays.filter({ hasText: '调解员' })).toHaveCount(2)
})

test('the month’s report draws what was taken on and what succeeded, a bar for each', async ({ page }) => {
  await signIn(page, 'zhuren')
  await goTo(page, '/mediation/figures')
  const chart = page.getByRole('img', { name: /^受理与成功; 受理 .*\d+: 1.*; 调解成功 / })
  await expect(chart).toBeVisible()
  await expect(chart.locator('svg text').filter({ hasText: /^(受理|调解成功)$/ })).toHaveCount(2)
  expect(await chart.locator('svg path[fill]:not([fill="none"])').count()).toBeGreaterThan(2)
})

test('whoever locked the desk and was signed out since comes back with the password alone', async ({
  page,
  desk,
}) => {
  await signIn(page, 'zhuren')
  await goTo(page, '/mediation')
  await page.keyboard.press('Control+L')
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible()
  // As after a minute, which a test does not wait for.
  await overTheWire(desk.address).session.signOut({})
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByLabel('账号', { exact: true })).toHaveValue('zhuren')
  await expect(page.getByLabel('密码', { exact: true })).toBeFocused()
  await page.keyboard.insertText('linli-demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
})

test('each field of the upper system is copied with its key, in the order in which it is asked', async ({
  page,
  desk,
}) => {
  await signIn(page, 'zhuren')
  const { id } = await begun(desk.address)
  await goTo(page, `/mediation/${id}/copy`)
  const lines = page.getByRole('list', { name: '填报对照单' }).getByRole('button')
  await expect(lines.first()).toContainText('案号')
  const copied = async (key: string, field: string): Promise<string> => {
    await page.keyboard.press(key)
    await expect(page.getByText(`已复制：${field}`)).toBeVisible()
    return page.evaluate(() => navigator.clipboard.readText())
  }
  const number = await copied('1', '案号')
  await expect(lines.first()).toContainText(number)
  expect(await copied('2', '受理日期')).toBe('2026年11月20日')
  expect(await copied('6', '申请人')).toContain('王桂珍')
  expect(await copied('7', '被申请人')).toContain('李建国')
  // The tenth has a letter, since the digits are used up.
  expect(await copied('a', '纠纷简要情况')).toContain('楼上卫生间漏水')
})
