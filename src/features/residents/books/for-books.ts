/**
 * What sums of money rest on, whoever may see the person: an amount does not change because somebody is hidden from now on.
 * Shown to nobody.
 */
import { z } from 'zod'
import type { ReadCall } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import { findWhole, groupOf, type StoredResident } from '../people/service/rows'
import { partsOfAsked, wholeOf } from '../people/service/sight'

/** Where a record says that somebody is registered, and where in this community they live. */
export interface PlacesOnRecord {
  readonly registration: StoredResident['registration']
  readonly registrationPlace: string
  readonly estate: string
  readonly grid: string
}

export const placesOf = ({
  registration,
  registration_place: registrationPlace,
  estate,
  grid,
}: Pick<StoredResident, 'registration' | 'registration_place' | 'estate' | 'grid'>): PlacesOnRecord => ({
  registration,
  registrationPlace,
  estate,
  grid,
})

export interface StandingForBooks extends Pick<StoredResident, 'birth' | 'sex' | 'status'> {
  /** Every id under which rows of this person are kept. */
  readonly ids: readonly number[]
  readonly since: string | null
  readonly places: PlacesOnRecord
}

/** Null for whoever is not in the register any more. */
export function standingForBooks(call: Pick<ReadCall, 'statement'>, id: number): StandingForBooks | null {
  const record = findWhole(call, id)
  if (record === null) return null
  const { birth, sex, status, status_since: since } = record
  return { ids: groupOf(call, record.id), birth, sex, status, since, places: placesOf(record) }
}

const correctedRow = z.object({ id: z.number(), at: z.number() })

/**
 * When it was last learnt of these who they are, in UTC milliseconds: the day of birth or the sex of any of their records put right, not
 * when it was first written down; two records found to be one person's, and found not to be.
 */
export const peopleCorrected = (
  call: Pick<ReadCall, 'statement'>,
  ids: readonly number[],
): ReadonlyMap<number, number> =>
  new Map(
    rowsOf(
      call,
      correctedRow,
      `WITH RECURSIVE ${partsOfAsked},
       learnt (id, at) AS (
         SELECT part.asked, c.at FROM part JOIN resident_changes c ON c.resident_id = part.id
          WHERE c.field IN ('birth', 'sex', 'merged_into') AND c.cause <> 'register'
         UNION ALL SELECT part.asked, m.undone_at FROM part JOIN resident_merges m ON m.kept = part.id
          WHERE m.undone_at IS NOT NULL)
       SELECT id, max(at) AS at FROM learnt GROUP BY id`,
      JSON.stringify(ids),
    ).map(({ id, at }) => [id, at]),
  )

const wholeRow = z.object({ id: z.number(), whole: z.number() })

/** Of each of these records the one that it is part of, or itself. */
export const wholesForBooks = (
  call: Pick<ReadCall, 'statement'>,
  ids: readonly number[],
): ReadonlyMap<number, number> =>
  new Map(
    rowsOf(
      call,
      wholeRow,
      `SELECT own.id, ${wholeOf('own')} AS whole FROM json_each(?) asked JOIN residents own ON own.id = asked.value`,
      JSON.stringify(ids),
    ).map(({ id, whole }) => [id, whole]),
  )

const goneRow = z.object({ id: z.number(), since: z.string() })

/** Which of these died or moved away, and since when. */
export const goneForBooks = (call: Pick<ReadCall, 'statement'>, ids: readonly number[]) =>
  rowsOf(
    call,
    goneRow,
    `SELECT part.id, whole.status_since AS since
       FROM json_each(?) asked JOIN residents part ON part.id = asked.value
       JOIN residents whole ON whole.id = ${wholeOf('part')}
      WHERE whole.status <> 'living' AND whole.status_since IS NOT NULL`,
    JSON.stringify(ids),
  )

const bornRow = z.object({ id: z.number(), birth: z.string().nullable() })

/** When each of these was born, as it is known now; nothing of whom the register does not have any more. */
export const birthsForBooks = (
  call: Pick<ReadCall, 'statement'>,
  ids: readonly number[],
): ReadonlyMap<number, string | null> =>
  new Map(
    rowsOf(
      call,
      bornRow,
      `WITH RECURSIVE standing (id, by) AS (
         SELECT value, value FROM json_each(?)
         UNION SELECT standing.id, r.merged_into FROM standing JOIN residents r ON r.id = standing.by WHERE r.merged_into IS NOT NULL)
       SELECT standing.id, r.birth FROM standing JOIN residents r ON r.id = standing.by WHERE r.merged_into IS NULL`,
      JSON.stringify(ids),
    ).map(({ id, birth }) => [id, birth]),
  )
