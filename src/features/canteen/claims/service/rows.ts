/** Claims as they are kept, added up by the file, and whose the meals were. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { Reader } from '#desk/rpc/call'
import { inJson, rowOf, rowsOf } from '#work/rows'
import { residentsById } from '#features/residents/index'
import { claimParts, claimStates, meals as sittings, type Meal } from '../../contract/words'
import type { Claimed } from '../../rules/claim-lines'
import type { Summed, SummaryRow } from '../../rules/claim-summary'
import type { ShownSummaryRow } from '../contract'

const claimRow = z.object({
  id: z.number(),
  from: z.string(),
  until: z.string(),
  state: z.enum(claimStates),
  madeAt: z.number(),
  by: z.string(),
  seed: z.number().nullable(),
})
export type KeptClaim = z.infer<typeof claimRow>

export const claimColumns = `c.id, c.from_day AS "from", c.until_day AS until, c.state, c.made_at AS madeAt, s.name AS by, c.seed`
export const claimJoined = 'canteen_claims c JOIN staff s ON s.id = c.made_by'

export const claimOf = (call: Reader, id: number): KeptClaim | null =>
  rowOf(call, claimRow, `SELECT ${claimColumns} FROM ${claimJoined} WHERE c.id = ?`, id)

export function requireClaim(call: Reader, id: number): KeptClaim {
  const row = claimOf(call, id)
  if (row === null) throw new DeskError('not-found', 'canteen.claim-unknown')
  return row
}

export const claimsWhere = (
  call: Reader,
  where: string,
  orderBy: string,
  parameters: readonly (string | number)[],
): readonly KeptClaim[] =>
  rowsOf(
    call,
    claimRow,
    `SELECT ${claimColumns} FROM ${claimJoined} WHERE ${where} ORDER BY ${orderBy} LIMIT ?`,
    ...parameters,
  )

const summedRow = z.object({
  part: z.enum(claimParts),
  policy: z.string(),
  category: z.string(),
  kind: z.enum(sittings),
  funder: z.string(),
  count: z.number(),
  fen: z.number(),
  lines: z.number(),
})

const askedRow = z.object({ funder: z.string(), fen: z.number(), lines: z.number() })

/** What the lines of a claim ask of each funder, without a look at their meals. */
export const askedOfFunders = (call: Reader, claim: number): readonly z.infer<typeof askedRow>[] =>
  rowsOf(
    call,
    askedRow,
    'SELECT funder, sum(fen) AS fen, count(*) AS lines FROM canteen_claim_lines WHERE claim_id = ? GROUP BY funder',
    claim,
  )

/** What the lines of a claim come to, added up from them each time. Of what meal they are the days of the claim tell, and the rest are few. */
export const summedLines = (
  call: Reader,
  { id, from, until }: Pick<KeptClaim, 'id' | 'from' | 'until'>,
): readonly (Summed & { readonly lines: number })[] =>
  rowsOf(
    call,
    summedRow,
    `WITH sittings AS MATERIALIZED (SELECT m.id, m.meal FROM canteen_meals m WHERE m.day BETWEEN ? AND ?)
     SELECT l.part, l.policy, l.category, l.funder, sum(l.count) AS count, sum(l.fen) AS fen, count(*) AS lines,
            coalesce(s.meal, (SELECT m.meal FROM canteen_meals m WHERE m.id = l.meal_id)) AS kind
       FROM canteen_claim_lines l LEFT JOIN sittings s ON s.id = l.meal_id
      WHERE l.claim_id = ? GROUP BY l.part, l.policy, l.category, kind, l.funder`,
    from,
    until,
    id,
  )

const idsOfSittingRow = z.object({ kind: z.enum(sittings), ids: inJson(z.array(z.number())) })

/** Of which sitting each of these meals is; nearly all of them were had in the span. */
export function sittingsOf(
  call: Reader,
  { from, until }: Pick<KeptClaim, 'from' | 'until'>,
  meals: readonly number[],
): (meal: number) => Meal {
  const found = new Map<number, Meal>()
  const add = (rows: readonly z.infer<typeof idsOfSittingRow>[]) => {
    for (const { kind, ids } of rows) for (const id of ids) found.set(id, kind)
  }
  const columns = 'm.meal AS kind, json_group_array(m.id) AS ids'
  add(
    rowsOf(
      call,
      idsOfSittingRow,
      `SELECT ${columns} FROM canteen_meals m WHERE m.day BETWEEN ? AND ? GROUP BY m.meal`,
      from,
      until,
    ),
  )
  const others = meals.filter((meal) => !found.has(meal))
  if (others.length > 0)
    add(
      rowsOf(
        call,
        idsOfSittingRow,
        `SELECT ${columns} FROM json_each(?) asked JOIN canteen_meals m ON m.id = asked.value GROUP BY m.meal`,
        JSON.stringify(others),
      ),
    )
  return (meal) => {
    const kind = found.get(meal)
    if (kind === undefined) throw new Error('a line is of a meal')
    return kind
  }
}

/** Lines as they are added up; each is a meal's, and every meal is of a sitting. */
export function withSittings<Line extends Pick<Claimed, 'meal'>>(
  call: Reader,
  span: Pick<KeptClaim, 'from' | 'until'>,
  lines: readonly Line[],
): readonly (Line & { readonly kind: Meal })[] {
  const sittingOf = sittingsOf(call, span, [...new Set(lines.map(({ meal }) => meal))])
  return lines.map((line) => ({ ...line, kind: sittingOf(line.meal) }))
}

export const shownSummary = (
  rows: readonly SummaryRow[],
  names: (row: SummaryRow) => Pick<ShownSummaryRow, 'policyName' | 'categoryName'>,
): ShownSummaryRow[] => rows.map((row) => ({ ...row, ...names(row) }))

const ownerRow = z.object({ meal: z.number(), diner: z.number(), resident: z.number() })

export interface Owner {
  readonly diner: number
  /** Their record in the register, after a merge that of both: one person with two cards is one. Null where they are not told. */
  readonly person: number | null
  /** Empty where the person is not told. */
  readonly name: string
}

/** Whose these meals were, by meal; of nobody where the diner was erased. */
export function ownersOf(call: Reader, meals: readonly number[]): ReadonlyMap<number, Owner> {
  const rows = rowsOf(
    call,
    ownerRow,
    `SELECT m.id AS meal, d.id AS diner, d.resident_id AS resident
       FROM json_each(?) asked JOIN canteen_meals m ON m.id = asked.value JOIN canteen_diners d ON d.id = m.diner_id`,
    JSON.stringify(meals),
  )
  const people = residentsById(
    call,
    rows.map(({ resident }) => resident),
  )
  return new Map(
    rows.map(({ meal, diner, resident }) => {
      const card = people.get(resident)
      return [meal, { diner, person: card?.id ?? null, name: card?.name ?? '' }]
    }),
  )
}
