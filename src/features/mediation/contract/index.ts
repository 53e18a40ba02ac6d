/** The procedures of mediation, by their slices. */
import { casesContract } from '../cases/contract'
import { dossierContract } from '../dossier/contract'
import { papersContract } from '../papers/contract'
import { committeeContract } from '../committee/contract'
import { protectionContract } from '../protection/contract'
import { patrolsContract } from '../patrols/contract'
import { searchContract } from '../search/contract'
import { figuresContract } from '../figures/contract'
import { handsContract } from '../hands/contract'
import { intakeContract } from '../intake/contract'
import { partiesContract } from '../parties/contract'
import { screeningContract } from '../screening/contract'
import { copySheetContract } from '../copy-sheet/contract'

export const mediationContract = {
  cases: casesContract,
  dossier: dossierContract,
  papers: papersContract,
  committee: committeeContract,
  protection: protectionContract,
  patrols: patrolsContract,
  search: searchContract,
  figures: figuresContract,
  hands: handsContract,
  intake: intakeContract,
  parties: partiesContract,
  screening: screeningContract,
  copySheet: copySheetContract,
}
