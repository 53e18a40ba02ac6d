/** Working by keyboard alone: what a test needs to reach things by keys, and to see that the keyboard kept its place. */
import { expect, type Locator, type Page } from '@playwright/test'
import { settled } from './settled'

/** Tab, at most as often as a whole screen has stops, until the keyboard is at the one meant. */
export async function tabTo(page: Page, target: Locator, keys: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  // While something is still coming the page holds keys; pressed on all at once they would lead past the one meant.
  await settled(page)
  for (let stops = 0; stops < 80; stops += 1) {
    if (await isFocused(target)) return
    await page.keyboard.press(keys)
  }
  await expect(target).toBeFocused()
}

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Tab to a button, and press it. */
export async function pressButton(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }).first())
  await page.keyboard.press('Enter')
}

/** Whole words at once, as an IME gives them: a burst of keys would be a scan. */
export async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.insertText(text)
}

/** Replaces what stands in the field that has the focus. */
export async function rewrite(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+A')
  await write(page, text)
}

/** Tab to a field by its label, and write into it. */
export async function fill(page: Page, label: string | RegExp, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label).first())
  await rewrite(page, text)
}

/** In a list of choices that has the focus: type some of the words, take the one that answers. */
export async function pick(page: Page, text: string): Promise<void> {
  await write(page, text)
  await expect(page.locator('.ant-select-item-option-active').filter({ visible: true }).last()).toContainText(
    text,
  )
  await page.keyboard.press('Enter')
}

/** In a list of choices that has the focus: take one by its place, once the choices have come. */
export async function pickByPlace(page: Page, place: number): Promise<void> {
  const active = page.locator('.ant-select-item-option-active').filter({ visible: true })
  await page.keyboard.press('ArrowDown')
  await expect(active).toBeVisible()
  for (let at = 1; at < place; at += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(active).toHaveCount(0)
}

/** From anywhere, by the palette. */
export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('combobox', { name: '查找', exact: true })).toBeFocused()
  await write(page, words)
  const results = page.getByRole('listbox', { name: '结果' })
  const titles = results.locator('.palette-title')
  await expect(titles.filter({ hasText: new RegExp(`^${words}$`) }).first()).toBeVisible()
  // While answers are on their way, the list still moves.
  await expect(results).not.toHaveAttribute('aria-busy', 'true')
  const at = (await titles.allInnerTexts()).indexOf(words)
  for (let row = 0; row < at; row += 1) await page.keyboard.press('ArrowDown')
  await expect(results.getByRole('option', { selected: true })).toContainText(words)
  await page.keyboard.press('Enter')
}

/** Down into the list of the page. */
export async function intoList(page: Page, name: string): Promise<Locator> {
  const grid = page.getByRole('grid', { name, exact: true })
  await expect(grid.getByRole('row').nth(1)).toBeVisible()
  // While a choice is open, the key moves in it.
  await expect(page.locator('.filters [aria-expanded="true"]')).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await expect(grid).toBeFocused()
  return grid
}

/** The keyboard is somewhere: the next key does not begin at the top of the page. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName ?? 'BODY'), { message: 'focus is lost' })
    .not.toBe('BODY')
}

/** A drawer or dialog is gone, and what was done is said. */
export async function expectDone(page: Page, notice: string | RegExp): Promise<void> {
  await expect(page.locator('.notices')).toContainText(notice)
  await expectFocusKept(page)
}

export const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 })

/** What lies over the page; any, or the one of this name. */
export const dialog = (page: Page, name?: string | RegExp): Locator =>
  page.getByRole('dialog', name === undefined ? {} : { name })

/** At the sign-in screen of the demonstration. */
export async function signInByKeys(page: Page, account: string): Promise<void> {
  await expect(page.getByLabel('账号', { exact: true })).toBeFocused()
  await write(page, account)
  await page.keyboard.press('Tab')
  await write(page, 'linli-demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: '查找居民' })).toBeFocused()
}

/** In a menu that has just opened: walk to the item, and take it. */
export async function chooseFromMenu(page: Page, item: string): Promise<void> {
  const meant = page.getByRole('menuitem', { name: item, exact: true })
  await expect(meant).toBeVisible()
  // Keys belong to the button until the menu has taken the focus; Enter would close it again.
  await expect
    .poll(() =>
      meant.evaluate((one) => one.closest('[role=menu]')?.contains(document.activeElement) === true),
    )
    .toBe(true)
  // The menu moves a frame after its key; asked before that, it would be one step behind.
  const isActive = () =>
    meant.evaluate(async (one) => {
      for (let frame = 0; frame < 2; frame += 1)
        await new Promise((painted) => requestAnimationFrame(painted))
      return (
        one === document.activeElement || [...one.classList].some((name) => name.endsWith('-item-active'))
      )
    })
  for (let steps = 0; steps < 20 && !(await isActive()); steps += 1) await page.keyboard.press('ArrowDown')
  expect(await isActive()).toBe(true)
  await page.keyboard.press('Enter')
}
