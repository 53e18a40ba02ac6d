/** Eligibility at the desk: who counts as what, since when, on what proof; it starts with its approval and ends by itself. */
import { z } from 'zod'
import { day, instant, line, pageOf, pageRequest, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { categoryName } from '../policies/contract/policies'
import { eligibilityEnds, eligibilityMoves, eligibilityStates } from '../contract/words'

/** Days ahead within which an end is named as coming. */
export const runsOutWithin = 30

/** Tabs of the list: what waits for somebody, what is held, what is over, and of what is held what ends soon. */
export const eligibilityTabs = ['pending', 'held', 'runs-out', 'over'] as const
export type EligibilityTab = (typeof eligibilityTabs)[number]

export const eligibilityRow = z.strictObject({
  id: rowId,
  resident: z.strictObject({ id: rowId, name: z.string() }),
  /** Full years today; null when no birth is known. */
  age: z.number().int().min(0).nullable(),
  category: z.string(),
  /** What it rests on: the number of a certificate. What names a person in it is masked. */
  proof: masked('typed-number'),
  issuedBy: z.string(),
  appliedOn: day,
  /** From when it is asked for; null starts with the approval. */
  from: day.nullable(),
  /** The last day. */
  until: day.nullable(),
  approvedOn: day.nullable(),
  state: z.enum(eligibilityStates),
  /** What ends it, and the first day without it; null while nothing does. */
  end: z.strictObject({ day, why: z.enum(eligibilityEnds) }).nullable(),
  /** Of what is held and runs out: from which day it may be renewed, and the application that does so already; null of any other. */
  renewal: z.strictObject({ from: day, by: rowId.nullable() }).nullable(),
  /** What can be done with it today. */
  moves: z.array(z.enum(eligibilityMoves)),
})
export type EligibilityRow = z.infer<typeof eligibilityRow>

const madeMove = z.strictObject({
  id: rowId,
  move: z.enum(eligibilityMoves),
  day,
  reason: masked('typed-number'),
  at: instant,
  by: z.string(),
})
export type MadeMove = z.infer<typeof madeMove>

export const application = z
  .strictObject({
    residentId: rowId,
    category: categoryName,
    proof: text(60),
    issuedBy: line(60),
    appliedOn: day,
    from: day.nullable(),
    until: day.nullable(),
  })
  .refine(({ from, until }) => from === null || until === null || until >= from, {
    message: 'ends-before-it-begins',
    path: ['until'],
  })
export type Application = z.infer<typeof application>

export const eligibilityContract = {
  list: reads('canteen.read')
    .input(z.strictObject({ tab: z.enum(eligibilityTabs), ...pageRequest }))
    .output(pageOf(eligibilityRow)),

  get: reads('canteen.read')
    .input(z.strictObject({ id: rowId }))
    .output(z.strictObject({ eligibility: eligibilityRow, moves: z.array(madeMove) })),

  /** Nobody holds a category twice on any day: `canteen.category-held`. What follows the one that runs out may be applied for before. */
  apply: writes('canteen.eligibility')
    .input(request({ application }))
    .output(z.strictObject({ id: rowId })),

  /** Approval, pause, resumption and end, each with its day; what ends or pauses says why. No end is later than the present one. */
  move: writes('canteen.eligibility')
    .input(request({ id: rowId, move: z.enum(eligibilityMoves), day, reason: text(200) }))
    .output(z.strictObject({ id: rowId })),
}
