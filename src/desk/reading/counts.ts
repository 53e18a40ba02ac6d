/**
 * Counts what each member of staff asks for, where a restart does not reset it: in memory while the program runs, and in the
 * settings of the desk right after each answer, so that no search waits for the disk.
 */
import { digestOf } from '#vault/log/record'
import type { Store } from '#vault/store/store'
import { readSetting, writeSetting } from '../session/settings'
import { limitsOf } from './store'
import {
  goesOn,
  nothingRead,
  readingCount,
  recent,
  searchSpan,
  timesPassed,
  type ReadingCount,
} from './rules'

const keyOf = (staffId: number): string => `reading-count:${staffId}`

export interface Stop {
  /** How many a minute are answered. */
  readonly most: number
  /** Until the next one is. */
  readonly seconds: number
  /** It has not been put on record yet. */
  readonly isNew: boolean
}

interface Known {
  readonly count: ReadingCount
  /** The number that was searched for last. */
  readonly typed: string | null
  /** Digests of the pages of the day. */
  readonly pages: ReadonlySet<string>
}

export class ReadingCounts {
  readonly #write: (work: () => void) => void
  readonly #known = new Map<number, Known>()
  #store: Store | null = null
  readonly #unkept = new Set<number>()
  #isWaiting = false

  /** `write` does what can wait, where the disk takes it. */
  constructor(write: (work: () => void) => void) {
    this.#write = write
  }

  /** Counts a search by a number at `now`; the stop where there were too many in the last minute. */
  askForNumber(store: Store, staffId: number, typed: string, now: number): Stop | null {
    const known = this.#of(store, staffId)
    if (goesOn(typed, known.typed)) {
      this.#known.set(staffId, { ...known, typed })
      return null
    }
    const { numbersPerMinute: most } = limitsOf(store)
    const searches = recent(known.count.searches, now)
    const first = searches[0]
    if (first !== undefined && searches.length >= most) {
      const { stoppedAt } = known.count
      const isNew = stoppedAt === null || Math.abs(now - stoppedAt) >= searchSpan
      if (isNew) this.#put(staffId, { ...known, count: { ...known.count, stoppedAt: now } })
      return { most, seconds: Math.max(1, Math.ceil((first + searchSpan - now) / 1000)), isNew }
    }
    this.#put(staffId, { ...known, typed, count: { ...known.count, searches: [...searches, now] } })
    return null
  }

  /** Counts the rows of a page, once a day however often it is asked for; how many of the day there are where the limit was passed. */
  sawPage(
    store: Store,
    staffId: number,
    { asked, rows, day }: { readonly asked: unknown; readonly rows: number; readonly day: string },
  ): number | null {
    const before = this.#of(store, staffId)
    const isToday = before.count.day === day
    const pages = isToday ? before.pages : new Set<string>()
    const page = digestOf(asked)
    if (rows === 0 || pages.has(page)) return null
    const sofar = isToday ? before.count.rows : 0
    const count = { ...before.count, day, rows: sofar + rows }
    this.#put(staffId, { ...before, count, pages: new Set([...pages, page]) })
    return timesPassed(sofar, count.rows, limitsOf(store).rowsPerDay) > 0 ? count.rows : null
  }

  /** Writes down what has not been yet. */
  keep(): void {
    const store = this.#store
    if (store === null || this.#unkept.size === 0) return
    const counts = [...this.#unkept].flatMap((id) => {
      const known = this.#known.get(id)
      return known === undefined ? [] : [[id, known.count] as const]
    })
    this.#unkept.clear()
    this.#write(() => {
      store.sqlite
        .transaction(() => {
          for (const [id, count] of counts) writeSetting(store, keyOf(id), count)
        })
        .immediate()
    })
  }

  #of(store: Store, staffId: number): Known {
    if (this.#store !== store) {
      this.#known.clear()
      this.#unkept.clear()
      this.#store = store
    }
    const known = this.#known.get(staffId)
    if (known !== undefined) return known
    const count = readingCount.safeParse(readSetting(store, keyOf(staffId))).data ?? nothingRead
    return { count, typed: null, pages: new Set() }
  }

  #put(staffId: number, known: Known): void {
    this.#known.set(staffId, known)
    this.#unkept.add(staffId)
    if (this.#isWaiting) return
    this.#isWaiting = true
    setImmediate(() => {
      this.#isWaiting = false
      this.#keepIfOpen()
    })
  }

  /** Whoever left meanwhile had it written down as they did; what is not taken now is written with the next. */
  #keepIfOpen(): void {
    if (this.#store?.sqlite.open !== true) return
    const waiting = [...this.#unkept]
    try {
      this.keep()
    } catch {
      for (const id of waiting) this.#unkept.add(id)
    }
  }
}
