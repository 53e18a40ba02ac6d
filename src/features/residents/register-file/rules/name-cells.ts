/** The name in a cell of names: without a number beside it, and none where the cell only says that there is none. */
import { cleanName } from '#ground/people/names'
import { numbersOfPeopleIn } from '#ground/people/typed-numbers'

const saysNobody = /^(无|空|暂无|不详|未知|未登记|待补|null|none|n\/a)$/i

/** 王一 13800000001: a number in a name would be shown to everyone, wherever the name is. */
export function nameIn(typed: string): { readonly name: string; readonly hasNumber: boolean } {
  const numbers = numbersOfPeopleIn(typed)
  const name = cleanName(
    numbers.reduceRight((kept, { from, to }) => kept.slice(0, from) + kept.slice(to), typed),
  )
  const isName = /\p{L}/u.test(name) && !saysNobody.test(name)
  return { name: isName ? name : '', hasNumber: numbers.length > 0 }
}
