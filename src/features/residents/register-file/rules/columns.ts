/** Where a community's register keeps what: finding its header row and telling its columns by their words. */
import { cleanCell } from '#ground/text'
import type { RegisterField } from '../contract'

export { registerFields, type RegisterField } from '../contract'

/** A cell as the register has it. A number that is formatted as a date is a day. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'day'; readonly day: string }
  | null
export type Row = readonly Cell[]

/** Which column (from 0) holds each field. */
export type Mapping = Readonly<Partial<Record<RegisterField, number>>>

/** What a header means; first match counts, so the narrower stand first. `null`: known, and not kept. */
const meanings: readonly (readonly [RegExp, RegisterField | null])[] = [
  [/^(序号|编号|no\.?|户号|户编号|单元格|问题|cell|problem)$/i, null],
  [/(紧急联系|应急联系).*(电话|手机|方式)/, 'emergency-phone'],
  [/(紧急联系|应急联系)/, 'emergency-name'],
  [/^(证件|身份证件)(类型|种类|名称)$/, 'id-kind'],
  [/(身份证|公民身份|证件)(号|号码)?$|^(身份证件号码?|证号|id(number)?)$/i, 'id-number'],
  [/与户主.*关系|^(家庭)?关系$/, 'relation'],
  [/^(居民|人员|住户|户主)?(姓名|名字)$|^name$/i, 'name'],
  [/^性别$|^sex$|^gender$/i, 'sex'],
  [/^(出生|出生日期|出生年月日?|生日|birth(day|date)?)$/i, 'birth'],
  [/电话|手机|联系方式|^(phone|tel|mobile)$/i, 'phone'],
  [/网格/, 'grid'],
  [/^(小区|所属小区|小区名称|居住小区|楼盘|院落)$|^estate$/i, 'estate'],
  [/^(楼栋|楼栋号|栋号?|楼号|幢号?|楼幢|building)$/i, 'building'],
  [/^(单元|单元号|门栋|unit)$/i, 'unit'],
  [/^(房号|房间号?|室号?|门牌号?|房屋号|户室号?|room)$/i, 'room'],
  [/^(住址|地址|家庭住址|居住地址|现住址|现居住地址?|详细地址|address)$/i, 'door'],
  [/^(人员|居民|人群|特殊人群)?(类别|标签|类型|属性)$|^tags?$/i, 'tags'],
  [/^户籍(性质|类型|类别|情况|地|所在地)?$|^户口性质$/, 'registration'],
  [/^(备注|说明|remarks?)$/i, 'remark'],
]

/** The words of a header without blanks, stars and what stands in brackets. */
export const headerWords = (cell: Cell): string =>
  cell?.kind === 'text'
    ? cleanCell(cell.text)
        .replace(/[（(【[].*?[)）】\]]/g, '')
        .replace(/[\s*:：]/g, '')
    : ''

/** The field a header means; null for one that is known and not kept, undefined for one we do not know. */
export const fieldOf = (header: string): RegisterField | null | undefined =>
  meanings.find(([pattern]) => pattern.test(header))?.[1]

export interface HeaderColumn {
  readonly column: number
  readonly header: string
  /** What we take it for; null: not kept; undefined: ask. */
  readonly field: RegisterField | null | undefined
}

export interface Header {
  /** Index of the header row. */
  readonly row: number
  readonly columns: readonly HeaderColumn[]
}

const mostRowsAbove = 40

/** The header: the row among the first forty with the most known words, a name among them; null when there is none. */
export function findHeader(rows: readonly Row[]): Header | null {
  const candidates = rows
    .slice(0, mostRowsAbove)
    .map((cells, row): Header => ({ row, columns: columnsOf(cells) }))
    .filter(({ columns }) => columns.some(({ field }) => field === 'name') && knownIn(columns) >= 2)
  return candidates.reduce<Header | null>(
    (best, next) => (best === null || knownIn(next.columns) > knownIn(best.columns) ? next : best),
    null,
  )
}

const knownIn = (columns: readonly HeaderColumn[]): number =>
  new Set(columns.map(({ field }) => field).filter((field) => field !== undefined && field !== null)).size

/** Columns with words in them. A second column of the same meaning is asked about. */
function columnsOf(cells: Row): readonly HeaderColumn[] {
  const taken = new Set<RegisterField>()
  return cells.flatMap((cell, column): readonly HeaderColumn[] => {
    const header = headerWords(cell)
    if (header === '') return []
    const field = fieldOf(header)
    if (field === undefined || field === null) return [{ column, header, field }]
    if (taken.has(field)) return [{ column, header, field: undefined }]
    taken.add(field)
    return [{ column, header, field }]
  })
}

/** The mapping that the header suggests. */
export const mappingOf = (header: Header): Mapping =>
  Object.fromEntries(
    header.columns.flatMap(({ column, field }) =>
      field === null || field === undefined ? [] : [[field, column]],
    ),
  )

/** `A`, `B`, … `AA`: what a spreadsheet calls the column. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}
