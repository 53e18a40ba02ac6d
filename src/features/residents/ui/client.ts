/** How the screens of this feature ask the desk. */
import { clientsOf } from '#app/desk-client/index'
import type { residentsContract } from '../contract'
import type { dictionariesContract } from '#work/dictionaries/contract'

export const { desk, deskClient } = clientsOf<{
  residents: typeof residentsContract
  dictionaries: typeof dictionariesContract
}>()
