/** Finds what has been kept as long as its cover and the settings say, and who waits for it to end. */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import { addMonths } from '#ground/days'
import { erasuresIn } from '#desk/personal-data/erase'
import { entriesBeyond } from '#vault/erasures/rules'
import { rowsOf } from '#work/rows'
import { caseStates } from '../../contract/words'
import { stateIn } from '../../cases/service/state-in'
import { isRetentionSet, keptYearsOf, retentionSettings } from '../../dossier/service/retention'
import { watchedWhere } from '../../protection/service/personal-data'
import type { CaseReader } from '../../service/call'
import { mostShown, type DueShown, type Retained, type WaitingShown } from '../contract'
import { isOver, longer, mayGoOn, type Years } from '../rules'
import { duePatrols } from './due-patrols'
import { duePleas } from './due-pleas'
import { holdsOf, obligationsOf, withJoined } from './holds'

const over = z.object({
  id: z.number(),
  number: z.string(),
  kind: z.string(),
  ended: z.string(),
  /** Whether there is a cover, and what it promises. */
  bound: z.number(),
  kept_years: z.number().nullable(),
})

/** The least that anything is kept: nothing of a later day is looked at. */
const leastYears = 1

/** Cases that are over and not part of another: those that were joined to them go with them. */
const casesOver = (call: CaseReader, condition: string, ...parameters: readonly unknown[]) =>
  rowsOf(
    call,
    over,
    `SELECT c.id, coalesce(c.number, '') AS number, c.kind, v.case_id IS NOT NULL AS bound, v.kept_years,
        (SELECT max(e.day) FROM mediation_case_events e WHERE e.case_id = c.id) AS ended
       FROM mediation_cases c LEFT JOIN mediation_covers v ON v.case_id = c.id
      WHERE ${stateIn(isOver)} AND c.erased_on IS NULL
        AND (v.case_id IS NULL OR v.kept_years IS NOT NULL) AND ${condition} ORDER BY c.id`,
    ...parameters,
  )

const names = z.object({ name: z.string() })

/** Everybody who is named in its tables of people, each once. */
const peopleOf = (call: CaseReader, id: number): string[] => [
  ...new Set(
    rowsOf(
      call,
      names,
      `WITH these(id) AS (SELECT value FROM json_each(?))
       SELECT name FROM mediation_parties WHERE case_id IN these
       UNION ALL SELECT r.name FROM mediation_representatives r JOIN mediation_parties p ON p.id = r.party_id WHERE p.case_id IN these
       UNION ALL SELECT name FROM mediation_guests WHERE case_id IN these
       UNION ALL SELECT name FROM mediation_children WHERE case_id IN these`,
      JSON.stringify(withJoined(call, id)),
    ).map(({ name }) => name),
  ),
]

/** What the cover promised, or a longer time that was set since; of what has none, what is set. */
function yearsOf(call: CaseReader, { kind, bound, kept_years }: z.infer<typeof over>): Years {
  const set = keptYearsOf(call, kind)
  if (bound === 0) return set
  return isRetentionSet(call, kind) ? longer(kept_years, set) : kept_years
}

function dueCases(
  call: CaseReader,
  condition: string,
  ...parameters: readonly unknown[]
): readonly DueShown[] {
  return casesOver(call, condition, ...parameters).flatMap((row): DueShown[] => {
    const since = mayGoOn(yearsOf(call, row), row.ended)
    if (since === null || since > call.today) return []
    const { id, number, kind, ended: endedOn } = row
    return [
      {
        of: 'case',
        id,
        number,
        kind,
        endedOn,
        since,
        people: peopleOf(call, id),
        holds: [...holdsOf(call, id)],
      },
    ]
  })
}

const watchedText = z.object({ number: z.string(), one: z.string(), other: z.string() })
const textOfWatched = {
  order: 'SELECT number, protected_name AS one, against_name AS other FROM mediation_orders WHERE id = ?',
  warning: 'SELECT number, offender AS one, victim AS other FROM mediation_warnings WHERE id = ?',
} as const

