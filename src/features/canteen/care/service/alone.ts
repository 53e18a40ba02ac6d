/** Who lives alone, as the register has it: the tag that the grid worker's visit proves. */
import { residentsById } from '#features/residents/index'
import type { Reader } from '#desk/rpc/call'

/** The program's own tag. */
const livingAlone = 'living-alone'
/** As registers call it, 独居老人 or 空巢独居 among them; of 非独居 it says the contrary. */
const saysAlone = /(?<!非|不)独居/

/** Of these diners, by the resident each is. Cards are kept in memory: what is due is asked after every check-in. */
export function whoLiveAlone(
  call: Reader,
  residentOf: ReadonlyMap<number, number>,
  diners: readonly number[],
): ReadonlySet<number> {
  const cards = residentsById(
    call,
    diners.flatMap((diner) => residentOf.get(diner) ?? []),
  )
  const isAlone = (diner: number): boolean =>
    cards
      .get(residentOf.get(diner) ?? 0)
      ?.tags.some(({ code, label }) => code === livingAlone || saysAlone.test(label)) ?? false
  return new Set(diners.filter(isAlone))
}
