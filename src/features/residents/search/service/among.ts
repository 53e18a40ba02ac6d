/** Finds people of another feature before everyone else, or alone: nobody of them is missed because others are served more often. */
import type { Searcher } from '#desk/rpc/call'
import { numbersAskedFor } from '../rules/query'
import { findIds, findIdsAmong } from './find'

type IsAmong = (resident: number) => boolean

/** Whoever asks by a number is counted, and a number that leads to one person is a look at them. */
function note(call: Searcher, query: string, found: readonly number[]): void {
  const numbers = numbersAskedFor(query)
  if (numbers === '') return
  call.asksForNumber(numbers)
  const [only] = found
  if (only !== undefined && found.length === 1) {
    call.foundByNumber({ subject: `resident:${only}`, fields: ['name'] })
  }
}

/** Ids of those of some people who answer, best first; at most `limit`. */
export function idsAmong(call: Searcher, query: string, limit: number, isAmong: IsAmong): readonly number[] {
  const found = findIdsAmong(call, query, limit, isAmong)
  note(call, query, found)
  return found
}

/** Of the best of everyone, this many times as many are looked at first: mostly those who are meant are among them, and these are kept. */
const timesLookedAt = 3

/** Ids of those of some people who answer, and everyone else after them; at most `limit`, and whether there are more. */
export function idsWithFirst(
  call: Searcher,
  query: string,
  limit: number,
  isFirst: IsAmong,
): { readonly ids: readonly number[]; readonly more: boolean } {
  const looked = timesLookedAt * limit
  const best = findIds(call, query, looked + 1)
  const firstOfBest = best.filter(isFirst)
  const isWhole = best.length <= looked || firstOfBest.length > limit
  const first = isWhole ? firstOfBest : findIdsAmong(call, query, limit + 1, isFirst)
  const all = [...new Set([...first, ...best])]
  note(call, query, all)
  return { ids: all.slice(0, limit), more: all.length > limit }
}
