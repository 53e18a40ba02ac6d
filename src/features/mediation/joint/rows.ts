/** Reads the committees that sit at a case, and the cases of the same people. */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { inJson, rowsOf } from '#work/rows'
import { casesWhere, cardsOf, type CaseRow } from '../cases/service/rows'
import { stateIn } from '../cases/service/state-in'
import type { CaseState } from '../contract/words'
import { afterMove } from '../rules'
import { ofRegister } from '../parties/service/register'
import type { CaseReader } from '../service/call'
import type { Committee, OtherCase } from './contract'

const committeeRow = z.object({
  name: z.string(),
  number: z.string(),
  contact: z.string(),
  leads: z.number().transform((flag) => flag === 1),
  mediators: inJson(z.array(z.string())),
})

/** Who leads stands first. */
export const committeesOf = (call: HasStatements, caseId: number): readonly Committee[] =>
  rowsOf(
    call,
    committeeRow,
    `SELECT name, number, contact, leads, mediators FROM mediation_committees
      WHERE case_id = ? ORDER BY leads DESC, id`,
    caseId,
  )

export const asOther = (call: CaseReader, rows: readonly CaseRow[]): OtherCase[] =>
  cardsOf(call, rows).map(({ id, number, state, kind, parties }) => ({ id, number, state, kind, parties }))

const residentRow = z.object({ id: z.number() })

/** Every record of the register that the people of a case have now. */
const recordsOf = (call: CaseReader, caseId: number): readonly number[] =>
  ofRegister(
    call,
    rowsOf(
      call,
      residentRow,
      'SELECT resident_id AS id FROM mediation_parties WHERE case_id = ? AND resident_id IS NOT NULL ORDER BY id',
      caseId,
    ).map(({ id }) => id),
  ).records

/** Whoever is of the register, has a number, or is called the same, is taken for the same; somebody looks before it is joined. */
const samePeople = `EXISTS (
  SELECT 1 FROM mediation_parties theirs JOIN mediation_parties own ON own.case_id = ?
   WHERE theirs.case_id = c.id AND (
     theirs.resident_id IN (SELECT value FROM json_each(?)) OR (theirs.id_number <> '' AND theirs.id_number = own.id_number)
     OR theirs.name = own.name))`

/** Both are accepted and nothing lies before their parties. */
export const hasPlaceToJoin = (state: CaseState): boolean => afterMove(state, 'join') !== null

/** Cases under way that could take it in: mediated already, and of the same people. */
export const candidatesOf = (call: CaseReader, { id }: CaseRow): readonly CaseRow[] =>
  casesWhere(
    call,
    `c.id <> ? AND ${stateIn(hasPlaceToJoin)} AND ${samePeople}`,
    'ORDER BY c.id LIMIT 50',
    id,
    id,
    JSON.stringify(recordsOf(call, id)),
  )
