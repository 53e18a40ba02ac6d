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

/** Watches until the returned function is called. Reads the wall clock: a machine that slept has been idle. */
export function watchIdleness({ after, onIdle, stayAwake }: IdlenessOptions): () => void {
  let last = Date.now()
  let told = Date.now()
  const sign = () => {
    const now = Date.now()
    // Someone who comes back too late finds the desk locked, not woken by their first key.
    if (now - last >= after) return
    last = now
    if (now - told < minute) return
    told = now
    stayAwake()
  }
  const timer = setInterval(() => {
    if (Date.now() - last < after) return
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
