/** Which round of a sitting is shown, as the address names it. */
import type { StopRow } from '../contract'

export const everyRound = 'every'
/** Those who are on no round. */
export const noRound = 'none'

export function isOnRound(wanted: string, { route }: Pick<StopRow, 'route'>): boolean {
  switch (wanted) {
    case everyRound:
      return true
    case noRound:
      return route === null
    default:
      return route === Number(wanted)
  }
}
