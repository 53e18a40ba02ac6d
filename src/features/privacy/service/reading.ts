/** The limits of reading, as the desk holds them. */
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { limitsOf, saveLimits } from '#desk/reading/store'
import type { readingContract } from '../contract/reading'

export const readingHandlers: HandlersOf<typeof readingContract> = {
  limits: read((call) => limitsOf(call)),

  setLimits: write((call, { limits }) => {
    saveLimits(call, limits)
    call.record({ subject: 'settings:reading', change: limits })
    return limits
  }),
}
