/** Serves who a case is between. */
import { followEffect, followSigners } from '../../agreement/service/effect'
import { addressKind, contactKind } from '#ground/roles/sensitive'
import { disclose, look, write, type HandlersOf } from '#desk/rpc/serve'
import { revealed, type SensitiveField } from '#work/reveal/reveal'
import { requireRewritable } from '../../cases/service/open'
import { requireCase } from '../../cases/service/rows'
import { refuse } from '../../cases/service/refuse'
import { mayRewrite, takesParties } from '../../rules'
import type { partiesContract, partyFields } from '../contract'
import { atRiskOf } from './at-risk'
import { noteConsent } from './consents'
import { agreeToGuest, askChild, invite, saveChild, uninvite } from './others'
import {
  requireOpenParty,
  requireRewritableCaseOf,
  requireRewritableParty,
  requireRewritableRepresentative,
  requireParty,
  requireTakingParties,
  type PartyRow,
} from './rows'
import { peopleOf } from './shown'
import { endRepresentative, removeRepresentative, saveRepresentative } from './representatives'
import { addParty, addResident, changeParty, noteDeath, protect, removeParty } from './write'

const subject = (caseId: number): string => `mediation-case:${caseId}`

export const partiesHandlers: HandlersOf<typeof partiesContract> = {
  of: look((call, input) => {
    const row = requireCase(call, input.case)
    call.saw({ subject: subject(row.id), fields: [] })
    const open = mayRewrite(row.state)
    return { ...peopleOf(call, row.id), open, takesParties: takesParties(row.state) }
  }),

  addResident: write((call, input) => {
    const row = requireTakingParties(call, input.case)
    const id = addResident(call, row, input)
    call.record({ subject: subject(row.id), change: { party: id, ...input } })
    return { id }
  }),

  add: write((call, input) => {
    const row = requireTakingParties(call, input.case)
    const id = addParty(call, row, input.text)
    call.record({ subject: subject(row.id), change: { party: id, ...input.text } })
    return { id }
  }),

  change: write((call, { party, text }) => {
    const row = requireRewritableParty(call, party)
    changeParty(call, row, text)
    // Whether a hand counts goes by who they are: put right, theirs may be the one that was missing.
    followEffect(call, row.case_id)
    call.record({ subject: subject(row.case_id), change: { party, ...text } })
    return { id: party }
  }),

  remove: write((call, { party }) => {
    const row = requireRewritableParty(call, party)
    removeParty(call, row, requireCase(call, row.case_id))
    call.record({ subject: subject(row.case_id), change: { removed: party } })
    return { id: party }
  }),

  // Also after closing: nobody waits for a follow-up of the dead.
  died: write((call, { party, on }) => {
    const row = requireOpenParty(call, party)
    // Whose hand was waited for may have died before the text was laid; who lives after all has not signed.
    followSigners(call, row.case_id, () => noteDeath(call, row, on))
    call.record({ subject: subject(row.case_id), change: { party, diedOn: on } })
    return { id: party }
  }),

  saveRepresentative: write((call, { party, id, text }) => {
    const row = requireRewritableParty(call, party)
    const saved = saveRepresentative(call, row, id, text)
    // A hand counts from the letter on, which may be brought after it.
    followEffect(call, row.case_id)
    call.record({ subject: subject(row.case_id), change: { party, representative: saved, ...text } })
    return { id: saved }
  }),

  endRepresentative: write((call, { id, on, why }) => {
    const { row, one } = requireRewritableRepresentative(call, id)
    endRepresentative(call, one, { on, why })
    followEffect(call, row.id)
    call.record({ subject: subject(row.id), change: { representativeEnded: id, on, why } })
    return { id }
  }),

  removeRepresentative: write((call, { id }) => {
    const { row, one } = requireRewritableRepresentative(call, id)
    removeRepresentative(call, one)
    followEffect(call, row.id)
    call.record({ subject: subject(row.id), change: { representativeRemoved: id } })
    return { id }
  }),

  // Also in a case that is shut: its papers are still read and printed.
  protect: write((call, { party, hidden, reason }) => {
    const row = requireParty(call, party)
    protect(call, row, hidden, reason)
    call.record({ subject: subject(row.case_id), change: { party, hidden, reason } })
    return { id: party }
  }),

  consent: write((call, { party, words, day }) => {
    const row = requireRewritableParty(call, party)
    const id = noteConsent(call, party, words, day)
    // Whoever said no and has thought better of it may be the last that was missing.
    followEffect(call, row.case_id)
    call.record({ subject: subject(row.case_id), change: { party, ...words, day } })
    return { id }
  }),

  invite: write((call, { name, as, ...input }) => {
    const row = requireRewritable(call, input.case)
    const id = invite(call, row.id, name, as)
    call.record({ subject: subject(row.id), change: { guest: id, name, as } })
    return { id }
  }),

  guestAgreed: write((call, { guest, party, day }) => {
    const row = requireRewritableCaseOf(call, 'SELECT case_id FROM mediation_guests WHERE id = ?', guest)
    const of = requireRewritableParty(call, party)
    if (of.case_id !== row.id) throw refuse('not-found', 'not-found')
    agreeToGuest(call, guest, party, day)
    call.record({ subject: subject(row.id), change: { guest, party, day } })
    return { id: guest }
  }),

  uninvite: write((call, { guest }) => {
    const row = requireRewritableCaseOf(call, 'SELECT case_id FROM mediation_guests WHERE id = ?', guest)
    uninvite(call, guest)
    call.record({ subject: subject(row.id), change: { notComing: guest } })
    return { id: guest }
  }),

  saveChild: write((call, { id, name, birth, ...input }) => {
    const row = requireRewritable(call, input.case)
    const saved = saveChild(call, row.id, id, { name, birth })
    call.record({ subject: subject(row.id), change: { child: saved, name, birth } })
    return { id: saved }
  }),

  askChild: write((call, { child, answer }) => {
    const row = requireRewritableCaseOf(call, 'SELECT case_id FROM mediation_children WHERE id = ?', child)
    askChild(call, child, answer)
    call.record({ subject: subject(row.id), change: { child, ...answer } })
    return { id: child }
  }),

  reveal: disclose((call, { party, field, reason }) => {
    const row = requireParty(call, party)
    const isProtected = atRiskOf(call, row.case_id, [row]).has(row.id)
    return revealed(call, { subject: subject(row.case_id), ...fieldOf(row, field, isProtected) }, reason)
  }),
}

type Field = (typeof partyFields)[number]

function fieldOf(row: PartyRow, field: Field, isProtected: boolean): Omit<SensitiveField, 'subject'> {
  switch (field) {
    case 'id-number':
      return { kind: 'id-number', value: row.id_number }
    case 'phone':
      return { kind: contactKind(isProtected), value: row.phone }
    case 'birth':
      return { kind: 'birth', value: row.birth ?? '' }
    case 'address':
    case 'workplace':
    case 'school':
    case 'whereabouts':
      return { kind: addressKind(isProtected), value: row[field] }
  }
}
