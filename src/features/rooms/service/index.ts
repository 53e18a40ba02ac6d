/** Serves rooms. */
import { serve } from '#desk/rpc/serve'
import { roomsContract } from '../contract'
import { bookingHandlers } from '../bookings/service/index'
import { callSheetHandlers } from '../call-sheet/service'
import { closureFileHandlers } from '../closure-file/service/index'
import { dayHandlers } from '../day/service'
import { doorHandlers } from '../door/service/index'
import { precedenceHandlers } from '../precedence/service/index'
import { seriesHandlers } from '../series/service/index'
import { figuresHandlers } from '../figures/service/index'
import { papersHandlers } from '../papers/service'
import { waitlistHandlers } from '../waitlist/service/index'
import { rivalsHandlers } from '../rivals/service/index'
import { seasonHandlers } from '../season/service'
import { unmetHandlers } from '../unmet/service'
import { settingsHandlers } from '../settings/service'

export const roomsService = serve(roomsContract, {
  ...settingsHandlers,
  bookings: bookingHandlers,
  closureFile: closureFileHandlers,
  day: dayHandlers,
  door: doorHandlers,
  series: seriesHandlers,
  papers: papersHandlers,
  figures: figuresHandlers,
  waitlist: waitlistHandlers,
  precedence: precedenceHandlers,
  rivals: rivalsHandlers,
  unmet: unmetHandlers,
  season: seasonHandlers,
  callSheet: callSheetHandlers,
})
