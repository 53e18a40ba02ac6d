/** Reads the people of a case from their tables. */
import { z } from 'zod'
import type { CaseReader } from '../../service/call'
import type { HasStatements } from '#vault/store/store'
import { rowOf, rowsOf } from '#work/rows'
import { capacities, guestKinds, partyRoles } from '../../contract/words'
import { requireOpen, requireRewritable } from '../../cases/service/open'
import { requireCase, type CaseRow } from '../../cases/service/rows'
import { refuse } from '../../cases/service/refuse'
import { takesParties, type Party } from '../../rules'

const yes = z.number().transform((value) => value === 1)

export const partyRow = z.object({
  id: z.number(),
  case_id: z.number(),
  role: z.enum(partyRoles),
  side: z.number(),
  kind: z.enum(['person', 'unit']),
  resident_id: z.number().nullable(),
  name: z.string(),
  id_number: z.string(),
  phone: z.string(),
  address: z.string(),
  birth: z.string().nullable(),
  capacity: z.enum(capacities).nullable(),
  cannot_read: yes,
  read_to_by: z.string(),
  workplace: z.string(),
  school: z.string(),
  whereabouts: z.string(),
  protected_since: z.string().nullable(),
  died_on: z.string().nullable(),
})
export type PartyRow = z.infer<typeof partyRow>

const partyColumns = Object.keys(partyRow.shape).join(', ')

export const partyRowsOf = (call: HasStatements, caseId: number): readonly PartyRow[] =>
  rowsOf(
    call,
    partyRow,
    `SELECT ${partyColumns} FROM mediation_parties WHERE case_id = ? ORDER BY id`,
    caseId,
  )

const representativeRow = z.object({
  id: z.number(),
  party_id: z.number(),
  name: z.string(),
  by_what: z.enum(['letter', 'law']),
  phone: z.string(),
  letter_on: z.string().nullable(),
  may_sign: yes,
  is_party: z.number().nullable(),
  from_on: z.string().nullable(),
  until_on: z.string().nullable(),
  ended_why: z.string(),
})
export type RepresentativeRow = z.infer<typeof representativeRow>

export const representativeRowsOf = (call: HasStatements, caseId: number): readonly RepresentativeRow[] =>
  rowsOf(
    call,
    representativeRow,
    `SELECT r.id, r.party_id, r.name, r.by_what, r.phone, r.letter_on, r.may_sign, r.is_party,
            r.from_on, r.until_on, r.ended_why
       FROM mediation_representatives r JOIN mediation_parties p ON p.id = r.party_id
      WHERE p.case_id = ? ORDER BY r.id`,
    caseId,
  )

/** The parties as the rules about who acts for whom take them. */
export const asParties = (
  rows: readonly PartyRow[],
  representatives: readonly RepresentativeRow[],
): readonly Party[] =>
  rows.map(({ id, kind, birth, capacity, side }) => ({
    id,
    kind,
    birth,
    capacity,
    side,
    representatives: representatives
      .filter(({ party_id, until_on }) => party_id === id && until_on === null)
      .map(({ name, by_what, letter_on, may_sign, is_party }) => ({
        name,
        by: by_what,
        letterOn: letter_on,
        maySign: may_sign,
        party: is_party,
      })),
  }))

const guestRow = z.object({
  id: z.number(),
  case_id: z.number(),
  name: z.string(),
  as_what: z.enum(guestKinds),
  not_coming_since: z.string().nullable(),
})
const guestConsentRow = z.object({ guest_id: z.number(), party_id: z.number(), day: z.string() })

export const guestRowsOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    guestRow,
    'SELECT id, case_id, name, as_what, not_coming_since FROM mediation_guests WHERE case_id = ? ORDER BY id',
    caseId,
  )

export const guestConsentRowsOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    guestConsentRow,
    `SELECT c.guest_id, c.party_id, c.day FROM mediation_guest_consents c JOIN mediation_guests g ON g.id = c.guest_id
      WHERE g.case_id = ? ORDER BY c.id`,
    caseId,
  )

export const childRow = z.object({
  id: z.number(),
  case_id: z.number(),
  name: z.string(),
  birth: z.string(),
  asked_on: z.string().nullable(),
  asked_by: z.string().nullable(),
  wish: z.string().nullable(),
})

const childColumns = Object.keys(childRow.shape).join(', ')

export const childRowsOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    childRow,
    `SELECT ${childColumns} FROM mediation_children WHERE case_id = ? ORDER BY id`,
    caseId,
  )

const childAnswerRow = z.object({ child: z.number(), on: z.string(), by: z.string(), words: z.string() })

/** Answers that a later one took the place of, the first first. */
export const childAnswersOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    childAnswerRow,
    `SELECT a.child_id AS child, a.asked_on AS "on", a.asked_by AS "by", a.wish AS words
       FROM mediation_child_answers a JOIN mediation_children h ON h.id = a.child_id WHERE h.case_id = ? ORDER BY a.id`,
    caseId,
  )

/** Somebody who acts in a case in sight that can still be written to. */
export function requireRewritableRepresentative(
  call: CaseReader,
  id: number,
): { readonly row: CaseRow; readonly one: RepresentativeRow } {
  const row = requireRewritableCaseOf(
    call,
    `SELECT p.case_id FROM mediation_representatives r JOIN mediation_parties p ON p.id = r.party_id WHERE r.id = ?`,
    id,
  )
  const one = representativeRowsOf(call, row.id).find((each) => each.id === id)
  if (one === undefined) throw refuse('not-found', 'not-found')
  return { row, one }
}

/** A case that somebody can still become a party of: `conflict` `mediation.party-late` once its text lies before the others. */
export function requireTakingParties(call: CaseReader, id: number): CaseRow {
  const row = requireOpen(call, id)
  if (!takesParties(row.state)) throw refuse('conflict', 'party-late')
  return row
}

/** Somebody of a case in sight, or `not-found`: whose case one may not see is not there. */
export function requireParty(call: CaseReader, id: number): PartyRow {
  const row = rowOf(call, partyRow, `SELECT ${partyColumns} FROM mediation_parties WHERE id = ?`, id)
  if (row === null) throw refuse('not-found', 'not-found')
  requireCase(call, row.case_id)
  return row
}

/** The same, of a case that can still be written to. */
export function requireOpenParty(call: CaseReader, id: number): PartyRow {
  const row = requireParty(call, id)
  requireOpen(call, row.case_id)
  return row
}

/** The same, of a case that was not closed. */
export function requireRewritableParty(call: CaseReader, id: number): PartyRow {
  const row = requireParty(call, id)
  requireRewritable(call, row.case_id)
  return row
}

const ofCaseRow = z.object({ case_id: z.number() })

/** The case of a row of another table of the room, in sight; `select` gives its `case_id`. */
export function requireCaseOf(call: CaseReader, select: string, id: number): CaseRow {
  const row = rowOf(call, ofCaseRow, select, id)
  if (row === null) throw refuse('not-found', 'not-found')
  return requireCase(call, row.case_id)
}

/** The same, not closed. */
export const requireRewritableCaseOf = (call: CaseReader, select: string, id: number): CaseRow =>
  requireRewritable(call, requireCaseOf(call, select, id).id)

/** Also of one that is closed: what is answered and reported goes on. */
export const requireOpenCaseOf = (call: CaseReader, select: string, id: number): CaseRow =>
  requireOpen(call, requireCaseOf(call, select, id).id)
