/** Sets a new desk up the way its first manager does, for tests that need a real desk and not the demonstration. */
import { expect, type Page } from '@playwright/test'

export const manager = { account: 'shenyu', name: '沈玉', password: 'correct horse' }

export const centre = {
  subDistrict: '花山街道',
  community: '翰林社区',
  committee: '翰林社区人民调解委员会',
  numberPrefix: '翰林',
}

/** Fills the first screen in and sends it: the recovery key is shown next. */
export async function nameCentre(page: Page): Promise<void> {
  await page.locator('#subDistrict').fill(centre.subDistrict)
  await page.locator('#community').fill(centre.community)
  await page.locator('#committee').fill(centre.committee)
  await page.locator('#numberPrefix').fill(centre.numberPrefix)
  await page.locator('#name').fill(manager.name)
  await page.locator('#account').fill(manager.account)
  await page.locator('#password').fill(manager.password)
  await page.getByRole('button', { name: '建立前台' }).click()
}

/** From the first screen to the first steps; the recovery key is typed back as it is shown. */
export async function setUp(page: Page): Promise<void> {
  await nameCentre(page)
  await confirmRecoveryKey(page)
  await expect(page.getByRole('heading', { name: '翰林社区的前台已经建好' })).toBeVisible()
}

/** Types the whole key as it is shown. */
export async function confirmRecoveryKey(page: Page): Promise<void> {
  const groups = page.getByRole('list', { name: '恢复密钥的八组' }).getByRole('listitem')
  // Files and keys are made before it is shown, which a busy machine takes its time for.
  await expect(groups).toHaveCount(8, { timeout: 60_000 })
  // The group's number stands in its corner.
  const shown = (await groups.allInnerTexts()).map((text) => text.replace(/^\d\s+/, ''))
  await page.locator('#recoveryKey').fill(shown.join(' '))
  await page.getByRole('button', { name: '核对并继续' }).click()
}
