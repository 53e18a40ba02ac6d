/** What was typed into the search box, as terms that must all hold. */
import { isAreaCode } from '#ground/people/phones'
import { cleanIdNumber, eighteenOf } from '#ground/people/id-numbers'
import { simplified } from '#ground/people/simplified'
import { chineseNumber } from '#ground/text'
import { buildingName, queryParts } from './query-parts'
import { estateMark, idTailMark, phoneMark, searchForm } from '../../search-index/rules/tokens'

export interface Term {
  /** Texts one of which a token of the resident has to begin with. */
  readonly beginnings: readonly string[]
  /** Texts one of which has to be a token of the resident, whole. */
  readonly whole: readonly string[]
  /** Digits that have to be all of a number of theirs: what only ends so does not answer. */
  readonly allOf?: string
}

/** What of a number somebody may find people by, beside its last four digits and the whole of it. */
export interface SeenNumbers {
  /** Any part of a phone, of four digits and more. */
  readonly phones: boolean
  /** The last five to eight of an ID number. */
  readonly idNumbers: boolean
}

export const everyPart: SeenNumbers = { phones: true, idNumbers: true }

export interface EstateName {
  readonly code: string
  readonly label: string
}

const buildingWords = new RegExp(`^(${buildingName})(栋|号楼|幢|座|#)$`)
/** A building and what stands in it. */
const saidDoor = new RegExp(`^(${buildingName})(?:栋|号楼|幢|座|#).+$`)
const doorWords = new RegExp(
  `^(${buildingName})(?:栋|号楼|幢|座|#|-)(?:(\\d{1,2}[a-z]?)(?:单元|门|-))?(?:(\\d{1,5}[a-z]?)(?:室|号)?)?$`,
)

/**
 * Terms are separated by blanks, a door is one term however it is written. A building and a name beside it become one term ("王 3栋" → `3栋王`), which is kept
 * in the index. Full-width digits and letters count as plain ones; a number of four and more may also be the end
 * of an ID number.
 */
export function termsOf(
  query: string,
  estates: readonly EstateName[] = [],
  seen: SeenNumbers = everyPart,
): readonly Term[] {
  const parts = queryParts(query).flatMap((part) => halfTyped(part, estates))
  const building = parts.map((part) => buildingWords.exec(part)?.[1]).find((found) => found !== undefined)
  const house = building ?? parts.map((part) => saidDoor.exec(part)?.[1]).find((found) => found !== undefined)
  const isName = (part: string) => /^[\p{Script=Han}·]+$/u.test(part) || /^[a-z]+$/.test(part)
  const name = parts.find((part) => isName(part) && estatesCalled(part, estates).length === 0)
  const composed = building !== undefined && name !== undefined && !buildingWords.test(name)
  return parts.flatMap((part) => {
    if (composed && buildingWords.exec(part)?.[1] === building) return []
    if (composed && part === name) return [called(name, `${building}栋`)]
    const spelt = mixedTerms(part)
    if (spelt !== null && !composed) return spelt
    return [withEstates(withDoor(termOf(part, seen), part, house), part, estates)]
  })
}

