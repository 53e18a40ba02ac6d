/** What a chip of the bar says of what is due: a 0 beside it would be read as one more thing to look after. */
export interface Due {
  readonly today: number
  readonly overdue: number
}

export type DueParts = 'today' | 'overdue' | 'both'

/** `undefined` where nothing is due, and nothing is shown. */
export function partsOf({ today, overdue }: Due): DueParts | undefined {
  if (overdue === 0) return today === 0 ? undefined : 'today'
  return today === 0 ? 'overdue' : 'both'
}
