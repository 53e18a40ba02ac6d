/** Claims: what funders are asked for a month or a quarter, what became of it, and who was rung up about their meals. */
import { z } from 'zod'
import { day, fen, instant, line, pageOf, pageRequest, rowId, text } from '#ground/contract/fields'
import { discloses, reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { takesOut } from '#work/exports/contract'
import {
  anomalyKinds,
  callResults,
  claimMoves,
  claimParts,
  claimSpans,
  claimStates,
  evidences,
  meals,
  ways,
} from '../contract/words'
import { rounding } from '../policies/contract/policies'

/** As many people as can be rung up in an afternoon. */
export const mostCalls = 60

const header = {
  id: rowId,
  from: day,
  until: day,
  state: z.enum(claimStates),
  madeAt: instant,
  by: z.string(),
}

export const claimRow = z.strictObject({
  ...header,
  /** Null while it is a draft: then it is worked out when it is opened. */
  fen: fen.nullable(),
  paidFen: fen,
  deductedFen: fen,
})
export type ClaimRow = z.infer<typeof claimRow>

/** What a line is for, by code and in words. */
const matter = {
  part: z.enum(claimParts),
  policy: z.string(),
  policyName: z.string(),
  category: z.string(),
  categoryName: z.string(),
  funder: z.string(),
}

const summaryRow = z.strictObject({ ...matter, kind: z.enum(meals), count: z.number().int(), fen })
export type ShownSummaryRow = z.infer<typeof summaryRow>

const funderStanding = z.strictObject({
  funder: z.string(),
  claimedFen: fen,
  paidFen: fen,
  deductedFen: fen,
  openFen: fen,
})
export type ShownStanding = z.infer<typeof funderStanding>

const payment = z.strictObject({
  id: rowId,
  funder: z.string(),
  day,
  slip: z.string(),
  /** Less than nothing where it was sent back to the funder. */
  fen,
  deductedFen: fen,
  /** What its slip came to, where this is a part of it. */
  slipFen: fen.nullable(),
  reason: masked('typed-number'),
  /** Taken back, by the row of this number. */
  takenBackBy: rowId.nullable(),
  at: instant,
  by: z.string(),
})
export type ShownPayment = z.infer<typeof payment>

const event = z.strictObject({
  id: rowId,
  move: z.enum(claimMoves),
  reason: masked('typed-number'),
  lines: z.number().int(),
  fen,
  at: instant,
  by: z.string(),
})

/** A meal of which the lines of a claim are not what they come to when worked out anew. */
const difference = z.strictObject({ meal: rowId, day, name: z.string(), keptFen: fen, nowFen: fen })

/** A sum to the canteen that is no meal's, with what it rests on. */
const sumRow = z.strictObject({
  policy: z.string(),
  policyName: z.string(),
  code: z.string(),
  name: z.string(),
  funder: z.string(),
  from: day,
  until: day,
  meals: z.number().int().min(0),
  days: z.number().int().min(0),
  people: z.number().int().min(0),
  count: z.number().int(),
  fen,
})
export type ShownSum = z.infer<typeof sumRow>

/** More than anybody reads; how many there are is said. */
export const mostDifferences = 100

export const claimDetails = z.strictObject({
  ...header,
  moves: z.array(z.enum(claimMoves)),
  lines: z.number().int().min(0),
  /** Of meals and of sums to the canteen. */
  fen,
  /** Of it, what takes back or mends earlier claims. */
  corrections: z.strictObject({ lines: z.number().int().min(0), fen }),
  /** By the names that policies had when the meals were sold. */
  summary: z.array(summaryRow),
  /** How what is asked for by a part of a price was rounded, meal by meal. */
  roundings: z.array(rounding),
  /** 运营补贴、建设补贴: apart from the meals, which come to `mealsFen`. */
  sums: z.array(sumRow),
  mealsFen: fen,
  funders: z.array(funderStanding),
  payments: z.array(payment),
  events: z.array(event),
  /** Whether its period is over; until then it can only be looked at. */
  isOver: z.boolean(),
  /** Days with meals that are not closed. */
  openDays: z.array(day),
  differences: z.array(difference).max(mostDifferences),
  differenceCount: z.number().int().min(0),
  /** Whether sums to the canteen are no longer what they come to. */
  sumsDiffer: z.boolean(),
  /** Meals whose own subsidy rows do not add up to what they were given. */
  broken: z.array(rowId).max(mostDifferences),
  canDrop: z.boolean(),
})
export type ClaimDetails = z.infer<typeof claimDetails>

export const lineRow = z.strictObject({
  ...matter,
  meal: rowId,
  day,
  kind: z.enum(meals),
  way: z.enum(ways),
  /** Empty for whoever ate without a name, and where the person is not told. */
  name: z.string(),
  evidence: z.enum(evidences),
  count: z.number().int(),
  fen,
})
export type LineRow = z.infer<typeof lineRow>

/** Some twenty pages; a busy month has eight times as many. */
export const linesOnPaper = 1_000

const mealOfAnomaly = z.strictObject({
  id: rowId,
  day,
  kind: z.enum(meals),
  way: z.enum(ways),
  name: z.string(),
  at: instant,
  subsidyFen: fen,
})

/** Findings shown at once, and meals of one of them; how many there are is said. */
export const mostFindings = 200
export const mostMealsOfFinding = 40

const finding = z.strictObject({
  kind: z.enum(anomalyKinds),
  count: z.number().int().min(1),
  meals: z.array(mealOfAnomaly).max(mostMealsOfFinding),
  /** Whether it is recent enough for people to remember. */
  canBeAsked: z.boolean(),
})
export type ShownFinding = z.infer<typeof finding>

const call = z.strictObject({
  id: rowId,
  place: z.number().int().min(1),
  /** Null where the person is not told, or was erased. */
  resident: z.strictObject({ id: rowId, name: z.string() }).nullable(),
  phone: masked('phone'),
  meals: z.number().int(),
  fen,
  result: z.enum(callResults).nullable(),
  calledAt: instant.nullable(),
  by: z.string(),
})
export type ShownCall = z.infer<typeof call>

const id = { id: rowId }
const fenOfPayment = fen.min(0).max(10_000_000_000)

export const claimsContract = {
  list: reads('canteen.claims').input(z.strictObject(pageRequest)).output(pageOf(claimRow)),

  /** Months, over or running, that have meals to be claimed: what a new claim is offered for. */
  unclaimed: reads('canteen.claims')
    .input(z.strictObject({}))
    .output(
      z.strictObject({ months: z.array(z.strictObject({ month: z.string(), meals: z.number().int() })) }),
    ),

  get: reads('canteen.claims').input(z.strictObject(id)).output(claimDetails),

  lines: reads('canteen.claims')
    .input(z.strictObject({ ...id, corrections: z.boolean(), ...pageRequest }))
    .output(pageOf(lineRow)),

  anomalies: reads('canteen.claims')
    .input(z.strictObject(id))
    .output(
      z.strictObject({
        findings: z.array(finding).max(mostFindings),
        total: z.number().int().min(0),
        /** Given on accounts in its period, for which no money came in: meals are paid of it that a subsidy is claimed for. */
        gifts: z.strictObject({ count: z.number().int().min(0), givenFen: fen, adjustedFen: fen }),
        /** What else changed accounts without money: principal by two people, what the canteen made up for, what was not paid out. */
        beside: z.strictObject({ principalAdjustedFen: fen, goodwillFen: fen, forfeitedFen: fen }),
      }),
    ),

  calls: reads('canteen.claims')
    .input(z.strictObject(id))
    .output(z.strictObject({ seed: z.number().int().nullable(), calls: z.array(call).max(mostCalls) })),

  /** 明细 for paper, a part at a time: names go onto it, so it is on record. A part beyond the last has no lines. */
  linesOnPaper: discloses('canteen.submit')
    .input(z.strictObject({ ...id, part: z.number().int().min(1).max(1000) }))
    .output(z.strictObject({ lines: z.array(lineRow).max(linesOnPaper) })),

  /** By person, for the printed 人员汇总: what each had and what it comes to. Names go onto paper, so it is on record. */
  people: discloses('canteen.submit')
    .input(z.strictObject(id))
    .output(
      z.strictObject({
        people: z.array(z.strictObject({ name: z.string(), meals: z.number().int(), fen })),
      }),
    ),

  make: writes('canteen.claims')
    .input(
      request({
        span: z.enum(claimSpans),
        /** The month, or the first of the quarter's. */
        month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'not-a-month'),
      }),
    )
    .output(z.strictObject(id)),

  /** A draft with which nothing was done goes; anything else stays. */
  drop: writes('canteen.claims').input(request(id)).output(z.strictObject(id)),

  /** Takes the lines in: from now on no other claim has them. */
  check: writes('canteen.claims').input(request(id)).output(z.strictObject(id)),

  /** Lets the lines go again, to take them in anew. */
  reopen: writes('canteen.claims')
    .input(request({ ...id, reason: line(200) }))
    .output(z.strictObject(id)),

  /** Refused where the lines are no longer what they come to: `canteen.claim-differs`. */
  submit: writes('canteen.submit').input(request(id)).output(z.strictObject(id)),

  sendBack: writes('canteen.submit')
    .input(request({ ...id, reason: line(200) }))
    .output(z.strictObject(id)),

  /** Every funder has answered; what is still open is explained. */
  settle: writes('canteen.submit')
    .input(request({ ...id, reason: text(200) }))
    .output(z.strictObject(id)),

  /** It waits for what its funders owe again: it was settled too soon, or by mistake. */
  unsettle: writes('canteen.submit')
    .input(request({ ...id, reason: line(200) }))
    .output(z.strictObject(id)),

  notePayment: writes('canteen.submit')
    .input(
      request({
        ...id,
        funder: line(40),
        day,
        slip: text(60),
        fen: fenOfPayment,
        /** What was paid and is asked for no more, or was never paid. */
        deductedFen: fenOfPayment,
        /** Sent back to the funder, with its own slip. */
        sentBackFen: fenOfPayment,
        /**
         * What the whole slip came to, where it pays more than this claim: parts of one slip of a funder, in all claims, say the same
         * and come to no more (`canteen.slip-exceeded`). Null where this is all of it; a slip is noted once then (`canteen.slip-noted`).
         */
        slipFen: fenOfPayment.nullable().default(null),
        reason: text(200),
      }),
    )
    .output(z.strictObject({ payment: rowId })),

  /** A claim that was settled and by this no longer is waits for its money again: `unsettled`. */
  takeBackPayment: writes('canteen.submit')
    .input(request({ payment: rowId }))
    .output(z.strictObject({ payment: rowId, unsettled: z.boolean() })),

  /** Once a claim, by chance; the seed is kept, so that anybody can draw the same again. */
  draw: writes('canteen.claims')
    .input(request({ ...id, count: z.number().int().min(1).max(mostCalls) }))
    .output(z.strictObject({ drawn: z.number().int().min(0) })),

  noteCall: writes('canteen.claims')
    .input(request({ call: rowId, result: z.enum(callResults) }))
    .output(z.strictObject({ call: rowId })),

  export: takesOut('canteen.submit', id),
}
