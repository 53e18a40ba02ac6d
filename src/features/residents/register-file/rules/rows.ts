/** What one row of a register says: a person, with what is doubtful about it, or why the row cannot go in. */
import { cleanBuilding, cleanGrid, cleanRoom, cleanUnit, type DoorAddress } from '#ground/people/addresses'
import { dayOf, readDay } from '#ground/people/birth'
import {
  idKindByWords,
  likelyIdKind,
  readIdNumber,
  type IdFault,
  type IdKind,
  type Sex,
} from '#ground/people/id-numbers'
import { cleanName } from '#ground/people/names'
import { cleanPhone, isPhone, splitPhones } from '#ground/people/phones'
import { columnLetters, headerWords, type Cell, type Mapping, type Row } from './columns'
import { cleanCell } from '#ground/text'
import { type RegisterField } from '../contract'

export type RowFault = 'no-name' | 'duplicate-in-file' | 'too-long' | Exclude<IdFault, 'id-number-missing'>
export type RowWarning =
  | 'no-id'
  | 'sex-differs-from-id'
  | 'birth-differs-from-id'
  | 'phone-not-valid'
  | 'sex-not-known'
  | 'birth-not-a-day'

export interface RegisterPerson {
  readonly name: string
  readonly sex: Sex | null
  /** Null when the register shows no document. */
  readonly idKind: IdKind | null
  readonly idNumber: string
  readonly birth: string | null
  readonly phones: readonly string[]
  readonly estate: string
  readonly address: DoorAddress
  readonly grid: string
  /** Labels as the register has them. */
  readonly tags: readonly string[]
  readonly registration: 'local' | 'outside' | null
  readonly relation: string
  readonly emergency: { readonly name: string; readonly phone: string } | null
  readonly remark: string
}

export interface RefusedRow {
  readonly kind: 'refused'
  readonly fault: RowFault
  /** The column that is wrong, from 0; null when the register has no column for it. */
  readonly column: number | null
}
export interface ReadRow {
  readonly kind: 'read'
  readonly person: RegisterPerson
  readonly warnings: readonly RowWarning[]
}
export type RowReading = RefusedRow | ReadRow

const totals = /^(合计|总计|小计|共计|总人数|制表人?|填表人|审核人?|制表日期|填表日期)[:：]?/

/** True for rows that are no person's: empty, or with a running number alone, a total, a repeated header. */
export function isPassedOver(row: Row, mapping: Mapping, header: Row): boolean {
  const filled = row.filter((cell) => textOf(cell) !== '')
  if (filled.length === 0) return true
  if (filled.length <= 4 && filled.some((cell) => totals.test(textOf(cell)))) return true
  const mapped = Object.values(mapping)
  if (mapped.every((column) => textOf(row[column] ?? null) === '')) return true
  return mapped.every((column) => headerWords(row[column] ?? null) === headerWords(header[column] ?? null))
}

/** A cell as text; a whole number without exponent, a day as `YYYY-MM-DD`. */
export function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (cell.kind === 'day') return cell.day
  if (cell.kind === 'text') return cleanCell(cell.text)
  return Number.isSafeInteger(cell.value) ? String(cell.value) : String(cell.value).toUpperCase()
}

