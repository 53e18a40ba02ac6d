/** A case whose other side refuses before the first session, as the rules lead it through. */
import { afterMove, endingGaps, sessionAllowed, type EndingGap } from '#features/mediation/rules/index'
import type { CaseMove, CaseState } from '#features/mediation/contract/words'

interface Event {
  readonly what: 'accepted' | 'refuses'
  readonly who?: string | undefined
}

const moves: Readonly<Record<Event['what'], CaseMove>> = { accepted: 'accept', refuses: 'refuse' }

const asked = (gaps: readonly EndingGap[]): readonly string[] => [
  ...((['who', 'when', 'how'] as const).every((code) => gaps.some((gap) => gap.code === code))
    ? ['who refused, when, how']
    : []),
  ...(gaps.some((gap) => gap.code === 'not-told') ? ['told of arbitration, administration, court'] : []),
]

/** What the worked case expects to be so. */
export function refusedBeforeTheFirstSession(events: readonly Event[]) {
  const done = events.map(({ what }) => moves[what])
  const state = done.reduce<CaseState>((at, move) => afterMove(at, move) ?? at, 'intake')
  const nothing = { move: 'refuse', by: null, on: null, manner: null, told: [] } as const
  return {
    sessionAllowedAfter: sessionAllowed(state),
    endsAs: state,
    mustRecord: asked(endingGaps(nothing, [1, 2])),
    agreementNumberTaken: done.some((move) => move.startsWith('agree')),
  }
}
