/** Makes the day sheet. Its row in the log is the one whose head it carries, so the sheet vouches for itself, too. */
import { z } from 'zod'
import { auditHead } from '#vault/log/record'
import { shortMac } from '#vault/log/rules/head'
import { startOfDay, dayLength } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import { read, serve, write } from '#desk/rpc/serve'
import { centre } from '#desk/session/contract'
import { readSetting } from '#desk/session/settings'
import type { Housed } from '#desk/house'
import type { WriteCall } from '#desk/rpc/call'
import { daySheetContract } from './contract'

const duty = z.array(z.object({ name: z.string(), from: z.number(), until: z.number() }))

export const daySheetService = serve(daySheetContract, {
  unsettled: read((call) => ({ matters: [...call.house.mattersOfCentre(call)] })),

  print: write((call, { day }) => {
    if (day > call.today) throw new DeskError('invalid', 'day-sheet.not-yet')
    const begin = startOfDay(day)
    const span: Span = { begin, end: begin + dayLength }
    const { community, subDistrict } = centre.parse(readSetting(call, 'centre'))
    const sheet = {
      day,
      community,
      subDistrict,
      printedAt: call.now,
      printedBy: call.staff.name,
      figures: call.house
        .dayFigures(call, day)
        .map(({ feature, figures }) => ({ feature, figures: [...figures] })),
      ...shownOn(call, span),
      refused: rowsOf(call, 'refused', span),
      wrongPasswords: rowsOf(call, 'failed', span),
      onDuty: onDuty(call, span),
    }
    call.record({ subject: `day-sheet:${day}`, change: sheet })
    const { sequence, mac } = auditHead(call)
    return { ...sheet, head: { sequence, digits: shortMac(mac) } }
  }),
})

interface Span {
  readonly begin: number
  readonly end: number
}

/** What was looked at in full, apart from the papers that carry whole numbers: those are work, and many. */
function shownOn(
  call: Housed<WriteCall>,
  { begin, end }: Span,
): { readonly shown: number; readonly papers: number } {
  const counted = z.object({ all: z.number(), shown: z.number() }).parse(
    call
      .statement(
        `SELECT count(*) AS "all", count(*) FILTER (WHERE procedure IN (SELECT value FROM json_each(@reveals))) AS shown
           FROM audit WHERE outcome = 'disclosed' AND outcome <> 'done' AND at >= @begin AND at < @end`,
      )
      .get({ reveals: JSON.stringify(call.house.reveals), begin, end }),
  )
  return { shown: counted.shown, papers: counted.all - counted.shown }
}

const rowsOf = (call: WriteCall, outcome: 'refused' | 'failed', span: Span): number =>
  Number(
    call
      .statement("SELECT count(*) FROM audit WHERE outcome = ? AND outcome <> 'done' AND at >= ? AND at < ?")
      .pluck()
      .get(outcome, span.begin, span.end),
  )

/** Whoever left a row that day, in the order in which they came. */
const onDuty = (call: WriteCall, { begin, end }: Span) =>
  duty.parse(
    call
      .statement(
        `SELECT s.name, min(a.at) AS "from", max(a.at) AS until FROM audit a JOIN staff s ON s.id = a.staff_id
          WHERE a.at >= ? AND a.at < ? GROUP BY s.id ORDER BY "from", s.id`,
      )
      .all(begin, end),
  )
