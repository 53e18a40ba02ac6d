/** No serious fault by axe on the screen as it stands, and nothing on it wider than the window. */
import axe, { type AxeResults, type RunOptions } from 'axe-core'
import { expect, type Page } from '@playwright/test'

export async function expectAccessible(page: Page): Promise<void> {
  expect(await seriousFaults(page)).toEqual([])
}

/** There are no frames in the page, and what is in order needs no report: this way a look costs less than half. */
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
  iframes: false,
}

declare global {
  interface Window {
    /** There once it was put into the document; screens change within one. */
    readonly axe?: { readonly run: (options: RunOptions) => Promise<AxeResults> }
  }
}

/** What is still fading or sliding in has neither its colours nor its place yet, also before it has begun to. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = () =>
      document.getAnimations().some(({ playState }) => playState === 'running') ||
      [...document.querySelectorAll('[class*="-appear-"], [class*="-enter-"], [class*="-leave-"]')].some(
        (element) => element.checkVisibility({ visibilityProperty: true }) && element.clientHeight > 0,
      )
    // Between two steps of a motion it looks still for a frame.
    for (let calm = 0; calm < 4; calm = moving() ? 0 : calm + 1)
      await new Promise((resolve) => requestAnimationFrame(resolve))
  })
}

export async function seriousFaults(page: Page): Promise<readonly string[]> {
  await stillness(page)
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source)
  const violations = await page.evaluate(async (asked) => (await window.axe?.run(asked))?.violations, options)
  if (violations === undefined) throw new Error('axe is not in the page')
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

/** Doors (buttons, links, tabs) of which a part cannot be seen and no scrolling brings it: cut by what they stand in, or inside. */
export async function cutDoors(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
    const isCut = (door: Element): boolean => {
      const box = door.getBoundingClientRect()
      // The way past the rail waits above the window until the keyboard is on it.
      if (box.bottom <= 0 || box.width < 2) return false
      // What ends in an ellipsis says itself that it goes on; of a switch the word of its other state waits outside.
      const isSwitch = door.getAttribute('role') === 'switch'
      const inside =
        !isSwitch &&
        [door, ...door.querySelectorAll('*')].some((one) => {
          const { overflowX, textOverflow } = getComputedStyle(one)
          return hides(overflowX) && textOverflow !== 'ellipsis' && one.scrollWidth > one.clientWidth + 1
        })
      if (inside) return true
      let [across, down] = [true, true]
      for (let around = door.parentElement; around !== null; around = around.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(around)
        const edge = around.getBoundingClientRect()
        if (across && hides(overflowX) && (box.right > edge.right + 1 || box.left < edge.left - 1))
          return true
        if (down && hides(overflowY) && (box.bottom > edge.bottom + 1 || box.top < edge.top - 1)) return true
        if (scrolls(overflowX)) across = false
        if (scrolls(overflowY)) down = false
        if (position === 'fixed') break
      }
      return (across && box.right > window.innerWidth + 1) || (down && box.bottom > window.innerHeight + 1)
    }
    return [...document.querySelectorAll('button, a[href], [role=button], [role=tab], [role=menuitem]')]
      .filter(
        (door) => door.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && isCut(door),
      )
      .map((door) => `${door.tagName.toLowerCase()} ${door.textContent.trim().slice(0, 30)}`)
  })
}
