/** What one row of the civil affairs office's list says, or why it says nothing we could act on. */
import { birthIn } from '#work/workbook/rules/day-cell'
import { cleanName } from '#ground/people/names'
import { cleanIdNumber, eighteenOf } from '#ground/people/id-numbers'
import { dayOf } from '#ground/people/birth'
import { isError, textOf, type Cell, type Row } from '#work/workbook/rules/cells'
import {
  headerCellsOf,
  headerIn,
  headerWords,
  type Header,
  type Headers,
  type Mapping,
} from '#work/workbook/rules/columns'
import type { ListField, RestCode } from '../contract'

const meanings: readonly (readonly [RegExp, ListField | null])[] = [
  [/^(序号|编号|no\.?|户号|年龄|性别|电话|联系电话|住址|地址|家庭住址|村社区|社区|街道)$/i, null],
  [/^(救助对象|保障对象|人员|居民|本人|户主|受助人)?(姓名|名字)$|^name$/i, 'name'],
  [/^(公民)?(身份证件?|证件|居民身份证|公民身份|身份)(号|号码)$|^身份证$|^id(number)?$/i, 'id-number'],
  [/^(救助|保障|人员|困难|对象|优抚|待遇)?(对象)?(类别|类型|种类|属性)$|^category$/i, 'category'],
  [
    /^(认定|审批|批准|核准|享受|起始|开始|生效|纳入|保障|救助)(待遇)?(开始|起始)?(日期|时间|年月|月份|起)$|^自何时起$|^since$/i,
    'since',
  ],
  [/^(保障|救助|待遇|享受|人员|对象|发放|当前|在保)?(状态|状况)$|^是否(在保|享受|停保)$|^status$/i, 'state'],
  [
    /^(停保|停发|停止|停待|停助|退保|退出|终止|注销|取消|减员|清退)(保障|救助|待遇|享受)?(日期|时间|年月|月份)$/,
    'stopped',
  ],
  [
    /^(备注|说明|备注说明|(停保|停发|停止|退保|退出|终止|注销|取消|减员|变更|变动)?原因)$|^remarks?$/i,
    'remark',
  ],
]

const headOfHousehold = /^户主(姓名|名字)?$/

const listHeaders: Headers<ListField> = {
  fieldOf: (header) => meanings.find(([pattern]) => pattern.test(header))?.[1],
  // 户主姓名 is a name only where nobody else is named: beside 姓名 it stands behind it.
  isWhole: (header) => !headOfHousehold.test(header) && meanings.some(([pattern]) => pattern.test(header)),
  must: 'name',
}

/** The row of headers: a name among them. */
export const listHeaderIn = (rows: readonly Row[]): Header<ListField> | null => headerIn(rows, listHeaders)

/**
 * The rows that may be printed again on a new page: the header, and where it goes over two rows each of them, alone and
 * with the words of the upper one where the lower is empty.
 */
export function listHeaderRows(rows: readonly Row[], row: number): readonly Row[] {
  const lower = rows[row] ?? []
  const both = headerCellsOf(rows, row, listHeaders)
  return both === lower ? [lower] : [lower, both, rows[row - 1] ?? []]
}

const peopleInHousehold =
  /^(家庭|户内|实际|在册|在保|低保|享受|纳入)?(保障|救助|低保|享受|家庭)?(人口|人数)数?$/
const ofEachPerson = /^(与|和)?户主(的)?(关系|姓名|名字)?$/

/**
 * Whether a list names one of each household, mostly its head, so that whoever else belongs to it is not missing: the name that is read is the
 * head's, or a row stands for several people, and no column beside says whose household each person is of.
 */
export function isOfHouseholds(
  headers: readonly Row[],
  body: readonly Row[],
  { name }: Mapping<ListField>,
): boolean {
  const wordsOver = (column: number): string =>
    headers.map((cells) => headerWords(cells[column] ?? null)).find((words) => words !== '') ?? ''
  if (name !== undefined && headOfHousehold.test(wordsOver(name))) return true
  const width = Math.max(0, ...headers.map(({ length }) => length))
  const columns = Array.from({ length: width }, (_, column) => ({ column, words: wordsOver(column) }))
  if (columns.some(({ words }) => ofEachPerson.test(words))) return false
  return columns
    .filter(({ words }) => peopleInHousehold.test(words))
    .some(({ column }) => body.some((row) => Number.parseInt(textOf(row[column] ?? null), 10) > 1))
}

export interface ReadRow {
  readonly kind: 'read'
  readonly name: string
  readonly idNumber: string
  /** As the list calls it; empty where it has no column for it. */
  readonly word: string
  readonly since: string | null
  /** Whether the person is on the list, or was stopped: the first day without it, null where no day is said. */
  readonly standing: Standing
  /** The row is read, and this cell of it was not. */
  readonly unread: { readonly code: RestCode; readonly column: number | null } | null
}

export interface RestRow {
  readonly kind: 'rest'
  readonly code: RestCode
  readonly column: number | null
  readonly name: string
  /** What stands there of a number: its person is not off the list, only the row is not understood. */
  readonly idNumber: string
}

