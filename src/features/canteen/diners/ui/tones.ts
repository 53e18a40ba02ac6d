/** How a card stands. */
import type { CardState } from '../../contract/words'

export const cardTone = {
  open: 'done',
  frozen: 'late',
  replaced: 'rest',
  returned: 'rest',
} as const satisfies Readonly<Record<CardState, string>>
