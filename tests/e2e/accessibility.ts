/** No serious fault by axe on the screen as it stands, and nothing on it wider than the window. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

export async function expectAccessible(page: Page): Promise<void> {
  expect(await seriousFaults(page)).toEqual([])
}

export async function seriousFaults(page: Page): Promise<readonly string[]> {
  // What is still fading in has not its own colours yet, also before its fading has begun.
  await expect(
    page.locator('[class*="-appear-"], [class*="-enter-"], [class*="-leave-"]').filter({ visible: true }),
  ).toHaveCount(0)
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  const { violations } = await new AxeBuilder({ page })
    // There are no frames in the page; without them no second page has to be opened for each look.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** What reaches beyond the window's right edge, or has to be scrolled sideways to be seen. */
export async function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { overflowX, visibility } = getComputedStyle(element)
        if (visibility === 'hidden') return false
        const scrolls = overflowX === 'auto' || overflowX === 'scroll' || element === document.documentElement
        return (
          (scrolls && element.scrollWidth > element.clientWidth + 1) ||
          element.getBoundingClientRect().right > window.innerWidth + 1
        )
      })
      .map((element) => `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`),
  )
}
