/** Finds cases in sight: by words from the index of narratives, newest first, until the page is full. */
import { z } from 'zod'
import { rowId } from '#ground/contract/fields'
import { startOfDay } from '#ground/clock'
import { addDays } from '#ground/days'
import { read, type HandlersOf } from '#desk/rpc/serve'
import { listOrder } from '#work/pages/order'
import { rowsOf } from '#work/rows'
import { askingOf, casesInSight } from '../../cases/service/in-sight'
import { refuse } from '../../cases/service/refuse'
import { cardsOf, casesWhere, namesOfStaff, type CaseRow } from '../../cases/service/rows'
import type { CaseReader } from '../../service/call'
import type { CaseFilter, FoundCase, searchContract } from '../contract'
import { tooShort, wordsOf } from '../rules'
import { candidates, matchOf, placesAt } from './words'

const newestFirst = listOrder('mediation.search', 'falling', z.tuple([rowId]))

interface Narrowed {
  readonly condition: string
  readonly values: readonly (string | number)[]
}

/** What a filter asks of a case besides words, over `c`. */
function narrowed({ kind, state, mediator, from, until }: CaseFilter): Narrowed {
  const all: readonly (readonly [string, string | number | undefined])[] = [
    ['c.kind = ?', kind],
    ['c.state = ?', state],
    [
      `EXISTS (SELECT 1 FROM mediation_stays had
         WHERE had.case_id = c.id AND had.as_what = 'mediator' AND had.staff_id = ?)`,
      mediator,
    ],
    ['c.opened_at >= ?', from === undefined ? undefined : startOfDay(from)],
    ['c.opened_at < ?', until === undefined ? undefined : startOfDay(addDays(until, 1))],
  ]
  const chosen = all.flatMap(([condition, value]) => (value === undefined ? [] : [{ condition, value }]))
  return {
    condition: ['TRUE', ...chosen.map(({ condition }) => condition)].join(' AND '),
    values: chosen.map(({ value }) => value),
  }
}

/** What is found: the cases, and of those that were looked for by words the row of the index of each. */
interface Found {
  readonly cases: readonly CaseRow[]
  readonly rows: ReadonlyMap<number, number>
}

/** Cases with all of these words, before a case, one more than a page has. */
function withWords(
  call: CaseReader,
  words: readonly string[],
  { condition, values }: Narrowed,
  before: number | null,
  most: number,
): Found {
  const matches = words.map((word) => matchOf(call, word))
  const cases: CaseRow[] = []
  const rows = new Map<number, number>()
  for (const piece of candidates(call, matches, before)) {
    const found = casesWhere(
      call,
      `c.id IN (SELECT value FROM json_each(?)) AND ${condition}`,
      `ORDER BY c.id DESC LIMIT ${most}`,
      JSON.stringify([...piece.keys()]),
      ...values,
    )
    cases.push(...found)
    for (const [id, row] of piece) rows.set(id, row)
    if (cases.length >= most) break
  }
  return { cases: cases.slice(0, most), rows }
}

function find(
  call: CaseReader,
  filter: CaseFilter,
  words: readonly string[],
  { before, most }: { readonly before: number | null; readonly most: number },
): Found {
  const [short] = tooShort(words)
  if (short !== undefined) throw refuse('invalid', 'search-too-short', { word: short })
  const rest = narrowed(filter)
  if (words.length > 0) return withWords(call, words, rest, before, most)
  const cases = casesWhere(
    call,
    `${rest.condition} AND c.id < ?`,
    `ORDER BY c.id DESC LIMIT ${most}`,
    ...rest.values,
    before ?? Number.MAX_SAFE_INTEGER,
  )
  return { cases, rows: new Map() }
}

const kindRow = z.object({ kind: z.string() })
const staffRow = z.object({ staff_id: z.number() })

export const searchHandlers: HandlersOf<typeof searchContract> = {
  find: read((call, { filter, after, limit }) => {
    const [before = null] = newestFirst.startOf(after) ?? []
    const words = wordsOf(filter.words ?? '')
    const { cases, rows } = find(call, filter, words, { before, most: limit + 1 })
    const page = newestFirst.page(cases, limit, ({ id }) => [id])
    const shown = page.rows.flatMap(({ id }) => rows.get(id) ?? [])
    const places = placesAt(call, shown, words[0] ?? '')
    const found: FoundCase[] = cardsOf(call, page.rows).map((card) => {
      const place = places.get(rows.get(card.id) ?? 0)
      return { card, places: place === undefined ? [] : [place] }
    })
    return { rows: found, next: page.next }
  }),

  choices: read((call) => {
    const asking = askingOf(call)
    const ids = rowsOf(
      call,
      staffRow,
      `SELECT DISTINCT stays.staff_id FROM mediation_stays stays
        WHERE stays.as_what = 'mediator' AND ${casesInSight.ofColumn('stays.case_id', asking)}`,
    ).map(({ staff_id }) => staff_id)
    const names = namesOfStaff(call, ids)
    return {
      kinds: rowsOf(
        call,
        kindRow,
        `SELECT DISTINCT c.kind FROM mediation_cases c WHERE ${casesInSight.ofRow('c', asking)} ORDER BY c.kind`,
      ).map(({ kind }) => kind),
      mediators: ids.map((id) => ({ id, name: names.get(id) ?? '' })),
    }
  }),
}
