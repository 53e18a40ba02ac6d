/** The name in a cell of names: without a number beside it, and none where the cell only says that there is none. */
import { cleanName } from '#ground/people/names'
import { numbersOfPeopleIn } from '#ground/people/typed-numbers'
import { statusByWords } from './statuses'

const saysNobody = /^(无|空|暂无|没有|不详|不明|未知|未登记|待补|null|none|n\/a)$/i

/** True for a cell in which somebody wrote that there is nothing: 无, 暂无, /, ——. */
export const saysNothing = (typed: string): boolean =>
  saysNobody.test(typed) || /^[/\\\p{Pd}_?.*…]+$/u.test(typed)

/** 合 计, 注：以上数据…, 负责人签字：, 共120户350人, 3栋2单元: what stands under and between people, in the column of their names. */
const beneath = new RegExp(
  [
    '^(合计|总计|小计|共计|累计|本页.*|以下空白|以下无.*|.*(盖章|签字|签名).*)$',
    '^(注|备注|附注?|说明|.*(人|单位|日期|时间|电话|社区|网格|计|数))[:：]',
    '^共?\\d+[户人]',
    '^第?\\d+(网格|组|栋|号楼|幢|座|单元)',
  ].join('|'),
)

/** 户主：张三 */
const label = /^(户主|姓名|本人|居民|老人)[:：]\s*(?=\p{L})/u

/** True where a name stands nowhere: what sums up, signs or divides a list of people. */
export const isBeneathNames = (typed: string): boolean => beneath.test(typed.replace(/\s/g, ''))

/** 甲一（已故）, 甲二（户主）: what became of them, or what they are in the house. Any other word stays with the name. */
const beside = /^(.+?)\(([^()]{1,8})\)$/u
const isKnownBeside = (words: string): boolean => statusByWords(words) !== null || words === '户主'

export interface NameReading {
  readonly name: string
  readonly hasNumber: boolean
  /** A word in brackets behind the name that is known; empty where there is none. */
  readonly saidBeside: string
}

/** 王一 13800000001: a number in a name would be shown to everyone, wherever the name is. */
export function nameIn(typed: string): NameReading {
  const numbers = numbersOfPeopleIn(typed)
  const whole = cleanName(
    numbers
      .reduceRight((kept, { from, to }) => kept.slice(0, from) + kept.slice(to), typed)
      .replace(label, ''),
  )
  const [, before = '', words = ''] = beside.exec(whole) ?? []
  const isKnown = isKnownBeside(words)
  const name = isKnown ? before : whole
  const isName = /\p{L}/u.test(name) && !saysNobody.test(name) && !isBeneathNames(name)
  return { name: isName ? name : '', hasNumber: numbers.length > 0, saidBeside: isKnown ? words : '' }
}
