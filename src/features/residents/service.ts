/** What the residents feature does: every procedure of its contract, slice by slice. */
import { serve } from '#desk/rpc/serve'
import { residentsContract } from './contract'
import { duplicatesHandlers } from './duplicates/service'
import { peopleHandlers } from './people/service'
import { registerFileHandlers } from './register-file/service'
import { searchHandlers } from './search/service'
import { listHandlers } from './list/service'

export const residentsService = serve(residentsContract, {
  ...searchHandlers,
  ...peopleHandlers,
  ...duplicatesHandlers,
  ...listHandlers,
  registerFile: registerFileHandlers,
})
