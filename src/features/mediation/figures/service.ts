/** Serves the month's report: every case in sight that something of its course falls into the span, and every patrol. */
import { z } from 'zod'
import type { HandlersOf } from '#desk/rpc/serve'
import type { Span } from '#work/figures/rules/index'
import { figuresHandlersOf } from '#work/figures/service'
import { inJson, rowsOf } from '#work/rows'
import { dayOfStep } from '../agreement/service/stored'
import { askingOf, casesInSight } from '../cases/service/in-sight'
import { hasOrHad } from '../cases/service/had'
import { cardsOf, casesWhere, namesOfStaff } from '../cases/service/rows'
import { confirmations, confirmedOnOf } from '../confirmation/service/rows'
import { difficulties, referrers, sources } from '../contract/words'
import { minorsOfCases } from '../papers/service/minors'
import { performedDay } from '../performance/rows'
import { patrolsWhere } from '../patrols/service'
import { reportCounting, type CountedRow } from '../rules'
import type { CaseReader } from '../service/call'
import type { CountedShown, figuresContract } from './contract'
import { monthFigures, type Outcome } from './contract/declaration'

/** The step that ends a mediation, and how it ended by it. */
const endings = {
  'take-effect': 'agreed-written',
  'agree-orally': 'agreed-oral',
  'settle-in-court': 'court',
  refuse: 'refused',
  withdraw: 'withdrawn',
  fail: 'failed',
  'hand-over': 'handed-over',
} as const satisfies Readonly<Record<string, Outcome>>
const endingMoves = [
  'take-effect',
  'agree-orally',
  'settle-in-court',
  'refuse',
  'withdraw',
  'fail',
  'hand-over',
] as const satisfies readonly (keyof typeof endings)[]

const words = (all: readonly string[]): string => all.map((one) => `'${one}'`).join(', ')

/** Events that were not taken back. */
const stands = (event: string): string =>
  `${event}.kind <> 'taken-back' AND NOT EXISTS (SELECT 1 FROM mediation_case_events back WHERE back.takes_back = ${event}.id)`

/** The last step of a case of these kinds that still holds. */
const lastOf = (what: string, kinds: readonly string[]): string =>
  `(SELECT ${what} FROM mediation_case_events e
     WHERE e.case_id = c.id AND e.kind IN (${words(kinds)}) AND ${stands('e')} ORDER BY e.id DESC LIMIT 1)`

/** How a mediation ended last and on which day: that of its effect, which a hand that was put right moves. The one way to ask for it. */
const endOfCase = (kind: string, day: string): string =>
  `${lastOf('e.kind', endingMoves)} AS ${kind}, ${lastOf(dayOfStep('e'), endingMoves)} AS ${day}`

const caseRow = z.object({
  id: z.number(),
  kind: z.string(),
  source: z.enum(sources),
  referrer: z.enum(referrers).nullable(),
  difficulty: z.enum(difficulties),
  people: z.number(),
  money_fen: z.number(),
  accepted_on: z.string().nullable(),
  state: z.string(),
  end_kind: z.enum(endingMoves).nullable(),
  end_day: z.string().nullable(),
  performed_on: z.string().nullable(),
  confirmed_on: z.string().nullable(),
  mediators: inJson(z.array(z.number())),
})

/** While it is mediated again, it has not ended. */
const underWay: readonly string[] = ['accepted', 'mediating', 'signing']

/** Cases of the span, each once: accepted or confirmed in it, or with a step in it that counts. */
const selected = (scope: string): string => `
  WITH touched AS (
    SELECT c.id FROM mediation_cases c WHERE c.accepted_on BETWEEN ? AND ?
    UNION
    SELECT e.case_id FROM mediation_case_events e
     WHERE e.day BETWEEN ? AND ? AND e.kind IN (${words([...endingMoves, 'perform'])})
    UNION
    SELECT a.case_id FROM mediation_signatures s JOIN mediation_agreements a ON a.id = s.agreement_id WHERE s.corrects > 0
    UNION
    SELECT confirmed.case_id FROM (${confirmations}) confirmed WHERE confirmed.day BETWEEN ? AND ?
    UNION
    SELECT c.id FROM mediation_cases c WHERE c.confirmed_on BETWEEN ? AND ?)
  SELECT c.id, c.kind, c.source, c.referrer, c.difficulty, c.people, c.money_fen, c.accepted_on, c.state,
         ${endOfCase('end_kind', 'end_day')},
         ${performedDay('c.id')} AS performed_on, coalesce(c.confirmed_on, ${confirmedOnOf('c')}) AS confirmed_on,
         coalesce((SELECT json_group_array(s.staff_id) FROM mediation_stays s
           WHERE s.case_id = c.id AND s.as_what = 'mediator' AND ${hasOrHad('s', 'c', "'closed', 'archived'")}), '[]') AS mediators
    FROM touched JOIN mediation_cases c ON c.id = touched.id WHERE ${scope} ORDER BY c.id`

const emptyOfCase = {
  acceptedOn: null,
  kind: '',
  source: '' as const,
  mediators: '',
  difficulty: null,
  people: 0,
  moneyFen: 0,
  ended: null,
  performedOn: null,
  confirmedOn: null,
}

/** Cases and patrols lie in one list of rows: cases under even numbers, patrols under odd ones. */
const idOfCase = (id: number): number => id * 2
const idOfPatrol = (id: number): number => id * 2 + 1

