/** Who acts for a party: put down, put right, ended. Whoever signed for somebody stays the one who did. */
import { z } from 'zod'
import { cleanPhone } from '#ground/people/phones'
import { rowOf } from '#work/rows'
import type { CaseReader, CaseWriter } from '../../service/call'
import { mostRepresentatives } from '../../contract/words'
import type { RepresentativeText } from '../contract'
import { refuseAhead } from '../../cases/service/open'
import { refuse } from '../../cases/service/refuse'
import { partyRowsOf, representativeRowsOf, type PartyRow, type RepresentativeRow } from './rows'
import { insert } from './write'

const signedRow = z.object({ last: z.string().nullable(), bound: z.number() })

/** The last day on which they signed, and whether what they signed is in effect; null where they signed nothing. */
function signedBy(call: CaseReader, id: number) {
  const found = rowOf(
    call,
    signedRow.extend({ hands: z.number() }),
    `SELECT count(*) AS hands, max(s.day) AS last, coalesce(max(a.effect_on IS NOT NULL), 0) AS bound
       FROM mediation_signatures s JOIN mediation_agreements a ON a.id = s.agreement_id WHERE s.representative_id = ?`,
    id,
  )
  return found === null || found.hands === 0 ? null : { last: found.last, inEffect: found.bound === 1 }
}

/** Who put their hand to a paper stays who they were; once it binds, their letter does too. */
function refuseAfterSigning(call: CaseReader, kept: RepresentativeRow, text: RepresentativeText): void {
  const signed = signedBy(call, kept.id)
  if (signed === null) return
  const isSomebodyElse = kept.name !== text.name || kept.by_what !== text.by
  const isAnotherLetter = kept.letter_on !== text.letterOn || kept.may_sign !== text.maySign
  if (isSomebodyElse || (signed.inEffect && isAnotherLetter))
    throw refuse('conflict', 'representative-signed')
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
  // Somebody of the name of the other side is the other side, also where nobody ticked it.
  if ([themselves, ...parties.filter((one) => one.name === name)].some((one) => isAcross(one, party)))
    throw refuse('conflict', 'other-side')
  if (kept !== undefined)
    refuseAfterSigning(call, kept, { ...text, letterOn: by === 'law' ? null : letterOn })
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

const isAcross = (one: PartyRow | undefined, party: PartyRow): boolean =>
  one !== undefined && one.side !== party.side

/** From the day after they act no more. What they signed up to it stands; a hand of a later day would not. */
export function endRepresentative(
  call: CaseWriter,
  one: RepresentativeRow,
  { on, why }: { readonly on: string; readonly why: string },
): void {
  if (one.until_on !== null) throw refuse('conflict', 'representative-over')
  refuseAhead(call, on)
  if (one.from_on !== null && on < one.from_on) throw refuse('invalid', 'ended-before-it-began')
  const last = signedBy(call, one.id)?.last ?? null
  if (last !== null && last > on) throw refuse('conflict', 'signed-after-that', { day: last })
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
