/** The procedures of mediation, by their slices. */
import { casesContract } from '../cases/contract'
import { dossierContract } from '../dossier/contract'
import { papersContract } from '../papers/contract'

export const mediationContract = {
  cases: casesContract,
  dossier: dossierContract,
  papers: papersContract,
}
