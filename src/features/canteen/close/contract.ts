/** The drawer by shifts and the end of a day: counted blind, then seen, signed by two, on paper, and closed. */
import { z } from 'zod'
import { day, fen, instant, pageOf, pageRequest, rowId } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { differenceReasons, eaters, mealKinds, meals, tenderKinds, ways } from '../contract/words'
import { moneyTenders } from '../balance/contract'

/** More than any day has; a till is counted when the hands at it change. */
export const mostShifts = 50
/** Of one shift, the newest; more than anybody carries. */
export const mostBankings = 50
const some = fen.min(0).max(100_000_000)

export const counted = z.strictObject({
  countedFen: fen,
  expectedFen: fen,
  /** Counted less expected: negative is missing. */
  differenceFen: fen,
  reason: z.enum(differenceReasons).nullable(),
  /** What moved the drawer. */
  salesFen: fen,
  topUpsFen: fen,
  paidOutFen: fen,
  /** What went to the bank before the count. */
  toBankFen: fen,
  at: instant,
  by: z.string(),
})

export const banking = z.strictObject({
  id: rowId,
  fen,
  /** As much of it as never went there; nought where all of it stands. It is taken back once. */
  takenBackFen: fen,
  at: instant,
  by: z.string(),
})
export type Banking = z.infer<typeof banking>

export const shift = z.strictObject({
  id: rowId,
  day,
  openingFen: fen,
  /** What the shift before left in the drawer; null for the first, and while this one is not counted. */
  leftBeforeFen: fen.nullable(),
  at: instant,
  by: z.string(),
  /** Before and after the count, until its day was closed. */
  bankedFen: fen,
  /** What may go there still: not what the next shift took for its float. Null while it is not counted. */
  bankableFen: fen.nullable(),
  /** None on a sheet, which has their sums. */
  bankings: z.array(banking).max(mostBankings),
  /** Null until the drawer was counted: until then nothing is told of what should be in it. */
  counted: counted.nullable(),
})
export type Shift = z.infer<typeof shift>

/** What keeps a day from being closed, each with what it is called. */
export const leftOpen = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('already-closed') }),
  z.strictObject({ code: z.literal('in-the-future') }),
  z.strictObject({ code: z.literal('still-served'), meals: z.array(z.enum(meals)).max(meals.length) }),
  z.strictObject({ code: z.literal('not-counted'), shifts: z.array(rowId).max(mostShifts) }),
  z.strictObject({ code: z.literal('difference-unexplained'), shifts: z.array(rowId).max(mostShifts) }),
  z.strictObject({ code: z.literal('outside-unexplained'), fen }),
  z.strictObject({
    code: z.literal('drafts-left'),
    drafts: z.array(z.strictObject({ diner: rowId, name: z.string(), fen })).max(200),
  }),
  z.strictObject({
    code: z.literal('orders-left'),
    orders: z.array(z.strictObject({ diner: rowId, name: z.string(), meal: z.enum(meals) })),
  }),
])
export type LeftOpen = z.infer<typeof leftOpen>

/** Cash of shifts of an earlier day, closed by then, that went to the bank on this one. */
const bankedBefore = z.array(z.strictObject({ day, fen })).max(mostShifts)

/** A drawer that nobody counted for a month holds that of no more days. */
const cashOfDays = z.array(z.strictObject({ day, fen })).max(400)

const signed = z.strictObject({ by: z.string(), at: instant })

export const closedRow = z.strictObject({
  day,
  /** Of the Z sheet. */
  number: rowId,
  closedBy: z.string(),
  witnessedBy: z.string(),
  at: instant,
  /** Of all its shifts together. */
  differenceFen: fen,
})
export type ClosedRow = z.infer<typeof closedRow>

const meansRow = z.strictObject({
  kind: z.enum(tenderKinds),
  soldFen: fen,
  /** Negative. */
  givenBackFen: fen,
})

