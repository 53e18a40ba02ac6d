/** Who stands at the till: by a card's code alone, else by whatever the search of residents knows. */
import { z } from 'zod'
import type { Reader, SearchCall } from '#desk/rpc/call'
import { rowOf } from '#work/rows'
import { residentsById, residentsFound, type ResidentCard } from '#features/residents/index'
import { cardStates, type CardState } from '../../contract/words'
import { dinersOfCards, type DinerAtTill } from '../../diners/service/rows'
import type { PersonFound } from '../contract'

/** As many as stand under each other without scrolling. */
const shownAtOnce = 8

const cardRow = z.object({ id: z.number(), state: z.enum(cardStates), resident: z.number() })

const personOf = (card: ResidentCard, diner: DinerAtTill | undefined): PersonFound => ({
  resident: { id: card.id, name: card.name },
  diner: diner?.id ?? null,
  age: card.age === null ? null : Math.max(0, card.age),
  address: card.address,
  leftFen: diner?.left ?? null,
})

/** Cards as the till shows them, their order kept. */
function peopleOf(call: Reader, cards: readonly ResidentCard[]): readonly PersonFound[] {
  const diners = dinersOfCards(call, cards)
  return cards.map((card) => personOf(card, diners.get(card.id)))
}

export function findAtTill(
  call: SearchCall,
  typed: string,
): { found: PersonFound[]; card: { id: number; state: CardState } | null } {
  const query = typed.trim()
  if (query === '') return { found: [], card: null }
  const card = rowOf(
    call,
    cardRow,
    `SELECT c.id, c.state, d.resident_id AS resident FROM canteen_cards c JOIN canteen_diners d ON d.id = c.diner_id
      WHERE c.code = ?`,
    query.toUpperCase(),
  )
  if (card !== null) {
    const holder = residentsById(call, [card.resident]).get(card.resident)
    return {
      found: [...peopleOf(call, holder === undefined ? [] : [holder])],
      card: { id: card.id, state: card.state },
    }
  }
  // Diners first: whoever eats here stands in this queue more often than whoever does not.
  const people = peopleOf(call, residentsFound(call, query, 3 * shownAtOnce))
  const sorted = [
    ...people.filter(({ diner }) => diner !== null),
    ...people.filter(({ diner }) => diner === null),
  ]
  return { found: sorted.slice(0, shownAtOnce), card: null }
}
