/**
 * Keys that work anywhere on a screen, in one place.
 *
 * Letters and digits are matched by their physical key, so that an IME or another layout changes nothing; while an
 * IME composes, no key is taken from it. A drawer or dialog is a layer: keys of what lies below it rest meanwhile,
 * except those declared `everywhere`. Keys are bound before what they belong to is painted (layout effects): whoever sees
 * a button can press its key.
 */
import { createContext, use, useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { isComposing, keysOf, type Keys } from './key-names'

export { isComposing, keysOf, type Keys }

interface Binding {
  readonly layer: number
  readonly everywhere: boolean
  readonly handlers: () => Readonly<Record<Keys, (() => void) | undefined>>
}

const bindings = new Set<Binding>()
const layers = new Map<string, number>()
const Layer = createContext(0)

/** True where typing goes into something. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type)
  }
  return target.getAttribute('role') === 'combobox'
}

/** Plain keys belong to what has the focus; function keys and those with Ctrl or Alt to the screen. */
function belongsToFocus(keys: Keys, target: EventTarget | null): boolean {
  // What was typed is taken back by the field itself, also cut, copied, pasted and selected.
  if (isTyping(target) && /^Ctrl\+(Shift\+)?[ACVXYZ]$/.test(keys)) return true
  if (/^(Ctrl|Alt)\+|^(Shift\+)?F\d{1,2}$/.test(keys)) return false
  if (keys === 'Escape') return false
  if (isTyping(target)) return true
  if (keys !== 'Enter' && keys !== 'Space') return false
  return (
    target instanceof HTMLElement &&
    target.closest('button, a, [role=button], [role=grid], [role=menuitem]') !== null
  )
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event)) return
  const keys = keysOf(event)
  // The menu has taken it by now; what it opened has the focus, and the rest of the key would send its form.
  if (keys === 'Enter' && event.target instanceof HTMLElement && event.target.closest('[role=menuitem]'))
    event.preventDefault()
  if (belongsToFocus(keys, event.target)) return
  const top = Math.max(0, ...layers.values())
  // What was shown last is asked first.
  for (const binding of [...bindings].toReversed()) {
    if (binding.layer < top && !binding.everywhere) continue
    const handler = binding.handlers()[keys]
    if (handler === undefined) continue
    event.preventDefault()
    event.stopPropagation()
    handler()
    return
  }
}

window.addEventListener('keydown', onKeyDown)
// A choice beside a form would take it for Enter and open its list; within one the form asks before its fields.
window.addEventListener(
  'keydown',
  (event) => {
    const within = event.target instanceof Element && event.target.closest('form') !== null
    if (!within && keysOf(event) === 'Ctrl+Enter') onKeyDown(event)
  },
  { capture: true },
)

/** Binds keys while the component is shown; a handler that is `undefined` leaves its key to others. */
export function useKeys(
  handlers: Readonly<Record<Keys, (() => void) | undefined>>,
  options: { readonly everywhere?: boolean } = {},
): void {
  const layer = use(Layer)
  const latest = useRef(handlers)
  useLayoutEffect(() => {
    latest.current = handlers
  })
  const everywhere = options.everywhere ?? false
  useLayoutEffect(() => {
    const binding: Binding = { layer, everywhere, handlers: () => latest.current }
    bindings.add(binding)
    return () => {
      bindings.delete(binding)
    }
  }, [layer, everywhere])
}

/** Everything inside is one layer above what is around it. Dialogs and drawers of the parts bring their own. */
export function KeyLayer({ children }: { readonly children: ReactNode }) {
  const layer = use(Layer) + 1
  const id = useId()
  useLayoutEffect(() => {
    layers.set(id, layer)
    return () => {
      layers.delete(id)
    }
  }, [id, layer])
  return <Layer value={layer}>{children}</Layer>
}
