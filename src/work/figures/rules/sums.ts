/** Counting: what was collected of a period, summed whole, by each division and over its steps. */
import { recordOf } from '#ground/property'
import { ofFew, type FiguresDeclaration } from '../contract/declaration'
import { kindOf, stepOf, stepsOf, type Span } from './periods'

/** What others may have their turn in between; see `work/pieces`. */
type InPieces<Result> = Generator<undefined, Result, undefined>

export type Sums<Column extends string> = Readonly<Record<Column, number>>

/** A part of a division, and its figures; `key` is a code or a name as it is written. */
export interface PartSums<Column extends string> {
  readonly key: string
  readonly figures: Sums<Column>
}

export interface Tallied {
  readonly key: string
  readonly count: number
}

/** The figures of a period, as they stand on the wire. */
export interface Figures<Column extends string, Division extends string, Tally extends string> {
  readonly total: Sums<Column>
  /** Those of the period before. */
  readonly before: Sums<Column>
  readonly by: Readonly<Record<Division, PartSums<Column>[]>>
  readonly tallies: Readonly<Record<Tally, Tallied[]>>
  readonly steps: { at: string; figures: Readonly<Partial<Record<Column, number>>> }[]
}

/** How a row is counted: the words of a declaration, each told of a row. */
export interface Counting<Row, Column extends string, Division extends string, Tally extends string> {
  /** True counts one; a sum is in the column's unit. */
  readonly counts: Readonly<Record<Column, (row: Row, span: Span) => boolean | number>>
  /** Null is a row of which the division says nothing. */
  readonly parts: Readonly<Record<Division, (row: Row) => string | null>>
  /**
   * Whose a row is, or each of those that it stands for: where a division tells a place or something of people, people are counted
   * and not how often they came. Null is nobody's; each row its own, where nothing is said.
   */
  readonly whose?: (row: Row) => readonly (number | null)[]
  /** What a row adds to a tally: keys that count one each, or with an amount. */
  readonly tallies: Readonly<
    Record<Tally, (row: Row, span: Span) => readonly (string | readonly [key: string, amount: number])[]>
  >
  /** The day to which a charted column's count belongs; null where there is none. */
  readonly days: Readonly<Partial<Record<Column, (row: Row) => string | null>>>
}

/** Share of `part` in `whole`, 0–1; null where there is nothing to divide by, which is not the same as 0. */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

type Declared<Column extends string, Division extends string, Tally extends string> = FiguresDeclaration<
  Column,
  Division,
  Tally
>

/** Some milliseconds of counting: a year has tens of thousands of rows. */
const rowsAtOnce = 4_000

/** Gives way after every so many rows. */
function* eachOf<Row>(rows: readonly Row[], look: (row: Row) => void): InPieces<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    for (const row of rows.slice(at, at + rowsAtOnce)) look(row)
    yield
  }
}

export function* sumsOf<Row, Column extends string>(
  columns: readonly Column[],
  counts: Counting<Row, Column, string, string>['counts'],
  rows: readonly Row[],
  span: Span,
): InPieces<Sums<Column>> {
  const sums = recordOf(columns, () => 0)
  yield* eachOf(rows, (row) => {
    for (const column of columns) sums[column] += Number(counts[column](row, span))
  })
  return sums
}

const byKey = (left: string, right: string): number => (left < right ? -1 : 1)

/** Fewer people than these are told of, and not a place. */
export const fewestTold = 3

/** Where nothing, or too little, is known of a place. */
const noPlace = ''

/** The part of each row as it is shown: one function for what is counted and for the rows behind it. */
export function shownParts<Row, Column extends string, Division extends string, Tally extends string>(
  { places = [], people = [] }: Pick<Declared<Column, Division, Tally>, 'places' | 'people'>,
  { parts, whose }: Pick<Counting<Row, Column, Division, Tally>, 'parts' | 'whose'>,
  division: Division,
  rows: readonly Row[],
): (row: Row) => string | null {
  const partOf = parts[division]
  const together = places.includes(division) ? noPlace : people.includes(division) ? ofFew : null
  if (together === null) return partOf
  const few = partsOfFew(rows, partOf, whose)
  return (row) => {
    const part = partOf(row)
    return part !== null && few.has(part) ? together : part
  }
}

