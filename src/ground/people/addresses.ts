/** Addresses inside a community: estate → building → unit → room, and the grid. One form for each. */
import { readDay } from './birth'
import { chineseNumber, cleanCell, digitByDigit } from '../text'

export interface DoorAddress {
  /** Without 栋, 号楼, #: `3`, `A`, `3A`. */
  readonly building: string
  readonly unit: string
  readonly room: string
}

const plainNumber = (text: string): string => {
  const chinese = chineseNumber(text)
  if (chinese !== null) return String(chinese)
  return (digitByDigit(text) ?? text).toUpperCase().replace(/^0+(?=\d)/, '')
}

const withoutWords = (typed: string, words: RegExp): string =>
  plainNumber(
    cleanCell(typed)
      .replace(/\s+/g, '')
      // 501.0: a number of a sheet on its way through another program.
      .replace(/^(\d+)\.0$/, '$1')
      .replace(/^第/, '')
      .replace(words, ''),
  )

/** 3栋, 3#, 3号楼, 三栋, ０3幢 → `3`; an empty text stays empty. */
export const cleanBuilding = (typed: string): string => withoutWords(typed, /(号楼|栋|幢|座|楼|号|#)+$/)

/** 2单元, 二单元, 2门 → `2`. */
export const cleanUnit = (typed: string): string => withoutWords(typed, /(单元|门|梯)$/)

/** 501室, ５０１, 501号 → `501`. Leading zeros go. */
export const cleanRoom = (typed: string): string => withoutWords(typed, /(室|号房|房|号|户)$/)

/** 第5网格, 5网格, 5 → `5`; a grid with a name keeps it. */
export const cleanGrid = (typed: string): string => withoutWords(typed, /(号网格|网格)$/)

/** `3-2-501`, the way doors are said at the desk; parts that are not known are left out. */
export const doorKey = (address: DoorAddress): string =>
  [address.building, address.unit, address.room].filter((part) => part !== '').join('-')

/** The order of doors as people walk past them: 2 before 10, numbers before letters. */
export const doorOrder = (part: string): string => part.replace(/\d+/g, (digits) => digits.padStart(6, '0'))

/** 水印桃源 3栋 2单元 501: an address as it is written on paper. Parts that are not known are left out. */
export const addressText = (estate: string, { building, unit, room }: DoorAddress): string =>
  [estate, building === '' ? '' : `${building}栋`, unit === '' ? '' : `${unit}单元`, room]
    .filter((part) => part !== '')
    .join(' ')

/** The label of a grid that is known by its number: 第5网格. One with a name keeps it. */
export const gridLabel = (grid: string): string => (/^\d+$/.test(grid) ? `第${grid}网格` : grid)

/** An address as it was read out of one text. */
export interface ReadAddress extends DoorAddress {
  /** Empty when none stands in front of the building. */
  readonly estate: string
  /** What is left over: streets in front of the estate, remarks behind the room. */
  readonly rest: string
}

const part = '[0-9a-zA-Z〇零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]'
/** 3栋2单元5楼501室, 3号2单元501, 12#1-503, 三栋二单元五〇一, with blanks anywhere. */
const inWords = new RegExp(
  `^(.*?)第?(${part}{1,4})\\s*(?:号楼|栋|幢|座|#楼?|号(?=\\s*第?${part}{1,3}\\s*单元))[\\s-]*(?:第?(${part}{1,3})\\s*#?\\s*(?:单元|门|梯)[\\s-]*|(\\d{1,2})-(?=\\d))?(?:(\\d{1,2}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})\\s*(?:楼|层)[\\s-]*)?(?:第?(${part}{1,6})\\s*(?:号房|室|号|房|户)?)?(.*)$`,
)
/** 3-2-501, 3-501. */
const inDashes = new RegExp(
  `^(.*?)(${part}{1,4})-(?:(${part}{1,3})-)?(${part}{1,6})(?:室|号)?(?![\\d-])(.*)$`,
)
/** 3.2.501: dots as dashes where the last is a room; 3.2.2026 may be a day, and 3.2 a number. */
const inDots = /(?<![\d.])(\d{1,3})[.．](\d{1,2})[.．](?!(?:19|20)\d{2}(?!\d))(\d{3,4})(?![\d.])/g
/** What stands in front of an estate: province to community, and the number in a street. */
const before = /^(.*(?:省|市|(?<!小)区|县|街道|镇|乡|(?:路|街|巷|大道)\d+(?:弄|号)))(?=\S*\p{Script=Han}{2})/u

/**
 * Reads an address that stands in one text; null when there is no door in it. A floor says what the room says (501 is on
 * the fifth): where it does not, it is left over.
 */
export function readAddress(typed: string): ReadAddress | null {
  const plain = cleanCell(typed)
    .replace(/[\p{Pd}\u2212]+/gu, '-')
    .replace(/\s*-\s*/g, '-')
    .replace(inDots, '$1-$2-$3')
  if (isDayInText(plain)) return null
  const words = inWords.exec(plain)
  if (words) {
    const [, front = '', building = '', unit, dashed, floor, room = '', rest = ''] = words
    const fits = floor === undefined || cleanRoom(room).startsWith(plainNumber(floor))
    return readParts(front, { building, unit: unit ?? dashed ?? '', room }, fits ? rest : `${floor}楼${rest}`)
  }
  const dashes = inDashes.exec(plain)
  if (!dashes) return null
  const [, front = '', building = '', unit = '', room = '', rest = ''] = dashes
  return readParts(front, { building, unit, room }, rest)
}

/** 3-2 and 3-2-501 that a sheet made a date of, and that came on as its text: 3月2日, 2026-03-02, 2-Mar. */
export const isDayInText = (typed: string): boolean => {
  const plain = cleanCell(typed)
  if (/^\d{1,2}月\d{1,2}[日号]?$/.test(plain)) return true
  if (/^(\d{1,4}-)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(-\d{1,4})?$/i.test(plain))
    return /\d/.test(plain)
  return /^\d{4}\D/.test(plain) && readDay(plain) !== null
}

/** Null where a number stands right in front: nobody knows which of four are building, unit and room. */
function readParts(front: string, door: DoorAddress, rest: string): ReadAddress | null {
  const place = front.trim()
  if (/[\d-]$/.test(place)) return null
  const above = before.exec(place)?.[1] ?? ''
  return {
    estate: place.slice(above.length).trim(),
    building: cleanBuilding(door.building),
    unit: cleanUnit(door.unit),
    room: cleanRoom(door.room),
    rest: [above, rest.trim()].filter((left) => left !== '').join('，'),
  }
}
