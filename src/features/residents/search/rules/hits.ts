/** Which parts of what a list shows were hit by a query, as ranges from-to, so that the eye finds them. */
import { initialsOf, readingsOf } from '../../search-index/rules/pinyin'
import { queryParts } from './query-parts'

export type Range = [number, number]

export interface Shown {
  readonly name: string
  readonly address: string
  /** Masked. */
  readonly idNumber: string
  /** Masked. */
  readonly phone: string
}
export type Hits = Readonly<Record<keyof Shown, Range[]>>

export const hitsOf = (query: string, shown: Shown): Hits => hitFinder(query)(shown)

/** The same for many people: the query is taken apart once. */
export function hitFinder(query: string): (shown: Shown) => Hits {
  const parts = queryParts(query).map(partOf)
  return (shown) => {
    const hits: Hits = { name: [], address: [], idNumber: [], phone: [] }
    for (const part of parts) {
      add(hits.name, nameHit(part, shown.name))
      for (const range of addressHits(part, shown.address)) add(hits.address, range)
      add(hits.idNumber, tailHit(part.digits.toUpperCase(), shown.idNumber))
      add(hits.phone, tailHit(part.digits, shown.phone))
    }
    return hits
  }
}

interface Part {
  readonly text: string
  readonly isLatin: boolean
  /** Words of an address, whole. */
  readonly isPlace: boolean
  /** Building, unit and room, as far as they were said. */
  readonly door: readonly (string | undefined)[] | null
  /** Empty when it is no number. */
  readonly digits: string
}

function partOf(text: string): Part {
  const digits = text.replaceAll('-', '')
  return {
    text,
    isLatin: /^[a-z]+$/.test(text),
    isPlace: text.length > 1 && /\p{Script=Han}/u.test(text) && !/\d/.test(text),
    door: doorWords.exec(text)?.slice(1) ?? null,
    digits: /^\d{3,}x?$/.test(digits) ? digits : '',
  }
}

const doorWords =
  /^(\d{1,3}[a-z]?|[a-z](?=[^a-z])\d{0,3})(?:栋|号楼|幢|座|#|-|$)(?:(\d{1,2}[a-z]?)(?:单元|门|-|$))?(?:(\d{1,5}[a-z]?)(?:室|号)?)?$/

function add(ranges: Range[], range: Range | null): void {
  if (range && !ranges.some(([from, to]) => range[0] < to && from < range[1])) ranges.push(range)
}

/** In the name itself, or the characters whose syllables or initials were typed. */
function nameHit({ text: part, isLatin }: Part, name: string): Range | null {
  const at = name.toLowerCase().indexOf(part)
  if (at >= 0) return [at, at + part.length]
  if (!isLatin) return null
  const characters = Array.from(name)
  const lengthOf = (from: number, to: number) => characters.slice(from, to).join('').length
  for (const reading of readingsOf(name)) {
    if (reading.length !== characters.length) continue
    const initial = initialsOf(reading).indexOf(part)
    if (initial >= 0) return [lengthOf(0, initial), lengthOf(0, initial + part.length)]
    for (const from of reading.keys()) {
      let typed = ''
      for (let to = from; to < reading.length; to += 1) {
        typed += reading[to] ?? ''
        if (typed.startsWith(part)) return [lengthOf(0, from), lengthOf(0, to + 1)]
      }
    }
  }
  return null
}

/** `3栋`, `3#` and `3` hit the building; `3-2-501` hits all three parts; an estate's name hits itself. */
function addressHits({ text, isPlace, door }: Part, address: string): readonly Range[] {
  if (isPlace) {
    const at = address.toLowerCase().indexOf(text)
    return at >= 0 ? [[at, at + text.length]] : []
  }
  if (!door) return []
  const [building, unit, room] = door
  // At the beginning or after a blank: 3栋 is not the end of 13栋.
  const whole = (text: string): readonly Range[] => {
    const at = ` ${address.toLowerCase()}`.indexOf(` ${text}`)
    return at >= 0 ? [[at, at + text.length]] : []
  }
  const built = whole(`${building ?? ''}栋`)
  if (built.length === 0) return []
  return [...built, ...(unit ? whole(`${unit}单元`) : []), ...(room ? whole(room) : [])]
}

/** The end of a masked number, as far as it is shown. */
function tailHit(digits: string, masked: string): Range | null {
  if (digits === '') return null
  const stars = masked.lastIndexOf('*')
  if (stars < 0) return null
  const shown = masked.slice(stars + 1)
  if (shown === '') return null
  if (shown.includes(digits)) {
    const from = stars + 1 + shown.indexOf(digits)
    return [from, from + digits.length]
  }
  return digits.endsWith(shown) ? [stars + 1, masked.length] : null
}