/** True for a row without a word in it, and for the headers printed again on a new page. */
export const isBlank = (row: Row, headers: readonly Row[]): boolean =>
  row.every((cell) => textOf(cell) === '') ||
  headers.some((header) =>
    row.every((cell, column) => headerWords(cell) === headerWords(header[column] ?? null)),
  )

/** A number that a spreadsheet took for one of its own and shortened. */
const hasLostDigits = (cell: Cell): boolean => cell?.kind === 'number' && cell.value >= 1e15

interface Since {
  readonly day: string | null
  /** True where something stands there that is neither a day nor a month. */
  readonly isUnread: boolean
}

/** A day, or a month from its first: lists often say only since which month. */
function sinceIn(cell: Cell): Since {
  const read = birthIn(cell, '2999-12-31')
  if (read.kind !== 'unread') return { day: read.kind === 'day' ? read.day : null, isUnread: false }
  // A sheet that took 2026.10 for a number has 2026.1 in it, as of January: of which it is nobody can tell.
  if (cell?.kind === 'number' && /^\d{4}\.1$/.test(textOf(cell))) return { day: null, isUnread: true }
  const month = /^(\d{4})\s*[-./年]?\s*(\d{1,2})\s*月?$/.exec(textOf(cell))
  const first = month === null ? null : dayOf(Number(month[1]), Number(month[2]), 1)
  return { day: first, isUnread: first === null }
}

export type Standing =
  | { readonly kind: 'on' }
  | { readonly kind: 'stopped'; readonly since: string | null }
  | { readonly kind: 'unclear'; readonly code: 'state-unclear' | 'remark-unclear' }

const wordsOfBeingOn =
  /^(正常|在保|在册|在享|享受|享受中|正在享受|正常享受|正常发放|正常保障|发放|发放中|有效|保障中|救助中|续保|新增|是)$/
const wordsOfStop =
  /^(已?(停保|停发|停止|停助|退保|退出|终止|注销|取消|减员|清退|死亡|去世|失效|停)(保障|救助|待遇|享受|发放)?|不再享受|非在保|不在保|否)$/
const speaksOfStop = /死|去世|病故|亡故|停|注销|退保|退出|终止|取消|清退/

/**
 * Whether a row still has its person on the list. What was stopped counts from its day, and what is to be stopped after the list is
 * on it. Words that nobody knows here, cells that contradict each other and a remark that says more than they do are for a person
 * to decide: of a stop that was taken for a right the canteen would claim months.
 */
function standingIn(cellOf: (field: ListField) => Cell, header: string, day: string): Standing {
  const unclear: Standing = { kind: 'unclear', code: 'state-unclear' }
  const said = textOf(cellOf('state')).replace(/\s/g, '')
  // 是否停保: yes is the other answer.
  const isReversed = /^是否停/.test(header) && /^[是否]$/.test(said)
  const state = isReversed ? (said === '是' ? '停保' : '在保') : said
  const isStopWord = wordsOfStop.test(state)
  if (state !== '' && !isStopWord && !wordsOfBeingOn.test(state)) return unclear
  const stop = sinceIn(cellOf('stopped'))
  if (stop.isUnread) return unclear
  const hasBegun = stop.day !== null && stop.day <= day
  if (isStopWord) return stop.day === null || hasBegun ? { kind: 'stopped', since: stop.day } : unclear
  if (hasBegun) return state === '' ? { kind: 'stopped', since: stop.day } : unclear
  if (speaksOfStop.test(textOf(cellOf('remark')))) return { kind: 'unclear', code: 'remark-unclear' }
  return { kind: 'on' }
}

/** Reads a row that is not blank, of a list of `day`. `header`: the words over the column of states. */

export function readListRow(
  row: Row,
  mapping: Mapping<ListField>,
  { day, header = '' }: { readonly day: string; readonly header?: string },
): ReadRow | RestRow {
  const cellOf = (field: ListField): Cell => row[mapping[field] ?? -1] ?? null
  const column = (field: ListField): number | null => mapping[field] ?? null
  const name = isError(cellOf('name')) ? '' : cleanName(textOf(cellOf('name')))
  if (name !== '' && hasLostDigits(cellOf('id-number')))
    return { kind: 'rest', code: 'number-lost-digits', column: column('id-number'), name, idNumber: '' }
  const typed = cleanIdNumber(textOf(cellOf('id-number'))).replace(/[×✱＊●○]/g, '*')
  // What first-generation cards had became a number of eighteen, under which the person is in the register.
  const idNumber = eighteenOf(typed) ?? typed
  if (name === '') return { kind: 'rest', code: 'no-name', column: column('name'), name, idNumber }
  const since = sinceIn(cellOf('since'))
  return {
    kind: 'read',
    name,
    idNumber,
    word: textOf(cellOf('category')),
    since: since.day,
    standing: standingIn(cellOf, header, day),
    unread: since.isUnread ? { code: 'since-unread', column: column('since') } : null,
  }
}
