/** What must be on record of a mediation that ends without an agreement: who, when, how, and the routes they were told of. */
import { otherRoutes, type OtherRoute, type tellingManners } from '../../contract/words'

export type Manner = (typeof tellingManners)[number]

export interface Ending {
  readonly move: 'refuse' | 'withdraw' | 'fail'
  /** The party who refused or stopped; null for a failure, which is everybody's. */
  readonly by: number | null
  readonly on: string | null
  readonly manner: Manner | null
  readonly told: readonly { readonly party: number; readonly routes: readonly OtherRoute[] }[]
}

export type EndingGap =
  | { readonly code: 'who' | 'when' | 'how' }
  | { readonly code: 'not-told'; readonly party: number; readonly routes: readonly OtherRoute[] }

/** What is missing; the end is recorded when nothing is. Each party is told of all routes. */
export function endingGaps(ending: Ending, parties: readonly number[]): readonly EndingGap[] {
  const gaps: EndingGap[] = []
  if (ending.move !== 'fail' && ending.by === null) gaps.push({ code: 'who' })
  if (ending.on === null) gaps.push({ code: 'when' })
  if (ending.manner === null) gaps.push({ code: 'how' })
  for (const party of parties) {
    const told = ending.told.filter((one) => one.party === party).flatMap(({ routes }) => routes)
    const routes = otherRoutes.filter((route) => !told.includes(route))
    if (routes.length > 0) gaps.push({ code: 'not-told', party, routes })
  }
  return gaps
}
