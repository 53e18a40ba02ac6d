/** How the state of a claim stands. */
import type { Tone } from '#app/parts/index'
import type { ClaimState } from '../../contract/words'

export const claimTone: Readonly<Record<ClaimState, Tone>> = {
  draft: 'rest',
  checked: 'open',
  submitted: 'soon',
  returned: 'late',
  paid: 'done',
}
