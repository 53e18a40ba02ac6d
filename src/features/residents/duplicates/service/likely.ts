/** Pairs of records that may be of one person, until someone has kept them apart. */
import { z } from 'zod'
import type { ReadCall, Reader, Writer } from '#desk/rpc/call'
import { DeskError } from '#ground/contract/errors'
import type { Pieces } from '#work/pieces'
import { rowOf, rowsOf } from '#work/rows'
import type { ResidentCard } from '../../people/contract/person'
import { requireStored, type StoredResident } from '../../people/service/rows'
import { peopleInSight } from '../../people/service/sight'
import { likenesses, type Comparable } from '../rules'
import { cardsOf } from '../../people/service/cards'

const comparableRow = z.object({
  id: z.number(),
  name: z.string(),
  birth: z.string().nullable(),
  sex: z.string().nullable(),
  id_number: z.string(),
  door: z.string(),
  phones: z.string(),
  is_protected: z.number(),
})
const nameRow = z.object({ name: z.string(), records: z.number() })
const pairRow = z.object({ one: z.number(), other: z.number() })

export interface LikelyPair {
  readonly one: number
  readonly other: number
  readonly reasons: readonly string[]
}

/** So many names are gone through at once. */
const namesAtOnce = 1_000

/** Names that more than one record has, in their order. */
export function* sharedNames(call: Pick<ReadCall, 'statement'>): Pieces<readonly string[]> {
  const shared: string[] = []
  for (let after: string | null = null; ;) {
    const some: readonly z.infer<typeof nameRow>[] = rowsOf(
      call,
      nameRow,
      `SELECT r.name, count(*) AS records FROM residents r
        WHERE r.name >= ? AND r.name IS NOT ? AND r.merged_into IS NULL AND ${peopleInSight.ofRow('r')}
        GROUP BY r.name ORDER BY r.name LIMIT ?`,
      after ?? '',
      after,
      namesAtOnce,
    )
    for (const { name, records } of some) if (records > 1) shared.push(name)
    const last = some.at(-1)
    if (last === undefined || some.length < namesAtOnce) return shared
    after = last.name
    yield
  }
}

/** Pairs of one name that may be of one person and that nobody has kept apart. */
export function likelyPairs(call: Pick<ReadCall, 'statement'>, name: string): readonly LikelyPair[] {
  const people = rowsOf(
    call,
    comparableRow,
    `SELECT r.id, r.name, r.birth, r.sex, r.id_number, r.is_protected,
            CASE WHEN r.room = '' THEN '' ELSE r.estate || '|' || r.door_order END AS door,
            coalesce((SELECT group_concat(number) FROM resident_phones p WHERE p.resident_id = r.id), '') AS phones
       FROM residents r WHERE r.name = ? AND r.merged_into IS NULL AND ${peopleInSight.ofRow('r')} ORDER BY r.id`,
    name,
  )
  const found: LikelyPair[] = []
  for (const [at, one] of people.entries()) {
    for (const other of people.slice(at + 1)) {
      const reasons = likenesses(comparable(one), comparable(other))
      if (reasons.length > 0 && !areApart(call, one.id, other.id)) {
        found.push({ one: one.id, other: other.id, reasons })
      }
    }
  }
  return found
}

const comparable = (row: z.infer<typeof comparableRow>): Comparable => ({
  name: row.name,
  birth: row.birth,
  sex: row.sex,
  idNumber: row.id_number,
  phones: row.phones === '' ? [] : row.phones.split(','),
  door: row.door,
  isProtected: row.is_protected === 1,
})

const areApart = (call: Pick<ReadCall, 'statement'>, one: number, other: number): boolean =>
  rowOf(
    call,
    pairRow,
    'SELECT one, other FROM residents_apart WHERE one = ? AND other = ?',
    Math.min(one, other),
    Math.max(one, other),
  ) !== null

/** The cards of a pair; null when one of them is no longer there. */
export function cardsOfPair(
  call: Reader,
  { one, other }: LikelyPair,
): readonly [ResidentCard, ResidentCard] | null {
  const [first, second] = cardsOf(call, [one, other])
  return first && second ? [first, second] : null
}

/** A record that is not part of another. */
export function requireOwn(call: Writer, id: number): StoredResident {
  const record = requireStored(call, id)
  if (record.id !== id) throw new DeskError('conflict', 'residents.already-merged', { name: record.name })
  return record
}

export function keepApart(call: Writer, one: number, other: number): void {
  const [first, second] = [requireOwn(call, one), requireOwn(call, other)]
  if (first.id === second.id) throw new DeskError('invalid', 'residents.same-record')
  call
    .statement('INSERT OR IGNORE INTO residents_apart (one, other) VALUES (?, ?)')
    .run(Math.min(first.id, second.id), Math.max(first.id, second.id))
}
