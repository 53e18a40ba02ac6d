/** The page in a browser, on the loopback host: how long from a key to a painted list, and how much script it loads. */
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { inBrowser, readyForFunctions, signIn, slowDown, timesSlower } from './browser'
import { quantile, type Figure } from './figures'

/** KB of script, gzipped, that the first screen may take. */
const mostScript = 350
const keysPressed = 160
/** More turns than so many keys take. */
const turnsApart = 100
/** Frames from a key to its list, of 95 in a hundred keys: on the machine at hand, and on the old one. */
const mostFrames = { asIs: 3, slower: 6 }

export const pageFigures = (folder: string): Promise<readonly Figure[]> =>
  inBrowser(folder, async (page, address) => {
    const scripts = countScripts(page)
    await page.addInitScript(noteTheCounter)
    await page.goto(address)
    await page.getByLabel('账号', { exact: true }).waitFor()
    const first = await scripts(await now(page))
    await signIn(page)
    const ready = await page.evaluate(() => Number(Reflect.get(window, 'linliCounterAt')))
    // What is fetched then, while nobody waits, is not waited for.
    await page.waitForLoadState('networkidle')
    const counter = await scripts(ready)
    await startWatching(page)
    const asIs = await keyToList(page, 0)
    await slowDown(page)
    const slower = await keyToList(page, turnsApart)
    // Held against the frames of the screen, which is no slower.
    const frame = quantile(asIs.frames, 0.5)
    return [
      sizeFigure('page: script of the first screen, signing in', first),
      sizeFigure('page: script until the counter is ready', counter),
      paintFigure('page: key to painted list', asIs.painted, frame, mostFrames.asIs),
      paintFigure(`page: the same, ${timesSlower} times slower`, slower.painted, frame, mostFrames.slower),
    ]
  })

const now = (page: Page): Promise<number> => page.evaluate(() => performance.now())

/** Asked, tells the KB of script, gzipped, that were asked for up to a moment of the page. */
function countScripts(page: Page): (until: number) => Promise<number> {
  const bodies = new Map<string, Promise<Buffer>>()
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.set(response.url(), response.body())
  })
  return async (until) => {
    const asked = await page.evaluate(
      (moment) =>
        performance
          .getEntriesByType('resource')
          .filter(({ startTime }) => startTime <= moment)
          .map(({ name }) => name),
      until,
    )
    const sizes = await Promise.all(
      asked.map(async (url) => {
        const body = await bodies.get(url)
        return body === undefined ? 0 : gzipSync(body).length
      }),
    )
    return sizes.reduce((sum, size) => sum + size, 0) / 1024
  }
}

/** Runs in the page: notes when the counter's search is painted, which whoever asks from outside hears of later. */
function noteTheCounter(): void {
  new MutationObserver((_, watching) => {
    if (document.querySelector('[role=combobox]') === null) return
    watching.disconnect()
    requestAnimationFrame(() => Reflect.set(window, 'linliCounterAt', performance.now()))
  }).observe(document, { subtree: true, childList: true })
}

interface Samples {
  /** Milliseconds from the key to the end of the frame that shows its list. */
  readonly painted: number[]
  /** Milliseconds from one frame to the next, while nothing is typed. */
  readonly frames: number[]
}

/**
 * Initials and digits as people type them; a page keeps the lists that it has shown, so of the turns from `firstTurn` on none
 * types what another one did, but for its first key. What was sampled is taken out.
 */
async function keyToList(page: Page, firstTurn: number): Promise<Samples> {
  const letters = 'wlzcyhxsgfmdtpqjbkn'
  let pressed = 0
  for (let turn = firstTurn; pressed < keysPressed; turn += 1) {
    const round = Math.floor(turn / letters.length)
    const text = [turn, turn * 7 + 3 + round, turn * 5 + 1].map((at) => letters.charAt(at % letters.length))
    await page.keyboard.press('Escape')
    await page.waitForTimeout(120)
    for (const key of turn % 3 === 0 ? Array.from(String(1000 + ((turn * 37) % 9000))) : text) {
      await page.keyboard.press(key)
      await page.waitForTimeout(150)
      pressed += 1
    }
  }
  return page.evaluate((): Samples => {
    const taken = Reflect.get(window, 'linliSamples') as Samples
    return { painted: taken.painted.splice(0), frames: taken.frames.splice(0) }
  })
}

async function startWatching(page: Page): Promise<void> {
  await readyForFunctions(page)
  await page.evaluate(watch)
}

/** Runs in the page. */
function watch(): void {
  const samples: Samples = { painted: [], frames: [] }
  Reflect.set(window, 'linliSamples', samples)
  const box = document.querySelector('[role=combobox]')
  const search = box?.closest('.resident-search') ?? document.body
  let pressedAt: number | null = null
  box?.addEventListener(
    'keydown',
    (event) => {
      pressedAt = event instanceof KeyboardEvent && event.key.length === 1 ? event.timeStamp : null
    },
    { capture: true },
  )
  new MutationObserver((mutations) => {
    const ofList = mutations.some(
      ({ target }) => target instanceof Element && target.closest('[role=listbox]') !== null,
    )
    if (!ofList || pressedAt === null) return
    const from = pressedAt
    pressedAt = null
    requestAnimationFrame(() => {
      // Delivered after the frame has been painted.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => samples.painted.push(performance.now() - from)
      port2.postMessage(null)
    })
  }).observe(search, { subtree: true, childList: true, characterData: true })
  let last: number | null = null
  const tick = (now: number): void => {
    if (last !== null && pressedAt === null) samples.frames.push(now - last)
    last = now
    requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
}

function sizeFigure(name: string, size: number): Figure {
  const ratio = size / mostScript
  return { name, unit: 'KB', median: size, p99: size, limit: mostScript, ratio, reach: 1, ok: ratio <= 1 }
}

function paintFigure(name: string, painted: readonly number[], frame: number, most: number): Figure {
  const ratio = quantile(painted, 0.95) / frame
  return {
    name: `${name}, 95 of 100 (${painted.length} keys)`,
    unit: 'ms',
    median: quantile(painted, 0.5),
    p99: quantile(painted, 0.99),
    limit: frame,
    ratio,
    reach: most,
    ok: ratio <= most,
  }
}
