/** The people of a case as the check before signing looks at them: who acts for whom, who cannot read, which children there are. */
import { z } from 'zod'
import { inJson, rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { capacities, partyRoles } from '../../contract/words'
import { cleanName } from '#ground/people/names'
import { joinedWith } from '../../parties/service/at-risk'
import { eachOnce, isChild, isMinor, type Child, type Party } from '../../rules'
import { suspicionRowsOf, victimOf } from '../../screening/service/rows'
import type { CaseReader } from '../../service/call'

const partyRow = z.object({
  id: z.number(),
  name: z.string(),
  role: z.enum(partyRoles),
  kind: z.enum(['person', 'unit']),
  birth: z.string().nullable(),
  capacity: z.enum(capacities).nullable(),
  side: z.number(),
  cannotRead: z.number().transform((flag) => flag === 1),
  rightsToldOn: z.string().nullable(),
  diedOn: z.string().nullable(),
})
const representativeRow = z.object({
  id: z.number(),
  party: z.number(),
  name: z.string(),
  by: z.enum(['letter', 'law']),
  letterOn: z.string().nullable(),
  maySign: z.number().transform((flag) => flag === 1),
  isParty: z.number().nullable(),
  until: z.string().nullable(),
})
const childRow = z.object({
  name: z.string(),
  birth: z.string(),
  askedOn: z.string().nullable(),
  askedBy: z.string().nullable(),
  wish: z.string().nullable(),
  askedBefore: inJson(z.array(z.string())),
})

export type StoredParty = z.infer<typeof partyRow>
export type StoredRepresentative = z.infer<typeof representativeRow>

/** In the order of their roles, as they stand on every paper. */
export const partiesOf = (call: HasStatements, caseId: number): readonly StoredParty[] =>
  rowsOf(
    call,
    partyRow,
    `SELECT id, name, role, kind, birth, capacity, side, cannot_read AS cannotRead, rights_told_on AS rightsToldOn,
            died_on AS diedOn
       FROM mediation_parties WHERE case_id = ? ORDER BY id`,
    caseId,
  )

/** Whose word is waited for still: who has died is told nothing any more, and asked nothing. */
export const livingOf = (call: HasStatements, caseId: number): readonly number[] =>
  partiesOf(call, caseId).flatMap(({ id, diedOn }) => (diedOn === null ? [id] : []))

export const representativesOf = (call: HasStatements, caseId: number): readonly StoredRepresentative[] =>
  rowsOf(
    call,
    representativeRow,
    `SELECT r.id, r.party_id AS party, r.name, r.by_what AS by, r.letter_on AS letterOn, r.may_sign AS maySign,
            r.is_party AS isParty, r.until_on AS until
       FROM mediation_representatives r JOIN mediation_parties p ON p.id = r.party_id
      WHERE p.case_id = ? ORDER BY r.id`,
    caseId,
  )

/** `today` says who is a child still. */
type Reading = HasStatements & Pick<CaseReader, 'today'>

export interface People {
  readonly parties: readonly (Party & { readonly diedOn: string | null })[]
  readonly children: readonly Child[]
  /** Names of children of the case who are not in the list. */
  readonly childrenKnown: readonly string[]
  readonly cannotRead: readonly number[]
}

/** Those of the case and of what it was joined with: what is agreed of them is agreed in one file. */
const childrenOf = (call: HasStatements, caseId: number): readonly Child[] =>
  eachOnce(
    rowsOf(
      call,
      childRow,
      `SELECT h.name, h.birth, h.asked_on AS askedOn, h.asked_by AS askedBy, h.wish,
              (SELECT json_group_array(a.asked_on) FROM mediation_child_answers a WHERE a.child_id = h.id) AS askedBefore
         FROM mediation_children h
        WHERE h.case_id IN (SELECT value FROM json_each(?)) ORDER BY h.id`,
      JSON.stringify(joinedWith(call, caseId)),
    ).map(({ name, birth, askedOn, askedBy, wish, askedBefore }) => ({
      name,
      birth,
      askedBefore,
      wish: askedOn === null ? null : { on: askedOn, words: wish ?? '', askedBy: askedBy ?? '' },
    })),
  )

/** Children as parties or as the screening that stands knows them, whom nobody wrote into the list. */
function childrenElsewhere(
  call: Reading,
  caseId: number,
  listed: readonly Child[],
  parties: readonly StoredParty[],
): readonly string[] {
  const day = call.today
  const suspected = suspicionRowsOf(call, caseId)
  const last = suspected.at(-1)?.screening_id
  const names = [
    ...parties.filter(({ birth }) => isChild(birth, day)).map(({ name }) => name),
    ...suspected
      .filter((one) => one.screening_id === last && isMinor(victimOf(one), day))
      .map(({ name }) => name),
  ]
  return [...new Set(names)].filter(
    (name) => !listed.some((child) => cleanName(child.name) === cleanName(name)),
  )
}

export const childrenKnownOf = (call: Reading, caseId: number): readonly string[] =>
  childrenElsewhere(call, caseId, childrenOf(call, caseId), partiesOf(call, caseId))

export function peopleOf(call: Reading, caseId: number): People {
  const parties = partiesOf(call, caseId)
  const children = childrenOf(call, caseId)
  const acting = Map.groupBy(
    representativesOf(call, caseId).filter(({ until }) => until === null),
    ({ party }) => party,
  )
  return {
    parties: parties.map(({ id, kind, birth, capacity, side, diedOn }) => ({
      id,
      diedOn,
      kind,
      birth,
      capacity,
      side,
      representatives: (acting.get(id) ?? []).map(({ name, by, letterOn, maySign, isParty }) => ({
        name,
        by,
        letterOn,
        maySign,
        // Who has the name of a party is that party, whether somebody ticked it or not.
        party: isParty ?? parties.find((one) => one.id !== id && one.name === name)?.id ?? null,
      })),
    })),
    children,
    childrenKnown: childrenElsewhere(call, caseId, children, parties),
    cannotRead: parties.filter(({ cannotRead }) => cannotRead).map(({ id }) => id),
  }
}
