/** Who stands at the till: by a card's code alone, else by whatever the search of residents knows. */
import { z } from 'zod'
import type { SearchCall } from '#desk/rpc/call'
import { rowOf } from '#work/rows'
import { idsWithFirst, residentsById, type ResidentCard } from '#features/residents/index'
import { cardStates, type CardState } from '../../contract/words'
import { ageHere } from '../../diners/service/age'
import { dinersOfCards, type DinerAtTill } from '../../diners/service/rows'
import { whoEat } from '../../diners/service/who-eat'
import type { PersonFound } from '../contract'

/** As many as stand under each other without scrolling. */
const shownAtOnce = 8

const cardRow = z.object({
  id: z.number(),
  state: z.enum(cardStates),
  resident: z.number(),
  diner: z.number(),
  left: z.number().nullable(),
})

const personOf = (call: SearchCall, card: ResidentCard, diner: DinerAtTill | undefined): PersonFound => ({
  resident: { id: card.id, name: card.name },
  diner: diner?.id ?? null,
  age: ageHere(call, card),
  address: card.address,
  leftFen: diner?.left ?? null,
})

export function findAtTill(
  call: SearchCall,
  typed: string,
): { found: PersonFound[]; more: boolean; card: { id: number; state: CardState } | null } {
  // A card's number is typed by Chinese input methods in full width too.
  const query = typed.normalize('NFKC').trim()
  if (query === '') return { found: [], more: false, card: null }
  // Of two cards that differ in capitals alone, as older ones may, each is read as it is printed.
  const card = rowOf(
    call,
    cardRow,
    `SELECT c.id, c.state, d.resident_id AS resident, d.id AS diner, a.left_fen AS left
       FROM canteen_cards c JOIN canteen_diners d ON d.id = c.diner_id
       LEFT JOIN canteen_accounts a ON a.diner_id = d.id AND a.closed_on IS NULL
      WHERE c.code IN (:exactly, :capitals) ORDER BY c.code = :exactly DESC LIMIT 1`,
    { exactly: query, capitals: query.toUpperCase() },
  )
  if (card !== null) {
    // Whoever was enrolled under two records has two cards, each with what was paid in on it.
    const { id, state, resident, diner, left } = card
    const holder = residentsById(call, [resident]).get(resident)
    return {
      found: holder === undefined ? [] : [personOf(call, holder, { id: diner, resident, left })],
      more: false,
      card: { id, state },
    }
  }
  // Diners first: whoever eats here stands in this queue more often than whoever does not.
  const eat = whoEat(call)
  const { ids, more } = idsWithFirst(call, query, shownAtOnce, (resident) => eat.has(resident))
  const people = residentsById(call, ids)
  const diners = dinersOfCards(call, ids)
  const found = ids.flatMap((id) => {
    const person = people.get(id)
    return person === undefined ? [] : [personOf(call, person, diners.get(id))]
  })
  return { found, more, card: null }
}
