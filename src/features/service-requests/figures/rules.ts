/** The month's figures: counts over the requests a month touched, by whatever they are divided. */
import { ratings, type Dimension, type Rating } from '../requests/contract/words'
import { isPoor } from '../course/rules/states'

/** One request as the figures see it; `month…` members say what happened in the month itself. */
export interface FigureRow {
  readonly item: string
  readonly mode: string
  readonly handler: string
  readonly grid: string
  readonly acceptedInMonth: boolean
  readonly end: 'completed' | 'terminated' | 'not-accepted' | null
  /** Of a completed one: within the promised working days. */
  readonly onTime: boolean
  /** Was sent back for correction at least once. */
  readonly corrected: boolean
  /** Reasons of suspensions that began in the month. */
  readonly suspensionReasons: readonly string[]
  /** Reason of a termination or refusal in the month. */
  readonly endReason: string | null
  /** Last rating given in the month. */
  readonly rating: Rating | null
}

export interface Figures {
  readonly accepted: number
  readonly completed: number
  readonly onTime: number
  readonly terminated: number
  readonly notAccepted: number
  /** Of those accepted in the month. */
  readonly corrected: number
  readonly suspended: number
  readonly rated: number
  readonly poor: number
}

/** Share of `part` in `whole`, 0–1; null where there is nothing to divide by, which is not the same as 0. */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** What each figure claims of a row that it counts. */
export const figureClaims: Readonly<Record<keyof Figures, (row: FigureRow) => boolean>> = {
  accepted: (row) => row.acceptedInMonth,
  completed: (row) => row.end === 'completed',
  onTime: (row) => row.end === 'completed' && row.onTime,
  terminated: (row) => row.end === 'terminated',
  notAccepted: (row) => row.end === 'not-accepted',
  corrected: (row) => row.acceptedInMonth && row.corrected,
  suspended: (row) => row.suspensionReasons.length > 0,
  rated: (row) => row.rating !== null,
  poor: (row) => row.rating !== null && isPoor(row.rating),
}

export function figuresOf(rows: readonly FigureRow[]): Figures {
  const count = (figure: keyof Figures): number => rows.filter(figureClaims[figure]).length
  return {
    accepted: count('accepted'),
    completed: count('completed'),
    onTime: count('onTime'),
    terminated: count('terminated'),
    notAccepted: count('notAccepted'),
    corrected: count('corrected'),
    suspended: count('suspended'),
    rated: count('rated'),
    poor: count('poor'),
  }
}

export interface DividedFigures {
  readonly key: string
  readonly figures: Figures
}

/** The figures for each value of a dimension, the busiest first. */
export function figuresBy(rows: readonly FigureRow[], dimension: Dimension): readonly DividedFigures[] {
  return [...Map.groupBy(rows, (row) => row[dimension])]
    .map(([key, group]) => ({ key, figures: figuresOf(group) }))
    .toSorted(
      (left, right) => right.figures.accepted - left.figures.accepted || (left.key < right.key ? -1 : 1),
    )
}

export interface Tally {
  readonly key: string
  readonly count: number
}

const tally = (keys: readonly string[]): readonly Tally[] =>
  [...Map.groupBy(keys, (key) => key)]
    .map(([key, same]) => ({ key, count: same.length }))
    .toSorted((left, right) => right.count - left.count || (left.key < right.key ? -1 : 1))

export const suspensionReasons = (rows: readonly FigureRow[]): readonly Tally[] =>
  tally(rows.flatMap((row) => row.suspensionReasons))

export const endReasons = (rows: readonly FigureRow[]): readonly Tally[] =>
  tally(rows.flatMap((row) => (row.endReason === null ? [] : [row.endReason])))

/** Every rating in its order, also those nobody gave. */
export const ratingCounts = (rows: readonly FigureRow[]): readonly { rating: Rating; count: number }[] =>
  ratings.map((rating) => ({ rating, count: rows.filter((row) => row.rating === rating).length }))
