/**
 * What a resident is found by. A token is a text that a search term has to begin: every suffix of what may be looked for
 * in the middle (name, initials, phone), so that "any part of" is a range of the index.
 */
import { doorKey, type DoorAddress } from '#ground/people/addresses'
import { isAreaCode } from '#ground/people/phones'
import { simplified } from '#ground/people/simplified'
import { initialsOf, readingsOf } from './pinyin'

export interface Findable {
  readonly name: string
  readonly phones: readonly string[]
  /** Empty when there is none. */
  readonly idNumber: string
  readonly address: DoorAddress
  /** The estate's code; empty when there is none. */
  readonly estate: string
  /** Found by whole numbers only: a part of one would lead to the rest of it. */
  readonly isProtected?: boolean
}

/** Ends of an ID number are found whole, by the mark in front: `#1526` does not answer to `15`. */
export const idTailMark = '#'
/** A whole phone of who is protected: no end and no middle of it leads to them. */
export const phoneMark = '='
/** Estates stand in the index by their code, so that a new name for one costs nothing; the query knows the names. */
export const estateMark = '@'
const idTailLengths = [4, 5, 6, 7, 8]

/** Lower-case, without what nobody types. */
export const searchForm = (text: string): string => text.toLowerCase().replace(/[\s·.'’-]/g, '')

/** Doors keep their dashes: `3-2-501` is not 32501. */
const searchDoor = (door: string): string => door.toLowerCase().replace(/\s/g, '')

function suffixesOf(text: string): readonly string[] {
  const characters = Array.from(text)
  return characters.map((_, at) => characters.slice(at).join(''))
}

/** The suffixes of a reading that begin with a syllable: wangguizhen, guizhen, zhen. */
const syllableSuffixes = (reading: readonly string[]): readonly string[] =>
  reading.map((_, at) => reading.slice(at).join(''))

/** Every token of a resident, each once. */
export function tokensOf(resident: Findable): readonly string[] {
  const readings = readingsOf(resident.name)
  const name = searchForm(resident.name)
  const names = [
    ...suffixesOf(name),
    // 陳 is found by 陈 too; whoever asks for 陳 asks for both.
    ...suffixesOf(simplified(name)),
    ...readings.flatMap((reading) => suffixesOf(initialsOf(reading))),
    ...readings.flatMap(syllableSuffixes),
  ]
  const { building, unit, room } = resident.address
  const doors =
    unit === ''
      ? [doorKey(resident.address)]
      : [doorKey(resident.address), doorKey({ building, unit: '', room })]
  return [
    ...new Set([
      ...names,
      ...(resident.isProtected === true
        ? [...resident.phones.flatMap(wholePhones), ...idTailsOf(resident.idNumber).slice(0, 1)]
        : [
            ...resident.phones.flatMap((phone) => suffixesOf(phone.split('x')[0] ?? '')),
            ...idTailsOf(resident.idNumber),
          ]),
      ...(building === '' ? [] : doors.map(searchDoor)),
      // A building with a name: "王 3栋" is asked for all day long, and neither half of it narrows much.
      ...(building === '' ? [] : names.map((who) => `${searchDoor(building)}栋${who}`)),
      ...(resident.estate === '' ? [] : [`${estateMark}${resident.estate}`]),
    ]),
  ]
}

/** A landline is also said without its area code. */
function wholePhones(phone: string): readonly string[] {
  const [number = ''] = phone.split('x')
  const locals = [3, 4]
    .filter((length) => isAreaCode(number.slice(0, length)))
    .map((length) => number.slice(length))
  return [number, ...locals].map((whole) => `${phoneMark}${whole}`)
}

/** The whole one first. */
function idTailsOf(idNumber: string): readonly string[] {
  if (idNumber === '') return []
  const number = idNumber.toLowerCase()
  return [
    `${idTailMark}${number}`,
    ...idTailLengths
      .filter((length) => length < number.length)
      .map((length) => `${idTailMark}${number.slice(-length)}`),
  ]
}

/**
 * The beginnings of a token for which the people most often served are kept in order, because too many answer to them:
 * one to three characters, and building with surname.
 */
export function hotPrefixesOf(token: string): readonly string[] {
  if (token.startsWith(idTailMark) || token.startsWith(phoneMark)) return []
  if (token.startsWith(estateMark)) return [token]
  const characters = Array.from(token)
  const lengths = new Set([1, 2, 3])
  const building = characters.indexOf('栋')
  if (building > 0) lengths.add(building + 1).add(building + 2)
  return [...lengths]
    .filter((length) => length <= characters.length)
    .map((length) => characters.slice(0, length).join(''))
}

/** The longest kept beginning of a term, where the people answering to it stand in order of rank. */
export function hotPrefixFor(term: string): string {
  if (term.startsWith(estateMark)) return term
  const characters = Array.from(term)
  const building = characters.indexOf('栋')
  const most = building > 0 ? Math.max(3, building + 2) : 3
  return characters.slice(0, most).join('')
}
