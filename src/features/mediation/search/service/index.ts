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
import { cardsOf, casesWhere, namesOfStaff, type CardRow } from '../../cases/service/rows'
import type { CaseReader } from '../../service/call'
import type { CaseFilter, FoundCase, searchContract } from '../contract'
import { tooShort, wordsOf } from '../rules'
import { casesWithWords, placesOf, type Narrowed } from './words'

const newestFirst = listOrder('mediation.search', 'falling', z.tuple([rowId]))

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
    // Of what was erased only figures are left.
    condition: ['c.erased_on IS NULL', ...chosen.map(({ condition }) => condition)].join(' AND '),
    values: chosen.map(({ value }) => value),
  }
}

interface Found {
  readonly cases: readonly CardRow[]
  /** Where in each the first word stands. */
  readonly places: ReadonlyMap<number, FoundCase['places'][number]>
}

function find(
  call: CaseReader,
  filter: CaseFilter,
  page: { readonly before: number | null; readonly most: number },
): Found {
  const words = wordsOf(filter.words ?? '')
  const [short] = tooShort(words)
  if (short !== undefined) throw refuse('invalid', 'search-too-short', { word: short })
  const rest = narrowed(filter)
  const [first] = words
  if (first !== undefined) {
    const cases = casesWithWords(call, words, rest, page)
    return { cases, places: placesOf(call, cases, first) }
  }
  const cases = casesWhere(
    call,
    `${rest.condition} AND c.id < ?`,
    `ORDER BY c.id DESC LIMIT ${page.most}`,
    ...rest.values,
    page.before ?? Number.MAX_SAFE_INTEGER,
  )
  return { cases, places: new Map() }
}

const kindRow = z.object({ kind: z.string() })
const staffRow = z.object({ staff_id: z.number() })

export const searchHandlers: HandlersOf<typeof searchContract> = {
  find: read((call, { filter, after, limit }) => {
    const [before = null] = newestFirst.startOf(after) ?? []
    const { cases, places } = find(call, filter, { before, most: limit + 1 })
    const page = newestFirst.page(cases, limit, ({ id }) => [id])
    const found: FoundCase[] = cardsOf(call, page.rows).map((card) => {
      const place = places.get(card.id)
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
