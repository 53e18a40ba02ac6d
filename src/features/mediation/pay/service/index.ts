/** Serves pay by case: what can be paid, what was, by whose approval. */
import { z } from 'zod'
import { lastDayOfMonth } from '#ground/days'
import { long, read, write, type HandlersOf, type HousedLong } from '#desk/rpc/serve'
import { writeSetting } from '#desk/session/settings'
import { takeOut, wordOf, type Asked } from '#work/exports/take-out'
import { namesToldApart } from '#work/told-apart'
import { rowsOf } from '#work/rows'
import { isHead } from '../../cases/service/in-sight'
import { refuse } from '../../cases/service/refuse'
import { requireCase } from '../../cases/service/rows'
import { payFaults } from '../../rules'
import { mediationPay } from '../schema'
import type { CaseReader, CaseWriter } from '../../service/call'
import type { LedgerRowShown, payContract } from '../contract'
import { closedIn, closingOf, ledgerOf, payables, payRows, standing } from './lines'
import { paySettingsOf, settingKey } from './settings'

const ledgerRow = z.object({
  id: z.number(),
  number: z.string(),
  mediator_id: z.number(),
  fen: z.number(),
  approved_by: z.string(),
  approved_on: z.string(),
  reason: z.string(),
})

function ledgerRows(call: CaseReader, year: number): LedgerRowShown[] {
  const rows = rowsOf(
    call,
    ledgerRow,
    `SELECT p.id, c.number, p.mediator_id, CASE WHEN p.reverses IS NULL THEN p.fen ELSE -p.fen END AS fen,
            p.approved_by, p.approved_on, p.reason
       FROM mediation_pay p JOIN mediation_cases c ON c.id = p.case_id
      WHERE p.approved_on BETWEEN ? AND ? AND (? OR p.mediator_id = ?) ORDER BY p.id DESC LIMIT 5000`,
    `${year}-01-01`,
    `${year}-12-31`,
    isHead(call.staff) ? 1 : 0,
    call.staff.id,
  )
  const names = namesToldApart(call.beside('desk'))
  return rows.map((row) => ({
    id: row.id,
    caseNumber: row.number,
    mediator: names.get(row.mediator_id) ?? '',
    fen: row.fen,
    approvedBy: row.approved_by,
    approvedOn: row.approved_on,
    reason: row.reason,
  }))
}

/** Each mediator's own: whoever is called the same has their account beside the name. */
const sumsOf = (rows: readonly LedgerRowShown[]) =>
  [...Map.groupBy(rows, ({ mediator }) => mediator)].map(([mediator, own]) => ({
    mediator,
    fen: own.reduce((sum, { fen }) => sum + fen, 0),
  }))

interface Approval {
  readonly caseId: number
  readonly approvedBy: string
  readonly approvedOn: string
}

function approve(call: CaseWriter, { caseId, approvedBy, approvedOn }: Approval): number {
  if (approvedOn > call.today) throw refuse('invalid', 'day-to-come')
  requireCase(call, caseId)
  const settings = paySettingsOf(call)
  const [found] = payables(call, closingOf(call, caseId), settings)
  if (found === undefined) throw refuse('conflict', 'pay-not-closed')
  if (approvedOn < found.line.closedOn)
    throw refuse('invalid', 'pay-before-closing', { day: found.line.closedOn })
  const [fault] = payFaults({ ...found.payable, approvedBy }, settings, ledgerOf(payRows(call, [caseId])))
  if (fault !== undefined) throw refuse('conflict', `pay-${fault}`)
  const written = { caseId, approvedBy, approvedOn, reason: '', at: call.now, staffId: call.staff.id }
  // A share that rounds down to nothing is no row of a ledger.
  for (const { mediator, fen } of found.shares.filter((share) => share.fen > 0)) {
    call.database
      .insert(mediationPay)
      .values({ ...written, mediatorId: mediator, fen })
      .run()
  }
  return found.line.fen
}

function takeBack(call: CaseWriter, caseId: number, reason: string): number {
  requireCase(call, caseId)
  const rows = standing(payRows(call, [caseId]))
  if (rows.length === 0) throw refuse('conflict', 'pay-not-paid')
  for (const { id, mediator_id, fen, approved_by } of rows) {
    call.database
      .insert(mediationPay)
      .values({
        caseId,
        mediatorId: mediator_id,
        fen,
        approvedBy: approved_by,
        approvedOn: call.today,
        reason,
        reverses: id,
        at: call.now,
        staffId: call.staff.id,
      })
      .run()
  }
  return rows.reduce((sum, { fen }) => sum + fen, 0)
}

const exportLedger = long(async function* (
  call: HousedLong,
  { year, ...asked }: Asked & { readonly year: number },
  signal: AbortSignal,
) {
  const word = wordOf(asked)
  const rows = ledgerRows(call, year)
  return yield* takeOut(
    call,
    asked,
    {
      title: word('title'),
      of: String(year),
      before: [
        {
          name: word('sums'),
          header: [word('column.mediator'), word('column.yuan')],
          widths: [18, 14],
          total: sumsOf(rows).length,
          rows: sumsOf(rows).map(({ mediator, fen }) => [mediator, fen / 100]),
        },
      ],
      sheet: {
        name: word('ledger'),
        header: ['number', 'mediator', 'yuan', 'approvedBy', 'approvedOn', 'reason'].map((name) =>
          word(`column.${name}`),
        ),
        widths: [26, 18, 14, 20, 12, 30],
        total: rows.length,
        rows: rows.map((row) => [
          row.caseNumber,
          row.mediator,
          row.fen / 100,
          row.approvedBy,
          row.approvedOn,
          row.reason,
        ]),
      },
      subject: 'mediation:pay',
      change: { year },
      fields: ['name'],
    },
    signal,
  )
})

export const payHandlers: HandlersOf<typeof payContract> = {
  month: read((call, { month }) => {
    const settings = paySettingsOf(call)
    const closings = closedIn(call, `${month}-01`, lastDayOfMonth(month)).slice(0, 1000)
    return { lines: payables(call, closings, settings).map(({ line }) => line), settings }
  }),

  approve: write((call, approval) => {
    const fen = approve(call, approval)
    call.record({ subject: `mediation-case:${approval.caseId}`, change: { ...approval, fen } })
    return { fen }
  }),

  takeBack: write((call, { caseId, reason }) => {
    const fen = takeBack(call, caseId, reason)
    call.record({ subject: `mediation-case:${caseId}`, change: { takenBack: fen, reason } })
    return { fen }
  }),

  ledger: read((call, { year }) => {
    const rows = ledgerRows(call, year)
    return { rows, sums: sumsOf(rows) }
  }),

  export: exportLedger,

  configure: write((call, { settings }) => {
    writeSetting(call, settingKey, settings)
    call.record({ subject: 'settings:mediation-pay', change: settings })
    return settings
  }),
}
