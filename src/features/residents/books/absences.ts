/** When somebody lived elsewhere and came back, or died there: worked out from the changes of their record, shown to nobody. */
import { z } from 'zod'
import type { ReadCall } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'
import type { StoredResident } from '../people/service/rows'
import { takingBack } from '../people/service/said-together'
import { partsOfAsked } from '../people/service/sight'

type Life = Pick<StoredResident, 'status'> & { readonly since: string | null }

/** A word on a record's life, as it stood from then on. */
export interface ToldLife extends Life {
  readonly cause: string
  /** UTC milliseconds. */
  readonly at: number
}

/** Time away that is over. */
export interface Absence {
  readonly from: string
  /** The first day on which it was over: back at home, or dead. */
  readonly until: string
  /** When it was last learnt of, in UTC milliseconds. */
  readonly at: number
}

interface Away {
  readonly from: string | null
  readonly until: string | null
  readonly at: number
}

/** A word that was taken back says nothing: its person was never away for it. */
function wordsThatStand(first: Life, told: readonly ToldLife[]): readonly ToldLife[] {
  const standing: ToldLife[] = []
  for (const word of told) {
    const before = standing.at(-2) ?? first
    const isBack = before.status === word.status && before.since === word.since
    if (isBack && standing.length > 0 && takingBack.has(word.cause)) standing.pop()
    else standing.push(word)
  }
  return standing
}

/**
 * What each word makes of the times away that were told before it. Whoever is said to live here, or to have died, since a day after they
 * had gone was away until then; since that very day or an earlier one, they had never gone. A day that is put right moves what it ended.
 */
export function absencesTold(first: Life, told: readonly ToldLife[]): readonly Absence[] {
  let before = first
  const away: Away[] = first.status === 'moved-out' ? [{ from: first.since, until: null, at: 0 }] : []
  for (const { status, since, cause, at } of wordsThatStand(first, told)) {
    const last = away.at(-1)
    if (status === 'moved-out') {
      const isPutRight = last !== undefined && (last.until === null || (since !== null && since < last.until))
      away.splice(isPutRight ? -1 : away.length, 1, { from: since, until: null, at })
    } else if (last !== undefined) {
      // Who moves within the community has not come back on another day.
      const movesWithin = before.status === 'living' && cause === 'move'
      const livedOn = before.status === 'living' && status === 'deceased'
      const isOfTheirReturn = before.status === 'moved-out' || (last.until === before.since && !livedOn)
      if (isOfTheirReturn && !movesWithin) away.splice(-1, 1, { ...last, until: since ?? last.from, at })
    }
    before = { status, since }
  }
  return away.flatMap(({ from, until, at }) =>
    from !== null && until !== null && until > from ? [{ from, until, at }] : [],
  )
}

const changeRow = z.object({
  asked: z.number(),
  record: z.number(),
  status: z.enum(['living', 'moved-out', 'deceased']),
  since: z.string(),
  at: z.number(),
  cause: z.string(),
  field: z.enum(['status', 'status_since']),
  before: z.string(),
})
type Change = z.infer<typeof changeRow>

const beforeStatus = z.enum(['living', 'moved-out', 'deceased'])
const beforeSince = z.string().nullable()

/** From what the record says now back to its first word; `changes`: the newest first. */
function lifeTold(changes: readonly Change[]): { readonly first: Life; readonly told: readonly ToldLife[] } {
  const [newest] = changes
  let life: Life = { status: newest?.status ?? 'living', since: newest?.since ?? null }
  const told: ToldLife[] = []
  for (const [place, { field, before, cause, at }] of changes.entries()) {
    const later = changes[place - 1]
    // A status and its day that were told together are one word: the status is written down first.
    const isSameWord =
      field === 'status' && later?.field === 'status_since' && later.at === at && later.cause === cause
    if (!isSameWord) told.unshift({ ...life, cause, at })
    life =
      field === 'status'
        ? { ...life, status: beforeStatus.parse(JSON.parse(before)) }
        : { ...life, since: beforeSince.parse(JSON.parse(before)) }
  }
  return { first: life, told }
}

/** The times away that are over of each of these records' people, under whichever of their records; nothing of whoever was never away. */
export function absencesForBooks(
  call: Pick<ReadCall, 'statement'>,
  ids: readonly number[],
): ReadonlyMap<number, readonly Absence[]> {
  const changes = rowsOf(
    call,
    changeRow,
    // Nobody comes back without a day since which they live here.
    `WITH RECURSIVE ${partsOfAsked}
     SELECT part.asked, r.id AS record, r.status, r.status_since AS since, c.at, c.cause, c.field, c.before
       FROM part CROSS JOIN residents r ON r.id = part.id CROSS JOIN resident_changes c ON c.resident_id = r.id
      WHERE r.status_since IS NOT NULL AND c.field IN ('status', 'status_since')
      ORDER BY part.asked, r.id, c.sequence DESC`,
    JSON.stringify(ids),
  )
  const found = new Map<number, readonly Absence[]>()
  for (const [asked, own] of Map.groupBy(changes, (change) => change.asked)) {
    const records = [...Map.groupBy(own, ({ record }) => record).values()]
    const absences = records.flatMap((of) => {
      const { first, told } = lifeTold(of)
      return absencesTold(first, told)
    })
    if (absences.length > 0)
      found.set(
        asked,
        absences.toSorted((left, right) => (left.from < right.from ? -1 : 1)),
      )
  }
  return found
}
