/** Who stands in a case, as papers see them: whose whereabouts are hidden, and what would lead to them. */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import { cleanName } from '#ground/people/names'
import { rowOf, rowsOf } from '#work/rows'
import { partyRoles } from '../../contract/words'
import { atRiskOf, joinedWith } from '../../parties/service/at-risk'
import { isChild, type ContactOf, type Person } from '../../rules'
import type { CaseReader } from '../../service/call'

const partyRow = z.object({
  id: z.number(),
  role: z.enum(partyRoles),
  side: z.number(),
  resident_id: z.number().nullable(),
  name: z.string(),
  id_number: z.string(),
  phone: z.string(),
  address: z.string(),
  birth: z.string().nullable(),
  workplace: z.string(),
  school: z.string(),
  whereabouts: z.string(),
  protected_since: z.string().nullable(),
  rights_told_on: z.string().nullable(),
})
export type PartyRow = z.infer<typeof partyRow>

const actingRow = z.object({
  id: z.number(),
  party_id: z.number(),
  name: z.string(),
  by_what: z.enum(['letter', 'law']),
  letter_on: z.string().nullable(),
  may_sign: z.number(),
  phone: z.string(),
  from_on: z.string().nullable(),
  until_on: z.string().nullable(),
})
export type ActingRow = z.infer<typeof actingRow>

const childRow = z.object({ id: z.number(), name: z.string(), birth: z.string() })
const childOfRow = childRow.extend({ case_id: z.number() })

/** Somebody whom papers must not lead to. */
export interface Hidden {
  readonly id: number
  readonly name: string
  readonly because: 'at-risk' | 'minor'
}

export interface PeopleOfCase {
  readonly parties: readonly PartyRow[]
  readonly acting: readonly ActingRow[]
  readonly persons: readonly Person[]
  readonly contacts: readonly ContactOf[]
  readonly hidden: readonly Hidden[]
}

/** What of somebody leads to them as surely as their address, wherever it stands in a text. */
const whatLeadsTo = (row: PartyRow): readonly string[] => [
  row.address,
  row.phone,
  row.id_number,
  row.workplace,
  row.school,
  row.whereabouts,
]

/** Below the ids of all children, and below those of all who were named in a screening. */
const farBelow = -(2 ** 40)
const furtherBelow = -(2 ** 41)

const takenDownAt = z.object({ at: z.number() })

/**
 * Whoever was a child when the case was taken down is one on its papers for good: it is a case with a minor in it (未成年人保护法 103), also
 * after a birthday.
 */
export function peopleOf(call: CaseReader, caseId: number, today: string): PeopleOfCase {
  const opened = rowOf(call, takenDownAt, 'SELECT opened_at AS at FROM mediation_cases WHERE id = ?', caseId)
  const day = opened === null ? today : dayAt(opened.at)
  const cases = JSON.stringify(joinedWith(call, caseId))
  const parties = rowsOf(
    call,
    partyRow,
    `SELECT id, role, side, resident_id, name, id_number, phone, address, birth, workplace, school, whereabouts, protected_since,
            rights_told_on
       FROM mediation_parties WHERE case_id = ? ORDER BY side, id`,
    caseId,
  )
  const acting = rowsOf(
    call,
    actingRow,
    `SELECT r.id, r.party_id, r.name, r.by_what, r.letter_on, r.may_sign, r.phone, r.from_on, r.until_on FROM mediation_representatives r
       JOIN mediation_parties p ON p.id = r.party_id WHERE p.case_id = ? ORDER BY r.id`,
    caseId,
  )
  const everyChild = rowsOf(
    call,
    childOfRow,
    `SELECT id, case_id, name, birth FROM mediation_children
      WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    cases,
  ).filter(({ birth }) => isChild(birth, day))
  const children = everyChild.filter(({ case_id }) => case_id === caseId)
  const known = new Set([...parties, ...children].map(({ name }) => cleanName(name)))
  const unknown = ({ name }: { readonly name: string }): boolean => !known.has(cleanName(name))
  const victims = rowsOf(
    call,
    childRow,
    `SELECT max(s.id) AS id, s.name, s.birth FROM mediation_suspicions s JOIN mediation_screenings m ON m.id = s.screening_id
      WHERE m.case_id IN (SELECT value FROM json_each(?)) GROUP BY s.name, s.birth ORDER BY 1`,
    cases,
  ).filter((one) => isChild(one.birth, day) && unknown(one))
  const atRisks = atRiskOf(call, caseId, parties)
  const ofParties = parties.map((row) => {
    const minor = isChild(row.birth, day)
    const atRisk = atRisks.has(row.id)
    return {
      person: { id: row.id, protected: atRisk, minor, side: row.side },
      contact: {
        id: row.id,
        hidden: atRisk || minor,
        names: minor ? [row.name] : [],
        contacts: atRisk || minor ? whatLeadsTo(row) : [],
      },
      hidden: { id: row.id, name: row.name, because: atRisk ? ('at-risk' as const) : ('minor' as const) },
    }
  })
  // A child who is no party has an id of its own: below zero, so that it is nobody's else.
  const ofChildren = children.map(({ id, name }) => ({
    person: { id: -id, protected: false, minor: true, side: null },
    contact: { id: -id, hidden: true, names: [name], contacts: [] },
    hidden: { id: -id, name, because: 'minor' as const },
  }))
  // Nobody looks a text through for them: it leads to them where it names them. Children of a case that was joined are such, too.
  const namedOnly = (id: number, name: string) => ({
    person: { id, protected: false, minor: true, side: null },
    contact: { id, hidden: false, names: [name], contacts: [] },
    hidden: { id, name, because: 'minor' as const },
  })
  const ofVictims = victims.map(({ id, name }) => namedOnly(farBelow - id, name))
  const ofJoined = everyChild
    .filter((one) => one.case_id !== caseId && unknown(one))
    .map(({ id, name }) => namedOnly(furtherBelow - id, name))
  const all = [...ofParties, ...ofChildren, ...ofVictims, ...ofJoined]
  return {
    parties,
    acting,
    persons: all.map(({ person }) => person),
    contacts: all.map(({ contact }) => contact),
    hidden: all.filter(({ contact }) => contact.hidden).map(({ hidden }) => hidden),
  }
}
