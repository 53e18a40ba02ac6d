/** Serves the auditor. Looking at the log makes no rows; asking after one resident, and each verification, do. */
import { z } from 'zod'
import { startOfDay } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { ReadCall } from '#desk/rpc/call'
import { disclose, keys, long, read, search, serve } from '#desk/rpc/serve'
import { auditHead } from '#vault/log/record'
import { residentsFound } from '#features/residents/index'
import { auditContract, mostDisclosuresShown } from '../contract'
import { checksMade, verifyLog } from './checks'
import { logOfResident, pageOfLog, rowNumbered } from './pages'
import { peopleToday } from './people-today'
import { logRows, named } from './rows'
import { sealedPaper } from './sealed-paper'

/** As many as one chooses from. */
const mostFound = 12

const people = z.array(z.object({ id: z.number(), name: z.string() }))

export const auditService = serve(auditContract, {
  list: read((call, input) => pageOfLog(call, input)),

  row: read((call, { sequence }) => {
    const row = rowNumbered(call, sequence)
    if (row === null) throw new DeskError('not-found', 'audit.no-such-row')
    const mac = call.statement('SELECT mac FROM audit WHERE sequence = ?').pluck().get(sequence)
    return { row, mac: String(mac) }
  }),

  staff: read((call) => ({
    staff: people.parse(call.statement('SELECT id, name FROM staff ORDER BY active DESC, name, id').all()),
  })),

  findResident: search((call, { query }) => ({
    found: residentsFound(call, query, mostFound).map(({ id, name, idNumber, address }) => ({
      id,
      name,
      idNumber,
      address,
    })),
  })),

  ofResident: disclose((call, { residentId, reason, note, ...paging }) => {
    const shown = logOfResident(call, residentId, paging)
    call.disclose({ subject: `resident:${residentId}`, fields: ['audit'], reason, note, isTyped: true })
    return shown
  }),

  today: read((call) => {
    const since = startOfDay(call.today)
    return {
      rows: auditHead(call).sequence,
      lastCheck: checksMade(call, 1)[0] ?? null,
      disclosures: named(
        call,
        call
          .statement(
            `${logRows} WHERE a.outcome = 'disclosed' AND a.outcome <> 'done' AND a.at >= ?
              ORDER BY a.at DESC, a.sequence DESC LIMIT ?`,
          )
          .all(since, mostDisclosuresShown),
      ),
      people: peopleToday(call, since),
      disclosureCount: countSince(call, 'disclosed', since),
      refused: countSince(call, 'refused', since),
      failed: countSince(call, 'failed', since),
    }
  }),

  checks: read((call) => ({ checks: checksMade(call) })),

  sealedPaper: keys((session, input, sendId) => sealedPaper(session, input, sendId)),

  verify: long(verifyLog),
})

const countSince = (call: ReadCall, outcome: 'disclosed' | 'refused' | 'failed', since: number): number =>
  Number(
    call
      .statement("SELECT count(*) FROM audit WHERE outcome = ? AND outcome <> 'done' AND at >= ?")
      .pluck()
      .get(outcome, since),
  )
