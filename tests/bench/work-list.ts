/** The work list of a desk of ten years, on an old processor: how long from a click on its place to its painted rows. */
import type { Page } from '@playwright/test'
import { inBrowser, readyForFunctions, signIn, slowDown, timesSlower } from './browser'
import { quantile, type Figure } from './figures'

const openings = 9
/** Milliseconds. */
const longest = 300

export const workListFigures = (folder: string): Promise<readonly Figure[]> =>
  inBrowser(folder, async (page, address) => {
    await page.goto(address)
    await page.getByLabel('账号', { exact: true }).waitFor()
    await signIn(page)
    await page.waitForLoadState('networkidle')
    await readyForFunctions(page)
    await slowDown(page)
    // Only the first reads everything; later ones show at once what is kept, and read it anew.
    const painted: number[] = []
    for (let turn = 0; turn < openings; turn += 1) {
      painted.push(await page.evaluate(openWorkList))
      await page.waitForLoadState('networkidle')
      await page.locator('nav.rail a').first().click()
      await page.getByRole('combobox').first().waitFor()
      await settled(page)
    }
    const worst = Math.max(...painted)
    return [
      {
        name: `page: the work list of ten years, ${timesSlower} times slower`,
        unit: 'ms',
        median: quantile(painted, 0.5),
        p99: worst,
        limit: longest,
        ratio: worst / longest,
        reach: 1,
        ok: worst <= longest,
      },
    ]
  })

/** What the counter still does after it is painted is no part of the next opening. */
const settled = (page: Page): Promise<void> => page.waitForTimeout(1_000)

/** Runs in the page. */
function openWorkList(): Promise<number> {
  const place = document.querySelector<HTMLAnchorElement>('nav.rail a[href$="/service-requests"]')
  if (place === null) throw new Error('there is no way to the work list')
  return new Promise((resolve) => {
    const from = performance.now()
    new MutationObserver((_, watching) => {
      if (document.querySelector('[role=grid][aria-label="帮代办"] .list-row') === null) return
      watching.disconnect()
      requestAnimationFrame(() => {
        // Delivered after the frame has been painted.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now() - from)
        port2.postMessage(null)
      })
    }).observe(document, { subtree: true, childList: true })
    place.click()
  })
}
