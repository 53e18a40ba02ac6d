/** Where scans go: to the screen that asked last, else to the palette. */
import { useEffect, useRef } from 'react'
import { isComposing } from './keys'
import { createScanner } from './scanner'

type Receiver = (text: string) => void

const receivers: Receiver[] = []

/**
 * Takes scans while the component is shown, e.g. the search of the home screen. A field that wants a reader's keys as
 * they come has the attribute `data-scan="here"`; passwords always do.
 */
export function useScan(receive: Receiver): void {
  const latest = useRef(receive)
  useEffect(() => {
    latest.current = receive
  })
  useEffect(() => {
    const receiver: Receiver = (text) => latest.current(text)
    receivers.push(receiver)
    return () => {
      receivers.splice(receivers.indexOf(receiver), 1)
    }
  }, [])
}

/** Listens to the keyboard before anything else does. Returns how to stop. */
export function listenForScans(window: Window): () => void {
  const scanner = createScanner()
  /** The field the burst began in, and what stood in it before. */
  let before: { readonly field: HTMLInputElement | HTMLTextAreaElement; readonly value: string } | undefined
  let composingBefore = false

  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event
    const receiver = receivers.at(-1)
    if (receiver === undefined || wantsKeys(target)) return
    if (event.ctrlKey || event.altKey || event.metaKey) {
      scanner.reset()
      return
    }
    const recognised = scanner.key({ code: event.code, shift: event.shiftKey, at: event.timeStamp })
    if (recognised.state === 'typing') {
      if (recognised.first) {
        composingBefore = event.isComposing
        before = isTextField(target) ? { field: target, value: target.value } : undefined
      }
      return
    }
    // Whoever was in the middle of a composition keeps it, whatever the speed.
    if (composingBefore) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (before !== undefined) putBack(before.field, before.value, isComposing(event))
    before = undefined
    receiver(recognised.text)
  }
  window.addEventListener('keydown', onKeyDown, true)
  return () => window.removeEventListener('keydown', onKeyDown, true)
}

function wantsKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.dataset['scan'] === 'here' || (target instanceof HTMLInputElement && target.type === 'password')
  )
}

function isTextField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

/** Takes the reader's keys out of the field again, the way React hears of it. */
function putBack(field: HTMLInputElement | HTMLTextAreaElement, value: string, composing: boolean): void {
  // Leaving the field ends a composition that the reader's own keys began.
  if (composing) field.blur()
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
