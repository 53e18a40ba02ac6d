/** The till: who stands there, what a choice costs and why, sold, taken back, and put on a slip. */
import { z } from 'zod'
import { day, fen, instant, pageOf, pageRequest, rowId } from '#ground/contract/fields'
import { reads, request, searches, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import {
  eaters,
  freeReasons,
  lateReasons,
  mealKinds,
  meals,
  takeBackReasons,
  tenderKinds,
  ways,
} from '../contract/words'
import { dinerRow } from '../diners/contract'
import { boardLine, mostOnBoard } from '../menu/contract'
import { clock, policy } from '../policies/contract/policies'
import { mealPrice } from '../policies/contract/prices'
import { mostPolicies } from '../policies/contract/procedures'

const sitting = { day, meal: z.enum(meals) }
const choice = z
  .array(z.strictObject({ offer: rowId, count: z.number().int().min(1).max(99) }))
  .max(mostOnBoard)
const of = {
  ...sitting,
  way: z.enum(ways),
  eater: z.enum(eaters),
  /** Null for whoever eats without a name: a companion, staff, a volunteer, a rider. */
  diner: rowId.nullable(),
  choice,
  /** When it was had, said by whoever writes it down afterwards; without one it counts as `clockOfMeal` says. */
  clock: clock.optional(),
}

export const chosenLine = z.strictObject({
  offer: rowId,
  name: z.string(),
  /** Its kind on the menu, where it has one. */
  kind: z.string().optional(),
  /** It is made of several dishes. */
  set: z.literal(true).optional(),
  count: z.number().int(),
  fen,
})
export type ChosenLine = z.infer<typeof chosenLine>

export const tenderLine = z.strictObject({
  kind: z.enum(tenderKinds),
  fen,
  givenFen: fen,
  changeFen: fen,
  /** Why it was free; null of every other, and of what was given for nothing before it was asked. */
  why: z.enum(freeReasons).nullable(),
})

export const soldRow = z.strictObject({
  id: rowId,
  kind: z.enum(mealKinds),
  day,
  meal: z.enum(meals),
  way: z.enum(ways),
  eater: z.enum(eaters),
  /** Empty for whoever ate without a name, and where the person is not told. */
  name: z.string(),
  lines: z.array(chosenLine),
  listFen: fen,
  subsidyFen: fen,
  ownFen: fen,
  at: instant,
  /** `HH:MM` at which it was had, where whoever wrote it down afterwards said so. */
  clock: z.string().nullable(),
  by: z.string(),
  /** Taken back, by the row of this number. */
  takenBackBy: rowId.nullable(),
})
export type SoldRow = z.infer<typeof soldRow>

/** The name is empty where the person is not told. */
const withoutFee = z.strictObject({ meal: rowId, name: z.string() })
export type WithoutFee = z.infer<typeof withoutFee>

const personFound = z.strictObject({
  resident: z.strictObject({ id: rowId, name: z.string() }),
  diner: rowId.nullable(),
  age: z.number().int().min(0).nullable(),
  address: masked('address'),
  leftFen: fen.nullable(),
})
export type PersonFound = z.infer<typeof personFound>

const orderedMeal = z.strictObject({
  way: z.enum(ways),
  by: z.enum(['pattern', 'hand']),
  what: z.string(),
  /** What was cooked of it, and can be sold to them also where it is sold out; null where nothing is on the board. */
  offer: rowId.nullable(),
})
export type OrderedMeal = z.infer<typeof orderedMeal>

export const tillContract = {
  /** Where the till stands: the sitting of now, its board and counts, and what was sold last. */
  state: reads('canteen.till')
    .input(z.strictObject({ day: day.nullable(), meal: z.enum(meals).nullable() }))
    .output(
      z.strictObject({
        ...sitting,
        /** The service day of now: a sitting of another day is entered late. */
        today: day,
        board: z.array(boardLine).max(mostOnBoard),
        counts: z.strictObject({
          eaten: z.number().int(),
          taken: z.number().int(),
          delivered: z.number().int(),
          /** Companions, staff, volunteers and riders: counted apart. */
          others: z.number().int(),
          subsidised: z.number().int(),
        }),
        last: z.array(soldRow).max(8),
        /** The day takes no more entries. */
        closed: z.boolean(),
        /** Whether cash of now belongs to a shift. */
        drawerOpen: z.boolean(),
      }),
    ),

  /** Whoever answers to a card, a number, a name or initials; a card finds its holder alone. */
  find: searches('canteen.till')
    .input(z.strictObject({ query: z.string().max(80) }))
    .output(
      z.strictObject({
        /** Who eats here before everyone else. */
        found: z.array(personFound).max(8),
        /** Others answer as well: more has to be typed. */
        more: z.boolean(),
        /** The card that was swept; null where it was none. */
        card: z
          .strictObject({ id: rowId, state: z.enum(['open', 'frozen', 'replaced', 'returned']) })
          .nullable(),
      }),
    ),

  /** What somebody ordered of a sitting and has not had: what Enter takes. */
  ordered: reads('canteen.till')
    .input(z.strictObject({ ...sitting, diner: rowId }))
    .output(z.strictObject({ ordered: orderedMeal.nullable() })),

  /** The person at reading size, and what their choice costs: the one answer that "try it" gives too. */
  quote: reads('canteen.till')
    .input(z.strictObject({ ...of, late: z.enum(lateReasons).nullable().default(null) }))
    .output(
      z.strictObject({
        diner: dinerRow.nullable(),
        /** Meals of the service day that stand. */
        today: z.array(soldRow),
        price: mealPrice,
        policies: z.array(policy).max(mostPolicies),
        /** What they ordered of this sitting and have not had; null where they did not. */
        ordered: orderedMeal.nullable(),
        /** When the subsidised meal of this sitting was had; null where it was not. */
        hadAt: instant.nullable(),
        /** What of the choice the diner avoids, with what stands in for it. */
        avoided: z.array(
          z.strictObject({
            offer: rowId,
            because: z.array(z.string()),
            substitute: boardLine.shape.standIn,
          }),
        ),
      }),
    ),

  /**
   * Sells a meal. What the screen showed has to be what it costs: `canteen.price-changed`. A second meal of a sitting is
   * sold at full price only when it is asked for: `canteen.sitting-had`. Whoever names a clock says why it is written down late.
   */
  sell: writes('canteen.till')
    .input(
      request({
        ...of,
        choice: choice.min(1, 'canteen.nothing-chosen'),
        tenders: z
          .array(
            z.strictObject({
              kind: z.enum(tenderKinds),
              fen: fen.min(0),
              givenFen: fen.min(0).optional(),
              /** Without it nothing is given for nothing: `canteen.free-without-reason`. */
              why: z.enum(freeReasons).optional(),
            }),
          )
          .max(tenderKinds.length),
        expectFen: fen.min(0),
        /** The card that found the diner: the same card once more within moments is one reading. */
        card: rowId.nullable(),
        again: z.boolean(),
        late: z.enum(lateReasons).nullable(),
      }).refine(({ eater, diner }) => eater === 'diner' || diner === null, {
        // What a companion eats is no meal of whoever they came with, who may be missing.
        error: 'companion-is-nobody',
        path: ['diner'],
      }),
    )
    .output(
      z.strictObject({
        meal: rowId,
        ownFen: fen,
        subsidyFen: fen,
        changeFen: fen,
        leftFen: fen.nullable(),
        /** True where the card had only been read twice, and nothing was sold. */
        sameReading: z.boolean(),
      }),
    ),

  /** Within a minute without a reason, later with one; after the day is closed as a refund of today. */
  takeBack: writes('canteen.till')
    .input(request({ meal: rowId, reason: z.enum(takeBackReasons).nullable() }))
    .output(
      z.strictObject({
        meal: rowId,
        kind: z.enum(mealKinds),
        /** What each tender gives back: cash also what a closed account owes for the meal; `free` what nobody gets. */
        back: z.array(z.strictObject({ kind: z.enum(tenderKinds), fen: fen.min(1) })).max(tenderKinds.length),
        /** Meals of the household that were brought without a fee because this one bore it: nobody has paid it now. */
        withoutFee: z.array(withoutFee),
      }),
    ),

  /** Null is the service day of now, which after midnight is still the day before. */
  meals: reads('canteen.till')
    .input(z.strictObject({ day: day.nullable(), ...pageRequest }))
    .output(pageOf(soldRow)),

  meal: reads('canteen.till')
    .input(z.strictObject({ id: rowId }))
    .output(
      z.strictObject({
        meal: soldRow,
        /** As it was then, with the policies as they were. */
        price: mealPrice,
        policies: z.array(policy).max(mostPolicies),
        tenders: z.array(tenderLine),
        reason: z.enum(takeBackReasons).nullable(),
        late: z.enum(lateReasons).nullable(),
        slips: z.number().int().min(0),
        /** How it can be taken back now; null where it was. */
        takeBack: z.enum(['undo', 'void', 'refund']).nullable(),
      }),
    ),

  /** Puts a slip on record and says which it is: the first, or a copy. What is sold stands whether or not it prints. */
  slip: writes('canteen.till')
    .input(request({ meal: rowId }))
    .output(z.strictObject({ copy: z.number().int().min(1) })),
}
