/** Finding a resident by whatever they have. */
import { search, type HandlersOf } from '#desk/rpc/serve'
import type { searchContract } from '../contract'
import { findResidents } from './find'

export const searchHandlers: HandlersOf<typeof searchContract> = {
  find: search((call, { query, limit }) => findResidents(call, query, limit)),
}
