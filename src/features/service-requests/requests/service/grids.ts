/** A request keeps the grid it was opened in by its name, as lists, figures and errands show it. */
import type { Renamed } from '#desk/registers'
import type { WriteCall } from '#desk/rpc/call'
import { renameInViews } from '#work/views/service'

/** A grid is called otherwise: its requests stand under the new name, and so does what is narrowed to them. */
export function followGrid(call: WriteCall, { dictionary, before, after }: Renamed): void {
  if (dictionary !== 'grid') return
  call.statement('UPDATE service_requests SET grid = @after WHERE grid = @before').run({ before, after })
  renameInViews(call, { list: 'service-requests', field: 'grid', before, after })
}