/** Everything that a day was in money. What would tell the cash before it is counted is null until then. */
export const closeSheet = z.strictObject({
  /** X at any time, Z of a closed day. */
  kind: z.enum(['x', 'z']),
  day,
  community: z.string(),
  number: rowId.nullable(),
  meals: z
    .array(
      z.strictObject({
        meal: z.enum(meals),
        way: z.enum(ways),
        eater: z.enum(eaters),
        count: z.number().int(),
        listFen: fen.nullable(),
        /** The canteen's own. */
        discountFen: fen,
        deliveryFeeFen: fen,
        subsidyFen: fen,
        ownFen: fen.nullable(),
      }),
    )
    .max(meals.length * ways.length * eaters.length),
  takenBack: z
    .array(z.strictObject({ kind: z.enum(mealKinds), count: z.number().int(), ownFen: fen.nullable() }))
    .max(mealKinds.length),
  tenders: z.array(meansRow).max(tenderKinds.length),
  funders: z.array(z.strictObject({ funder: z.string(), fen })),
  /** Money put on accounts and paid out of them: no sales. */
  accounts: z
    .array(z.strictObject({ tender: z.enum(moneyTenders), paidInFen: fen, paidOutFen: fen }))
    .max(moneyTenders.length),
  /** Given on accounts, for which no money came in; `adjustedFen` put in or taken out by two people. Null while a drawer is open. */
  gifts: z.strictObject({ givenFen: fen, takenBackFen: fen, adjustedFen: fen }).nullable(),
  /**
   * What changed accounts beside, without money: principal put in (or taken out: negative) by two people, what the canteen made up for
   * and what was not paid out at the end of accounts. Null while a drawer is open.
   */
  beside: z.strictObject({ principalAdjustedFen: fen, goodwillFen: fen, forfeitedFen: fen }).nullable(),
  shifts: z.array(shift).max(mostShifts),
  bankedBefore,
  /** Cash of other days in the drawer of this one, and of this day in the drawer of others: by both the cash above and the shifts add up. */
  ofOtherDays: cashOfDays.nullable(),
  inOtherDrawers: cashOfDays.nullable(),
  /** Cash that moved while no shift was open. */
  outsideFen: fen.nullable(),
  outsideReason: z.enum(differenceReasons).nullable(),
  closedBy: signed.nullable(),
  witnessedBy: signed.nullable(),
  printedAt: instant,
  printedBy: z.string(),
  /** Where the log ended when this was printed, its own row included. */
  head: z.strictObject({ sequence: z.number().int().min(0), digits: z.string() }),
})
export type CloseSheet = z.infer<typeof closeSheet>

export const closeState = z.strictObject({
  day,
  /** The service day of now. */
  today: day,
  shifts: z.array(shift).max(mostShifts),
  /** The shift that is open, of whatever day: there is one drawer. */
  open: shift.nullable(),
  /** Shifts of closed days of which cash lies in the safe that may go to the bank; only of today. */
  safe: z.array(shift).max(mostShifts),
  /** There are earlier ones as well, which come up once some of these went there. */
  safeMore: z.boolean(),
  bankedBefore,
  left: z.array(leftOpen),
  /** Signed by the first of two; null where nobody has, or where more was entered since. */
  asked: z.strictObject({ id: rowId, by: z.string(), at: instant, own: z.boolean() }).nullable(),
  closed: closedRow.nullable(),
  /** Earlier days with entries that nobody has closed, the oldest first. */
  unclosed: z.array(day).max(31),
})
export type CloseState = z.infer<typeof closeState>

export const closeContract = {
  /** Where a day stands: its shifts, what keeps it from being closed, who has signed. */
  state: reads('canteen.till')
    .input(z.strictObject({ day: day.nullable() }))
    .output(closeState),

  /** Begins a shift of the service day with what was counted in the drawer. */
  openShift: writes('canteen.till')
    .input(request({ openingFen: some }))
    .output(z.strictObject({ shift: rowId })),

  /**
   * Cash that leaves the drawer for the bank; of a shift whose day is closed it is an entry of today. Refuses much (`isMuchForTheBank`) before
   * the count unless it is said to be `sure` (`canteen.much-to-bank`).
   */
  toBank: writes('canteen.till')
    .input(request({ shift: rowId, fen: some.min(1), sure: z.boolean().optional() }))
    .output(z.strictObject({ banking: rowId })),

  /** Takes back what never went to the bank: all but `rightFen`, once. Of a shift whose day is closed it is an entry of today. */
  takeBackBanking: writes('canteen.till')
    .input(request({ banking: rowId, rightFen: some }))
    .output(z.strictObject({ takenBackFen: fen })),

  /** Counts the drawer, once and blind; the answer is the first to say what should have been there. */
  count: writes('canteen.till')
    .input(request({ shift: rowId, countedFen: some }))
    .output(z.strictObject({ expectedFen: fen, differenceFen: fen })),

  /** Why a counted drawer was not what it should be; it stays. */
  explain: writes('canteen.till')
    .input(request({ shift: rowId, reason: z.enum(differenceReasons) }))
    .output(z.strictObject({ differenceFen: fen })),

  /** The first signature. What is entered for the day afterwards makes it void. */
  ask: writes('canteen.till')
    .input(request({ day, outsideReason: z.enum(differenceReasons).nullable() }))
    .output(z.strictObject({ request: rowId })),

  /** The second, by somebody else: the day takes no more entries. */
  confirm: writes('canteen.till')
    .input(request({ request: rowId }))
    .output(z.strictObject({ number: rowId })),

  /** The X or Z sheet of a day with the head of the log; that it was made is on record. */
  sheet: writes('canteen.till').input(request({ day })).output(closeSheet),

  /** Closed days, newest first. */
  days: reads('canteen.till')
    .input(z.strictObject({ ...pageRequest }))
    .output(pageOf(closedRow)),
}
