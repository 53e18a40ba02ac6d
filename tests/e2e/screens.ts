/** Every screen that has an address, and how a test gets to each with something real on it. */
import { expect, type Page } from '@playwright/test'
import type { FoundRow } from '#desk/walk'
import { loadWalks } from '../support/walks'
import { settled } from './settled'

export { settled } from './settled'

/** The rows that stand for `{resident}` and the like; found by looking into the lists of the demonstration. */
export type Known = Readonly<Record<string, number>>

const walks = await loadWalks()

/** From which list a row is taken for each name. */
const finds: readonly (readonly [string, FoundRow])[] = [...walks.values()].flatMap((walk) =>
  Object.entries(walk.finds ?? {}),
)

/** An address with the rows that are known in their places, and the first row where nothing is known. */
export const addressOf = (at: string, known: Known): string =>
  at.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(known[name] ?? 1))

/**
 * One of each that has much to show: a resident with a household, a request under way. Where addresses are given, only
 * what they name is looked for.
 */
export async function somethingOfEach(page: Page, addresses?: readonly string[]): Promise<Known> {
  const known: Record<string, number> = {}
  for (const [name, row] of finds) {
    const asked = addresses?.some((address) => address.includes(`{${name}}`)) ?? true
    if (asked) known[name] = await firstOf(page, row)
  }
  await visit(page, '/', /首页|前台/)
  return known
}

/** Opens the first that is listed and has what it should have, and tells which it is. */
export async function firstOf(
  page: Page,
  { list, title, grid = title, shows, has }: FoundRow,
): Promise<number> {
  const rows = page.getByRole('grid', { name: grid, exact: true }).getByRole('row')
  for (let at = 1; at < 8; at += 1) {
    await visit(page, list, title)
    await rows.nth(at).click()
    // What it shows may be called as its list is.
    await expect(page).toHaveURL(/\/\d+(\?.*)?$/)
    await expectShown(page, shows)
    await settled(page)
    if (has === undefined || (await page.getByRole('button', { name: has }).isVisible()))
      return Number(/(\d+)(\?.*)?$/.exec(page.url())?.[1])
  }
  throw new Error(`nothing in ${list} has ${has ?? 'a row'}`)
}

/** Opens an address and waits until all that is on it has come. */
export async function visit(page: Page, address: string, shows?: string | RegExp): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), address)
  // Its list, which may be called as it is, stands there until it was fetched.
  const [path = ''] = address.split('?')
  await expect(page.locator('#work')).toHaveAttribute('data-path', path)
  if (shows !== undefined) await expectShown(page, shows)
  await settled(page)
}

export async function expectShown(page: Page, name: string | RegExp): Promise<void> {
  const exact = typeof name === 'string'
  await expect(
    page
      .getByRole('heading', { name, exact })
      .or(page.getByRole('dialog', { name, exact }))
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
}
