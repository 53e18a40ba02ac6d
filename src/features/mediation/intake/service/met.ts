/** Looks for people of a case in the earlier cases that whoever asks may see, also where they are spelt a little differently. */
import { z } from 'zod'
import { cleanName } from '#ground/people/names'
import { rowsOf } from '#work/rows'
import type { CaseReader } from '../../service/call'
import { askingOf, casesInSight } from '../../cases/service/in-sight'
import { cardsOf, casesWhere } from '../../cases/service/rows'
import { mediatorsOf } from '../../parties/service/at-hand'
import { met, soundOf, type EarlierCase, type Standing } from '../../rules'
import { standingRoles, type MetShown } from '../contract'

const standingRow = z.object({
  case_id: z.number(),
  name: z.string(),
  id_number: z.string(),
  phone: z.string(),
  birth: z.string().nullable(),
  role: z.enum(standingRoles),
  side: z.number().nullable(),
})
type StandingRow = z.infer<typeof standingRow>

/** Everybody who stands in a case, in whatever role. */
const everybody = `
  SELECT p.case_id, p.name, p.id_number, p.phone, p.birth, p.role, p.side FROM mediation_parties p
  UNION ALL
  SELECT p.case_id, r.name, '', r.phone, NULL, 'representative', p.side
    FROM mediation_representatives r JOIN mediation_parties p ON p.id = r.party_id
  UNION ALL
  SELECT g.case_id, g.name, '', '', NULL, 'invited', NULL FROM mediation_guests g
  UNION ALL
  SELECT m.case_id, s.name, '', '', nullif(s.birth, ''), 'victim', NULL
    FROM mediation_suspicions s JOIN mediation_screenings m ON m.id = s.screening_id`

const standingOf = ({ name, id_number, phone, birth, role, side }: StandingRow): Standing => ({
  name,
  idNumber: id_number,
  phones: phone === '' ? [] : [phone],
  birth,
  role,
  side,
})

/** A slip changes one character of a name and leaves another: whoever shares none, nor the sound of the first, is not looked at. */
const characters = (rows: readonly StandingRow[]): readonly string[] => [
  ...new Set(rows.flatMap(({ name }) => Array.from(name.replace(/\s/g, '')))),
]

/** The first characters of all names there are that sound like one of these: 章莉 is heard as 张丽, and shares nothing with her. */
function firstsLike(call: CaseReader, rows: readonly StandingRow[]): readonly string[] {
  const sounds = new Set(rows.map(({ name }) => soundOf(first(name))))
  return call
    .statement(`SELECT DISTINCT substr(ltrim(e.name), 1, 1) FROM (${everybody}) e`)
    .pluck()
    .all()
    .map(String)
    .filter((one) => sounds.has(soundOf(one)))
}
const first = (name: string): string => Array.from(cleanName(name))[0] ?? ''

const most = 50

export function metOf(call: CaseReader, caseId: number): MetShown[] {
  const asking = askingOf(call)
  const own = rowsOf(call, standingRow, `SELECT * FROM (${everybody}) e WHERE e.case_id = ?`, caseId)
  const others = rowsOf(
    call,
    standingRow,
    `SELECT e.* FROM (${everybody}) e
      WHERE e.case_id <> @case AND ${casesInSight.ofColumn('e.case_id', asking)}
        AND (EXISTS (SELECT 1 FROM json_each(@characters) c WHERE instr(e.name, c.value) > 0)
          OR substr(ltrim(e.name), 1, 1) IN (SELECT value FROM json_each(@firsts))
          -- One number is one person, whatever the name.
          OR (e.id_number <> '' AND e.id_number IN (SELECT value FROM json_each(@numbers))))`,
    {
      case: caseId,
      characters: JSON.stringify(characters(own)),
      firsts: JSON.stringify(firstsLike(call, own)),
      numbers: JSON.stringify(own.flatMap(({ id_number }) => (id_number === '' ? [] : id_number))),
    },
  )
  const earlier = [...new Set(others.map(({ case_id }) => case_id))].map((id): EarlierCase => ({
    id,
    mediators: everHad(call, id),
    standings: others.filter(({ case_id }) => case_id === id).map(standingOf),
  }))
  const standings = own.map(standingOf)
  const found = met(standings, earlier, mediatorsOf(call, caseId)).slice(0, most)
  const ids = JSON.stringify(found.map((one) => one.case))
  const cards = cardsOf(call, casesWhere(call, 'c.id IN (SELECT value FROM json_each(?))', '', ids))
  return found.flatMap((one): MetShown[] => {
    const card = cards.find(({ id }) => id === one.case)
    if (card === undefined) return []
    return [
      {
        who: standings[one.who]?.name ?? '',
        earlier: one.case,
        number: card.number,
        parties: [...card.parties],
        earlierName: earlier.find(({ id }) => id === one.case)?.standings[one.earlier]?.name ?? '',
        earlierRole: one.earlierRole,
        because: one.because,
        sameMediator: one.sameMediator,
        roleChanged: one.roleChanged,
        sidesChanged: one.sidesChanged,
      },
    ]
  })
}

/** Who had it, whenever that was: a role that has ended is no less a role (civicrm#13510). */
const everHad = (call: CaseReader, caseId: number): readonly number[] =>
  call
    .statement(`SELECT DISTINCT staff_id FROM mediation_stays WHERE case_id = ? AND as_what = 'mediator'`)
    .pluck()
    .all(caseId)
    .map(Number)
