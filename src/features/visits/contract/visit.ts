/** One visit as it stands on the wire: its states and moves, what people come about, who came and what became of it. */
import { z } from 'zod'
import { day, instant, rowId } from '#ground/contract/fields'
import { masked } from '#ground/contract/sensitive'
import { ratings } from '../screen/contract'
import { visitCategories, visitStates } from './words'

/** A member of staff, as they stand on a row. */
export const colleague = z.strictObject({ id: rowId, name: z.string() })

/** One visit. Names are the desk's own work; numbers that somebody wrote into its words are masked. */
export const visit = z.strictObject({
  id: rowId,
  day,
  /** What the slip says, `A014`; null for who was served at once without a number. */
  number: z.string().nullable(),
  state: z.enum(visitStates),
  resident: z.strictObject({ id: rowId, name: z.string() }).nullable(),
  /** What someone who is not in the register is called, 李家父子; null for who said nothing. */
  visitor: masked('typed-number').nullable(),
  /** What they came for, in words; may be empty. */
  matter: masked('typed-number'),
  /** Null when nobody sorted it. */
  category: z.enum(visitCategories).nullable(),
  registeredAt: instant,
  registeredBy: colleague,
  calledAt: instant.nullable(),
  servingAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** Who called, served or saw them off last. */
  handler: colleague.nullable(),
  /** What was answered on the spot; may be empty. */
  answer: masked('typed-number'),
  /** The service request it was turned into. */
  serviceRequestId: rowId.nullable(),
  /** What they pressed on the calling screen. */
  rating: z.enum(ratings).nullable(),
})
export type Visit = z.infer<typeof visit>
