/** Who stands in a case, as papers see them: whose whereabouts are hidden, and what would lead to them. */
import { z } from 'zod'
import { cleanName } from '#ground/people/names'
import { rowsOf } from '#work/rows'
import { partyRoles } from '../../contract/words'
import { atRiskOf } from '../../parties/service/at-risk'
import type { ContactOf, Person } from '../../rules'
import type { CaseReader } from '../../service/call'
import { minorsOf, type ChildNamed } from './minors'

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

export function peopleOf(call: CaseReader, caseId: number): PeopleOfCase {
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
  const { isMinor, children, ofJoined, victims } = minorsOf(call, caseId)
  const atRisks = atRiskOf(call, caseId, parties)
  const ofParties = parties.map((row) => {
    const minor = isMinor(row)
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
  // Who is one of the parties, or of the children, is not named a second time.
  const once = new Set(
    [...parties.filter(isMinor).map(({ name }) => name), ...children.map(({ name }) => name)].map(cleanName),
  )
  // Nobody looks a text through for them: it leads to them where it names them. Children of a case that was joined are such, too.
  const namedOnly = (below: number, those: readonly ChildNamed[]) =>
    those.flatMap(({ id, name, names }) => {
      const others = names.filter((one) => !once.has(cleanName(one)))
      return others.length === 0
        ? []
        : [
            {
              person: { id: below - id, protected: false, minor: true, side: null },
              contact: { id: below - id, hidden: false, names: others, contacts: [] },
              hidden: { id: below - id, name, because: 'minor' as const },
            },
          ]
    })
  const all = [
    ...ofParties,
    ...ofChildren,
    ...namedOnly(farBelow, victims),
    ...namedOnly(furtherBelow, ofJoined),
  ]
  return {
    parties,
    acting,
    persons: all.map(({ person }) => person),
    contacts: all.map(({ contact }) => contact),
    hidden: all.filter(({ contact }) => contact.hidden).map(({ hidden }) => hidden),
  }
}