/** What of a query is a name, as terms: letters and characters, no digit. */
export const nameTermsOf = (query: string): readonly Term[] =>
  queryParts(query)
    .filter((part) => /^[\p{Letter}·.'’]+$/u.test(part))
    .flatMap((part) => mixedTerms(part) ?? [called(part)])

/** 王gz, 王gui: the input method had turned only the first of it into characters. An estate may be called so, too. */
const halfTyped = (part: string, estates: readonly EstateName[]): readonly string[] => {
  const [, characters, letters] = /^(\p{Script=Han}{1,3})([a-z]+)$/u.exec(part) ?? []
  return characters === undefined || letters === undefined || estatesCalled(part, estates).length > 0
    ? [part]
    : [characters, letters]
}

/** Three or four digits beside a building may be a room of it, before it as well as behind it. */
const withDoor = (term: Term, part: string, building: string | undefined): Term =>
  building !== undefined && /^\d{3,4}$/.test(part)
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

/** A name as it is typed, and in simplified characters where it has others: 陳 finds 陳 and 陈. */
function called(name: string, after = ''): Term {
  const typed = searchForm(name)
  return { beginnings: [...new Set([typed, simplified(typed)])].map((one) => `${after}${one}`), whole: [] }
}

/** One syllable of pinyin, the longest first. */
const syllable =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|uai|ai|ei|ao|ou|an|en|er|in|un|ia|ie|iu|ua|uo|ui|ue|ve|a|e|i|o|u|v)/

/**
 * A surname in full and first letters behind it: danlz, ouyc, ouyangcm. The whole name's first letters and the surname's
 * sound both have to answer. Null for what is one thing or the other, or goes on with a syllable (wangx, wangzh).
 */
function mixedTerms(part: string): readonly Term[] | null {
  const syllables: string[] = []
  let rest = part
  for (let next = syllable.exec(rest)?.[0]; next !== undefined; next = syllable.exec(rest)?.[0]) {
    syllables.push(next)
    rest = rest.slice(next.length)
  }
  if (syllables.length === 0 || !/^[bpmfdtnlgkhjqxrzcsyw]{2,}$/.test(rest) || /^[zcs]h$/.test(rest))
    return null
  const first = syllables.map((one) => one.charAt(0)).join('')
  // zh, ch and sh are typed as one letter or as two.
  const initials = new Set([rest, rest.replaceAll(/(?<=[zcs])h/g, '')])
  return [
    // John and Mark are names as they are typed.
    { beginnings: [...[...initials].map((letters) => `${first}${letters}`), part], whole: [] },
    begins(syllables.join('')),
  ]
}

/** The number of a passport or a permit, by its form: one to three letters and digits. Null for what is none. */
const paperIn = (part: string): string | null =>
  /^[a-z]{1,3}\d{6,12}$/.test(part) ? cleanIdNumber(part) : null

function termOf(part: string, seen: SeenNumbers): Term {
  const building = buildingWords.exec(part)?.[1]
  if (building !== undefined) return begins(`${building}栋`)
  // 三栋 may be a building and 一栋 the end of a name.
  const inWords = chineseNumber(/^([一二三四五六七八九十]{1,3})栋$/.exec(part)?.[1] ?? '')
  if (inWords !== null) return { beginnings: [part, `${inWords}栋`], whole: [] }
  const door = doorWords.exec(part)
  if (door && /[^\d]/.test(part)) {
    const [, house, unit, room] = door
    const pieces = [house, unit, room].filter((piece) => piece !== undefined)
    return begins(pieces.length === 1 ? `${pieces.join('')}-` : pieces.join('-'))
  }
  const number = numberIn(part)
  if (number !== null) return numberTerm(number, seen)
  // Three digits tell nobody from thousands; alone they are said of a building.
  if (/^\d+$/.test(part)) return begins(`${part}栋`)
  const paper = paperIn(part)
  if (paper !== null) return { beginnings: [], whole: [`${idTailMark}${paper.toLowerCase()}`] }
  return called(part)
}

/** The digits of what may be a number of somebody: four and more. Null for a name, a building, a door. */
function numberIn(part: string): string | null {
  if (buildingWords.test(part) || (doorWords.test(part) && /[^\d]/.test(part))) return null
  if (/^[\d-]{7,}$/.test(part) && !/^\d{1,3}-\d{1,2}-\d{1,5}$/.test(part)) return part.replaceAll('-', '')
  const digits = part.replace(/^\+86/, '')
  return /^\+?[\dx]{4,}$/.test(digits) && /\d/.test(digits) ? digits : null
}

/** What of a query asks for a number of somebody, in one text; empty where nothing does. */
export const numbersAskedFor = (query: string): string =>
  queryParts(query)
    .flatMap((part) => numberIn(part) ?? paperIn(part) ?? [])
    .join(' ')

/** As much of a number as is shown anyway. */
const shownOf = 4
/** The fewest digits that are a whole number: a landline without its area code. */
const fewestOfWhole = 7
/** The longest end of an ID number that people say. */
const longestTail = 8

/**
 * A number answers by its last four digits, which everyone is shown, and as a whole: whoever says all of it has it.
 * By anything between a number would be read digit by digit, without a row: that answers to those who may reveal it.
 */
function numberTerm(digits: string, seen: SeenNumbers): Term {
  const isWhole = digits.length >= fewestOfWhole
  const asId = digits.length === shownOf || digits.length > longestTail || seen.idNumbers
  const ids = asId
    ? [cleanIdNumber(digits), eighteenOf(digits)].flatMap((id) =>
        id === null ? [] : `${idTailMark}${id.toLowerCase()}`,
      )
    : []
  const phones = isWhole ? [`${phoneMark}${digits}`] : []
  if (seen.phones) return { beginnings: digits.length > 14 ? [] : [digits], whole: [...ids, ...phones] }
  if (digits.length === shownOf) return { beginnings: [], whole: [digits, ...ids] }
  return isWhole
    ? { beginnings: [], whole: [digits, ...ids, ...phones], allOf: digits }
    : { beginnings: [], whole: ids }
}

/**
 * Whether the digits are all of a number among these tokens, as far as they are one at all: a landline may be said without
 * its area code. Every end of a phone is a token, so that the longest one is the phone.
 */
export function isAllOf(tokens: readonly string[], digits: string): boolean {
  const ends = tokens.filter((token) => /^\+?\d+$/.test(token) && token.endsWith(digits))
  if (ends.length === 0) return true
  const whole = ends.reduce((longest, token) => (token.length > longest.length ? token : longest))
  return whole === digits || ends.some((token) => isAreaCode(token.slice(0, -digits.length)))
}
