/** Between which days somebody of an age was born. Days are `YYYY-MM-DD`. */

export interface Ages {
  readonly ageFrom?: number | undefined
  readonly ageTo?: number | undefined
  /** The age is the one that is full in their month of this year: 80 this month, also of whose day is still to come. */
  readonly isOfMonth: boolean
}

/** The first and the last day of birth, both included; null where there is none. */
export function birthsBetween(
  { ageFrom, ageTo, isOfMonth }: Ages,
  today: string,
): { readonly from: string | null; readonly until: string | null } {
  const year = Number(today.slice(0, 4))
  const monthAndDay = isOfMonth ? '-12-31' : today.slice(4)
  return {
    // Who was born a year and a day before is older; the day itself is no day of the calendar once in four years, which text order does not mind.
    from:
      ageTo === undefined ? null : isOfMonth ? `${year - ageTo}-01-01` : `${year - ageTo - 1}${monthAndDay}~`,
    until: ageFrom === undefined ? null : `${year - ageFrom}${monthAndDay}`,
  }
}
