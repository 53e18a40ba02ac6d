/** Joins a case to another of the same people, and keeps the committees that sit at a case together. */
import { z } from 'zod'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { rowsOf } from '#work/rows'
import { gatesBefore } from '../cases/service/gates'
import { makeStep } from '../cases/service/move'
import { requireOpen } from '../cases/service/open'
import { refuse } from '../cases/service/refuse'
import { casesWhere, requireCase } from '../cases/service/rows'
import { joinedWith } from '../parties/service/at-risk'
import { carryRisk } from '../risk/service/carry'
import { afterJoining, jointFaults, mayChange, type Stay } from '../rules'
import type { CaseReader, CaseWriter } from '../service/call'
import type { jointContract } from './contract'
import { asOther, candidatesOf, committeesOf, hasPlaceToJoin } from './rows'

const subject = (caseId: number): string => `mediation-case:${caseId}`

export const jointHandlers: HandlersOf<typeof jointContract> = {
  get: read((call, { case: id }) => {
    const row = requireCase(call, id)
    const mayJoin = hasPlaceToJoin(row.state)
    const [into] = asOther(
      call,
      casesWhere(call, 'c.id = (SELECT joined_into FROM mediation_cases own WHERE own.id = ?)', '', id),
    )
    return {
      committees: [...committeesOf(call, id)],
      into: into ?? null,
      joined: asOther(call, casesWhere(call, 'c.joined_into = ?', 'ORDER BY c.id', id)),
      candidates: mayJoin ? asOther(call, candidatesOf(call, row)) : [],
      gates: mayJoin ? gatesBefore(call, row, 'join') : [],
      mayJoin,
      open: mayChange(row.state),
    }
  }),

  saveCommittees: write((call, { case: id, committees }) => {
    const row = requireOpen(call, id)
    const [fault] = committees.length === 0 ? [] : jointFaults(committees)
    if (fault !== undefined) throw refuse('conflict', `joint-${fault.code}`)
    call.statement('DELETE FROM mediation_committees WHERE case_id = ?').run(row.id)
    const put = call.statement(
      'INSERT INTO mediation_committees (case_id, name, number, contact, leads, mediators) VALUES (?, ?, ?, ?, ?, ?)',
    )
    for (const { name, number, contact, leads, mediators } of committees)
      put.run(row.id, name, number, contact, leads ? 1 : 0, JSON.stringify(mediators))
    call.record({ subject: subject(id), change: { committees } })
    return { id }
  }),

  join: write((call, { case: id, into, day, reason }) => {
    const row = requireOpen(call, id)
    if (!candidatesOf(call, row).some((one) => one.id === into)) throw refuse('conflict', 'joint-not-theirs')
    letEachOtherIn(call, id, into, reason)
    carryRisk(call, id, into, reason)
    makeStep(call, row, { move: 'join', day, reason, into })
    call.record({ subject: subject(id), change: { into, day, reason } })
    return { id: into }
  }),
}

const stayRow = z.object({
  case: z.number(),
  staff: z.number(),
  as: z.enum(['mediator', 'let-in']),
  from: z.string(),
  until: z.string().nullable(),
})

const staysOf = (call: CaseReader, ...cases: readonly number[]): readonly Stay[] =>
  rowsOf(
    call,
    stayRow,
    `SELECT case_id AS "case", staff_id AS staff, as_what AS "as", from_day AS "from", until_day AS until
       FROM mediation_stays WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    JSON.stringify(cases),
  )

/** The union of who saw them and what either was joined with before (ef-cms#8568): on record as stays of their own. */
function letEachOtherIn(call: CaseWriter, joined: number, into: number, reason: string): void {
  const [ours, theirs] = [joinedWith(call, joined), joinedWith(call, into)]
  const before = staysOf(call, ...ours, ...theirs)
  const after = ours
    .flatMap((one) => theirs.map((other) => [one, other] as const))
    .reduce((stays, [one, other]) => afterJoining(stays, one, other, call.today), before)
  const put = call.statement(
    'INSERT INTO mediation_stays (case_id, staff_id, as_what, from_day, reason, at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  for (const one of after.slice(before.length))
    put.run(one.case, one.staff, one.as, one.from, reason, call.now)
}
