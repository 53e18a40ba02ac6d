/** How each state looks: tone, so that colour and shape go with the word. */
import type { Tone } from '#app/parts/small.tsx'
import type { Urgency } from '#work/deadlines/contract'
import type { State } from '../contract/words'

export const stateTone: Readonly<Record<State, Tone>> = {
  draft: 'rest',
  'awaiting-correction': 'soon',
  accepted: 'open',
  dispatched: 'open',
  'in-progress': 'open',
  submitted: 'open',
  suspended: 'soon',
  completed: 'done',
  'awaiting-delivery': 'soon',
  delivered: 'done',
  'followed-up': 'done',
  terminated: 'rest',
  'not-accepted': 'rest',
}

export const urgencyTone: Readonly<Record<Urgency, Tone>> = {
  none: 'rest',
  'on-time': 'open',
  soon: 'soon',
  late: 'late',
}
