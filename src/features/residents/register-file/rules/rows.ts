/** What one row of a register says: a person, with what is doubtful about it, or why the row cannot go in. */
import { cleanGrid, isDayInText, type DoorAddress } from '#ground/people/addresses'
import {
  eighteenOf,
  idKindByWords,
  likelyIdKind,
  readIdNumber,
  type IdFault,
  type IdKind,
  type Sex,
} from '#ground/people/id-numbers'
import { ethnicityByWords, type Ethnicity } from '#ground/people/ethnicities'
import { cleanName } from '#ground/people/names'
import { cleanPhone, isPhone, splitPhones, wordsBeside } from '#ground/people/phones'
import { isError, textOf, type Cell, type Row } from '#work/workbook/rules/cells'
import { headerWords } from '#work/workbook/rules/columns'
import { birthIn } from '#work/workbook/rules/day-cell'
import type { Mapping } from './columns'
import { doorIn } from './door-cells'
import { isBeneathNames, nameIn, saysNothing } from './name-cells'
import { registrationOf } from './registrations'
import { ownerBeside, type ShownOwner } from '../../people/rules/phone-owner'
import { relationByWords } from './relations'
import { statusByWords } from './statuses'
import { registerFields, type RegisterField } from '../contract'
import type { Status } from '../../people/contract/words'

export type RowFault = 'no-name' | 'duplicate-in-file' | 'too-long' | Exclude<IdFault, 'id-number-missing'>
export type RowWarning =
  | 'no-id'
  | 'number-of-fifteen'
  | 'sex-differs-from-id'
  | 'birth-differs-from-id'
  | 'phone-not-valid'
  | 'words-beside-phone'
  | 'sex-not-known'
  | 'birth-not-a-day'
  | 'birth-in-the-future'
  | 'a-day-out-of-place'
  | 'an-error-of-the-sheet'
  | 'address-not-read'
  | 'word-not-known'
  | 'emergency-not-complete'
  | 'number-in-name'
  | 'since-not-kept'
  | 'protected-by-hand'

export interface RegisterPerson {
  readonly name: string
  readonly sex: Sex | null
  /** Null when the register shows no document. */
  readonly idKind: IdKind | null
  readonly idNumber: string
  readonly birth: string | null
  readonly ethnicity: Ethnicity | null
  readonly phones: readonly string[]
  /** Whose a phone is, by its number, where the register says so in this program's own words. */
  readonly phoneOwners: Readonly<Record<string, ShownOwner>>
  readonly estate: string
  readonly address: DoorAddress
  readonly grid: string
  /** Labels as the register has them. */
  readonly tags: readonly string[]
  readonly registration: 'local' | 'outside' | null
  readonly registrationPlace: string
  readonly relation: string
  readonly emergency: { readonly name: string; readonly relation: string; readonly phone: string } | null
  /** Null where the register says nothing of it. */
  readonly status: Status | null
  readonly statusSince: string | null
  readonly remark: string
}

/** What is doubtful about a cell: `column` from 0, null when the register has no column for it. */
export interface RowDoubt {
  readonly code: RowWarning
  readonly column: number | null
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
  readonly warnings: readonly RowDoubt[]
}
export type RowReading = RefusedRow | ReadRow

const totals =
  /^(合计|总计|小计|共计|累计|本页[小合]计|总人数|制表人?|填表人|审核人?|制表日期|填表日期)[:：]?/

/** True for rows that are no person's: empty, or with a running number alone, a total, a repeated header. */
export function isPassedOver(row: Row, mapping: Mapping, header: Row): boolean {
  const filled = row.filter((cell) => textOf(cell) !== '')
  if (filled.length === 0) return true
  if (filled.length <= 4 && filled.some((cell) => totals.test(textOf(cell).replace(/\s/g, '')))) return true
  const mapped = Object.values(mapping)
  if (isBesideNobody(row, mapping)) return true
  if (mapped.every((column) => textOf(row[column] ?? null) === '')) return true
  return mapped.every((column) => headerWords(row[column] ?? null) === headerWords(header[column] ?? null))
}

/** A sum or a note in the column of names, with nothing beside it that only a person has. */
const isBesideNobody = (row: Row, mapping: Mapping): boolean => {
  const textIn = (field: RegisterField) => textOf(row[mapping[field] ?? -1] ?? null)
  return (
    isBeneathNames(textIn('name')) &&
    !(['id-number', 'phone'] as const).some((field) => /\d{7}/.test(textIn(field)))
  )
}

/** What somebody wrote into a cell to say that there is nothing is nothing: of the others it is doubted, and kept. */
const mayBeNone: ReadonlySet<RegisterField> = new Set([
  'id-kind',
  'id-number',
  'phone',
  'estate',
  'building',
  'unit',
  'room',
  'door',
  'grid',
  'registration-place',
  'relation',
  'emergency-name',
  'emergency-relation',
  'emergency-phone',
  'remark',
])

