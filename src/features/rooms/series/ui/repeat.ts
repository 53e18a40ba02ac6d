/** How often, as the form asks it. */
export const repeats = ['none', 'weekly', 'fortnightly', 'monthly'] as const
export type Repeat = (typeof repeats)[number]

export interface RepeatValues {
  readonly repeat: Repeat
  /** Of weeks: on which days; empty is the weekday of the first date. */
  readonly weekdays: readonly number[]
  /** Of months: the nth of its weekday, or the last. */
  readonly inMonth: 'nth' | 'last'
  readonly endsBy: 'day' | 'times'
  readonly lastDay?: string | undefined
  readonly times: number | null
}

export const notRepeated: RepeatValues = {
  repeat: 'none',
  weekdays: [],
  inMonth: 'nth',
  endsBy: 'times',
  times: 8,
}
