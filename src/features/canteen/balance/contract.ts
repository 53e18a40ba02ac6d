/** Prepaid balances at the desk: paid in, taken back, adjusted by two, closed with what the law gives back. */
import { z } from 'zod'
import { day, fen, instant, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { lotKinds, entryKinds, closingReasons, refundRules } from '../contract/words'

/** What money comes in and goes out by; the balance itself and nothing are no money. */
export const moneyTenders = ['cash', 'wechat', 'alipay'] as const
export type MoneyTender = (typeof moneyTenders)[number]
/** What comes onto an account of the canteen by itself; cash has to be taken there. */
export const phoneTenders = ['wechat', 'alipay'] as const

const some = fen.min(1).max(1_000_000)

export const shownEntry = z.strictObject({
  id: rowId,
  kind: z.enum(entryKinds),
  lotKind: z.enum(lotKinds),
  /** Positive came in, negative went out. */
  fen,
  tender: z.string().nullable(),
  day,
  at: instant,
  by: z.string(),
  /** Who agreed, of an adjustment. */
  second: z.string().nullable(),
  reversed: z.boolean(),
  /** Whether it can still be taken back by itself: a top-up of which nothing was used. */
  canReverse: z.boolean(),
})
export type ShownEntry = z.infer<typeof shownEntry>

export const adjustment = z.strictObject({
  id: rowId,
  kind: z.enum(lotKinds),
  fen,
  reason: masked('typed-number'),
  askedBy: z.string(),
  /** Whoever asked cannot agree. */
  own: z.boolean(),
})
export type Adjustment = z.infer<typeof adjustment>

export const account = z.strictObject({
  id: rowId,
  leftFen: fen,
  principalFen: fen,
  giftFen: fen,
  entries: z.array(shownEntry).max(200),
  adjustments: z.array(adjustment).max(200),
  /** What closing for each reason would pay out today. */
  refunds: z.array(z.strictObject({ reason: z.enum(closingReasons), fen })),
  /** By which rule they are reckoned. */
  refundRule: z.enum(refundRules),
})
export type Account = z.infer<typeof account>

export const balanceContract = {
  /** The open account of a diner, newest entries first; null while nothing was ever paid in. */
  get: reads('canteen.read')
    .input(z.strictObject({ diner: rowId }))
    .output(z.strictObject({ account: account.nullable() })),

  /** What is owed to diners in all, and of it to those who died and those who have not come for long. */
  owed: reads('canteen.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ fen, accounts: z.number().int(), dormantFen: fen, deadFen: fen })),

  /** The money beside it: cash of all kinds at the bank and in the safe, and what was put on balances by telephone, less what went back. */
  held: reads('canteen.read')
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        bankedFen: fen,
        safeFen: fen,
        /** There is more in the safe than was looked at. */
        safeMore: z.boolean(),
        byTender: z.array(z.strictObject({ tender: z.enum(phoneTenders), fen })).max(phoneTenders.length),
      }),
    ),

  /** The gift is by the rule of the settings; more takes two people, as an adjustment (`canteen.gift-beyond-rule`). */
  topUp: writes('canteen.till')
    .input(
      request({ diner: rowId, fen: some, giftFen: fen.min(0).max(1_000_000), tender: z.enum(moneyTenders) }),
    )
    .output(z.strictObject({ entry: rowId, leftFen: fen })),

  /** Takes a top-up back with its gift, whole: `canteen.already-used` once a meal has used some of it. */
  takeBack: writes('canteen.till')
    .input(request({ entry: rowId }))
    .output(z.strictObject({ leftFen: fen })),

  askAdjustment: writes('canteen.till')
    .input(
      request({
        diner: rowId,
        kind: z.enum(lotKinds),
        fen: fen
          .min(-1_000_000)
          .max(1_000_000)
          .refine((value) => value !== 0, 'required'),
        reason: text(200).min(1, 'required'),
      }),
    )
    .output(z.strictObject({ id: rowId })),

  /** Another member of staff agrees or not; nobody agrees with themselves. */
  decideAdjustment: writes('canteen.till')
    .input(request({ id: rowId, agreed: z.boolean() }))
    .output(z.strictObject({ leftFen: fen })),

  /** Pays out what the law says for this reason and closes the account. */
  close: writes('canteen.diners')
    .input(
      request({
        diner: rowId,
        reason: z.enum(closingReasons),
        tender: z.enum(moneyTenders),
        /** The heir and the proof, for whoever died. */
        note: text(200),
      }),
    )
    .output(z.strictObject({ refundFen: fen })),
}
