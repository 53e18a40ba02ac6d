/** Diners at the desk: who eats here, with which card, what they must not eat, and what a policy asks about them. */
import { z } from 'zod'
import { day, fen, instant, line, pageOf, pageRequest, rowId, text } from '#ground/contract/fields'
import { reads, request, searches, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { cardStates, nearness, nearnessTold } from '../contract/words'

/** As a card's chip or print gives it, in capitals: readers differ in that, and typing does. */
export const cardCode = z
  .string()
  .normalize('NFKC')
  .trim()
  .toUpperCase()
  .regex(/^[A-Za-z0-9-]{4,32}$/, 'not-a-card')

export const card = z.strictObject({
  id: rowId,
  code: z.string(),
  state: z.enum(cardStates),
  issuedOn: day,
})
export type Card = z.infer<typeof card>

export const dinerTabs = ['all', 'dormant', 'dead'] as const
export type DinerTab = (typeof dinerTabs)[number]

export const dinerRow = z.strictObject({
  id: rowId,
  resident: z.strictObject({ id: rowId, name: z.string() }),
  /** Full years today; null when no birth is known. */
  age: z.number().int().min(0).nullable(),
  address: masked('address'),
  /** Living here, gone, or dead. */
  status: z.enum(['living', 'moved-out', 'deceased']),
  registered: z.enum(nearnessTold),
  lives: z.enum(nearnessTold),
  /** As policies take it today; what is told by the record is read from it each time. */
  near: z.strictObject({ registered: z.enum(nearness), lives: z.enum(nearness) }),
  /** What the record says, where it can be told. */
  onRecord: z.strictObject({ registered: z.enum(nearness).nullable(), lives: z.enum(nearness).nullable() }),
  avoids: z.array(z.string()),
  diet: masked('typed-number'),
  /** Categories in force today. */
  categories: z.array(z.string()),
  card: card.nullable(),
  /** The open account; null while nothing was ever paid in. */
  account: z.strictObject({ id: rowId, leftFen: fen, usedAt: instant }).nullable(),
})
export type DinerRow = z.infer<typeof dinerRow>

const stay = z.strictObject({
  id: rowId,
  /** Empty where the person is protected and this role is not told their address. */
  place: masked('typed-number'),
  from: day,
  until: day.nullable(),
})
export type Stay = z.infer<typeof stay>

const told = {
  registered: z.enum(nearnessTold),
  lives: z.enum(nearnessTold),
  avoids: z.array(line(10)).max(20),
  diet: text(200),
}

export const dinersContract = {
  list: searches('canteen.read')
    .input(z.strictObject({ tab: z.enum(dinerTabs), query: z.string().max(80), ...pageRequest }))
    .output(pageOf(dinerRow)),

  get: reads('canteen.read')
    .input(z.strictObject({ id: rowId }))
    .output(z.strictObject({ diner: dinerRow, cards: z.array(card), stays: z.array(stay) })),

  /** Nobody is a diner twice: `canteen.diner-there`. */
  enrol: writes('canteen.diners')
    .input(request({ residentId: rowId, ...told, code: cardCode.nullable() }))
    .output(z.strictObject({ id: rowId })),

  /** Text that was shown masked comes back as it was. */
  change: writes('canteen.diners')
    .input(request({ id: rowId, ...told }))
    .output(z.strictObject({ id: rowId })),

  /** A first card, or one in place of the last: that one opens nothing any more, the balance stays. */
  issueCard: writes('canteen.diners')
    .input(request({ id: rowId, code: cardCode }))
    .output(z.strictObject({ card: rowId })),

  /** Lost, found again, or handed back. */
  moveCard: writes('canteen.diners')
    .input(request({ card: rowId, to: z.enum(['open', 'frozen', 'returned']) }))
    .output(z.strictObject({ card: rowId })),

  /** Goes into an institution, or comes back on the day named. */
  stay: writes('canteen.diners')
    .input(request({ id: rowId, place: line(60), from: day, until: day.nullable() }))
    .output(z.strictObject({ stay: rowId })),

  /** Corrects an end as well. One that ends with its own first day has never been: it was somebody else's. */
  endStay: writes('canteen.diners')
    .input(request({ stay: rowId, until: day }))
    .output(z.strictObject({ stay: rowId })),
}
