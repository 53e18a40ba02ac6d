/** What the balance does not pay is paid by these, each by its key. */
import type { TenderKind } from '../../contract/words'

const rests = [
  ['cash', 'F8'],
  ['wechat', 'F9'],
  ['alipay', 'F10'],
  ['free', 'F12'],
] as const satisfies readonly (readonly [TenderKind, string])[]

/** Where nothing is to pay nothing is given for nothing: no reason is asked that nobody would keep. */
export const restsOf = (dueFen: number | undefined): readonly (readonly [TenderKind, string])[] =>
  rests.filter(([kind]) => kind !== 'free' || dueFen !== 0)
