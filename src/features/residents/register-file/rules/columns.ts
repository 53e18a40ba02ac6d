/** Where a community's register keeps what: finding its header row and telling its columns by their words. */
import type { Row } from '#work/workbook/rules/cells'
import {
  headerCellsOf,
  headerIn,
  type Header,
  type Headers,
  type Mapping as MappingOf,
} from '#work/workbook/rules/columns'
import type { RegisterField } from '../contract'

export { registerFields, type RegisterField } from '../contract'

/** Which column (from 0) holds each field. */
export type Mapping = MappingOf<RegisterField>

/** Whole headers and what they mean. `null`: known, and not kept. */
const wholeMeanings: readonly (readonly [RegExp, RegisterField | null])[] = [
  [/^(序号|编号|no\.?|户号|户编号|单元格|问题|年龄|cell|problem|age)$/i, null],
  [/^(证件|身份证件|证照)(类型|种类|名称)?$/, 'id-kind'],
  [/^(公民)?(身份证件?|证件|居民身份证|公民身份|身份)(号|号码)$|^(身份证|证号|id(number)?)$/i, 'id-number'],
  [/^(家庭)?(与户主的?)?关系$|^与户主的?关系$/, 'relation'],
  [/^(居民|人员|住户|本人|老人|老年人|(家庭)?成员)?(姓名|名字)$|^name$/i, 'name'],
  [/^性别$|^sex$|^gender$/i, 'sex'],
  [/^(出生|出生日期|出生年月日?|生日|birth(day|date)?)$/i, 'birth'],
  [/^民族(成[分份])?$|^ethnicity$/i, 'ethnicity'],
  [/^(人员|居民|居住)?(状态|状况)$/, 'status'],
  [/^(状态|迁出|去世|死亡)(日期|时间)$/, 'status-since'],
  [/^(本人|联系|移动|手机|固定)?(电话|手机|联系方式)(号|号码)?$|^(phone|tel|mobile)$/i, 'phone'],
  [/^(所属|所在)?网格(编号|号|名称?)?$|^grid$/i, 'grid'],
  [/^(小区|所属小区|小区名称?|居住小区|楼盘|院落)$|^estate$/i, 'estate'],
  [/^(楼栋|楼栋号|栋号?|楼号|幢号?|楼幢|building)$/i, 'building'],
  [/^(单元|单元号|门栋|unit)$/i, 'unit'],
  [/^(房号|房间号?|室号?|门牌号?|房屋号|户室号?|room)$/i, 'room'],
  [/^(住址|地址|家庭住址|居住地址|现住址|现居住地址?|详细地址|address)$/i, 'door'],
  [/^(人员|居民|人群|特殊人群)?(类别|标签|类型|属性)$|^tags?$/i, 'tags'],
  [/^(户籍|户口)(地址|详址|住址)$/, 'registration-place'],
  [/^户籍(性质|类型|类别|情况|地|所在地)?$|^户口性质$/, 'registration'],
  [/^(紧急|应急)联系人关系$/, 'emergency-relation'],
  [/^(备注|说明|remarks?)$/i, 'remark'],
]

/** Words that stand around a number of the resident's own; with any other word it may be somebody else's. */
const own =
  '本人|个人|居民|人员|住户|联系|常用|主要|备用|其他|其它|第|家庭|住宅|家|移动|固定|有效|证照|号码|号|的|现|及|和|或|与|[/／、,，+\\d一二三四五]'
const ofOwn = (words: string): RegExp => new RegExp(`^(?=.*(?:${words}))(?:${own}|${words})+$`)

/** Parts of a header that tell what it means where no column has the whole word. */
const partMeanings: readonly (readonly [RegExp, RegisterField])[] = [
  [/(紧急|应急)联系.*(电话|手机|方式)(号码?)?\d?$/, 'emergency-phone'],
  [/(紧急|应急)联系人?(姓名|名字)?\d?$/, 'emergency-name'],
  [ofOwn('居民身份证|身份证件|身份证|公民身份|证件'), 'id-number'],
  [/^(本人|人员|家庭)?与户主.*关系$/, 'relation'],
  [ofOwn('电话|手机|座机|联系方式'), 'phone'],
]

/** Whoever is named beside the word is somebody else: their name, number and phone are not the resident's. */
const somebodyElse =
  /(户主|业主|房东|房主|出租人|承租人|租户|产权人|租客|配偶|丈夫|妻子|爱人|老伴|父亲?|母亲?|父母|子女|儿子|女儿|儿媳|女婿|孙|家长|家属|亲属|监护人|代理人|联系人|负责人|网格员|网格长|楼栋长|楼长|单元长|门栋长|组长|物业|帮扶|包保|结对|志愿者|社工|护理员|护工|保姆|医生|民警|邻居)/

/** 监护人, 配偶姓名, 紧急联系人: a header that is somebody else's name, behind which their number and phone may stand. */
const namesSomebodyElse = new RegExp(`${somebodyElse.source}\\d?(?:的?(?:姓名|名字))?$`)

/** 姓名Name, 电话/Tel.: a header in two languages says the same in each. */
const inChinese = (header: string): string => {
  const characters = header.replace(/[A-Za-z.'/／-]+/g, '')
  return /\p{Script=Han}{2}/u.test(characters) ? characters : header
}

const wholeMeaning = (header: string): readonly [RegExp, RegisterField | null] | undefined =>
  [header, inChinese(header)]
    .map((words) => wholeMeanings.find(([pattern]) => pattern.test(words)))
    .find((found) => found !== undefined)

/** The field a header means by itself; null for one that is known and not kept, undefined for one we do not know. */
export function fieldOf(header: string): RegisterField | null | undefined {
  const whole = wholeMeaning(header)
  if (whole) return whole[1]
  return partMeanings.find(([pattern]) => pattern.test(header))?.[1]
}

/** True where all of the header is a word we know, so that it goes before one that only contains such a word. */
const isWhole = (header: string): boolean => wholeMeaning(header) !== undefined

const registerHeaders: Headers<RegisterField> = {
  fieldOf,
  isWhole,
  must: 'name',
  isOfAnother: (words) => somebodyElse.test(words) && !/(关系|紧急|应急)/.test(words),
  namesAnother: (words) => namesSomebodyElse.test(words) && !/^是否/.test(words),
  anybodyHas: new Set<RegisterField>(['id-kind', 'id-number', 'phone', 'sex', 'birth', 'ethnicity']),
  // 证件 alone may be a kind or a number.
  doubtful: { word: '证件', without: 'id-number' },
}

/** The header: the row among the first forty with the most known words, a name among them; null when there is none. */
export const findHeader = (rows: readonly Row[]): Header<RegisterField> | null =>
  headerIn(rows, registerHeaders)

/** The words of the header in this row, with those of the row above where it goes over two. */
export const registerHeaderCells = (rows: readonly Row[], row: number): Row =>
  headerCellsOf(rows, row, registerHeaders)