export function reportRows(call: CaseReader, { from, to }: Span): CountedRow[] {
  const rows = rowsOf(
    call,
    caseRow,
    selected(casesInSight.ofRow('c', askingOf(call))),
    ...[from, to, from, to, from, to, from, to],
  )
  const names = namesOfStaff(
    call,
    rows.flatMap(({ mediators }) => mediators),
  )
  const cases = rows.map((row): CountedRow => {
    const { end_kind, end_day } = row
    return {
      id: idOfCase(row.id),
      acceptedOn: row.accepted_on,
      kind: row.kind,
      source: row.referrer ?? row.source,
      mediators: row.mediators.map((id) => names.get(id) ?? '').join('、'),
      difficulty: row.difficulty,
      people: row.people,
      moneyFen: row.money_fen,
      ended:
        end_kind === null || end_day === null || underWay.includes(row.state)
          ? null
          : { on: end_day, as: endings[end_kind] },
      performedOn: row.performed_on,
      confirmedOn: row.confirmed_on,
      patrol: null,
    }
  })
  const patrols = patrolsWhere(call, 'p.on_day BETWEEN ? AND ?', 'ORDER BY p.id', from, to)
    .filter(({ struck }) => !struck)
    .map((patrol): CountedRow => ({ ...emptyOfCase, id: idOfPatrol(patrol.id), patrol }))
  return [...cases, ...patrols]
}

const party = z.object({ case_id: z.number(), name: z.string(), birth: z.string().nullable() })

/** The parties of cases but for minors, as a paper for outside has them. */
function grownUpsOf(call: CaseReader, caseIds: readonly number[]): ReadonlyMap<number, string[]> {
  const parties = rowsOf(
    call,
    party,
    'SELECT case_id, name, birth FROM mediation_parties WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY id',
    JSON.stringify(caseIds),
  )
  const minors = minorsOfCases(call, caseIds)
  return new Map(
    [...Map.groupBy(parties, ({ case_id }) => case_id)].map(([id, own]) => [
      id,
      own.filter((one) => minors.get(id)?.(one) === false).map(({ name }) => name),
    ]),
  )
}

/** In the order of their ids; nothing of a case that is not in sight. */
function shown(call: CaseReader, ids: readonly number[]): CountedShown[] {
  const caseIds = ids.filter((id) => id % 2 === 0).map((id) => id / 2)
  const patrolIds = ids.filter((id) => id % 2 === 1).map((id) => (id - 1) / 2)
  const rows = casesWhere(
    call,
    'c.id IN (SELECT value FROM json_each(?))',
    'ORDER BY c.id',
    JSON.stringify(caseIds),
  )
  const cards = new Map(cardsOf(call, rows).map((card) => [card.id, card]))
  const ends = endsOf(call, caseIds)
  const named = grownUpsOf(call, caseIds)
  const cases = rows.flatMap(({ id, money_fen: moneyFen }): CountedShown[] => {
    const card = cards.get(id)
    if (card === undefined) return []
    return [
      {
        id: idOfCase(id),
        card,
        patrol: null,
        ended: ends.get(id) ?? null,
        moneyFen,
        named: named.get(id) ?? [],
      },
    ]
  })
  const patrols = patrolsWhere(
    call,
    'p.id IN (SELECT value FROM json_each(?))',
    'ORDER BY p.id',
    JSON.stringify(patrolIds),
  ).map((patrol): CountedShown => ({
    id: idOfPatrol(patrol.id),
    card: null,
    patrol,
    ended: null,
    moneyFen: 0,
    named: [],
  }))
  return [...cases, ...patrols].toSorted((one, other) => one.id - other.id)
}

const endRow = z.object({
  id: z.number(),
  kind: z.enum(endingMoves).nullable(),
  day: z.string().nullable(),
  state: z.string(),
})

export function endsOf(call: CaseReader, ids: readonly number[]) {
  const rows = rowsOf(
    call,
    endRow,
    `SELECT c.id, c.state, ${endOfCase('kind', 'day')}
       FROM mediation_cases c WHERE c.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  )
  return new Map(
    rows.flatMap(({ id, kind, day, state }) =>
      kind === null || day === null || underWay.includes(state)
        ? []
        : [[id, { on: day, as: endings[kind] }] as const],
    ),
  )
}

export const figuresHandlers: HandlersOf<typeof figuresContract> = figuresHandlersOf(monthFigures, {
  ...reportCounting,
  collect: reportRows,
  shown,
  list: 'mediation.figures',
  sheet: {
    columns: [
      { name: 'what', width: 10 },
      { name: 'number', width: 26 },
      { name: 'day', width: 12 },
      { name: 'parties', width: 30 },
      { name: 'kind', width: 14 },
      { name: 'source', width: 14 },
      { name: 'mediators', width: 18 },
      { name: 'money', width: 14 },
      { name: 'outcome', width: 14 },
      { name: 'endedOn', width: 12 },
    ],
    cells: ({ card, patrol, ended, moneyFen, named }, word) =>
      card === null
        ? [
            word('what.patrol'),
            '',
            patrol?.on ?? '',
            '',
            patrol?.where ?? '',
            '',
            patrol?.by ?? '',
            '',
            '',
            '',
          ]
        : [
            word('what.case'),
            card.number ?? '',
            card.acceptedOn ?? '',
            named.join('、'),
            card.kind,
            word(`key.source.${card.source}`),
            card.mediators.map(({ name }) => name).join('、'),
            moneyFen / 100,
            ended === null ? '' : word(`key.outcomes.${ended.as}`),
            ended?.on ?? '',
          ],
    subject: 'mediation:export',
    fields: ['name'],
  },
})
