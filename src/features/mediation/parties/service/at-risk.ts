/**
 * Who of a case is hidden from the others: by a word in the case, by the register, or because a court protects them from somebody in it.
 * Cases that were joined lie in one file: whoever is hidden in one of them is hidden in all, from whichever day on, while they are joined.
 */
import { z } from 'zod'
import { protectedAmong } from '#features/residents/index'
import { cleanName } from '#ground/people/names'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import type { CaseReader } from '../../service/call'
import { ofRegister, type OfRegister } from './register'
import { partyRow } from './rows'

const concerned = partyRow.pick({
  id: true,
  name: true,
  resident_id: true,
  id_number: true,
  protected_since: true,
})
export type Concerned = z.infer<typeof concerned>

const haveNumbers = (one: Concerned, other: Concerned): boolean =>
  one.id_number !== '' && other.id_number !== ''

/** By a record or a number; by the name only where one of them is of no record. Two records that did not become one are two people. */
function isSurely({ isSame: isOne }: OfRegister, one: Concerned, other: Concerned): boolean {
  if (one.resident_id !== null && other.resident_id !== null && isOne(one.resident_id, other.resident_id))
    return true
  if (haveNumbers(one, other)) return one.id_number === other.id_number
  const haveRecords = one.resident_id !== null && other.resident_id !== null
  return !haveRecords && cleanName(one.name) === cleanName(other.name)
}

/** As a case is taken for one of the same people: two numbers that differ are two people, two records that did not become one may be one. */
const maybe = (register: OfRegister, one: Concerned, other: Concerned): boolean =>
  isSurely(register, one, other) ||
  (!haveNumbers(one, other) && cleanName(one.name) === cleanName(other.name))

/** The case and all that it was joined with, through however many steps: what took it in, and what either took in. */
export const joinedWith = (call: HasStatements, caseId: number): readonly number[] =>
  call
    .statement(
      `WITH RECURSIVE one_file (id) AS (
         SELECT @case
         UNION SELECT c.joined_into FROM one_file o JOIN mediation_cases c ON c.id = o.id WHERE c.joined_into IS NOT NULL
         UNION SELECT c.id FROM one_file o JOIN mediation_cases c ON c.joined_into = o.id)
       SELECT id FROM one_file`,
    )
    .pluck()
    .all({ case: caseId })
    .map(Number)

