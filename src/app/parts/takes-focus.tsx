/** Where the keyboard is when something opens over the page. */
import { useEffect, useRef } from 'react'

/**
 * Stands last in a drawer or dialog. The keyboard is in it from the start: at the field that asks for it, else at the first of its fields,
 * else at the drawer or dialog itself, never at the button that closes it. antd's own way depends on whether things move: where they
 * don't, it takes the focus from the field.
 */
export function TakesFocus({ fields }: { readonly fields: string }) {
  const here = useRef<HTMLSpanElement>(null)
  // After what stands before it: a field that wants the focus has it by now.
  useEffect(() => {
    const ground = here.current?.closest<HTMLElement>('[tabindex="-1"]')
    if (ground?.contains(document.activeElement) !== false) return
    const to = firstField(ground, fields) ?? ground
    to.focus({ preventScroll: true })
  }, [fields])
  return <span ref={here} hidden />
}

/** Of a choice, what is chosen. */
function firstField(ground: HTMLElement, fields: string): HTMLElement | null {
  const first = ground.querySelector<HTMLElement>(fields)
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first
  return ground.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`) ?? first
}
