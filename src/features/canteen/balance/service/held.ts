/** What money the balances stand against, as far as the books know: cash at the bank and in the safe, and what came in by telephone. */
import { z } from 'zod'
import { keptAnswers } from '#vault/store/kept-rows'
import type { Reader } from '#desk/rpc/call'
import type { Pieces } from '#work/pieces'
import { rowOf, rowsOf } from '#work/rows'
import type { Span } from '#work/figures/rules/index'
import { serviceToday } from '../../close/service/closed-days'
import { bankable, inTheSafe } from '../../close/service/shifts'
import { overAndToCome } from '../../rules/past-days'
import { changesAnEarlierDay } from '../../schema/balance'
import { wentToTheBank } from '../../schema/close'
import { phoneTenders } from '../contract'

const cameRow = z.object({ tender: z.enum(phoneTenders), fen: z.number() })
const bankedRow = z.object({ fen: z.number() })

interface Came {
  /** Put on accounts by each, less what was taken back and paid out by it. */
  readonly byTender: readonly z.infer<typeof cameRow>[]
  readonly bankedFen: number
}

function cameIn(call: Reader, { from, to }: Span): Came {
  const byTender = rowsOf(
    call,
    cameRow,
    `SELECT e.tender, sum(CASE WHEN (e.passage = 'in') = (e.reverses IS NULL) THEN e.fen ELSE -e.fen END) AS fen
       FROM canteen_entries e WHERE e.day BETWEEN ? AND ? AND e.kind <> 'spend' AND e.tender IN ('wechat', 'alipay')
      GROUP BY e.tender`,
    from,
    to,
  )
  const banked = rowOf(
    call,
    bankedRow,
    `SELECT coalesce(sum(${wentToTheBank}), 0) AS fen FROM canteen_shifts s JOIN canteen_bankings b ON b.shift_id = s.id
      WHERE s.day BETWEEN ? AND ?`,
    from,
    to,
  )
  return { byTender, bankedFen: banked?.fen ?? 0 }
}

/** Of days that are over: nothing is added to them but what is entered late, and cash that is taken to the bank afterwards. */
const keptCame = keptAnswers<Came>({
  name: 'canteen_came',
  on: [
    { table: 'canteen_entries', column: 'account_id', putWhen: changesAnEarlierDay },
    { table: 'canteen_bankings', column: 'shift_id' },
  ],
  // Ten years by their months.
  most: 130,
})

const firstRow = z.object({ day: z.string().nullable() })

export interface Held {
  bankedFen: number
  /** Counted, of days that are closed, and not at the bank. */
  safeFen: number
  safeMore: boolean
  byTender: { tender: (typeof phoneTenders)[number]; fen: number }[]
}

/** Read month by month: ten years of them are read once. */
export function* heldNow(call: Reader): Pieces<Held> {
  const today = serviceToday(call)
  const first = rowOf(
    call,
    firstRow,
    `SELECT min(day) AS day FROM (SELECT min(day) AS day FROM canteen_entries UNION ALL SELECT min(day) FROM canteen_shifts)`,
  )?.day
  const all = { from: first ?? today, to: today }
  const sums = new Map(phoneTenders.map((tender) => [tender, 0]))
  let bankedFen = 0
  for (const { isOver, ...days } of overAndToCome(all, today)) {
    const came = isOver
      ? keptCame(call, `${days.from} ${days.to}`, () => cameIn(call, days))
      : cameIn(call, days)
    bankedFen += came.bankedFen
    for (const { tender, fen } of came.byTender) sums.set(tender, (sums.get(tender) ?? 0) + fen)
    yield
  }
  const { shifts, more } = inTheSafe(call, all)
  return {
    bankedFen,
    safeFen: shifts.reduce((sum, shift) => sum + (bankable(call, shift) ?? 0), 0),
    safeMore: more,
    byTender: [...sums].map(([tender, fen]) => ({ tender, fen })),
  }
}
