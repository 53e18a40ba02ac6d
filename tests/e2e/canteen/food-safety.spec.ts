/** Food safety by keyboard: what is missing is written down line by line, and the month's book comes out. */
import { command } from '../by-keys'
import { expect, signIn, test } from '../fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T05:30:00Z', dataDir: null } })

test('a morning’s missing lines are done with a key each, a wrong one is struck out, and the book is printed', async ({
  page,
}) => {
  await signIn(page, 'shitang')
  await command(page, '食品安全')
  await expect(page.getByRole('heading', { name: '食品安全', level: 1 })).toBeVisible()
  const missing = page.getByRole('list', { name: '今天还缺' })
  const lines = missing.getByRole('listitem')
  await expect(lines.filter({ hasText: '日管控' })).toHaveCount(1)

  const samples = page.getByRole('button', { name: /全部留样/ })
  await expect(samples).toBeVisible()
  await page.keyboard.press('F9')
  await expect(samples).toBeHidden()
  await page.keyboard.press('F10')
  await expect(lines.filter({ hasText: '样品销毁' })).toHaveCount(0)
  // The first line has the keyboard, and hands it to the next.
  await expect(lines.first()).toContainText('消毒')
  await expect(lines.first().getByRole('spinbutton')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(lines.filter({ hasText: '消毒' })).toHaveCount(0)
  await expect(lines.first().getByRole('spinbutton')).toBeFocused()

  const check = lines.filter({ hasText: '晨检' }).first()
  const name = (await check.locator('b').innerText()).trim()
  // No measurement stands there before somebody made it.
  await check.getByRole('spinbutton', { name: '℃' }).fill('36.5')
  await check.getByRole('spinbutton', { name: '℃' }).press('Enter')
  await expect(lines.filter({ hasText: name })).toHaveCount(0)

  // Whoever is off is written down as that, and nothing is measured.
  const off = lines.filter({ hasText: '晨检' }).first()
  const absent = (await off.locator('b').innerText()).trim()
  await off.getByRole('button', { name: '今天不在' }).press('Enter')
  await expect(lines.filter({ hasText: absent })).toHaveCount(0)

  const control = lines.filter({ hasText: '日管控' })
  await control.getByRole('textbox', { name: '检查情况' }).press('Enter')
  await expect(control).toHaveCount(0)

  const today = page.getByRole('region', { name: '今天记下的' })
  const written = today.getByRole('listitem').filter({ hasText: '日管控' })
  await written.getByRole('button', { name: '划掉' }).press('Enter')
  await expect(written).toContainText('已划掉')
  await expect(lines.filter({ hasText: '日管控' })).toHaveCount(1)

  // The week's review is written on a Monday, for the week that is over.
  await expect(lines.filter({ hasText: '周排查' })).toHaveCount(0)
  await page.keyboard.press('F7')
  const form = page.getByRole('form', { name: '记一次检查' })
  const which = form.getByRole('combobox', { name: /哪一种检查/ })
  await expect(which).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await form.getByRole('radio', { name: '2026年11月16日至11月22日' }).press('Space')
  await page.keyboard.press('Control+Enter')
  await expect(today.getByRole('listitem').filter({ hasText: '周排查' })).toContainText(
    '补 2026年11月16日至11月22日',
  )

  // Friday's control was forgotten, and a weekend lies between.
  await page.keyboard.press('F7')
  await form.getByRole('textbox', { name: /哪一天的/ }).fill('2026-11-20')
  await page.keyboard.press('Control+Enter')
  await expect(today.getByRole('listitem').filter({ hasText: '补 2026年11月20日' })).toHaveCount(1)

  await page.keyboard.press('Control+P')
  const paper = page.getByRole('region', { name: '纸样' })
  await expect(paper.getByRole('heading', { name: '食品安全台账 2026年11月' })).toBeVisible()
  await expect(paper).toContainText('留样（')
  await expect(paper).toContainText(name)
  const rowsOfAbsent = paper.getByRole('row', { name: new RegExp(absent) })
  await expect(rowsOfAbsent.filter({ hasText: '当天不在' })).toHaveCount(1)
  // Who cooks stands in the book with their certificates.
  await expect(rowsOfAbsent.filter({ hasText: '发证' })).toHaveCount(1)
  await expect(paper).toContainText('留样柜')
  await expect(paper).toContainText('补 2026年11月16日至11月22日')
})
