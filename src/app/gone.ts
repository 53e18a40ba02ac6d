/** Who does not live here any more, as whoever is chosen at the counter is told of. */
import type { ChosenResident } from './feature'
import { toldBy } from './i18n'

/** Null of who lives here. `status`: of a resident's card. */
export const goneOf = (status: 'living' | 'moved-out' | 'deceased'): ChosenResident['gone'] =>
  status === 'living' ? null : { died: status === 'deceased', label: toldBy('residents', `status.${status}`) }
