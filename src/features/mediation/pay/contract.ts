/** 以案定补: what a closed case is worth, whether it can be paid, who got how much, and by whose approval. */
import { z } from 'zod'
import { day, fen, line, rowId } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { caseCard } from '../cases/contract'
import { inMediation } from '../contract/file'
import { payRefusals } from '../contract/words'
import { takesOut } from '#work/exports/contract'

const amount = fen.min(0).max(10_000_000)

/** Conditions and rates are local: the centre's settings. */
export const paySettings = z.strictObject({
  baseFen: z.strictObject({ simple: amount, ordinary: amount, difficult: amount }),
  perFurtherPersonFen: amount,
  moneySteps: z.array(z.strictObject({ fromFen: fen.min(1), addFen: amount })).max(10),
  mostFen: amount,
  onlyWhenPerformed: z.boolean(),
  onlySuccesses: z.boolean(),
})
export type PaySettingsShown = z.infer<typeof paySettings>

const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'not-a-month')

const share = z.strictObject({ name: z.string(), fen: z.number().int() })

export const payLine = z.strictObject({
  card: caseCard,
  closedOn: day,
  people: z.number().int(),
  moneyFen: z.number().int(),
  /** What it is worth by the rates of today; what was paid where it was. */
  fen: z.number().int(),
  shares: z.array(share),
  /** What stands in the way besides the approval; empty where it can be paid. */
  faults: z.array(z.enum(payRefusals)),
  paid: z.strictObject({ by: z.string(), on: day }).nullable(),
})
export type PayLine = z.infer<typeof payLine>

export const ledgerRow = z.strictObject({
  id: rowId,
  caseNumber: z.string(),
  mediator: z.string(),
  /** Below zero where a payment was taken back. */
  fen: z.number().int(),
  approvedBy: z.string(),
  approvedOn: day,
  reason: masked('case-text'),
})
export type LedgerRowShown = z.infer<typeof ledgerRow>

export const payContract = {
  /** Cases closed in a month. */
  month: reads('mediation.head', inMediation)
    .input(z.strictObject({ month }))
    .output(z.strictObject({ lines: z.array(payLine).max(1000), settings: paySettings })),

  approve: writes('mediation.head', inMediation)
    .input(request({ caseId: rowId, approvedBy: line(60), approvedOn: day }))
    .output(z.strictObject({ fen: z.number().int() })),

  /** Takes the whole payment of a case back; it can then be paid anew. */
  takeBack: writes('mediation.head', inMediation)
    .input(request({ caseId: rowId, reason: line(200) }))
    .output(z.strictObject({ fen: z.number().int() })),

  /** A year of the ledger: one's own, and everybody's for the head mediator. */
  ledger: reads('mediation.cases', inMediation)
    .input(z.strictObject({ year: z.number().int().min(2000).max(2100) }))
    .output(
      z.strictObject({
        rows: z.array(ledgerRow).max(5000),
        sums: z.array(z.strictObject({ mediator: z.string(), fen: z.number().int() })),
      }),
    ),

  /** The same as a workbook. */
  export: takesOut('mediation.head', { year: z.number().int().min(2000).max(2100) }, inMediation),

  configure: writes('mediation.head', inMediation)
    .input(request({ settings: paySettings }))
    .output(paySettings),
}
