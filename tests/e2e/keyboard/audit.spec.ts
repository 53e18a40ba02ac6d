/** The log by keyboard alone: its head goes out on the day sheet, and the auditor holds the log against it. */
import {
  command,
  expectFocusKept,
  fill,
  heading,
  intoList,
  pick,
  pressButton,
  tabTo,
  write,
} from '../by-keys'
import { expect, signIn, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })
test.describe.configure({ timeout: 180_000 })
test.use({ actionTimeout: 20_000 })

test('the day sheet is printed, and the log is verified against it, and asked about a resident', async ({
  page,
}) => {
  await signIn(page, 'qiantai')
  await command(page, '打印值班日志')
  const head = page.getByText(/第 \d+ 条 · [0-9a-f]{4}(-[0-9a-f]{4}){3}/)
  await expect(head).toBeVisible()
  const [, sequence = '', digits = ''] = /第 (\d+) 条 · ([0-9a-f-]+)/.exec(await head.innerText()) ?? []
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+0')
  await pressButton(page, '退出登录')
  await signIn(page, 'ducha')
  await expect(page.getByRole('heading', { name: '留痕的状态' })).toBeVisible()
  await expect(page.getByText('还没有核验过')).toBeVisible()

  await command(page, '核验留痕')
  await expect(heading(page)).toHaveText('核验留痕')
  await fill(page, '序号', sequence)
  await fill(page, /校验码/, digits.replaceAll('-', ' ').toUpperCase())
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/条都和写下时一样/)).toBeVisible({ timeout: 120_000 })
  await expect(page.getByText(`到第 ${sequence} 条有打印的日志或备份为证`)).toBeVisible()
  await fill(page, /校验码/, '0123456789abcdef')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert').getByText(`第 ${sequence} 条有问题`)).toBeVisible({ timeout: 120_000 })
  await expectFocusKept(page)

  await command(page, '留痕')
  await expect(heading(page)).toHaveText('留痕')
  await tabTo(page, page.getByRole('combobox', { name: '做了什么' }))
  await pick(page, '值班日志')
  await intoList(page, '留痕')
  await expect(page.getByRole('row', { name: /打印值班日志/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: `第 ${sequence} 条` })).toBeVisible()
  await page.keyboard.press('Escape')
  await expectFocusKept(page)

  await command(page, '谁看过这位居民的记录')
  await expect(page.getByRole('combobox', { name: '居民' })).toBeFocused()
  await write(page, '王')
  await expect(page.locator('.ant-select-item-option-active').filter({ visible: true }).last()).toContainText(
    '王',
  )
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '经手的人' })).toBeVisible()
  await page.keyboard.press('Alt+1')
  await expect(page.getByRole('grid', { name: '今天看原文' })).toContainText('居民本人询问')
})
