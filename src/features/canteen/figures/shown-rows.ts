/** The rows behind the figures as a list and the workbook show them. */
import type { Reader } from '#desk/rpc/call'
import type { Span } from '#work/figures/rules/index'
import type { RowsSheet } from '#work/figures/workbook'
import { atOnce } from '#work/pieces'
import { residentsById } from '#features/residents/index'
import { owedAtEndOf } from '../balance/service/owed'
import { notFetchedIn } from '../orders/service/outcomes'
import { mealsWhere, shownMeals } from '../till/service/rows'
import type { FigureRow } from './contract/rows'
import { behindId, idOfBalance, idOfOrder } from './row-ids'

function meals(call: Reader, ids: readonly number[]): readonly FigureRow[] {
  const rows = mealsWhere(call, {
    where: 'm.id IN (SELECT value FROM json_each(?))',
    parameters: [JSON.stringify(ids)],
    limit: ids.length,
  })
  return shownMeals(call, rows).map((sale) => ({ of: 'meal', id: sale.id, sale }))
}

/** The orders are worked out anew for the days of these rows alone. */
function orders(call: Reader, days: readonly string[]): readonly FigureRow[] {
  const [from, ...later] = days.toSorted()
  if (from === undefined) return []
  const kept = notFetchedIn(call, { from, until: later.at(-1) ?? from })
  const people = residentsById(
    call,
    kept.map(({ resident }) => resident),
  )
  return kept.map(({ day, meal, way, person, resident, reason }) => ({
    of: 'order',
    id: idOfOrder({ day, meal, diner: person }),
    day,
    meal,
    way,
    diner: person,
    name: people.get(resident)?.name ?? '',
    reason,
  }))
}

function balances(call: Reader, { to }: Span): readonly FigureRow[] {
  const owed = atOnce(owedAtEndOf(call, to))
  const people = residentsById(
    call,
    owed.flatMap(({ resident }) => resident ?? []),
  )
  return owed.map(({ account, diner, resident, fen }) => ({
    of: 'balance',
    id: idOfBalance(account),
    diner,
    name: resident === null ? '' : (people.get(resident)?.name ?? ''),
    leftFen: fen,
  }))
}

export function shownRows(call: Reader, ids: readonly number[], span: Span): FigureRow[] {
  const behind = ids.map((id) => ({ id, ...behindId(id) }))
  const ofMeals = behind.flatMap(({ id, of }) => (of === 'meal' ? id : []))
  const days = behind.flatMap((one) => (one.of === 'order' ? one.day : []))
  const found = [
    ...(ofMeals.length === 0 ? [] : meals(call, ofMeals)),
    ...orders(call, days),
    ...(behind.some(({ of }) => of === 'balance') ? balances(call, span) : []),
  ]
  const byId = new Map(found.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export const rowsSheet: RowsSheet<FigureRow> = {
  columns: [
    { name: 'of', width: 12 },
    { name: 'day', width: 12 },
    { name: 'meal', width: 8 },
    { name: 'name', width: 12 },
    { name: 'eater', width: 10 },
    { name: 'way', width: 8 },
    { name: 'lines', width: 30 },
    { name: 'list', width: 12 },
    { name: 'subsidy', width: 12 },
    { name: 'own', width: 12 },
    { name: 'reason', width: 14 },
    { name: 'left', width: 12 },
  ],
  cells: (row, word) => {
    const of = word(`of.${row.of}`)
    switch (row.of) {
      case 'meal': {
        const { sale } = row
        return [
          of,
          sale.day,
          word(`meal.${sale.meal}`),
          sale.name,
          word(`eater.${sale.eater}`),
          word(`way.${sale.way}`),
          sale.lines.map(({ name, count }) => `${name} × ${String(count)}`).join('、'),
          sale.listFen / 100,
          sale.subsidyFen / 100,
          sale.ownFen / 100,
        ]
      }
      case 'order': {
        const reason = word(`reason.${row.reason ?? 'unsaid'}`)
        const way = word(`way.${row.way}`)
        const noPrice = [null, null, null, null]
        return [of, row.day, word(`meal.${row.meal}`), row.name, word('eater.diner'), way, ...noPrice, reason]
      }
      case 'balance':
        return [of, null, null, row.name, ...Array.from({ length: 7 }, () => null), row.leftFen / 100]
    }
  },
  subject: 'canteen-meals:export',
  fields: ['name'],
}
