/** Two records that may be of one person. */
import type { ResidentCard } from '../../people/contract/person'

export interface Pair {
  readonly one: ResidentCard
  readonly other: ResidentCard
  readonly reasons: readonly string[]
}
