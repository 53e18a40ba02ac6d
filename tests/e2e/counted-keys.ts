/** Counts what the hands do: a key is a key, words are words, however long. */
import type { Page } from '@playwright/test'

export interface Counted {
  readonly keys: number
  readonly words: number
}

export interface Hands {
  press(...keys: readonly string[]): Promise<void>
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
