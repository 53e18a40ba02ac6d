/** Who of a case is a minor on what leaves the file: as they themselves, its list of children, or a screening says. */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import { cleanName } from '#ground/people/names'
import { rowOf, rowsOf } from '#work/rows'
import { joinedWith } from '../../parties/service/at-risk'
import { isChild, isMinor } from '../../rules'
import type { CaseReader } from '../../service/call'

const childRow = z.object({ id: z.number(), case_id: z.number(), name: z.string(), birth: z.string() })
const suspectedRow = childRow
  .omit({ case_id: true })
  .extend({ first: z.number(), birth: z.string().nullable(), aboutAge: z.number().nullable() })

export interface ChildNamed {
  readonly id: number
  /** As it was called last. */
  readonly name: string
  /** Everything that it was called. */
  readonly names: readonly string[]
}

export interface Minors {
  /** Whether a party is one: also one of whom nothing but the name was written down, where the case has that child's birth elsewhere. */
  readonly isMinor: (party: { readonly name: string; readonly birth: string | null }) => boolean
  /** Of the case's own list. */
  readonly children: readonly ChildNamed[]
  readonly ofJoined: readonly ChildNamed[]
  /** Of whom a screening of the case, or of one that it was joined with, suspects harm. */
  readonly victims: readonly ChildNamed[]
}

const takenDownAt = z.object({ at: z.number() })

/**
 * Whoever was a child when the case was taken down is one on its papers for good: it is a case with a minor in it (未成年人保护法 103), also
 * after a birthday.
 */
export function minorsOf(call: CaseReader, caseId: number): Minors {
  const opened = rowOf(call, takenDownAt, 'SELECT opened_at AS at FROM mediation_cases WHERE id = ?', caseId)
  const day = opened === null ? call.today : dayAt(opened.at)
  const cases = JSON.stringify(joinedWith(call, caseId))
  const listed = rowsOf(
    call,
    childRow,
    `SELECT id, case_id, name, birth FROM mediation_children
      WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    cases,
  ).flatMap(({ id, case_id: ofCase, name, birth }) =>
    isChild(birth, day) ? [{ id, ofCase, name, names: [name] }] : [],
  )
  const victims = victimsOf(call, cases, day)
  const known = new Set([...listed, ...victims].flatMap(({ names }) => names.map(cleanName)))
  return {
    isMinor: ({ name, birth }) => isChild(birth, day) || known.has(cleanName(name)),
    children: listed.filter(({ ofCase }) => ofCase === caseId),
    ofJoined: listed.filter(({ ofCase }) => ofCase !== caseId),
    victims,
  }
}

const knownRow = z.object({ id: z.number(), at: z.number(), elsewhere: z.number() })

/** Of many cases: only where a list, a screening or a joined case can tell of a child besides a party's own birth is the whole of it read. */
export const minorsOfCases = (
  call: CaseReader,
  caseIds: readonly number[],
): ReadonlyMap<number, Minors['isMinor']> =>
  new Map(
    rowsOf(
      call,
      knownRow,
      `SELECT c.id, c.opened_at AS at,
              c.joined_into IS NOT NULL OR EXISTS (SELECT 1 FROM mediation_cases j WHERE j.joined_into = c.id)
           OR EXISTS (SELECT 1 FROM mediation_children k WHERE k.case_id = c.id)
           OR EXISTS (SELECT 1 FROM mediation_screenings m JOIN mediation_suspicions s ON s.screening_id = m.id
                       WHERE m.case_id = c.id) AS elsewhere
         FROM mediation_cases c WHERE c.id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(caseIds),
    ).map(({ id, at, elsewhere }) => {
      const day = dayAt(at)
      return [id, elsewhere === 1 ? minorsOf(call, id).isMinor : ({ birth }) => isChild(birth, day)] as const
    }),
  )

/** By the birth that was said last: a further screening puts a slip right. Each name that it had is the child's. */
function victimsOf(call: CaseReader, cases: string, day: string): readonly ChildNamed[] {
  const suspected = rowsOf(
    call,
    suspectedRow,
    `SELECT s.id, coalesce(s.continues, s.id) AS first, s.name, nullif(s.birth, '') AS birth, s.about_age AS aboutAge
       FROM mediation_suspicions s
       JOIN mediation_screenings m ON m.id = s.screening_id
      WHERE m.case_id IN (SELECT value FROM json_each(?)) ORDER BY s.id`,
    cases,
  )
  return [...Map.groupBy(suspected, ({ first }) => first).values()].flatMap((own) => {
    const last = own.at(-1)
    return last !== undefined && isMinor({ ...last, capacity: null }, day)
      ? [{ id: last.id, name: last.name, names: own.map(({ name }) => name) }]
      : []
  })
}
