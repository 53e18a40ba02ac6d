/** Who lives alone, as the register has it: the tag that the grid worker's visit proves. */
import { residentsById } from '#features/residents/index'
import type { Reader } from '#desk/rpc/call'

/** The register's own word. */
const livingAlone = 'living-alone'

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
    cards.get(residentOf.get(diner) ?? 0)?.tags.some(({ code }) => code === livingAlone) ?? false
  return new Set(diners.filter(isAlone))
}
