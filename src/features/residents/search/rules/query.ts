/** What was typed into the search box, as terms that must all hold. */
import { cleanIdNumber } from '#ground/people/id-numbers'
import { queryParts } from './query-parts'
import { estateMark, idTailMark, searchForm } from '../../search-index/rules/tokens'

export interface Term {
  /** Texts one of which a token of the resident has to begin with. */
  readonly beginnings: readonly string[]
  /** Texts one of which has to be a token of the resident, whole. */
  readonly whole: readonly string[]
}

export interface EstateName {
  readonly code: string
  readonly label: string
}

const buildingWords = /^([0-9]{1,3}[a-z]?|[a-z])(栋|号楼|幢|座|#)$/
const doorWords =
  /^(\d{1,3}[a-z]?)(?:栋|号楼|幢|座|#|-)(?:(\d{1,2}[a-z]?)(?:单元|门|-))?(?:(\d{1,5}[a-z]?)(?:室|号)?)?$/

/**
 * Terms are separated by blanks, a door is one term however it is written. A building and a name beside it become one term ("王 3栋" → `3栋王`), which is kept
 * in the index. Full-width digits and letters count as plain ones; a number of four and more may also be the end
 * of an ID number.
 */
export function termsOf(query: string, estates: readonly EstateName[] = []): readonly Term[] {
  const parts = queryParts(query)
  const building = parts.map((part) => buildingWords.exec(part)?.[1]).find((found) => found !== undefined)
  const isName = (part: string) => /^[\p{Script=Han}·]+$/u.test(part) || /^[a-z]+$/.test(part)
  const name = parts.find((part) => isName(part) && estatesCalled(part, estates).length === 0)
  const composed = building !== undefined && name !== undefined && !buildingWords.test(name)
  return parts.flatMap((part) => {
    if (composed && buildingWords.test(part)) return []
    if (composed && part === name) return [begins(`${building}栋${searchForm(name)}`)]
    return [withEstates(withDoor(termOf(part), part, building), part, estates)]
  })
}

/** Four digits beside a building may be a room of it. */
const withDoor = (term: Term, part: string, building: string | undefined): Term =>
  building !== undefined && /^\d{4}$/.test(part)
    ? { ...term, beginnings: [...term.beginnings, `${building}-${part}`] }
    : term

/** Those that two characters and more of a name may mean. */
const estatesCalled = (part: string, estates: readonly EstateName[]): readonly EstateName[] =>
  part.length < 2 || !/\p{Script=Han}/u.test(part)
    ? []
    : estates.filter(({ label }) => label.toLowerCase().includes(part))

/** Two characters of an estate's name mean the estate as well as whoever is called so. */
const withEstates = (term: Term, part: string, estates: readonly EstateName[]): Term => ({
  ...term,
  whole: [...term.whole, ...estatesCalled(part, estates).map(({ code }) => `${estateMark}${code}`)],
})

/** The text after every text that begins with this one. */
export const afterAll = (beginning: string): string => `${beginning}\u{10ffff}`

const begins = (text: string): Term => ({ beginnings: [text], whole: [] })

function termOf(part: string): Term {
  const building = buildingWords.exec(part)?.[1]
  if (building !== undefined) return begins(`${building}栋`)
  const door = doorWords.exec(part)
  if (door && /[^\d]/.test(part)) {
    const [, house, unit, room] = door
    const pieces = [house, unit, room].filter((piece) => piece !== undefined)
    return begins(pieces.length === 1 ? `${pieces.join('')}-` : pieces.join('-'))
  }
  if (/^[\d-]{7,}$/.test(part) && !/^\d{1,3}-\d{1,2}-\d{1,5}$/.test(part))
    return numberTerm(part.replaceAll('-', ''))
  if (/^\+?[\dx]+$/.test(part)) return numberTerm(part.replace(/^\+86/, ''))
  return begins(searchForm(part))
}

/** Digits may be part of a phone, a building, or the end of an ID number. */
function numberTerm(digits: string): Term {
  return {
    beginnings: digits.length > 14 ? [] : [digits],
    whole: digits.length >= 4 ? [`${idTailMark}${cleanIdNumber(digits).toLowerCase()}`] : [],
  }
}

/** True when one of the tokens answers to the term: what the index does, said plainly. */
export const answersTo = (tokens: readonly string[], term: Term): boolean =>
  tokens.some(
    (token) => term.whole.includes(token) || term.beginnings.some((beginning) => token.startsWith(beginning)),
  )
