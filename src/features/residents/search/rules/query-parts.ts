/** What was typed into the search box, taken apart: an address as people say it becomes an estate and a door. */
import { withMiddleDots } from '#ground/people/names'
import { chineseNumber, halfWidth } from '#ground/text'

const mostParts = 5

/** 3, 3a, a, a3: what buildings are called. */
export const buildingName = '(?:\\d{1,3}[a-z]?|(?<![a-z])[a-z]\\d{0,3})'
const ofBuilding = '(?:号楼|栋|幢|座|#楼?)'

/** 21栋 2单元 302, with or without blanks; 103X behind it is the end of an ID number. */
const saidDoor = new RegExp(
  `(${buildingName})\\s*${ofBuilding}\\s*(\\d{1,2}[a-z]?)\\s*(?:单元|门)\\s*((?!\\d{3,}x(?![\\da-z]))\\d{1,5}[a-z]?(?!\\d))?(?:室|号)?`,
  'g',
)
/** 21栋 302: three digits with a floor and a door are a room; four may be the end of a phone, and so may 103X of an ID number. */
const saidRoom = new RegExp(
  `(${buildingName})\\s*${ofBuilding}\\s*([1-9](?:0[1-9]|1[0-2])(?![\\da-z-]))(?:室|号)?`,
  'g',
)
/** 顺驰泊林21栋: the estate and the building. */
const afterEstate = new RegExp(`(\\p{Script=Han}{2,})(?=${buildingName}(?:栋|号楼|幢|座|-\\d))`, 'gu')

const inWords = '[一二三四五六七八九十]{1,3}'
/** 三号楼, 三栋二单元501, 第三栋: said in words. 王一栋 is a name. */
const saidInWords = new RegExp(
  `${inWords}(?=号楼|幢|座|栋\\s*(?:\\d{1,2}|${inWords})\\s*(?:单元|门))|(?<=第)${inWords}(?=栋)|(?<=(?:号楼|栋|幢|座)\\s*)${inWords}(?=单元|门)`,
  'g',
)
/** 第3栋 */
const inOrder = /第(?=\d{1,3}(?:栋|号楼|幢|座|单元))/g
/** 3.2.501 and 3/2/501 where the last is a room: a day has a year or a month there. */
const saidWithDots = /(?<![\d./])(\d{1,3})([./])(\d{1,2})\2(?!(?:19|20)\d{2}(?!\d))(\d{3,4})(?![\d./])/g
/** 03栋, 03-02-501: doors are kept without a nought in front. */
const noughts = /(?<![\da-z-])0+(?=[1-9]\d{0,2}(?:栋|号楼|幢|座|#|-\d{1,2}(?:-|单元)))/g
const noughtsOfUnit = /(?<=(?<![\da-z-])\d{1,3}-)0+(?=[1-9]\d?-\d)/g

/** 420106 19440320 1529, 138 1234 2204, 027-8722 2160: a number pasted in groups is one number. */
const groupedNumber =
  /(?<![\dx-])(?:\d{6}[ -]\d{8}[ -]\d{3}[\dx]|\d{6}[ -]\d{6}[ -]\d{3}|1[3-9]\d[ -]\d{4}[ -]\d{4}|1[3-9]\d[ -]\d{8}|0\d{2,3}[ -]\d{3,4}[ -]\d{4}|0\d{2,3}[ -][2-9]\d{6,7})(?![\dx-])/g

/** What stands in front of a number and only says what it is: 尾号0001. */
const saysNumber = /(?:尾号|末四位|后四位|手机|电话|身份证|证件)号?码?[:：]?(?=\d)/g
/** A number copied as it is shown, 138****0001: its end is what is known of it. */
const shownMasked = /\d{3}\*{2,}(?=\d{3}[\dx](?![\da-z]))/g
/** 王桂珍13800000001, 0001王桂珍. */
const besideNumber =
  /(?<=\p{Script=Han})(?=\d{4,}x?(?![\da-z栋号幢座室单元-]))|(?<=\d{4,}x?)(?=(?![栋号幢座室单元])\p{Script=Han}{2})/gu

/** In lower case and half width; at most five. */
export const queryParts = (query: string): readonly string[] =>
  withMiddleDots(halfWidth(query))
    .toLowerCase()
    .replace(/(?<![a-z])([ln])ü/g, '$1v')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/(?<=\d{3})[×✕]/g, 'x')
    .replace(/[(（](0\d{2,3})[)）]\s*/g, '$1-')
    .replace(/(?:\+|\b00|\b)86[ -]?(?=1[3-9]\d[ -]?\d{4}[ -]?\d{4})|\+86[ -]?/g, '')
    .replace(shownMasked, '')
    .replace(saysNumber, '')
    .replace(groupedNumber, (number) => number.replaceAll(/[ -]/g, ''))
    .replace(saidWithDots, '$1-$3-$4')
    .replace(saidInWords, (number) => String(chineseNumber(number) ?? number))
    .replace(inOrder, '')
    .replace(noughts, '')
    .replace(noughtsOfUnit, '')
    .replace(saidDoor, (_, house: string, unit: string, room = '') => ` ${house}栋${unit}单元${room} `)
    .replace(saidRoom, ' $1栋$2 ')
    .replace(afterEstate, '$1 ')
    .replace(besideNumber, ' ')
    .split(/[\s,，、;；。|]+/)
    .map((part) => part.replace(/^'(?=\d)/, ''))
    .filter((part) => part !== '')
    .slice(0, mostParts)
