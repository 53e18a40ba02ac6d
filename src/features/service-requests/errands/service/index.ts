/** The procedures of errands and of who can run them. */
import { read, type HandlersOf } from '#desk/rpc/serve'
import type { errandsContract } from '../contract'
import { choicesOf } from './assignees'
import { ownErrands } from './own-errands'

export const errandsHandlers: HandlersOf<typeof errandsContract> = {
  ownErrands: read((call) => ({ errands: ownErrands(call) })),

  choices: read((call) => choicesOf(call)),
}
