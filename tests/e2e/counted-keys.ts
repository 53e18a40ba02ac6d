/** Counts what the hands do: a key is a key, words are words, however long. */
import { expect, type Locator, type Page } from '@playwright/test'

export interface Counted {
  readonly keys: number
  readonly words: number
}

export interface Hands {
  press(...keys: readonly string[]): Promise<void>
  /** Tab, until the keyboard is there: each of them counts. */
  reach(target: Locator): Promise<void>
  /** Whole words at once, as an IME gives them. */
  say(words: string): Promise<void>
  /** Since the last one who came. */
  counted(): Counted
  next(): void
}

export function handsOn(page: Page): Hands {
  let keys = 0
  let words = 0
  return {
    async press(...pressed) {
      for (const key of pressed) {
        keys += 1
        await page.keyboard.press(key)
      }
    },
    async reach(target) {
      await expect(target).toBeVisible()
      const isThere = () => target.evaluate((element) => element === document.activeElement)
      for (let stops = 0; stops < 60 && !(await isThere()); stops += 1) {
        keys += 1
        await page.keyboard.press('Tab')
      }
      await expect(target).toBeFocused()
    },
    async say(text) {
      words += 1
      await page.keyboard.insertText(text)
    },
    counted: () => ({ keys, words }),
    next() {
      keys = 0
      words = 0
    },
  }
}
