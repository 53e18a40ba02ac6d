import { expect, type Page } from '@playwright/test'

/** Nothing is still being read or counted. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('.loading-lines, .progress, [aria-busy=true], .ant-btn-loading')).toHaveCount(0)
}
