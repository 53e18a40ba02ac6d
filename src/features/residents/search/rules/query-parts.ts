/** What was typed into the search box, taken apart: an address as people say it becomes an estate and a door. */
import { withMiddleDots } from '#ground/people/names'
import { halfWidth } from '#ground/text'

const mostParts = 5

/** 21栋 2单元 302, with or without blanks; 103X behind it is the end of an ID number. */
const saidDoor =
  /(\d{1,3}[a-z]?)\s*(?:栋|号楼|幢|座)\s*(\d{1,2}[a-z]?)\s*(?:单元|门)\s*((?!\d{3,}x(?![\da-z]))\d{1,5}[a-z]?(?!\d))?(?:室|号)?/g
/** 21栋 302: three digits with a floor and a door are a room; four may be the end of a phone, and so may 103X of an ID number. */
const saidRoom = /(\d{1,3}[a-z]?)\s*(?:栋|号楼|幢|座)\s*([1-9](?:0[1-9]|1[0-2])(?![\da-z-]))(?:室|号)?/g
/** 顺驰泊林21栋: the estate and the building. */
const afterEstate = /(\p{Script=Han}{2,})(?=\d{1,3}[a-z]?(?:栋|号楼|幢|座|-))/gu

/** 420106 19440320 1529, 138 1234 2204, 027-8722 2160: a number pasted in groups is one number. */
const groupedNumber =
  /(?<![\dx-])(?:\d{6}[ -]\d{8}[ -]\d{3}[\dx]|1[3-9]\d[ -]\d{4}[ -]\d{4}|0\d{2,3}[ -]\d{3,4}[ -]\d{4})(?![\dx-])/g

/** In lower case and half width; at most five. */
export const queryParts = (query: string): readonly string[] =>
  withMiddleDots(halfWidth(query))
    .toLowerCase()
    .replace(/\+86[ -]?/g, '')
    .replace(groupedNumber, (number) => number.replaceAll(/[ -]/g, ''))
    .replace(saidDoor, (_, house: string, unit: string, room = '') => ` ${house}栋${unit}单元${room} `)
    .replace(saidRoom, ' $1栋$2 ')
    .replace(afterEstate, '$1 ')
    .split(/[\s,，、]+/)
    .filter((part) => part !== '')
    .slice(0, mostParts)
