/** The procedures of mediation, by their slices. */
import { casesContract } from '../cases/contract'
import { draftsContract } from '../drafts/contract'
import { dossierContract } from '../dossier/contract'
import { papersContract } from '../papers/contract'
import { committeeContract } from '../committee/contract'
import { protectionContract } from '../protection/contract'
import { pleasContract } from '../pleas/contract'
import { patrolsContract } from '../patrols/contract'
import { searchContract } from '../search/contract'
import { figuresContract } from '../figures/contract'
import { handsContract } from '../hands/contract'
import { intakeContract } from '../intake/contract'
import { partiesContract } from '../parties/contract'
import { screeningContract } from '../screening/contract'
import { payContract } from '../pay/contract'
import { copySheetContract } from '../copy-sheet/contract'
import { agreementsContract } from '../agreement/contract'
import { confirmationContract } from '../confirmation/contract'
import { endingsContract } from '../endings/contract'
import { evidenceContract } from '../evidence/contract'
import { followUpsContract } from '../follow-ups/contract'
import { notesContract } from '../notes/contract'
import { performanceContract } from '../performance/contract'
import { repliesContract } from '../replies/contract'
import { sessionsContract } from '../sessions/contract'
import { riskContract } from '../risk/contract'
import { settingsContract } from '../settings/contract'
import { jointContract } from '../joint/contract'
import { waitingContract } from '../waiting/contract'
import { timeLimitsContract } from '../time-limits/contract'
import { handingOverContract } from '../handing-over/contract'
import { retentionContract } from '../retention/contract'

export const mediationContract = {
  cases: casesContract,
  dossier: dossierContract,
  drafts: draftsContract,
  papers: papersContract,
  committee: committeeContract,
  protection: protectionContract,
  patrols: patrolsContract,
  pleas: pleasContract,
  search: searchContract,
  figures: figuresContract,
  hands: handsContract,
  intake: intakeContract,
  parties: partiesContract,
  screening: screeningContract,
  copySheet: copySheetContract,
  pay: payContract,
  agreements: agreementsContract,
  confirmation: confirmationContract,
  endings: endingsContract,
  evidence: evidenceContract,
  followUps: followUpsContract,
  joint: jointContract,
  notes: notesContract,
  performance: performanceContract,
  replies: repliesContract,
  risk: riskContract,
  sessions: sessionsContract,
  settings: settingsContract,
  timeLimits: timeLimitsContract,
  handingOver: handingOverContract,
  waiting: waitingContract,
  retention: retentionContract,
}
