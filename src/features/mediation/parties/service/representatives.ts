/** Who acts for a party: put down, put right, ended. Whoever signed for somebody stays the one who did. */
import { z } from 'zod'
import { cleanPhone } from '#ground/people/phones'
import { rowOf } from '#work/rows'
import type { CaseReader, CaseWriter } from '../../service/call'
import { mostRepresentatives } from '../../contract/words'
import { endOfActingFault, letterKept, standsAcross, type SignedFor } from '../../rules'
import type { RepresentativeText } from '../contract'
import { handStands } from '../../schema/chronology'
import { refuseAhead } from '../../cases/service/open'
import { refuse } from '../../cases/service/refuse'
import { partyRowsOf, representativeRowsOf, type PartyRow, type RepresentativeRow } from './rows'
import { insert } from './write'

const signedRow = z.object({ last: z.string().nullable(), bound: z.number() })

/** Null where they signed nothing. */
function signedBy(call: CaseReader, id: number): SignedFor | null {
  const found = rowOf(
    call,
    signedRow.extend({ hands: z.number() }),
    `SELECT count(*) AS hands, max(s.day) AS last, coalesce(max(a.effect_on IS NOT NULL), 0) AS bound
       FROM mediation_signatures s JOIN mediation_agreements a ON a.id = s.agreement_id
      WHERE s.representative_id = ? AND ${handStands('s')}`,
    id,
  )
  return found === null || found.hands === 0 ? null : { last: found.last, inEffect: found.bound === 1 }
}

/** Up to five at a time, each with a letter and its day or by law; a guardian who is the other side cannot act (民法典 35). */
export function saveRepresentative(
  call: CaseWriter,
  party: PartyRow,
  id: number | null,
  text: RepresentativeText,
): number {
  const { name, by, phone, letterOn, maySign, isParty } = text
  refuseAhead(call, letterOn)
  const others = representativeRowsOf(call, party.case_id).filter(({ party_id }) => party_id === party.id)
  const kept = others.find((one) => one.id === id)
  if (id !== null && kept === undefined) throw refuse('not-found', 'not-found')
  if (kept !== undefined && kept.until_on !== null) throw refuse('conflict', 'representative-over')
  const acting = others.filter(({ until_on }) => until_on === null)
  if (id === null && acting.length >= mostRepresentatives)
    throw refuse('conflict', 'representatives', { most: mostRepresentatives })
  const parties = partyRowsOf(call, party.case_id).filter((one) => one.id !== party.id)
  const themselves = parties.find((one) => one.id === isParty)
  if (isParty !== null && themselves === undefined) throw refuse('invalid', 'not-a-party')
  if (standsAcross(text, party, parties)) throw refuse('conflict', 'other-side')
  const letter = { ...text, letterOn: by === 'law' ? null : letterOn }
  if (kept !== undefined && !letterKept(asLetter(kept), letter, signedBy(call, kept.id)))
    throw refuse('conflict', 'representative-signed')
  const row = {
    name,
    by_what: by,
    phone: phone === null ? (kept?.phone ?? '') : cleanPhone(phone),
    letter_on: by === 'law' ? null : letterOn,
    may_sign: maySign ? 1 : 0,
    is_party: isParty,
    from_on: (by === 'law' ? null : letterOn) ?? kept?.from_on ?? call.today,
  }
  if (id === null) return insert(call, 'mediation_representatives', { party_id: party.id, ...row })
  const set = Object.keys(row).map((column) => `${column} = @${column}`)
  call.statement(`UPDATE mediation_representatives SET ${set.join(', ')} WHERE id = @id`).run({ ...row, id })
  return id
}

const asLetter = ({ name, by_what: by, letter_on: letterOn, may_sign: maySign }: RepresentativeRow) => ({
  name,
  by,
  letterOn,
  maySign,
})

/** From the day after they act no more. What they signed up to it stands; a hand of a later day would not. */
export function endRepresentative(
  call: CaseWriter,
  one: RepresentativeRow,
  { on, why }: { readonly on: string; readonly why: string },
): void {
  if (one.until_on !== null) throw refuse('conflict', 'representative-over')
  refuseAhead(call, on)
  const signed = signedBy(call, one.id)
  const fault = endOfActingFault({ from: one.from_on, signed }, on)
  if (fault === 'ended-before-it-began') throw refuse('invalid', fault)
  if (fault !== null) throw refuse('conflict', fault, { day: signed?.last ?? on })
  call
    .statement('UPDATE mediation_representatives SET until_on = ?, ended_why = ? WHERE id = ?')
    .run(on, why, one.id)
}

/** A slip is taken out: they signed nothing, and their acting has not ended, which is on record. */
export function removeRepresentative(call: CaseWriter, one: RepresentativeRow): void {
  if (one.until_on !== null) throw refuse('conflict', 'representative-over')
  if (signedBy(call, one.id) !== null) throw refuse('conflict', 'representative-signed')
  call.statement('DELETE FROM mediation_representatives WHERE id = ?').run(one.id)
}
