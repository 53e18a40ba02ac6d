/** What both sides share of rooms: words, house rules as data, why something cannot be had, and the procedures. */
import { bookingsContract } from '../bookings/contract'
import { callSheetContract } from '../call-sheet/contract'
import { closureFileContract } from '../closure-file/contract'
import { dayContract } from '../day/contract'
import { doorContract } from '../door/contract'
import { precedenceContract } from '../precedence/contract'
import { seriesContract } from '../series/contract'
import { figuresContract } from '../figures/contract'
import { papersContract } from '../papers/contract'
import { waitlistContract } from '../waitlist/contract'
import { rivalsContract } from '../rivals/contract'
import { seasonContract } from '../season/contract'
import { unmetContract } from '../unmet/contract'
import { settingsContract } from '../settings/contract'

export * from './words'
export * from './times'
export * from './house-rules'
export * from './closures'
export * from './reasons'
export * from './series'
export * from '../settings/contract'

export const roomsContract = {
  ...settingsContract,
  bookings: bookingsContract,
  closureFile: closureFileContract,
  day: dayContract,
  door: doorContract,
  series: seriesContract,
  papers: papersContract,
  figures: figuresContract,
  waitlist: waitlistContract,
  precedence: precedenceContract,
  rivals: rivalsContract,
  unmet: unmetContract,
  season: seasonContract,
  callSheet: callSheetContract,
}
