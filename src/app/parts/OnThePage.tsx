/**
 * Where the keyboard is when something opens over the page: at the field that asks for it, else at the first of its fields, else at
 * the drawer or dialog itself, never at the button that closes it. antd's own way depends on whether things move: where they don't,
 * no field is given what it asks for.
 */
import { useEffect, useState, type ReactNode } from 'react'

/** So long after Tab what has the keyboard is where somebody went, in milliseconds. */
const tabLasts = 1_000

/** The button that closes a drawer or dialog. */
const closer = '.ant-modal-close, .ant-drawer-close'

/**
 * What lies in a drawer or dialog. antd makes these beside the page and puts them there once they are made; a field that asks for the
 * keyboard can have it only then, so what lies in them comes one step after. `fields`: which of them may have it unasked, a selector.
 */
export function OnThePage({ fields, children }: { readonly fields: string; readonly children: ReactNode }) {
  const [here, setHere] = useState<HTMLSpanElement | null>(null)
  return (
    <>
      {here !== null && children}
      {here !== null && <TakesFocus ground={here.closest<HTMLElement>('[tabindex="-1"]')} fields={fields} />}
      <span ref={setHere} hidden />
    </>
  )
}

function TakesFocus({ ground, fields }: { readonly ground: HTMLElement | null; readonly fields: string }) {
  // After what stands before it: a field that asks for the focus has it by now.
  useEffect(() => {
    if (ground === null) return undefined
    let tabbedAt = Number.NEGATIVE_INFINITY
    const isIdle = (): boolean => {
      const has = document.activeElement
      return has === null || !ground.contains(has) || has === ground || has.matches(closer)
    }
    const take = (): void => (firstField(ground, fields) ?? ground).focus({ preventScroll: true })
    // antd's own lock gives it to the first button there is, where nothing else is there yet.
    if (isIdle()) take()
    // What was asked of the desk, or a form in the place of another, comes later than the drawer.
    let form = ground.querySelector('form')
    const watching = new MutationObserver(() => {
      const now = ground.querySelector('form')
      if (now === form) return
      form = now
      if (now !== null && isIdle()) take()
    })
    watching.observe(ground, { childList: true, subtree: true })
    // Somebody who tabs gets to the closer, round the end of the drawer too; what the lock does by itself does not.
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Tab') tabbedAt = performance.now()
    }
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element) || !target.matches(closer)) return
      if (performance.now() - tabbedAt > tabLasts) take()
    }
    document.addEventListener('keydown', onKey, true)
    ground.addEventListener('focusin', onFocus)
    return () => {
      watching.disconnect()
      document.removeEventListener('keydown', onKey, true)
      ground.removeEventListener('focusin', onFocus)
    }
  }, [ground, fields])
  return null
}

/** Of a choice, what is chosen. */
function firstField(ground: HTMLElement, fields: string): HTMLElement | null {
  const first = ground.querySelector<HTMLElement>(fields)
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first
  return ground.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`) ?? first
}
