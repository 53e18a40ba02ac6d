/** The procedures of errands and of who can run them. */
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import type { errandsContract } from '../contract'
import { ownErrands } from './own-errands'
import { choicesOf, keepGridWorker } from './workers'

export const errandsHandlers: HandlersOf<typeof errandsContract> = {
  ownErrands: read((call) => ({ errands: ownErrands(call) })),

  choices: read((call) => choicesOf(call)),

  saveGridWorker: write((call, worker) => {
    const id = keepGridWorker(call, worker)
    call.record({ subject: `grid-worker:${id}`, change: worker })
    return { id }
  }),
}