/** Of no case: those of a case go with it. */
function dueWatched(
  call: CaseReader,
  of: 'order' | 'warning',
  condition: string,
  ...parameters: readonly unknown[]
) {
  const years = retentionSettings(call).registers
  if (years === null) return []
  const records =
    of === 'order'
      ? watchedWhere(
          call,
          'mediation.orders',
          call.today,
          `o.case_id IS NULL AND ${condition}`,
          ...parameters,
        )
      : watchedWhere(
          call,
          'mediation.warnings',
          call.today,
          `w.case_id IS NULL AND ${condition}`,
          ...parameters,
        )
  return records.flatMap(({ id, ended: endedOn }): DueShown[] => {
    const since = endedOn === null ? null : mayGoOn(years, endedOn)
    const [said] = rowsOf(call, watchedText, textOfWatched[of], id)
    if (endedOn === null || since === null || since > call.today || said === undefined) return []
    return [
      { of, id, number: said.number, kind: '', endedOn, since, people: [said.one, said.other], holds: [] },
    ]
  })
}

const bySince = (one: DueShown, other: DueShown): number =>
  one.since.localeCompare(other.since) || one.id - other.id

export function dueNow(call: CaseReader): { readonly due: DueShown[]; readonly more: boolean } {
  const before = Date.parse(`${addMonths(call.today, -leastYears * 12)}T00:00:00+08:00`)
  const all = [
    ...dueCases(call, 'c.opened_at < ?', before),
    ...dueWatched(call, 'order', 'TRUE'),
    ...dueWatched(call, 'warning', 'TRUE'),
    ...duePleas(call, null),
    ...duePatrols(call, null),
  ].toSorted(bySince)
  return { due: all.slice(0, mostShown), more: all.length > mostShown }
}

/** One of them, as it stands now; null where its time is not over. */
export const dueOne = (call: CaseReader, { of, id }: Retained): DueShown | null => {
  switch (of) {
    case 'case':
      return dueCases(call, 'c.id = ?', id)[0] ?? null
    case 'order':
      return dueWatched(call, of, 'o.id = ?', id)[0] ?? null
    case 'warning':
      return dueWatched(call, of, 'w.id = ?', id)[0] ?? null
    case 'plea':
      return duePleas(call, id)[0] ?? null
    case 'patrols':
      return duePatrols(call, id)[0] ?? null
  }
}

const holder = z.object({ id: z.number(), number: z.string(), state: z.enum(caseStates), name: z.string() })

/**
 * Whose erasure was asked for and waits for something in this file. Who asked was told the same as whoever is in no case; the one who
 * answers for the cases sees here what it waits for.
 */
export function waitingNow(call: CaseReader): WaitingShown[] {
  const missing = entriesBeyond(erasuresIn(call.beside('desk')), erasuresIn(call)).filter(
    ({ action }) => action === 'erase',
  )
  return missing.slice(0, mostShown).flatMap(({ id: resident, at }): WaitingShown[] => {
    const cases = rowsOf(
      call,
      holder,
      `SELECT c.id, coalesce(c.number, '') AS number, c.state, p.name FROM mediation_parties p JOIN mediation_cases c ON c.id = p.case_id
        WHERE p.resident_id = ? ORDER BY c.id`,
      resident,
    ).filter(({ id }) => obligationsOf(call, id).length > 0)
    const watched = (['order', 'warning'] as const).flatMap((of) => heldBy(call, of, resident))
    const [first] = [...cases.map(({ name }) => name), ...watched.map(({ name }) => name)]
    if (first === undefined) return []
    return [
      {
        resident,
        name: first,
        askedOn: dayAt(at),
        heldBy: [
          ...cases.map(({ id, number, state }) => ({ of: 'case' as const, id, number, state })),
          ...watched.map(({ of, id, number }) => ({ of, id, number, state: null })),
        ],
      },
    ]
  })
}

const whose = {
  order: ['mediation.orders', 'o.protected_resident_id', 'o.against_resident_id'],
  warning: ['mediation.warnings', 'w.offender_resident_id', 'w.victim_resident_id'],
} as const

function heldBy(call: CaseReader, of: 'order' | 'warning', resident: number) {
  const [kind, one, other] = whose[of]
  const first = watchedWhere(call, kind, call.today, `${one} = ?`, resident).map((row) => ({
    ...row,
    isFirst: true,
  }))
  const second = watchedWhere(call, kind, call.today, `${other} = ?`, resident).map((row) => ({
    ...row,
    isFirst: false,
  }))
  return [...first, ...second]
    .filter(({ open }) => open)
    .flatMap(({ id, isFirst }) =>
      rowsOf(call, watchedText, textOfWatched[of], id).map((said) => ({
        of,
        id,
        number: said.number,
        name: isFirst ? said.one : said.other,
      })),
    )
}
