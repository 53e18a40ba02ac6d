/**
 * How near a place of registration is to the canteen, read from the words of a record (户籍地址) or from a code of
 * administrative divisions (GB/T 2260, and the twelve digits of the statistics' codes). Names are met with and without their
 * last word (武汉、武汉市), levels may be left out, and another name at a level ends it there: 湖北省武汉市江夏区 is of the city and
 * not of the district. What cannot be told is null, and never guessed to be near.
 */
import type { Nearness, NearnessTold } from '../contract/words'

/** Where the canteen stands; a level that is empty is not asked. A municipality has no province, a county no district beside it. */
export interface CanteenPlace {
  readonly province: string
  readonly city: string
  readonly district: string
  readonly street: string
  readonly community: string
  /** 行政区划代码 of 6, 9 or 12 digits; empty where it is not known. */
  readonly code: string
}

type Level = Exclude<keyof CanteenPlace, 'code'>

interface LevelWords {
  readonly level: Level
  readonly nearness: Nearness
  /** Last words of the names of this level, the longest first. */
  readonly ends: readonly string[]
}

const levels: readonly LevelWords[] = [
  {
    level: 'province',
    nearness: 'province',
    ends: ['维吾尔自治区', '壮族自治区', '回族自治区', '特别行政区', '自治区', '省'],
  },
  { level: 'city', nearness: 'city', ends: ['自治州', '地区', '市', '盟', '州'] },
  {
    level: 'district',
    nearness: 'district',
    ends: ['自治县', '自治旗', '新区', '林区', '县', '旗', '区', '市'],
  },
  {
    level: 'street',
    nearness: 'street',
    ends: ['街道办事处', '民族乡', '办事处', '街道', '苏木', '镇', '乡', '街'],
  },
  {
    level: 'community',
    nearness: 'community',
    ends: ['社区居民委员会', '村民委员会', '社区居委会', '居委会', '村委会', '社区', '嘎查', '村'],
  },
]

/** A name has two characters at least before its last word; 小区 is no district. */
const stemOf = (name: string, ends: readonly string[]): string => {
  const end = ends.find((one) => name.endsWith(one) && name.length - one.length >= 2)
  return end === undefined ? name : name.slice(0, -end.length)
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')

/** Another name of this level, with its last word: 江夏区; no 小区, no 菜市场, and nothing behind the name of a street. */
const namedAt = (text: string, { ends }: LevelWords): boolean =>
  ends.some((end) =>
    new RegExp(`^(?:(?!街道|[区县镇路])\\p{Script=Han}){2,8}?(?<![小园校厂社])${end}(?!场)`, 'u').test(text),
  )

/** What is left of a text behind the canteen's own name of a level; null where it does not begin with it. */
function behindOwn(text: string, own: string, words: LevelWords): string | null {
  if (own === '') return null
  const stem = stemOf(own, words.ends)
  if (!text.startsWith(stem)) return null
  const rest = text.slice(stem.length)
  const end = words.ends.find((one) => rest.startsWith(one))
  if (end !== undefined) {
    // 洪山区 is not 洪山新区, and a county-level city is not the city of the same name.
    const isOwnEnd =
      own === stem || own === stem + end || /^(办事处|街道|街道办事处|社区.*|居委会)$/.test(end)
    return isOwnEnd ? rest.slice(end.length) : null
  }
  // Without its last word the name has to end here: 江岸花桥街道, not 江岸坝镇 of a place called 江岸坝.
  return own === stem || words.level === 'province' || words.level === 'city' || words.level === 'district'
    ? rest
    : rest === ''
      ? ''
      : null
}

function nearnessOfWords(typed: string, place: CanteenPlace): Nearness | null {
  let text = plain(typed).replace(/^(中华人民共和国|中国)/, '')
  let nearest: Nearness | null = null
  for (const words of levels) {
    const own = plain(place[words.level])
    const behind = behindOwn(text, own, words)
    if (behind !== null) {
      nearest = words.nearness
      text = behind
    } else if (namedAt(text, words)) {
      // A place without a province begins with its city, which may be what stands where others have a province.
      if (own === '' && words.level !== 'community') continue
      return nearest ?? 'none'
    }
  }
  return nearest
}

const codeLevels: readonly (readonly [number, Nearness])[] = [
  [12, 'community'],
  [9, 'street'],
  [6, 'district'],
  [4, 'city'],
  [2, 'province'],
]

/** As far as both codes go; a code that ends in zeros says no more than what stands before them. */
function nearnessOfCode(code: string, own: string): Nearness | null {
  if (own === '') return null
  const said = (digits: string): string => {
    const [whole] = codeLevels.find(([length]) => digits.length >= length) ?? [0]
    const kept = digits.slice(0, whole)
    return codeLevels.reduce((left, [length]) => {
      const before = codeLevels.find(([shorter]) => shorter < length)?.[0] ?? 0
      return left.length === length && /^0+$/.test(left.slice(before)) ? left.slice(0, before) : left
    }, kept)
  }
  const [one, other] = [said(code), said(own)]
  for (const [length, nearness] of codeLevels)
    if (one.length >= length && other.length >= length && one.slice(0, length) === other.slice(0, length))
      return nearness
  return one.length >= 2 ? 'none' : null
}

export interface PlacesOfRecord {
  /** 本地、外地 as the register has it; null where it says nothing. */
  readonly registration: 'local' | 'outside' | null
  readonly registrationPlace: string
  /** Of somebody who lives here: where in this community. */
  readonly estate: string
  readonly grid: string
}

/** Where somebody is registered, as their record says it; null where it cannot be told. */
export function registeredNear(record: PlacesOfRecord, place: CanteenPlace): Nearness | null {
  const typed = record.registrationPlace.normalize('NFKC').trim()
  const code = /^(\d{12}|\d{9}|\d{6})(?!\d)/.exec(typed)?.[1]
  if (code !== undefined) {
    const near = nearnessOfCode(code, place.code)
    if (near !== null) return near
  }
  const near = nearnessOfWords(typed.replace(/^\d+/, ''), place)
  if (near !== null) return near
  return record.registration === 'outside' ? 'none' : null
}

/** Where somebody is registered and lives, for the policies: what cannot be told of a record is nowhere near. */
export const nearBy = (
  { registered, lives }: { readonly registered: NearnessTold; readonly lives: NearnessTold },
  record: PlacesOfRecord,
  place: CanteenPlace,
): { readonly registered: Nearness; readonly lives: Nearness } => ({
  registered: registered === 'by-record' ? (registeredNear(record, place) ?? 'none') : registered,
  lives: lives === 'by-record' ? (livesNear(record) ?? 'none') : lives,
})

/** Whoever has a door or a grid here lives in the community. */
export const livesNear = ({ estate, grid }: PlacesOfRecord): Nearness | null =>
  estate === '' && grid === '' ? null : 'community'