const everybodyIn = (call: HasStatements, cases: readonly number[]): readonly Concerned[] =>
  rowsOf(
    call,
    concerned,
    `SELECT id, name, resident_id, id_number, protected_since FROM mediation_parties
      WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    JSON.stringify(cases),
  )

const orderRow = z.object({ resident: z.number().nullable(), name: z.string(), ofCase: z.number() })

const offeredRow = z.object({
  first: z.number(),
  name: z.string(),
  answer: z.enum(['wanted', 'not-wanted']).nullable(),
})

/**
 * Who was offered to have their address kept secret and wanted it, as they answered last (反家庭暴力法 13, 28). A name that a further
 * screening put right is theirs too.
 */
function wantedHidden(call: HasStatements, cases: string): readonly string[] {
  const offered = rowsOf(
    call,
    offeredRow,
    `SELECT coalesce(s.continues, s.id) AS first, s.name, a.answer FROM mediation_screenings m
       JOIN mediation_suspicions s ON s.screening_id = m.id
       LEFT JOIN mediation_help_answers a ON a.suspicion_id = s.id AND a.offer = 'address-hidden'
      WHERE m.case_id IN (SELECT value FROM json_each(?)) ORDER BY a.id`,
    cases,
  )
  return [...Map.groupBy(offered, ({ first }) => first).values()]
    .filter((own) => own.findLast(({ answer }) => answer !== null)?.answer === 'wanted')
    .flatMap((own) => own.map(({ name }) => cleanName(name)))
}

const residentsOf = (people: readonly Concerned[]): readonly number[] =>
  people.flatMap(({ resident_id }) => resident_id ?? [])

const apartRow = z.object({ shown: z.number(), word: z.number() })

/** Parties that were shown again after a word about another one of their case, which whoever said it saw beside them. */
const toldApart = (call: HasStatements, cases: readonly number[]): readonly z.infer<typeof apartRow>[] =>
  rowsOf(
    call,
    apartRow,
    `SELECT DISTINCT s.party_id AS shown, other.id AS word
       FROM mediation_parties own JOIN mediation_protections s ON s.party_id = own.id AND s.what = 'shown'
       JOIN mediation_parties other ON other.case_id = own.case_id AND other.id <> own.id AND s.day >= other.protected_since
      WHERE own.case_id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
        SELECT 1 FROM mediation_protections h
         WHERE h.party_id = other.id AND h.what = 'hidden' AND h.id > s.id)`,
    JSON.stringify(cases),
  )

/**
 * Each who is hidden, and the day of the first word that says so; null where the register, an order, or their own answer does. Protected
 * at the counter after they became a party, they are hidden here from the next paper on. So is whom an order of no case, or of another one,
 * protects by their record: a court's word holds wherever they are met (反家庭暴力法 29, 32); by their name alone it holds in its own case.
 * An order hides as long as it is not lifted, also when its time is over: that somebody may find them again is for people to say. Whoever
 * was erased from the register may have been protected there, and is hidden. A namesake's word hides as well, but for whom people showed
 * again beside it.
 */
export function hiddenOf(
  call: CaseReader,
  caseId: number,
  parties: readonly Concerned[],
): ReadonlyMap<number, string | null> {
  const cases = joinedWith(call, caseId)
  const everybody = cases.length === 1 ? parties : everybodyIn(call, cases)
  const residents = residentsOf(everybody)
  const register = ofRegister(call, residents)
  const atTheCounter =
    residents.length === 0 ? new Set<number>() : protectedAmong(call.beside('desk'), residents)
  const orders = rowsOf(
    call,
    orderRow,
    `SELECT o.protected_resident_id AS resident, o.protected_name AS name, coalesce(o.case_id IN (SELECT value FROM json_each(@cases)), 0) AS ofCase
       FROM mediation_orders o
      WHERE (o.case_id IN (SELECT value FROM json_each(@cases))
          OR o.protected_resident_id IN (SELECT value FROM json_each(@residents))) AND NOT EXISTS (
        SELECT 1 FROM mediation_order_askings a JOIN mediation_order_rulings r ON r.asking_id = a.id
         WHERE a.order_id = o.id AND a.what = 'lift' AND r.granted)`,
    { cases: JSON.stringify(cases), residents: JSON.stringify(register.records) },
  )
  const wanted = wantedHidden(call, JSON.stringify(cases))
  const isBeyondWords = ({ name, resident_id }: Concerned): boolean =>
    (resident_id !== null && (atTheCounter.has(resident_id) || register.isGone(resident_id))) ||
    wanted.includes(cleanName(name)) ||
    orders.some(
      (order) =>
        // As a court prints a short name, with a blank in it, it is theirs too.
        (order.ofCase === 1 && cleanName(order.name) === cleanName(name)) ||
        (resident_id !== null && order.resident !== null && register.isSame(order.resident, resident_id)),
    )
  const beyondWords = new Set(everybody.filter(isBeyondWords))
  const hidden = everybody.filter((one) => one.protected_since !== null || beyondWords.has(one))
  const apart = hidden.length === 0 ? [] : toldApart(call, cases)
  const isApart = (word: Concerned, party: Concerned): boolean =>
    !beyondWords.has(word) &&
    !isSurely(register, word, party) &&
    everybody.some(
      (one) =>
        apart.some((told) => told.shown === one.id && told.word === word.id) &&
        isSurely(register, one, party),
    )
  return new Map(
    parties.flatMap((party) => {
      const same = hidden.filter(
        (one) => one.id === party.id || (maybe(register, one, party) && !isApart(one, party)),
      )
      const [first = null] = same.flatMap((one) => one.protected_since ?? []).toSorted()
      return same.length === 0 ? [] : [[party.id, first] as const]
    }),
  )
}

export const atRiskOf = (
  call: CaseReader,
  caseId: number,
  parties: readonly Concerned[],
): ReadonlySet<number> => new Set(hiddenOf(call, caseId, parties).keys())

/**
 * Whose words end with this party's: the same person in the case and in all that it was joined with. Apart from them who of the case only
 * has their name: their word goes on for themselves.
 */
export function sameInOneFile(
  call: CaseReader,
  party: Concerned,
  caseId: number,
): { readonly same: readonly number[]; readonly namesakes: readonly number[] } {
  const everybody = everybodyIn(call, joinedWith(call, caseId))
  const register = ofRegister(call, residentsOf(everybody))
  const same = everybody.filter((one) => one.id === party.id || isSurely(register, one, party))
  const beside = everybodyIn(call, [caseId]).filter(
    (one) =>
      one.protected_since !== null && maybe(register, one, party) && !same.some(({ id }) => id === one.id),
  )
  const apart = toldApart(call, [caseId])
  return {
    same: same.map(({ id }) => id),
    namesakes: beside
      .map(({ id }) => id)
      .filter((word) => !apart.some((told) => told.word === word && told.shown === party.id)),
  }
}
