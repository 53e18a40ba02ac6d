/** Someone who types faster than the desk answers: no key is lost, and none acts on whoever stood there before. */
import type { Page } from '@playwright/test'
import { pick, tabTo } from './by-keys'
import { expect, host, signIn, test } from './fixture'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })
// As most people have it: keys come while things move.
test.use({ contextOptions: { reducedMotion: 'no-preference' } })
test.skip(host === 'electron', 'the answers are held back on the WebSocket')

/** Puts a gate into the road: what the desk answers while it is closed arrives when it is opened. */
async function gateOn(page: Page): Promise<{ close(): void; open(): void }> {
  const held: (() => void)[] = []
  let closed = false
  await page.routeWebSocket(/\/desk$/, (road) => {
    const desk = road.connectToServer()
    desk.onMessage((message) => {
      if (closed) held.push(() => road.send(message))
      else road.send(message)
    })
  })
  return {
    close: () => (closed = true),
    open: () => {
      closed = false
      for (const send of held.splice(0)) send()
    },
  }
}

/** Found before as `zhang`; written otherwise, it has to be asked for again. */
const asked = 'ZHANG'

test('in the palette and at the counter, keys wait for the answer to what was typed', async ({ page }) => {
  const gate = await gateOn(page)
  await page.reload()
  await signIn(page, 'qiantai')
  const search = page.getByRole('main').getByRole('combobox').first()
  const people = page.locator('.resident-results').getByRole('option')
  const bar = page.locator('.person-bar')
  await expect(search).toBeFocused()

  await page.keyboard.insertText('zhang')
  await expect(people.nth(2)).toBeVisible()
  const third = await people.nth(2).locator('b').innerText()
  const thirdAddress = await people.nth(2).locator('span').nth(3).innerText()
  await page.keyboard.press('Escape')
  await page.keyboard.insertText('wang')
  await expect(people.first().locator('b')).toHaveText(/^[王汪]/)

  // F1 belongs to the second Zhang, not to whoever of the Wangs is chosen while the answer is on its way.
  gate.close()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(asked)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('F1')
  await expect(bar).toBeVisible()
  await expect(page).not.toHaveURL(/service-requests/)
  gate.open()
  await expect(page).toHaveURL(/#\/service-requests\/new\?resident=\d+$/)
  await expect(page.getByRole('main').getByText(third).first()).toBeVisible()
  await expect(page.getByRole('main').getByText(thirdAddress).first()).toBeVisible()

  // Enter in the palette opens what the arrows chose, in the list of the answer.
  const results = page.getByRole('listbox', { name: '结果' })
  await page.keyboard.press('Control+K')
  await page.keyboard.insertText('wang')
  await expect(results.getByRole('option').nth(1)).toBeVisible()
  await expect(results).not.toHaveAttribute('aria-busy', 'true')
  gate.close()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(asked)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(results).toHaveAttribute('aria-busy', 'true')
  gate.open()
  await expect(page).toHaveURL(/#\/residents\/\d+$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(third)

  // What is pressed after F1 is for the screen that F1 opens, and waits for it.
  await page.keyboard.press('Alt+1')
  await expect(search).toBeFocused()
  gate.close()
  await page.keyboard.insertText('ZHANGW')
  await pressAll(page, ['F1', 'g', 'l', 'n', 's', 'Enter', 'F6'])
  await expect(search).toHaveValue('ZHANGW')
  gate.open()
  await expect(page.getByRole('heading', { name: '高龄津贴年审' })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /^居民身份证/ })).toBeChecked()
})

test('a drawer takes the keyboard and gives it back, also where nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await signIn(page, 'qiantai')
  const search = page.getByRole('main').getByRole('combobox').first()
  await expect(search).toBeFocused()
  await page.keyboard.insertText('wang')
  await expect(page.locator('.person-bar').getByRole('button', { name: /登记来访/ })).toBeVisible()
  await pressAll(page, ['F2', 'w', 'l', 's', 'x'])
  await expect(page.getByLabel(/^来办什么/)).toBeFocused()
  await expect(page.getByLabel(/^来办什么/)).toHaveValue('wlsx')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(search).toBeFocused()
})

test('in a list that is being narrowed, Enter waits for the rows of the answer', async ({ page }) => {
  const gate = await gateOn(page)
  await page.reload()
  await signIn(page, 'ducha')
  await page.evaluate(() => (window.location.hash = '/audit'))
  const log = page.getByRole('grid', { name: '留痕', exact: true })
  const rows = log.getByRole('row')
  await expect(rows.nth(2)).toBeVisible()
  const first = await rows.nth(1).innerText()
  await tabTo(page, page.getByRole('combobox', { name: '做了什么' }))
  gate.close()
  await pick(page, '来访')
  await expect(page.locator('.filters [aria-expanded="true"]')).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await expect(log).toBeFocused()
  await expect(rows.nth(1)).toHaveText(first, { useInnerText: true })
  await page.keyboard.press('Enter')
  gate.open()
  await expect(page.getByRole('dialog', { name: /^第 \d+ 条$/ })).toContainText('来访')
})

async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}
