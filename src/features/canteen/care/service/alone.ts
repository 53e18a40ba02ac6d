/** Who lives alone, as the register has it: the tag that the grid worker's visit proves. */
import { residentsById } from '#features/residents/index'
import type { Reader } from '#desk/rpc/call'

/** The register's own word. */
const livingAlone = 'living-alone'

/** Of these diners, by the resident each is. */
export function whoLiveAlone(call: Reader, residents: ReadonlyMap<number, number>): ReadonlySet<number> {
  const cards = residentsById(call, [...residents.values()])
  return new Set(
    [...residents].flatMap(([diner, resident]) =>
      cards.get(resident)?.tags.some(({ code }) => code === livingAlone) === true ? [diner] : [],
    ),
  )
}
