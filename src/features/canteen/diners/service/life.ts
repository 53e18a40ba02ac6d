/** What a person's record and their stays say of their life, as policies and eligibilities ask. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import { rowOf, rowsOf } from '#work/rows'
import {
  absencesForBooks,
  peopleGone,
  peopleInSight,
  standingOf,
  type Absence,
  type Standing,
} from '#features/residents/index'
import type { LifeEvents } from '../../rules/eligibility'
import { onePerson } from './one-person'

/** SQL for the diners that these records are, with its one value. Nearly everybody is of one record: then no list is made for it. */
export function dinersOfRecords(ids: readonly number[]): {
  readonly diners: string
  readonly value: number | string
} {
  const [only, ...others] = ids
  return only !== undefined && others.length === 0
    ? { diners: '= (SELECT own.id FROM canteen_diners own WHERE own.resident_id = ?)', value: only }
    : {
        diners:
          'IN (SELECT own.id FROM canteen_diners own WHERE own.resident_id IN (SELECT value FROM json_each(?)))',
        value: JSON.stringify(ids),
      }
}

const stayRow = z.object({ from: z.string(), until: z.string().nullable() })

/** The stay that a day lies in, else the last one before it. */
function stayOn(call: Reader, ids: readonly number[], day: string): z.infer<typeof stayRow> | null {
  const { diners, value } = dinersOfRecords(ids)
  return rowOf(
    call,
    stayRow,
    `SELECT s.from_day AS "from", s.until_day AS until FROM canteen_stays s
      WHERE s.diner_id ${diners} AND s.from_day <= ?
      ORDER BY (s.until_day IS NULL OR s.until_day > ?) DESC, s.from_day DESC LIMIT 1`,
    value,
    day,
    day,
  )
}

/**
 * The times elsewhere that are over of one person. Of nearly everybody no day is told since which they live here, so they never came back:
 * then nothing is read, for a check-in waits for each reading.
 */
export const absencesOf = (
  call: Reader,
  { ids, since }: Pick<Standing, 'ids' | 'since'>,
): readonly Absence[] =>
  since === null && ids.length === 1 ? [] : [...absencesForBooks(call, ids.slice(0, 1)).values()].flat()

/** The move by a day: the time elsewhere that it lies in, else the last before it. */
export function moveBy(
  absences: readonly Absence[],
  { status, since }: Pick<Standing, 'status' | 'since'>,
  day: string,
): Pick<LifeEvents, 'movedAway' | 'movedBack'> {
  const still = status === 'moved-out' && since !== null ? [{ from: since, until: null }] : []
  const begun = [...absences, ...still].filter(({ from }) => from <= day)
  const move = begun.find(({ until }) => until === null || day < until) ?? begun.at(-1)
  return { movedAway: move?.from ?? null, movedBack: move?.until ?? null }
}

/** What had happened by a day, of somebody whose record was read already. */
export function lifeEventsOf(
  call: Reader,
  standing: Standing,
  day: string,
  absences: readonly Absence[] = absencesOf(call, standing),
): LifeEvents {
  const { ids, status, since } = standing
  const stay = stayOn(call, ids, day)
  return {
    died: status === 'deceased' ? since : null,
    ...moveBy(absences, standing, day),
    institutionFrom: stay?.from ?? null,
    institutionUntil: stay?.until ?? null,
  }
}

/** What had happened by a day. */
export const lifeEventsOn = (call: Reader, residentId: number, day: string): LifeEvents =>
  lifeEventsOf(call, standingOf(call, residentId), day)

/** The same for many days of the same people, whose times elsewhere were read already: each record is read once. */
function lifeEventsRead(
  call: Reader,
  away: ReadonlyMap<number, readonly Absence[]>,
): (residentId: number, day: string) => LifeEvents {
  const read = new Map<number, Standing>()
  return (residentId, day) => {
    const standing = read.get(residentId) ?? standingOf(call, residentId)
    read.set(residentId, standing)
    return lifeEventsOf(call, standing, day, away.get(residentId) ?? [])
  }
}

const dinerRow = z.object({ id: z.number(), resident: z.number(), gone: z.number(), stayed: z.number() })

export interface DinersInSight {
  /** The resident that each of them is. */
  readonly residents: ReadonlyMap<number, number>
  /** What a day has to be held against; null of whoever simply lives at home. */
  readonly lifeOn: (diner: number, day: string) => LifeEvents | null
}

/** Of these diners those in sight; the lives of those alone are read whom something befell by the last of the days. */
export function dinersInSight(
  call: Reader,
  diners: Iterable<number>,
  { from, until }: { readonly from: string; readonly until: string },
): DinersInSight {
  const people = rowsOf(
    call,
    dinerRow,
    `SELECT d.id, d.resident_id AS resident, ${peopleGone.ofColumn('d.resident_id')} AS gone,
            EXISTS (SELECT 1 FROM canteen_stays s WHERE s.diner_id = d.id AND s.from_day <= ?
                                                    AND (s.until_day IS NULL OR s.until_day > ?)) AS stayed
       FROM canteen_diners d WHERE d.id IN (SELECT value FROM json_each(?)) AND (${peopleInSight.ofColumn('d.resident_id')})`,
    until,
    from,
    JSON.stringify([...new Set(diners)]),
  )
  const { all } = onePerson(call)
  const away = absencesForBooks(
    call,
    people.map(({ resident }) => resident),
  )
  // A stay may be written down with another card of theirs.
  const isEventful = ({ id, resident, gone, stayed }: z.infer<typeof dinerRow>): boolean =>
    gone + stayed > 0 || away.has(resident) || all(id).length > 1
  const eventful = new Map(people.filter(isEventful).map(({ id, resident }) => [id, resident]))
  const lifeOn = lifeEventsRead(call, away)
  return {
    residents: new Map(people.map(({ id, resident }) => [id, resident])),
    lifeOn: (diner, day) => {
      const resident = eventful.get(diner)
      return resident === undefined ? null : lifeOn(resident, day)
    },
  }
}

/** Whether somebody lives in an institution on a day: from its first day, until the first day back. */
export const inInstitutionOn = ({ institutionFrom, institutionUntil }: LifeEvents, day: string): boolean =>
  institutionFrom !== null && day >= institutionFrom && (institutionUntil === null || day < institutionUntil)
