/**
 * What is fetched before it is asked for, once nobody waits for anything: the drawer behind a key of the counter, what the other
 * features say. At the sign-in it would stand in the way of the screen that somebody waits for.
 */
import { screenIsThere } from './held-keys'

/** Between two looks whether the screen is there, in milliseconds. */
const look = 100
/** So many looks in a row have to find it there: what shows it has its own to fetch. */
const calm = 3

const waiting: (() => Promise<unknown>)[] = []
let running = false

export function fetchAhead(fetch: () => Promise<unknown>): void {
  waiting.push(fetch)
  if (running) return
  running = true
  void run()
}

async function run(): Promise<void> {
  await nobodyWaits()
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    // Whoever asks for it is told why it cannot be had.
    await next().catch(() => undefined)
    await pause()
  }
  running = false
}

/** Resolves in a pause of the page, when nothing on it is still coming. */
export async function nobodyWaits(): Promise<void> {
  for (let quiet = 0; quiet < calm; quiet = screenIsThere() ? quiet + 1 : 0) {
    await new Promise((resolve) => setTimeout(resolve, look))
  }
  await pause()
}

const pause = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 }))
