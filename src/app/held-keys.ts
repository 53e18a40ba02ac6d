/**
 * Keys pressed before what they are for is there: they are held, and pressed in their order once it stands.
 *
 * Whoever has a queue before them presses F1, the item's letters and Enter in one go. Without this the letters would stand in
 * the search of the screen that is going away, and Enter would do something there. What an IME composes is never held: it
 * lives in the field that has it.
 */
import { isComposing, keysOf } from './key-names'
import { isTextField, putInto, type TextField } from './put-into'

interface Held extends Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'timeStamp'
> {
  /** Deprecated, and what antd's lists and choices still go by. */
  readonly keyCode: number
}

/** Longer than any screen takes; then nobody remembers what they pressed. Milliseconds. */
const patience = 8_000
/** Between two looks. Milliseconds. */
const look = 12
/** So many looks in a row have to find it there: the field that wants the keys takes the focus after it is painted. */
const calm = 3

let called: string | undefined
let standing: string | undefined
/** Keys that wait for an answer; those after them wait as well. */
const before = new Set<object>()

/** The path that was asked for, whether it is there or not. */
export function screenIsCalled(path: string): void {
  called = path
}

/** The path that is on screen; undefined when there is none: locked, signed out, broken. */
export function screenStands(path: string | undefined): void {
  standing = path
}

/** From now on keys come after the one that waits. Returns how to let them go on. */
export function keysComeAfter(key: object): () => void {
  before.add(key)
  return () => void before.delete(key)
}

/** Leaving does not wait, and what was meant for what is left goes with it. */
const leaves = (keys: string): boolean => keys === 'Escape' || keys === 'Ctrl+L' || /^Alt\+\d$/.test(keys)

/** What opens over any screen need not wait for one; after keys that do, it keeps its place. */
const opensAnywhere = (keys: string): boolean => keys === 'Ctrl+K'

/** What the browser alone can do with a field, and what is no key by itself. */
const ofBrowser = ({ key }: KeyboardEvent, keys: string): boolean =>
  /^Ctrl\+[ACVXYZ]$/.test(keys) || ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'].includes(key)

/** Holds keys while they are before their time. Has to be told of a key before anybody else. Returns how to stop. */
export function holdKeys(window: Window): () => void {
  const held: Held[] = []
  let since = 0
  let quiet = 0
  let pressing = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const letFall = () => {
    held.length = 0
    clearTimeout(timer)
    timer = undefined
  }
  const goOn = () => {
    timer = undefined
    if (standing === undefined || performance.now() - since > patience) letFall()
    quiet = isComing() ? 0 : quiet + 1
    const next = quiet < calm ? undefined : held.shift()
    if (next !== undefined) {
      pressing = true
      press(next)
      pressing = false
      // It may have opened something.
      quiet = calm - 1
      since = performance.now()
    }
    if (held.length > 0) timer = setTimeout(goOn, next === undefined ? look : 0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (pressing || isComposing(event) || standing === undefined) return
    const keys = keysOf(event)
    if (leaves(keys)) letFall()
    if (leaves(keys) || ofBrowser(event, keys)) return
    if (held.length === 0 && (opensAnywhere(keys) || !isComing())) return
    event.preventDefault()
    event.stopImmediatePropagation()
    // A key that is kept down is one.
    if (event.repeat) return
    if (held.length === 0) since = performance.now()
    const { key, code, ctrlKey, metaKey, altKey, shiftKey, timeStamp } = event
    const keyCode = Reflect.get(event, 'keyCode')
    held.push({ key, code, ctrlKey, metaKey, altKey, shiftKey, timeStamp, keyCode })
    quiet = 0
    timer ??= setTimeout(goOn, look)
  }
  window.addEventListener('keydown', onKeyDown, true)
  return () => {
    letFall()
    window.removeEventListener('keydown', onKeyDown, true)
  }
}

/** True when a screen is there, whole. */
export const screenIsThere = (): boolean =>
  standing !== undefined && called === standing && document.querySelector('#work .loading-lines') === null

/** A screen was called and is not there; or what is there is grey lines, and nothing on it has the keyboard. */
function isComing(): boolean {
  if (before.size > 0 || called !== standing) return true
  const top = topmost()
  if (top === null || top.querySelector('.loading-lines') === null) return false
  return document.activeElement === null || document.activeElement.contains(top)
}

/** What lies over everything else: a dialog, a drawer, or the page itself. */
const topmost = (): Element | null =>
  [...document.querySelectorAll('[role=dialog], dialog[open]')].findLast((one) => one.checkVisibility()) ??
  document.getElementById('work')

/** Presses a key again where the keyboard is now. A reader's keys are told from a person's by their times, which stay. */
function press({ timeStamp, keyCode, ...key }: Held): void {
  const target = document.activeElement ?? document.body
  const event = new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true })
  Object.defineProperties(event, {
    timeStamp: { value: timeStamp },
    keyCode: { value: keyCode },
    which: { value: keyCode },
  })
  if (!target.dispatchEvent(event) || key.ctrlKey || key.metaKey || key.altKey) return
  // What the browser does itself with a key that a hand presses.
  if (key.key === 'Tab') nextStop(target, key.shiftKey ? -1 : 1)?.focus()
  else if (isTextField(target)) writeInto(target, key.key)
  else if ((key.key === 'Enter' || key.key === ' ') && target instanceof HTMLElement) target.click()
}

function writeInto(field: TextField, key: string): void {
  if (key === 'Enter' && field instanceof HTMLInputElement) {
    field.form?.requestSubmit()
    return
  }
  const { value, maxLength } = field
  const from = field.selectionStart ?? value.length
  const until = field.selectionEnd ?? value.length
  const typed = key === 'Enter' ? '\n' : Array.from(key).length === 1 ? key : ''
  const start = key === 'Backspace' && from === until ? Math.max(0, from - 1) : from
  if (typed === '' && key !== 'Backspace') return
  const next = value.slice(0, start) + typed + value.slice(until)
  if (maxLength >= 0 && next.length > maxLength) return
  putInto(field, next)
  if (field.selectionStart !== null) field.setSelectionRange(start + typed.length, start + typed.length)
}

/** Where Tab leads from here, within what lies on top. */
function nextStop(from: Element, step: 1 | -1): HTMLElement | undefined {
  const stops = [
    ...(topmost()?.querySelectorAll<HTMLElement>('input, select, textarea, button, a[href], [tabindex]') ??
      []),
  ].filter((one) => one.tabIndex >= 0 && one.checkVisibility() && !one.matches(':disabled'))
  const at = stops.findIndex((one) => one === from)
  return at < 0 ? stops.at(step > 0 ? 0 : -1) : stops[at + step]
}
