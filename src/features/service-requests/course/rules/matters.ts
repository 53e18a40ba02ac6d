/** Why somebody comes back: what is open with them, in the words of the counter, what they most likely came for first. */
import type { State } from '../../requests/contract/words'

/** In the order in which the counter offers them. */
export const matterKinds = [
  'ready', // 办结待领
  'correction', // 待补正
  'draft', // 草稿
  'promised', // 说好今天来
  'renewal', // 到期续办
  'open', // 在办
] as const
export type MatterKind = (typeof matterKinds)[number]

/** What a request in this state means to whoever stands there with it. */
export function matterOf(state: State): MatterKind {
  switch (state) {
    case 'completed':
    case 'awaiting-delivery':
      return 'ready'
    case 'awaiting-correction':
      return 'correction'
    case 'draft':
      return 'draft'
    case 'accepted':
    case 'dispatched':
    case 'in-progress':
    case 'submitted':
    case 'suspended':
    case 'delivered':
    case 'followed-up':
    case 'terminated':
    case 'not-accepted':
      return 'open'
  }
}
