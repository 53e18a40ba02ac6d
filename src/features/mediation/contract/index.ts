/** The procedures of mediation, by their slices. */
import { casesContract } from '../cases/contract'

export const mediationContract = {
  cases: casesContract,
}
