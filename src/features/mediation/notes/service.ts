/** Investigation notes and pledges: added to, put right by a further record, never changed. */
import { z } from 'zod'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { rowOf, rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { nameOfStaff, refuseAhead, requireOpen } from '../cases/service/open'
import { refuse } from '../cases/service/refuse'
import { requireCase } from '../cases/service/rows'
import { refuseStrangers } from '../parties/service/strangers'
import { mayChange } from '../rules'
import type { CaseWriter } from '../service/call'
import { pledgeKinds } from '../contract/words'
import { partiesOf } from '../agreement/service/people'
import { mediationInvestigations, mediationPledges } from '../schema'
import type { notesContract, noteText } from './contract'

type NoteText = z.infer<typeof noteText>

const flag = z.number().transform((value) => value === 1)
const noteRow = z.object({
  id: z.number(),
  caseId: z.number(),
  on: z.string(),
  place: z.string(),
  asked: z.string(),
  words: z.string(),
  corrects: z.number().nullable(),
  reason: z.string(),
  isCorrected: flag,
  at: z.number(),
  staffId: z.number(),
})
const pledgeRow = z.object({
  id: z.number(),
  kind: z.enum(pledgeKinds),
  party: z.number(),
  on: z.string().nullable(),
  words: z.string(),
  at: z.number(),
  staffId: z.number(),
})

const columns = `n.id, n.case_id AS caseId, n.on_day AS "on", n.place, n.asked, n.words, n.corrects, n.reason,
  EXISTS (SELECT 1 FROM mediation_investigations later WHERE later.corrects = n.id) AS isCorrected, n.at, n.staff_id AS staffId`

export const notesOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    noteRow,
    `SELECT ${columns} FROM mediation_investigations n WHERE n.case_id = ? ORDER BY n.on_day, n.id`,
    caseId,
  )

export const pledgesOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    pledgeRow,
    `SELECT id, kind, party_id AS party, on_day AS "on", words, at, staff_id AS staffId
       FROM mediation_pledges WHERE case_id = ? ORDER BY id`,
    caseId,
  )

function keep(
  call: CaseWriter,
  caseId: number,
  note: NoteText,
  puttingRight: { readonly corrects: number | null; readonly reason: string },
): number {
  const { lastInsertRowid } = call.database
    .insert(mediationInvestigations)
    .values({ caseId, ...note, ...puttingRight, at: call.now, staffId: call.staff.id })
    .run()
  return Number(lastInsertRowid)
}

export const notesHandlers: HandlersOf<typeof notesContract> = {
  list: read((call, { case: id }) => {
    const one = requireCase(call, id)
    const nameOf = nameOfStaff(call)
    return {
      parties: partiesOf(call, id).map((party) => ({ id: party.id, name: party.name })),
      notes: notesOf(call, id).map(({ caseId: _case, staffId, ...note }) => ({
        ...note,
        place: note.place,
        asked: note.asked,
        words: note.words,
        reason: note.reason,
        by: nameOf(staffId),
      })),
      pledges: pledgesOf(call, id).map(({ staffId, ...pledge }) => ({
        ...pledge,
        words: pledge.words,
        by: nameOf(staffId),
      })),
      mayAdd: mayChange(one.state),
    }
  }),

  add: write((call, { case: id, note }) => {
    requireOpen(call, id)
    refuseAhead(call, note.on)
    const kept = keep(call, id, note, { corrects: null, reason: '' })
    call.record({ subject: `mediation-case:${id}`, change: { note: kept, text: note } })
    return { note: kept }
  }),

  correct: write((call, { note: corrects, reason, text }) => {
    const note = rowOf(
      call,
      noteRow,
      `SELECT ${columns} FROM mediation_investigations n WHERE n.id = ?`,
      corrects,
    )
    if (note === null) throw refuse('not-found', 'not-found')
    requireOpen(call, note.caseId)
    if (note.isCorrected) throw refuse('conflict', 'corrected-already')
    refuseAhead(call, text.on)
    const kept = keep(call, note.caseId, text, { corrects, reason })
    call.record({ subject: `mediation-case:${note.caseId}`, change: { note: kept, corrects, reason, text } })
    return { note: kept }
  }),

  pledge: write((call, { case: id, kind, party, on, words }) => {
    requireOpen(call, id)
    refuseAhead(call, on)
    refuseStrangers(call, id, [party])
    const { lastInsertRowid } = call.database
      .insert(mediationPledges)
      .values({ caseId: id, kind, partyId: party, on, words, at: call.now, staffId: call.staff.id })
      .run()
    call.record({ subject: `mediation-case:${id}`, change: { kind, party, on, words } })
    return { pledge: Number(lastInsertRowid) }
  }),
}
