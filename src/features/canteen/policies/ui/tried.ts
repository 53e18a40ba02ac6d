/** What of a trial on the screen is asked: lines that have no name yet are being written. */
import type { Trial } from '../../contract/index'

export const tried = (trial: Trial): Trial => ({
  ...trial,
  meal: { ...trial.meal, lines: trial.meal.lines.filter(({ name }) => name.trim() !== '') },
})

/** What of the food no line has yet. */
export const restOf = ({ listFen, lines }: Pick<Trial['meal'], 'listFen' | 'lines'>): number =>
  Math.max(0, listFen - lines.reduce((sum, { fen }) => sum + fen, 0))
