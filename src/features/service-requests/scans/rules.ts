/** The order of the scans of one material. */

/** True where the same scans are named, each once, in whatever order. */
export const isOrderOf = (asked: readonly number[], there: readonly number[]): boolean =>
  asked.length === there.length &&
  new Set(asked).size === asked.length &&
  asked.every((id) => there.includes(id))

/** The order after one of them has moved by so many places; at an end it stays where it is. */
export function movedBy(order: readonly number[], id: number, places: number): readonly number[] {
  const at = order.indexOf(id)
  const to = at + places
  if (at < 0 || to < 0 || to >= order.length) return order
  const rest = order.filter((each) => each !== id)
  return [...rest.slice(0, to), id, ...rest.slice(to)]
}
