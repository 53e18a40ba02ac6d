/** The procedures of mediation, by their slices. */
import { serve } from '#desk/rpc/serve'
import { casesHandlers } from '../cases/service'
import { mediationContract } from '../contract'
import { dossierHandlers } from '../dossier/service'
import { papersHandlers } from '../papers/service'

export const mediationService = serve(mediationContract, {
  cases: casesHandlers,
  dossier: dossierHandlers,
  papers: papersHandlers,
})