/** Reads one row. Twins of an earlier row are found by `twinOf`, over the whole file. */
export function readRegisterRow(row: Row, mapping: Mapping, header: Row): RowReading {
  const cellOf = (field: RegisterField): Cell => {
    const column = mapping[field]
    return column === undefined ? null : (row[column] ?? null)
  }
  const valueOf = (field: RegisterField): string => textOf(cellOf(field))
  const refused = (fault: RowFault, field: RegisterField): RefusedRow => ({
    kind: 'refused',
    fault,
    column: mapping[field] ?? null,
  })

  const name = cleanName(valueOf('name'))
  if (name === '') return refused('no-name', 'name')
  const tooLong = registerTexts.find(([field, most]) => valueOf(field).length > most)
  if (tooLong) return refused('too-long', tooLong[0])

  const idCell = cellOf('id-number')
  const idText = textOf(idCell)
  if (idCell?.kind === 'number' && idText.length > 15) return refused('id-number-lost-digits', 'id-number')
  const idKind =
    idText === ''
      ? idKindByWords(valueOf('id-kind'))
      : (idKindByWords(valueOf('id-kind')) ?? likelyIdKind(idText))
  const id = idKind === null || idText === '' ? null : readIdNumber(idKind, idText)
  if (id && !id.ok && id.fault !== 'id-number-missing') return refused(id.fault, 'id-number')
  const shown = id?.ok ? id : null

  const typedSex = valueOf('sex')
  const sex = sexOf(typedSex)
  const typedBirth = valueOf('birth')
  const birth = birthOf(cellOf('birth'))
  const phones = splitPhones(valueOf('phone')).map((typed) => ({ typed, number: cleanPhone(typed) }))
  const wrongPhones = phones.filter(({ number }) => !isPhone(number))

  const doubts: (readonly [RowWarning, RegisterField, string])[] = []
  if (shown === null && idKind !== 'household-register') doubts.push(['no-id', 'id-number', ''])
  if (shown?.sex && sex && shown.sex !== sex) doubts.push(['sex-differs-from-id', 'sex', typedSex])
  if (typedSex !== '' && sex === null) doubts.push(['sex-not-known', 'sex', typedSex])
  if (shown?.birth && birth && shown.birth !== birth)
    doubts.push(['birth-differs-from-id', 'birth', typedBirth])
  if (typedBirth !== '' && birth === null) doubts.push(['birth-not-a-day', 'birth', typedBirth])
  if (wrongPhones.length > 0) {
    doubts.push(['phone-not-valid', 'phone', wrongPhones.map(({ typed }) => typed).join('、')])
  }

  const emergencyName = cleanName(valueOf('emergency-name'))
  const emergencyPhone = cleanPhone(splitPhones(valueOf('emergency-phone'))[0] ?? '')
  // What was typed is kept under the register's own word for it.
  const kept = doubts
    .filter(([, , typed]) => typed !== '')
    .map(([, field, typed]) => `${headerWords(header[mapping[field] ?? 0] ?? null)}：${typed}`)
  return {
    kind: 'read',
    warnings: doubts.map(([warning]) => warning),
    person: {
      name,
      sex: shown?.sex ?? sex,
      idKind,
      idNumber: shown?.number ?? '',
      birth: shown?.birth ?? birth,
      phones: [...new Set(phones.map(({ number }) => number).filter(isPhone))],
      estate: cleanName(valueOf('estate')),
      ...doorOf(valueOf('door'), {
        building: cleanBuilding(valueOf('building')),
        unit: cleanUnit(valueOf('unit')),
        room: cleanRoom(valueOf('room')),
      }),
      grid: cleanGrid(valueOf('grid')),
      tags: tagLabels(valueOf('tags')),
      registration: registrationOf(valueOf('registration')),
      relation: valueOf('relation'),
      emergency:
        emergencyName !== '' && isPhone(emergencyPhone)
          ? { name: emergencyName, phone: emergencyPhone }
          : null,
      remark: [valueOf('remark'), ...kept].filter((part) => part !== '').join('；'),
    },
  }
}

/** Longest texts the register's columns may hold, in characters. */
const registerTexts: readonly (readonly [RegisterField, number])[] = [
  ['name', 60],
  ['id-number', 40],
  ['phone', 120],
  ['estate', 40],
  ['building', 12],
  ['unit', 12],
  ['room', 12],
  ['door', 80],
  ['grid', 20],
  ['tags', 120],
  ['relation', 20],
  ['emergency-name', 60],
  ['remark', 400],
]

function sexOf(typed: string): Sex | null {
  if (/^(男性?|male|m)$/i.test(typed)) return 'male'
  if (/^(女性?|female|f)$/i.test(typed)) return 'female'
  return null
}

/** A day cell, a text in one of five ways, or the bare number of a day that lost its format. */
function birthOf(cell: Cell): string | null {
  if (cell === null) return null
  if (cell.kind === 'day') return readDay(cell.day)
  if (cell.kind === 'text') return readDay(cell.text)
  if (cell.value > 1 && cell.value < 80_000) return dayOfSerial(cell.value)
  return readDay(String(cell.value))
}

/** The day a spreadsheet's number stands for, counted from 1899-12-30. */
export function dayOfSerial(serial: number): string | null {
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000)
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

const tagLabels = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(/[、/;；,，|\s]+/)
      .map((label) => label.trim())
      .filter((label) => label !== '' && label !== '无'),
  ),
]

function registrationOf(typed: string): 'local' | 'outside' | null {
  if (/外|非本|流动/.test(typed)) return 'outside'
  return /本|常住|户在|是/.test(typed) ? 'local' : null
}

/** 水印桃源3栋2单元501 in one cell, where the register has no columns of their own for the parts. */
function doorOf(typed: string, parts: DoorAddress): { readonly address: DoorAddress } {
  if (typed === '' || parts.building !== '' || parts.room !== '') return { address: parts }
  const found =
    /(\w{1,4})(?:栋|号楼|幢|座|#)(?:(\w{1,3})(?:单元|门))?(\w{1,6})?(?:室|号)?$/.exec(typed) ??
    /(\w{1,4})-(?:(\w{1,3})-)?(\w{1,6})$/.exec(typed)
  if (!found) return { address: parts }
  const [, building = '', unit = '', room = ''] = found
  return { address: { building: cleanBuilding(building), unit: cleanUnit(unit), room: cleanRoom(room) } }
}

/** Finds people that stand in the file twice, by their ID number; rows are given to it in order. */
export function twinFinder(): (person: RegisterPerson) => boolean {
  const seen = new Set<string>()
  return ({ idNumber }) => {
    if (idNumber === '') return false
    if (seen.has(idNumber)) return true
    seen.add(idNumber)
    return false
  }
}

/** `D703`: where to look in the register. */
export const cellName = (column: number | null, sheetRow: number): string =>
  column === null ? String(sheetRow) : `${columnLetters(column)}${sheetRow}`
