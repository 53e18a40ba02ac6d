/** Notices that nobody is at the keyboard any more. */

export interface IdlenessOptions {
  /** Milliseconds without a key, a click or a move of the mouse. */
  readonly after: number
  readonly onIdle: () => void
  /** Told at most once a minute while someone is there. */
  readonly stayAwake: () => void
}

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
const minute = 60_000

/**
 * Both clocks of the machine: the wall's, since a machine that slept has been idle, and the one that only grows, since the wall's may be set
 * back. What is longer by either has lasted so long.
 */
const both = () => ({ wall: Date.now(), growing: performance.now() })

const since = (then: ReturnType<typeof both>): number => {
  const now = both()
  return Math.max(now.wall - then.wall, now.growing - then.growing)
}

/** Watches until the returned function is called. */
export function watchIdleness({ after, onIdle, stayAwake }: IdlenessOptions): () => void {
  let last = both()
  let told = performance.now()
  const sign = () => {
    // Someone who comes back too late finds the desk locked, not woken by their first key.
    if (since(last) >= after) return
    last = both()
    // By the clock that the desk goes by: set back by an hour, the wall's would keep it from hearing of anyone for that hour.
    if (performance.now() - told < minute) return
    told = performance.now()
    stayAwake()
  }
  const timer = setInterval(() => {
    if (since(last) < after) return
    stop()
    onIdle()
  }, 1_000)
  const stop = () => {
    clearInterval(timer)
    for (const name of signs) window.removeEventListener(name, sign, true)
  }
  for (const name of signs) window.addEventListener(name, sign, { capture: true, passive: true })
  return stop
}
