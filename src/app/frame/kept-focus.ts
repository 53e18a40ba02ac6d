/** Keeps the keyboard's place: where what had the focus goes away and nothing takes it, it goes back where it was before. */
import { useEffect } from 'react'

/** How many earlier places are remembered: a drawer has a few, and all of them go with it. */
const remembered = 24

/**
 * Without this, whoever works by keys would begin again at the top of the page after every saved form. A drawer gives
 * the focus back to what opened it; another screen has it as a whole, so that its own keys work at once.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    const places: HTMLElement[] = []
    let waiting: ReturnType<typeof setTimeout> | undefined
    const work = () => document.getElementById('work')
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || target === places[0]) return
      places.unshift(target)
      places.length = Math.min(places.length, remembered)
    }
    const keep = () => {
      waiting = undefined
      if (document.activeElement !== null && document.activeElement !== document.body) return
      // Who clicks beside everything has left it on purpose; nothing has gone away.
      if (places[0]?.isConnected === true && places[0].checkVisibility()) return
      const here = work()
      const place = places.find((one) => one.isConnected && one.checkVisibility() && here?.contains(one))
      const to = place ?? here
      to?.focus({ preventScroll: true })
    }
    // Not at once: whatever gives the focus back by itself knows better where it belongs.
    const observer = new MutationObserver(() => {
      if (document.activeElement === null || document.activeElement === document.body)
        waiting ??= setTimeout(keep, 30)
    })
    window.addEventListener('focusin', onFocus)
    observer.observe(document.body, { childList: true, subtree: true })
    waiting = setTimeout(keep, 30)
    return () => {
      window.removeEventListener('focusin', onFocus)
      observer.disconnect()
      clearTimeout(waiting)
    }
  }, [])
}
