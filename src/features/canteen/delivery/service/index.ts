/** The procedures of deliveries. */
import { disclose, read, write, type HandlersOf } from '#desk/rpc/serve'
import { labelled } from '#work/rows'
import type { deliveryContract } from '../contract'
import { doorStep, due, handOver, notHanded } from './entering'
import { keepRoute } from './routes'
import { runOf, shownRoutes } from './run'
import { sheetPrinted, stopInFull } from './sheet'

export const deliveryHandlers: HandlersOf<typeof deliveryContract> = {
  run: read((call, asked) => runOf(call, asked)),
  routes: read((call) => ({ routes: shownRoutes(call) })),
  keepRoute: write((call, input) => keepRoute(call, input)),
  stopInFull: disclose((call, input) => stopInFull(call, input)),
  sheetPrinted: write((call, input) => sheetPrinted(call, input)),
  due: read((call, input) => due(call, input)),
  handOver: write((call, input) => handOver(call, input)),
  notHanded: write((call, input) => notHanded(call, input)),
  doorStep: write((call, input) => doorStep(call, input)),
}

/** What the log calls a round. */
export const routeLabels = labelled(
  'SELECT id, name AS label FROM canteen_routes WHERE id IN (SELECT value FROM json_each(?))',
)
