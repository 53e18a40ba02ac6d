/** Everything the page of one request shows: its clock, its course, its papers and errands. */
import { z } from 'zod'
import { day, instant, rowId } from '#ground/contract/fields'
import { masked } from '#ground/contract/sensitive'
import { doubtKinds } from './doubts'
import { answerShown } from '../../applications/contract'
import { errandRow } from '../../errands/contract'
import { itemText } from '../../items/contract'
import { materialRow } from '../../materials/contract'
import { requestRow } from '../../requests/contract'
import {
  actions,
  channels,
  deliveryManners,
  eventKinds,
  ratings,
  states,
} from '../../requests/contract/words'
import { clockPhases, urgencies } from '#work/deadlines/contract'

const clockReading = z.strictObject({
  phase: z.enum(clockPhases),
  promised: z.number().int(),
  used: z.number().int(),
  due: day.nullable(),
  late: z.boolean(),
  announced: z.boolean(),
  urgency: z.enum(urgencies),
})

/** One event as the course of a request shows it. Empty texts mean there was nothing to say. */
const eventRow = z.strictObject({
  id: rowId,
  at: instant,
  by: z.string(),
  kind: z.enum(eventKinds),
  state: z.enum(states),
  /** Reason, result, errand or note, as the kind has it; numbers written into it are masked. */
  text: masked('typed-number'),
  /** Why an original stayed, or why it was accepted without every material. */
  exception: masked('typed-number'),
  /** Who took the result, who runs the errand, who handles it now. */
  who: masked('typed-number'),
  manner: z.enum([...deliveryManners, ...channels]).nullable(),
  rating: z.enum(ratings).nullable(),
  sheet: z.string().nullable(),
  /** By when what is missing is to be brought. */
  until: day.nullable(),
  untilPresumed: z.boolean(),
  clock: z.enum(['starts', 'stops', 'goes-on', 'ends']).nullable(),
  /** The move that this one takes back. */
  takesBack: z.enum(actions).nullable(),
  /** Was taken back by a later one: it does not count. */
  takenBack: z.boolean(),
})

export type EventRow = z.infer<typeof eventRow>

/** What a colleague sees of the applicant; numbers are masked. */
const applicant = z.strictObject({
  id: rowId,
  name: z.string(),
  sex: z.enum(['male', 'female']).nullable(),
  age: z.number().int().nullable(),
  idNumber: masked('id-number'),
  phone: masked('phone'),
  address: masked('address'),
  grid: z.string(),
  addressHidden: z.boolean(),
  status: z.string(),
})

/** Everything the page of one request shows. */
export const requestRecord = z.strictObject({
  row: requestRow,
  /** The last event; a move names it, so that nobody moves what they have not seen. */
  seen: rowId,
  applicant,
  agent: z
    .strictObject({
      name: z.string(),
      idNumber: masked('agent-id-number'),
      phone: masked('agent-phone'),
      relation: z.string(),
    })
    .nullable(),
  mandate: z.strictObject({ powers: z.string(), until: day, signed: z.boolean() }).nullable(),
  note: masked('typed-number'),
  /** The lines of the application form; none where the item asks none. */
  answers: z.array(answerShown),
  visitId: rowId.nullable(),
  item: z.strictObject({ version: z.number().int(), newest: z.number().int(), text: itemText }),
  clock: clockReading,
  /** What can be done now, the primary one first. */
  actions: z.array(z.enum(actions)),
  /** What speaks against taking it in, while that is still to be done. */
  doubts: z.array(z.enum(doubtKinds)),
  /** The last move, while the asking person may take it back. */
  takeable: z.enum(actions).nullable(),
  materials: z.array(materialRow),
  originalsHere: z.number().int().min(0),
  events: z.array(eventRow),
  errands: z.array(errandRow),
  /** Other requests of this resident, the latest first, at most eight. */
  others: z.array(
    z.strictObject({ id: rowId, itemName: z.string(), number: z.string(), state: z.enum(states) }),
  ),
})

export type RequestRecord = z.infer<typeof requestRecord>
