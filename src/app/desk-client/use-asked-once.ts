/** Asking for what stands in the log each time somebody asks: a paper with whole numbers, the sheet of a day. */
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { refusalOf } from './errors'

export interface AskedOnce<Output> {
  /** Undefined until it is there. */
  readonly answer: Output | undefined
  /** Undefined while there is none. */
  readonly error: unknown
  /** For somebody who presses "try again". */
  readonly again: () => void
}

interface Told<Output> {
  readonly of: string
  readonly answer?: Output
  readonly error?: unknown
}

/**
 * Asks when it is shown, and never by itself again: neither a write elsewhere nor a connection that came back asks a
 * second time. `of` names what is asked, where one screen asks for one thing after the other: another name asks anew,
 * and null asks for nothing yet.
 */
export function useAskedOnce<Output>(ask: () => Promise<Output>, of: string | null = ''): AskedOnce<Output> {
  const [told, setTold] = useState<Told<Output>>()
  const asked = useRef<string | null>(null)
  const askFor = (question: string) => {
    asked.current = question
    // What comes late is no answer to what is asked by now.
    const keep = (heard: Omit<Told<Output>, 'of'>) => {
      if (asked.current === question) setTold({ of: question, ...heard })
    }
    ask().then(
      (answer) => keep({ answer }),
      (error: unknown) => keep({ error }),
    )
  }
  const askNow = useEffectEvent(askFor)
  useEffect(() => {
    if (of === null || asked.current === of) return
    askNow(of)
  }, [of])
  const known = told?.of === of ? told : undefined
  return {
    answer: known?.answer,
    error: known?.error,
    again: () => {
      setTold(undefined)
      if (of !== null) askFor(of)
    },
  }
}

/** Null where the desk refuses this one to whoever asks. A desk that is gone is no refusal: then nothing is known of them. */
export async function unlessForbidden<Output>(asked: Promise<Output>): Promise<Output | null> {
  try {
    return await asked
  } catch (error) {
    if (refusalOf(error)?.kind === 'forbidden') return null
    throw error
  }
}
