/**
 * Recognises the burst of keys a barcode or card reader types.
 *
 * A reader types far faster than a person, and ends with Enter or Tab. Physical key codes are read, so that an IME
 * that swallows the letters does not hide the scan. Pure: told of each key, it says what it has recognised.
 */

export interface ScannedKey {
  /** `KeyboardEvent.code`; empty where the reader sends a character instead of a key, as it does Chinese ones. */
  readonly code: string
  /** `KeyboardEvent.key`: asked only where there is no code. */
  readonly key?: string
  readonly shift: boolean
  /** Milliseconds, of a clock that only grows. */
  readonly at: number
}

export type Recognition =
  /** A person's key so far; `first` when it begins what may become a burst, or belongs to none. */
  | { readonly state: 'typing'; readonly first: boolean }
  /** A tab after a burst: the end, or a card reader between the fields of a card; `finish` says what was read so far. */
  | { readonly state: 'paused' }
  | { readonly state: 'scanned'; readonly text: string }

/** How long nothing may come after a tab until it was the end, in milliseconds. */
export const pauseAfterTab = 150

/** Usual time between two keys of a reader is below this, in milliseconds. Fast typists stay above 50. */
const quick = 35
/** Longest time between two keys of one burst: a busy machine may hold one key up. */
const longestPause = 120
/**
 * The same once so many keys came as quickly as a reader's: a number cut in two would find nobody. Two quick keys of a person do no harm, since
 * the whole is judged when it ends.
 */
const longestHitch = 1_500
const surelyReader = 2
/**
 * The same after its very first key, which is what a machine is slowest to answer. Nobody types one letter and has the reader's next within
 * this time.
 */
const firstHitch = 500
/** Shortest text that is taken for a scan. */
const shortest = 6
const longest = 256

export interface Scanner {
  key(key: ScannedKey): Recognition
  /** What was read until the tab; nothing more came. */
  finish(): string
  reset(): void
}

export function createScanner(): Scanner {
  let text = ''
  let gaps: number[] = []
  let last = Number.NEGATIVE_INFINITY
  const reset = () => {
    text = ''
    gaps = []
    last = Number.NEGATIVE_INFINITY
  }
  const sofar = (): Recognition => ({ state: 'typing', first: text.length <= 1 })
  return {
    reset,
    finish() {
      const read = text.trim()
      reset()
      return read
    },
    key({ code, key, shift, at }) {
      if (isShift(code)) return sofar()
      const gap = at - last
      const together = gap <= longestPause
      if (code === 'Enter' || code === 'NumpadEnter' || code === 'Tab') {
        const scanned = text.trim()
        const inTime = together || (text.endsWith('\t') && gap <= pauseAfterTab)
        const burst = inTime && scanned.length >= shortest && median([...gaps, gap]) <= quick
        if (burst && code === 'Tab' && text.length < longest) {
          text += '\t'
          gaps = [...gaps, gap]
          last = at
          return { state: 'paused' }
        }
        reset()
        return burst ? { state: 'scanned', text: scanned } : { state: 'typing', first: true }
      }
      const character = characterOf(code, shift) ?? typedCharacter(code, key)
      if (character === undefined) {
        reset()
        return { state: 'typing', first: true }
      }
      const hitch = gap <= longestHitch && text.length >= surelyReader && median(gaps) <= quick
      const afterFirst = !together && gap <= firstHitch && text.length === 1
      const goesOn = (together || hitch || afterFirst) && text.length < longest
      text = goesOn ? text + character : character
      gaps = goesOn && !afterFirst ? [...gaps, gap] : []
      last = at
      return sofar()
    },
  }
}

/** The middle of some values, so that one late key among quick ones changes nothing. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY
}

function isShift(code: string): boolean {
  return code === 'ShiftLeft' || code === 'ShiftRight'
}

const punctuation: Readonly<Record<string, readonly [string, string]>> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Slash: ['/', '?'],
  Period: ['.', '>'],
  Semicolon: [';', ':'],
  Space: [' ', ' '],
  Comma: [',', '<'],
  Backslash: ['\\', '|'],
  NumpadSubtract: ['-', '-'],
  NumpadDecimal: ['.', '.'],
}

/** A character that came without a key; a control key's name is longer. */
const typedCharacter = (code: string, key: string | undefined): string | undefined =>
  code === '' && key !== undefined && Array.from(key).length === 1 ? key : undefined

/** What a key types on the US layout that readers are set to. */
function characterOf(code: string, shift: boolean): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return shift ? letter : letter.toLowerCase()
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1]
  if (digit !== undefined) return digit
  return punctuation[code]?.[shift ? 1 : 0]
}
