/** Serves the watch over a case: what speaks for an escalation, and who was in touch. */
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { nameOfStaff, refuseAhead, requireOpen } from '../../cases/service/open'
import { refuse } from '../../cases/service/refuse'
import { requireCase } from '../../cases/service/rows'
import { refuseStrangers } from '../../parties/service/strangers'
import { partiesOf } from '../../parties/service/at-hand'
import { isWatched, judgementFault, mayChange } from '../../rules'
import { mediationContacts, mediationRisks } from '../../schema'
import type { riskContract } from '../contract'
import { contactDueOf, contactsOf, followRisk, judgementsOf, riskOfCase } from './said'

const subject = (caseId: number): string => `mediation-case:${caseId}`

export const riskHandlers: HandlersOf<typeof riskContract> = {
  get: read((call, { case: id }) => {
    const row = requireCase(call, id)
    const nameOf = nameOfStaff(call)
    const { said, signs } = riskOfCase(call, id)
    return {
      parties: partiesOf(call, id).map((party) => ({ id: party.id, name: party.name })),
      standing:
        said === null ? null : { level: said.level, since: said.on, from: said.from, signs: [...signs] },
      judgements: judgementsOf(call, id).map(({ staffId, ...one }) => ({ ...one, by: nameOf(staffId) })),
      contacts: contactsOf(call, id).map(({ staffId, ...one }) => ({ ...one, by: nameOf(staffId) })),
      due: isWatched(row.state) ? contactDueOf(call, id) : null,
      open: mayChange(row.state),
    }
  }),

  judge: write((call, { case: id, signs: named, level, on, note }) => {
    const row = requireOpen(call, id)
    refuseAhead(call, on)
    const signs = [...new Set(named)]
    const fault = judgementFault({ signs, level, note }, riskOfCase(call, id).said?.level ?? 'low')
    if (fault !== null) throw refuse('conflict', `risk-${fault}`)
    const { lastInsertRowid } = call.database
      .insert(mediationRisks)
      .values({
        caseId: row.id,
        signs: JSON.stringify(signs),
        level,
        day: on,
        note,
        at: call.now,
        staffId: call.staff.id,
      })
      .run()
    followRisk(call, id)
    call.record({ subject: subject(id), change: { signs, level, on, note } })
    return { id: Number(lastInsertRowid), due: contactDueOf(call, id) }
  }),

  contact: write((call, { case: id, party, on, manner, what, next }) => {
    const row = requireOpen(call, id)
    refuseAhead(call, on)
    if (next !== null && next <= on) throw refuse('invalid', 'next-contact-before')
    refuseStrangers(call, id, [party])
    const { lastInsertRowid } = call.database
      .insert(mediationContacts)
      .values({
        caseId: row.id,
        day: on,
        partyId: party,
        manner,
        what,
        next,
        at: call.now,
        staffId: call.staff.id,
      })
      .run()
    call.record({ subject: subject(id), change: { party, on, manner, what, next } })
    return { id: Number(lastInsertRowid), due: contactDueOf(call, id) }
  }),
}