/** Where a text, too, may be a day that a sheet made of a door. */
const doorFields: ReadonlySet<RegisterField> = new Set(['building', 'unit', 'room', 'door'])

/** A day as people write it, so that it cannot be taken for a number of doors: 2026年3月2日. */
const dayInWords = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')

/**
 * Reads one row; `today` is `YYYY-MM-DD`. Twins of an earlier row are found by `twinFinder`, over the whole file. What
 * cannot be read is doubted, and kept in the remark under the register's own word for it.
 */
export function readRegisterRow(row: Row, mapping: Mapping, header: Row, today: string): RowReading {
  const doubts: (readonly [RowWarning, RegisterField, string])[] = []
  const writtenIn = (field: RegisterField): Cell => {
    const column = mapping[field]
    return column === undefined ? null : (row[column] ?? null)
  }
  // What a formula could not work out says nothing of the person.
  const cellOf = (field: RegisterField): Cell => (isError(writtenIn(field)) ? null : writtenIn(field))
  // A sheet turns 3-2 into the second of March: a day says nothing where no day belongs.
  const isOutOfPlace = (field: RegisterField): boolean =>
    (cellOf(field)?.kind === 'day' && field !== 'birth' && field !== 'status-since' && field !== 'remark') ||
    (doorFields.has(field) && isDayInText(textOf(cellOf(field))))
  const valueOf = (field: RegisterField): string => {
    const text = isOutOfPlace(field) ? '' : textOf(cellOf(field))
    return mayBeNone.has(field) && saysNothing(text) ? '' : text
  }
  for (const field of registerFields) {
    if (isError(writtenIn(field))) doubts.push(['an-error-of-the-sheet', field, textOf(writtenIn(field))])
    if (isOutOfPlace(field)) doubts.push(['a-day-out-of-place', field, dayInWords(textOf(cellOf(field)))])
  }
  const refused = (fault: RowFault, field: RegisterField): RefusedRow => ({
    kind: 'refused',
    fault,
    column: mapping[field] ?? null,
  })

  const { name, hasNumber, saidBeside } = nameIn(valueOf('name'))
  if (hasNumber) doubts.push(['number-in-name', 'name', valueOf('name')])
  if (name === '') return refused('no-name', 'name')
  const tooLong = registerTexts.find(([field, most]) => valueOf(field).length > most)
  if (tooLong) return refused('too-long', tooLong[0])

  const idCell = cellOf('id-number')
  const idText = valueOf('id-number')
  if (idCell?.kind === 'number' && idText.length > 15) return refused('id-number-lost-digits', 'id-number')
  const idKind =
    idText === ''
      ? idKindByWords(valueOf('id-kind'))
      : (idKindByWords(valueOf('id-kind')) ?? likelyIdKind(idText))
  // What first-generation cards had: the standard says which number of eighteen each became.
  const eighteen = idKind === 'resident-id' ? eighteenOf(idText) : null
  const id = idKind === null || idText === '' ? null : readIdNumber(idKind, eighteen ?? idText)
  if (id && !id.ok && id.fault !== 'id-number-missing') return refused(id.fault, 'id-number')
  const shown = id?.ok ? id : null
  // A number that says its owner is still to be born is none, as in the form.
  if (shown?.birth && shown.birth > today) return refused('id-impossible-date', 'id-number')

  const typedSex = valueOf('sex')
  const sex = sexOf(typedSex)
  const typedBirth = valueOf('birth')
  const read = birthIn(cellOf('birth'), today)
  const birth = read.kind === 'day' ? read.day : null
  const phones = splitPhones(valueOf('phone')).map((typed) => ({ typed, number: cleanPhone(typed) }))
  const wrongPhones = phones.filter(({ number }) => !isPhone(number))

  if (eighteen !== null) doubts.push(['number-of-fifteen', 'id-number', ''])
  if (shown === null && idKind !== 'household-register') doubts.push(['no-id', 'id-number', ''])
  if (shown?.sex && sex && shown.sex !== sex) doubts.push(['sex-differs-from-id', 'sex', typedSex])
  if (typedSex !== '' && sex === null) doubts.push(['sex-not-known', 'sex', typedSex])
  if (shown?.birth && birth && shown.birth !== birth)
    doubts.push(['birth-differs-from-id', 'birth', typedBirth])
  if (read.kind === 'unread') doubts.push([read.doubt, 'birth', typedBirth])
  if (wrongPhones.length > 0) {
    doubts.push(['phone-not-valid', 'phone', wrongPhones.map(({ typed }) => typed).join('、')])
  }
  // 13800000001（儿子）: whose it is, and when to call, must not be lost with the brackets.
  const owned = phones.flatMap(({ typed, number }) => {
    const shownOwner = ownerBeside(typed)
    return shownOwner === null || !isPhone(number) ? [] : [[number, shownOwner] as const]
  })
  const besidePhones = phones.filter(
    ({ typed, number }) =>
      isPhone(number) && wordsBeside(typed) !== '' && !owned.some(([known]) => known === number),
  )
  if (besidePhones.length > 0) {
    doubts.push(['words-beside-phone', 'phone', besidePhones.map(({ typed }) => typed).join('、')])
  }

  const door = doorIn(valueOf)
  for (const [field, typed] of door.unread) doubts.push(['address-not-read', field, typed])

  const emergencyName = cleanName(valueOf('emergency-name'))
  const [firstPhone = '', ...otherPhones] = splitPhones(valueOf('emergency-phone'))
  const emergencyPhone = cleanPhone(firstPhone)
  const emergency =
    emergencyName !== '' && isPhone(emergencyPhone)
      ? { name: emergencyName, relation: valueOf('emergency-relation'), phone: emergencyPhone }
      : null
  if (emergency !== null && (otherPhones.length > 0 || wordsBeside(valueOf('emergency-phone')) !== '')) {
    doubts.push(['words-beside-phone', 'emergency-phone', valueOf('emergency-phone')])
  }
  if (emergency === null) {
    for (const field of ['emergency-name', 'emergency-relation', 'emergency-phone'] as const) {
      if (valueOf(field) !== '') doubts.push(['emergency-not-complete', field, valueOf(field)])
    }
  }
  const registration = registrationOf(valueOf('registration'))
  if (registration === null && valueOf('registration') !== '')
    doubts.push(['word-not-known', 'registration', valueOf('registration')])
  const ethnicity = ethnicityByWords(valueOf('ethnicity'))
  if (ethnicity === null && valueOf('ethnicity') !== '')
    doubts.push(['word-not-known', 'ethnicity', valueOf('ethnicity')])
  const status = statusByWords(valueOf('status') === '' ? saidBeside : valueOf('status'))
  if (status === null && valueOf('status') !== '')
    doubts.push(['word-not-known', 'status', valueOf('status')])
  const relation = valueOf('relation') === '' && saidBeside === '户主' ? saidBeside : valueOf('relation')
  // Two columns that say different things: neither is dropped.
  if (saidBeside !== '' && (statusByWords(saidBeside) ?? status) !== status)
    doubts.push(['word-not-known', 'name', valueOf('name')])
  if (saidBeside === '户主' && relationByWords(relation) !== 'head')
    doubts.push(['word-not-known', 'name', valueOf('name')])
  const since = birthIn(cellOf('status-since'), today)
  const statusSince = status === null || status === 'living' || since.kind !== 'day' ? null : since.day
  if (statusSince === null && valueOf('status-since') !== '')
    doubts.push(['since-not-kept', 'status-since', valueOf('status-since')])
  if (valueOf('id-kind') !== '' && idKindByWords(valueOf('id-kind')) === null)
    doubts.push(['word-not-known', 'id-kind', valueOf('id-kind')])
  // What was typed is kept under the register's own word for it.
  const kept = doubts
    .filter(([, , typed]) => typed !== '')
    .map(([, field, typed]) => `${headerWords(header[mapping[field] ?? 0] ?? null)}：${typed}`)
  return {
    kind: 'read',
    warnings: doubts.map(([code, field]) => ({ code, column: mapping[field] ?? null })),
    person: {
      name,
      sex: shown?.sex ?? sex,
      idKind,
      idNumber: shown?.number ?? '',
      birth: shown?.birth ?? birth,
      ethnicity,
      phoneOwners: Object.fromEntries(owned),
      phones: [...new Set(phones.map(({ number }) => number).filter(isPhone))],
      estate: door.estate,
      address: door.address,
      grid: cleanGrid(valueOf('grid')),
      tags: tagLabels(valueOf('tags')),
      registration,
      registrationPlace: valueOf('registration-place'),
      relation,
      emergency,
      status,
      statusSince,
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
  ['registration-place', 80],
  ['relation', 20],
  ['emergency-name', 60],
  ['emergency-phone', 120],
  ['emergency-relation', 20],
  ['remark', 400],
]

function sexOf(typed: string): Sex | null {
  if (/^(男性?|male|m)$/i.test(typed)) return 'male'
  if (/^(女性?|female|f)$/i.test(typed)) return 'female'
  return null
}

const tagLabels = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(/[、/;；,，|\s]+/)
      .map((label) => label.trim())
      .filter((label) => label !== '' && label !== '无'),
  ),
]
