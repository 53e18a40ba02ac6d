/** A policy written by keyboard alone, for the tests of its editor. */
import type { Locator, Page } from '@playwright/test'
import { expect, signIn } from '../fixture'

export async function newPolicy(page: Page, name: string) {
  await signIn(page, 'fuzeren')
  await page.getByRole('link', { name: /食堂/ }).click()
  await page.getByRole('link', { name: '补贴政策' }).click()
  await expect(page.getByRole('heading', { name: '补贴政策' })).toBeVisible()
  await page.keyboard.press('F2')
  await expect(page.getByLabel('名称', { exact: true })).toBeFocused()
  await page.keyboard.type(name)
  await page.getByLabel(/^依据/).focus()
  await page.keyboard.type('居民议事会第 7 次会议')
}

/** With the arrows, as whoever has no mouse. */
export async function choose(page: Page, box: Locator, wanted: string) {
  await box.focus()
  await page.keyboard.press('Enter')
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  await expect(list).toBeVisible()
  for (let tried = 0; tried < 20; tried += 1) {
    const active = list.locator('.ant-select-item-option-active')
    if ((await active.count()) > 0 && (await active.innerText()) === wanted) break
    await page.keyboard.press('ArrowDown')
  }
  await expect(list.locator('.ant-select-item-option-active')).toHaveText(wanted)
  await page.keyboard.press('Enter')
  await expect(list).toHaveCount(0)
}

export async function press(page: Page, button: Locator) {
  await button.focus()
  await page.keyboard.press('Enter')
}

/** A field keeps what it held until it is typed over. */
export async function write(page: Page, field: Locator, text: string) {
  await field.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

export const lines = (page: Page, name: string) => page.getByRole('group', { name, exact: true })

/** From wherever one is: also from a choice beside the policy, which Enter alone would open. */
export async function keep(page: Page, name: string) {
  await page.locator('.canteen-try').getByRole('combobox', { name: '户籍' }).focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(`已保存 ${name}（第 1 版）`)).toBeVisible()
}

/** The only policy of its name. */
export async function openAgain(page: Page, name: string) {
  const row = page.getByRole('row', { name: new RegExp(name) })
  await expect(row).toBeVisible()
  for (let tried = 0; tried < 6; tried += 1) {
    if ((await row.getAttribute('aria-selected')) === 'true') break
    await page.keyboard.press('ArrowDown')
  }
  await expect(row).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('名称', { exact: true }).first()).toHaveValue(name)
}
