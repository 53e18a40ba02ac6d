/**
 * Sittings that are over, written down meal by meal as the till would have: the same price, tenders, lots and log, with what
 * a sitting has in common looked up once. For a made-up past; at the till each meal is sold by itself.
 */
import { z } from 'zod'
import type { WriteCall } from '#desk/rpc/call'
import { rowOf } from '#work/rows'
import { accountOf } from '../../balance/service/account'
import type { Meal, Way } from '../../contract/words'
import { groundOf, quoteOf } from './quote'
import { keepSale } from './sell'

export interface PastMeal {
  /** UTC milliseconds. */
  readonly at: number
  readonly way: Way
  /** Whose card was swept; null for somebody without a name. */
  readonly card: string | null
  /** The number key that was pressed. */
  readonly key: number
}

const cardRow = z.object({ id: z.number(), diner: z.number() })

/** Cash in notes: the next ten yuan up. */
const given = (fen: number): number => Math.ceil(fen / 1000) * 1000

/**
 * Sells these meals of one sitting in their order; `callAt` is the call of whoever sells at an instant. Whoever has had
 * theirs, a card that nobody has, and a key with nothing on it, is passed over. Returns what stays in the drawer, in fen.
 */
export function sellPastSitting(
  callAt: (at: number) => WriteCall,
  sitting: { readonly day: string; readonly meal: Meal },
  meals: readonly PastMeal[],
): number {
  const [first] = meals
  if (first === undefined) return 0
  let cashFen = 0
  const ground = groundOf(callAt(first.at), sitting)
  for (const { at, way, card: code, key } of meals) {
    const call = callAt(at)
    const line = ground.board.find(({ position }) => position === key)
    if (line === undefined) continue
    const card =
      code === null
        ? null
        : rowOf(call, cardRow, 'SELECT id, diner_id AS diner FROM canteen_cards WHERE code = ?', code)
    if (card === null && code !== null) continue
    const asked = {
      ...sitting,
      way,
      eater: card === null ? ('companion' as const) : ('diner' as const),
      diner: card?.diner ?? null,
      choice: [{ offer: line.offer, count: 1 }],
    }
    const quote = quoteOf(call, asked, ground)
    if (quote.hadAt !== null) continue
    const fen = quote.price.ownFen
    const left = card === null ? 0 : (accountOf(call, card.diner)?.leftFen ?? 0)
    if (left < fen) cashFen += fen
    keepSale(
      call,
      {
        ...asked,
        tenders: left >= fen ? [{ kind: 'balance', fen }] : [{ kind: 'cash', fen, givenFen: given(fen) }],
        expectFen: fen,
        card: card?.id ?? null,
        again: false,
        late: null,
      },
      quote,
    )
  }
  return cashFen
}
