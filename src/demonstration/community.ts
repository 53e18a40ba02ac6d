/** What every feature needs to bring its own share to a made-up community. */
import type { SignedInStaff } from '#desk/session/contract'
import type { Office } from './clerk'
import type { Random } from './random'
import type { Registered } from './residents'
import type { Timeline } from './timeline'
import type { WorkingTime } from './working-time'

export interface Community {
  readonly office: Office
  readonly time: WorkingTime
  readonly timeline: Timeline
  readonly random: Random
  readonly people: readonly Registered[]
  /** What share of the work of an ordinary community it has, at most 1: a larger one only has more people. */
  readonly share: number
  readonly frontDesk: SignedInStaff
  readonly canteenStaff: SignedInStaff
  readonly manager: SignedInStaff
  /** Who comes to the counter on which day, `day:resident`: nobody stands in two places of the line. */
  readonly coming: Set<string>
}
