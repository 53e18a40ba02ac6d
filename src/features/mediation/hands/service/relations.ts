/** How a mediator stands to the parties of a case, and whether they may have it (人民调解法 19, 23). */
import { z } from 'zod'
import { rowsOf } from '#work/rows'
import { relationAnswers } from '../../contract/words'
import {
  declaredRelations,
  mayMediate,
  relations,
  type DeclaredRelation,
  type Relation,
  type Represented,
} from '../../rules'
import type { CaseReader } from '../../service/call'

export interface Concerned extends Represented {
  readonly id: number
  /** Whose word is not waited for any more. */
  readonly hasDied: boolean
}

interface PartyAsWritten {
  readonly id: number
  readonly name: string
  readonly id_number: string
  readonly phone: string
  readonly birth: string | null
  readonly died_on: string | null
}

const actingRow = z.object({ party_id: z.number(), name: z.string(), phone: z.string() })

const phonesOf = (phone: string): readonly string[] => (phone === '' ? [] : [phone])

/** The parties of a case, each with who acts for it now. */
export function concernedOf(
  call: CaseReader,
  caseId: number,
  parties: readonly PartyAsWritten[],
): readonly Concerned[] {
  const acting = Map.groupBy(
    rowsOf(
      call,
      actingRow,
      `SELECT r.party_id, r.name, r.phone FROM mediation_representatives r JOIN mediation_parties p ON p.id = r.party_id
        WHERE p.case_id = ? AND r.until_on IS NULL ORDER BY r.id`,
      caseId,
    ),
    ({ party_id }) => party_id,
  )
  return parties.map(({ id, name, id_number, phone, birth, died_on }) => ({
    id,
    name,
    idNumber: id_number,
    phones: phonesOf(phone),
    birth,
    hasDied: died_on !== null,
    acting: (acting.get(id) ?? []).map((one) => ({
      name: one.name,
      idNumber: '',
      phones: phonesOf(one.phone),
      birth: null,
    })),
  }))
}

const saidRow = z.object({ id: z.number(), party_id: z.number(), says: z.enum(relationAnswers) })

/** The last of each party. */
const saidOf = (call: CaseReader, caseId: number, mediator: number) =>
  rowsOf(
    call,
    saidRow,
    `SELECT id, party_id, says FROM mediation_relations r WHERE case_id = @case AND mediator_id = @mediator
        AND id = (SELECT max(l.id) FROM mediation_relations l WHERE l.case_id = r.case_id
                     AND l.mediator_id = r.mediator_id AND l.party_id = r.party_id) ORDER BY id`,
    { case: caseId, mediator },
  )

const isDeclared = (says: (typeof relationAnswers)[number]): says is DeclaredRelation =>
  declaredRelations.some((one) => one === says)

export interface Found {
  /** Ids of the parties who took them, knowing the last that was declared. */
  readonly accepted: readonly number[]
  readonly found: readonly Relation[]
  /** Ids of the living parties of whom nobody asked this mediator: what was not asked is nobody's answer. */
  readonly unanswered: readonly number[]
  readonly mayMediate: boolean
}

/** `accepted` is whether all parties said that they take the case's mediator. */
export function relationsOf(
  call: CaseReader,
  caseId: number,
  mediator: { readonly id: number; readonly name: string },
  parties: readonly Concerned[],
  accepted: boolean,
): Found {
  const said = saidOf(call, caseId, mediator.id)
  const declared = said.flatMap(({ party_id, says }) =>
    isDeclared(says) ? [{ party: parties.findIndex(({ id }) => id === party_id), relation: says }] : [],
  )
  const themselves = { ...mediator, idNumber: '', phones: [], birth: null }
  const cleared = (at: number): boolean =>
    said.some(({ party_id, says }) => says === 'none' && party_id === parties[at]?.id)
  const found = relations(themselves, parties, declared).filter(
    (one) => one.code === 'declared' || !cleared(one.party),
  )
  const last = said.findLast(({ says }) => isDeclared(says))?.id
  const acceptedBy =
    last === undefined
      ? []
      : parties.map(({ id }) => id).filter((id) => acceptedKnowing(call, mediator.id, id, last))
  const knowing =
    declared.length === 0 || last === undefined
      ? accepted
      : parties.every(({ id, hasDied }) => hasDied || acceptedBy.includes(id))
  const unanswered = parties
    .filter(({ id, hasDied }) => !hasDied && !said.some(({ party_id }) => party_id === id))
    .map(({ id }) => id)
  return { found, unanswered, accepted: acceptedBy, mayMediate: mayMediate(found, knowing) }
}

/** What was declared later has to be told of anew. */
const acceptedKnowing = (call: CaseReader, mediator: number, party: number, last: number): boolean =>
  call
    .statement(
      'SELECT 1 FROM mediation_relations_accepted WHERE mediator_id = ? AND party_id = ? AND knowing >= ?',
    )
    .get(mediator, party, last) !== undefined
