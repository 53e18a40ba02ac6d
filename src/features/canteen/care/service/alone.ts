/** Who lives alone, as the register has it: the tag that the grid worker's visit proves. */
import { recordsTagged } from '#features/residents/index'
import type { Reader } from '#desk/rpc/call'

/** The register's own word. */
const livingAlone = 'living-alone'

/**
 * Of these diners, by the resident each is. What is due is asked after every check-in: the tag alone is read, and nobody's
 * whole card.
 */
export function whoLiveAlone(call: Reader, residents: ReadonlyMap<number, number>): ReadonlySet<number> {
  const alone = recordsTagged(call, livingAlone, [...residents.values()])
  return new Set([...residents].flatMap(([diner, resident]) => (alone.has(resident) ? [diner] : [])))
}
