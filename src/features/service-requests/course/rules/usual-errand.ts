/** What somebody is most often sent for, by where the request stands. */
import type { ErrandKind, Mode, State } from '../../requests/contract/words'

export function usualErrand(request: {
  readonly state: State
  readonly mode: Mode
  /** Whether a paper is still to come. */
  readonly isMissing: boolean
}): ErrandKind {
  if (request.state === 'awaiting-delivery') return 'deliver-result'
  // Whom the centre visits shows the papers at home: nothing is fetched.
  if (request.mode === 'home-visit') return 'home-check'
  return request.isMissing ? 'fetch-materials' : 'submit-materials'
}