/** Parts of one or two people, and of hardly anything else. */
function partsOfFew<Row>(
  rows: readonly Row[],
  partOf: (row: Row) => string | null,
  whose: Counting<Row, string, string, string>['whose'],
): ReadonlySet<string> {
  const few = new Map<string, { readonly people: Set<number>; nobodys: number }>()
  const many = new Set<string>()
  for (const row of rows) {
    const part = partOf(row)
    if (part === null || many.has(part)) continue
    const seen = few.get(part) ?? { people: new Set<number>(), nobodys: 0 }
    few.set(part, seen)
    for (const owner of whose?.(row) ?? nobody) {
      if (owner === null) seen.nobodys += 1
      else seen.people.add(owner)
    }
    if (seen.people.size + seen.nobodys < fewestTold) continue
    many.add(part)
    few.delete(part)
  }
  return new Set(
    [...few].flatMap(([part, { people }]) => (whose === undefined || people.size > 0 ? part : [])),
  )
}

/** Where nothing is said of whose rows are, each is its own. */
const nobody = [null]

/** The figures of each part, the busiest by the first column before the others. */
export function* partsOf<Row, Column extends string>(
  columns: readonly Column[],
  counts: Counting<Row, Column, string, string>['counts'],
  partOf: (row: Row) => string | null,
  rows: readonly Row[],
  span: Span,
): InPieces<PartSums<Column>[]> {
  const [first] = columns
  const busy = ({ figures }: PartSums<Column>): number => (first === undefined ? 0 : figures[first])
  const parts = new Map<string, Record<Column, number>>()
  yield* eachOf(rows, (row) => {
    const key = partOf(row)
    if (key === null) return
    const sums = parts.get(key) ?? recordOf(columns, () => 0)
    parts.set(key, sums)
    for (const column of columns) sums[column] += Number(counts[column](row, span))
  })
  return [...parts]
    .map(([key, figures]) => ({ key, figures }))
    .toSorted((left, right) => busy(right) - busy(left) || byKey(left.key, right.key))
}

/** The largest first; where the keys are codes, every code in its order, also those of nothing. */
export function tallyOf(
  added: readonly (string | readonly [key: string, amount: number])[],
  codes: readonly string[] | undefined,
): Tallied[] {
  const counts = new Map((codes ?? []).map((code) => [code, 0]))
  for (const one of added) {
    const [key, amount] = typeof one === 'string' ? ([one, 1] as const) : one
    counts.set(key, (counts.get(key) ?? 0) + amount)
  }
  const tallied = [...counts].map(([key, count]) => ({ key, count }))
  return codes === undefined
    ? tallied.toSorted((left, right) => right.count - left.count || byKey(left.key, right.key))
    : tallied
}

/** Everything that is counted of a period; `rows` are those it touched, `before` the sums of the period before. */
export function* figuresOf<Row, Column extends string, Division extends string, Tally extends string>(
  {
    columns,
    divisions,
    tallies,
    codes,
    charted,
    places = [],
    people = [],
  }: Declared<Column, Division, Tally>,
  counting: Counting<Row, Column, Division, Tally>,
  { period, span, rows }: { readonly period: string; readonly span: Span; readonly rows: readonly Row[] },
  before: Sums<Column>,
): InPieces<Figures<Column, Division, Tally>> {
  const { counts, days } = counting
  const total = yield* sumsOf(columns, counts, rows, span)
  const by = new Map<Division, PartSums<Column>[]>()
  for (const division of divisions) {
    const partOf = shownParts({ places, people }, counting, division, rows)
    yield
    by.set(division, yield* partsOf(columns, counts, partOf, rows, span))
  }
  const tallied = new Map<Tally, Tallied[]>()
  for (const tally of tallies) {
    yield
    const added = rows.flatMap((row) => counting.tallies[tally](row, span))
    tallied.set(tally, tallyOf(added, codes[tally]))
  }
  yield
  return {
    total,
    before,
    by: recordOf(divisions, (division) => by.get(division) ?? []),
    tallies: recordOf(tallies, (tally) => tallied.get(tally) ?? []),
    steps: overSteps(charted, { counts, days }, period, rows, span),
  }
}

function overSteps<Row, Column extends string>(
  charted: readonly Column[],
  { counts, days }: Pick<Counting<Row, Column, string, string>, 'counts' | 'days'>,
  period: string,
  rows: readonly Row[],
  span: Span,
): Figures<Column, string, string>['steps'] {
  const kind = kindOf(period)
  const sums = new Map(stepsOf(period).map((at) => [at, recordOf(charted, () => 0)]))
  for (const column of charted) {
    for (const row of rows) {
      const day = days[column]?.(row) ?? null
      const sum = day === null ? undefined : sums.get(stepOf(kind, day))
      if (sum !== undefined) sum[column] += Number(counts[column](row, span))
    }
  }
  return [...sums].map(([at, figures]) => ({ at, figures }))
}
