/** Where scans go: to the field that asks, to the screen that asked last, else to the palette. */
import { useEffect, useRef, type RefObject } from 'react'
import { readCard, type CardText } from '#ground/people/card-text'
import { isComposing } from './keys'
import { isTextField, putInto, type TextField } from './put-into'
import { createScanner, pauseAfterTab } from './scanner'

/** `text` is what was read, or the number where a card was; `card` says what else the reader typed of it. */
type Receive = (text: string, card: CardText | null) => void

interface Receiver {
  readonly receive: Receive
  /** The part of the screen it asks for; undefined for all of it. */
  readonly part: RefObject<Element | null> | undefined
}

const receivers: Receiver[] = []

/** Opens what a code on one of our own papers is of; false for what is no such code. */
let openPaper: (text: string) => boolean = () => false

/**
 * Takes the codes on our own papers, on whatever screen they are read: they are nobody's name and no number that a field or a
 * search waits for.
 */
export function usePaperScans(open: (text: string) => boolean): void {
  useEffect(() => {
    openPaper = open
    return () => {
      openPaper = () => false
    }
  }, [open])
}

/**
 * Takes scans while the component is shown, e.g. the search of the home screen. Whoever names a part of the screen gets
 * those that are read while the keyboard is in it; else whoever was shown last. A field that wants a number as it is has the
 * attribute `data-scan="here"`: it is given the number, and the reader's Enter goes no further.
 */
export function useScan(receive: Receive, part?: RefObject<Element | null>): void {
  const latest = useRef(receive)
  useEffect(() => {
    latest.current = receive
  })
  useEffect(() => {
    const receiver: Receiver = { receive: (text, card) => latest.current(text, card), part }
    receivers.push(receiver)
    return () => {
      receivers.splice(receivers.indexOf(receiver), 1)
    }
  }, [part])
}

/** Listens to the keyboard before anything else does. Returns how to stop. */
export function listenForScans(window: Window): () => void {
  const scanner = createScanner()
  /** The field the burst began in, and what stood in it before. */
  let before: { readonly field: TextField; readonly value: string } | undefined
  let composingBefore = false
  /** Runs after a tab: nothing more came, so it was the end. */
  let pause: ReturnType<typeof setTimeout> | undefined

  const deliver = (read: string, target: EventTarget | null, composing: boolean) => {
    const card = readCard(read)
    const text = card?.number ?? read
    const field = before?.field
    const stood = before?.value ?? ''
    before = undefined
    // Leaving the field ends a composition that the reader's own keys began.
    if (composing) field?.blur()
    if (field !== undefined && takesNumbers(field)) putInto(field, text)
    else {
      if (field !== undefined) putInto(field, stood)
      // A part that asks for a person, with the keyboard in it, is not left for a paper.
      if (partWith(target) === undefined && openPaper(text)) return
      receiverFor(target)?.receive(text, card)
    }
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event
    if (isSecret(target) || receiverFor(target) === undefined) return
    if (event.ctrlKey || event.altKey || event.metaKey) {
      scanner.reset()
      return
    }
    clearTimeout(pause)
    const { code, key, shiftKey: shift, timeStamp: at } = event
    const recognised = scanner.key({ code, key, shift, at })
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
    const composing = isComposing(event)
    if (recognised.state === 'scanned') deliver(recognised.text, target, composing)
    else pause = setTimeout(() => deliver(scanner.finish(), target, composing), pauseAfterTab)
  }
  window.addEventListener('keydown', onKeyDown, true)
  return () => {
    clearTimeout(pause)
    window.removeEventListener('keydown', onKeyDown, true)
  }
}

/** Whose part of the screen has the keyboard, else who was shown last. */
const receiverFor = (target: EventTarget | null): Receiver | undefined => partWith(target) ?? receivers.at(-1)

const partWith = (target: EventTarget | null): Receiver | undefined =>
  receivers.findLast(({ part }) => target instanceof Node && part?.current?.contains(target) === true)

const isSecret = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === 'password'

const takesNumbers = (field: TextField): boolean => field.dataset['scan'] === 'here'
