/** Sends a matter to the body that has to deal with it, and keeps what came of that. */
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { livingOf, partiesOf } from '../agreement/service/people'
import { gatesBefore } from '../cases/service/gates'
import { makeStep } from '../cases/service/move'
import { nameOfStaff, refuseAhead, requireOpen } from '../cases/service/open'
import { refuse } from '../cases/service/refuse'
import { requireCase } from '../cases/service/rows'
import { refuseStrangers } from '../parties/service/strangers'
import { mediationHandedOverNotes, mediationHandedOver } from '../schema'
import type { CaseWriter } from '../service/call'
import type { handingOverContract } from './contract'
import { handedOverGapsOf, handedOverNotesOf, handedOverOf } from './rows'

const subjectOf = (id: number): string => `mediation-case:${id}`

interface Noted {
  readonly on: string
  readonly receipt: string
  readonly told: readonly number[]
}

function writeNote(call: CaseWriter, sentId: number, { on, receipt, told }: Noted): void {
  call.database
    .insert(mediationHandedOverNotes)
    .values({ sentId, on, receipt, told: JSON.stringify(told), at: call.now, staffId: call.staff.id })
    .run()
}

export const handingOverHandlers: HandlersOf<typeof handingOverContract> = {
  get: read((call, { case: id }) => {
    const one = requireCase(call, id)
    const parties = partiesOf(call, id).map((party) => ({ id: party.id, name: party.name }))
    const sent = handedOverOf(call, id)
    const nameOf = nameOfStaff(call)
    return {
      parties,
      gates: gatesBefore(call, one, 'hand-over'),
      sent,
      notes:
        sent === null
          ? []
          : handedOverNotesOf(call, sent.id).map(({ staffId, ...note }) => ({
              ...note,
              by: nameOf(staffId),
            })),
      gaps: handedOverGapsOf(call, id, livingOf(call, id)).map((gap) => ({
        code: gap.code,
        party: 'party' in gap ? gap.party : null,
      })),
    }
  }),

  send: write((call, { case: id, sent, receipt, told }) => {
    const one = requireCase(call, id)
    refuseAhead(call, sent.on)
    refuseStrangers(call, id, told)
    const eventId = makeStep(call, one, { move: 'hand-over', day: sent.on, reason: sent.why })
    const { lastInsertRowid } = call.database
      .insert(mediationHandedOver)
      .values({
        caseId: id,
        eventId,
        ...sent,
        papers: JSON.stringify(sent.papers),
        at: call.now,
        staffId: call.staff.id,
      })
      .run()
    if (receipt !== '' || told.length > 0)
      writeNote(call, Number(lastInsertRowid), { on: sent.on, receipt, told })
    call.record({ subject: subjectOf(id), change: { ...sent, receipt, told } })
    return { case: id }
  }),

  note: write((call, { case: id, ...note }) => {
    requireOpen(call, id)
    refuseAhead(call, note.on)
    refuseStrangers(call, id, note.told)
    const sent = handedOverOf(call, id)
    if (sent === null) throw refuse('conflict', 'not-sent')
    if (note.on < sent.on) throw refuse('invalid', 'before-it-was-sent')
    writeNote(call, sent.id, note)
    call.record({ subject: subjectOf(id), change: note })
    return { case: id }
  }),
}
