/** Addresses inside a community: estate → building → unit → room, and the grid. One form for each. */
import { chineseNumber, cleanCell } from '../text'

export interface DoorAddress {
  /** Without 栋, 号楼, #: `3`, `A`, `3A`. */
  readonly building: string
  readonly unit: string
  readonly room: string
}

const plainNumber = (text: string): string => {
  const chinese = chineseNumber(text)
  if (chinese !== null) return String(chinese)
  return text.toUpperCase().replace(/^0+(?=\d)/, '')
}

const withoutWords = (typed: string, words: RegExp): string =>
  plainNumber(cleanCell(typed).replace(/\s+/g, '').replace(/^第/, '').replace(words, ''))

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
