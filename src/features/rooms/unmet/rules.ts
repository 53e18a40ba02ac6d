/** Of which kind a refusal is, for the count of wishes that could not be met. */
import type { ReasonCode, UnmetReason } from '../contract'

export function unmetBecause(code: ReasonCode): UnmetReason {
  switch (code) {
    case 'taken':
    case 'buffer':
    case 'places':
    case 'equipment':
    case 'waitlist':
    case 'too-many':
    case 'no-such-equipment':
      return 'full'
    case 'closed':
    case 'out-of-use':
      return 'closed'
    case 'limit':
    case 'too-long':
    case 'too-early':
    case 'too-late':
    case 'suspended':
    case 'may-not-book':
      return 'limits'
    case 'mode':
    case 'step':
    case 'too-short':
    case 'over':
    case 'purpose':
    case 'briefing':
    case 'guardian':
    case 'too-many-comers':
    case 'named-twice':
    case 'holder-died':
      return 'rules'
  }
}
