/** The procedures of mediation, by their slices. */
import { serve } from '#desk/rpc/serve'
import { casesHandlers } from '../cases/service'
import { mediationContract } from '../contract'
import { draftsHandlers } from '../drafts/service'
import { dossierHandlers } from '../dossier/service'
import { papersHandlers } from '../papers/service'
import { committeeHandlers } from '../committee/service'
import { protectionHandlers } from '../protection/service'
import { pleasHandlers } from '../pleas/service'
import { patrolsHandlers } from '../patrols/service'
import { searchHandlers } from '../search/service'
import { figuresHandlers } from '../figures/service'
import { handsHandlers } from '../hands/service'
import { intakeHandlers } from '../intake/service'
import { partiesHandlers } from '../parties/service'
import { screeningHandlers } from '../screening/service'
import { payHandlers } from '../pay/service'
import { copySheetHandlers } from '../copy-sheet/service'
import { agreementsHandlers } from '../agreement/service'
import { confirmationHandlers } from '../confirmation/service'
import { endingsHandlers } from '../endings/service'
import { evidenceHandlers } from '../evidence/service'
import { followUpsHandlers } from '../follow-ups/service'
import { notesHandlers } from '../notes/service'
import { performanceHandlers } from '../performance/service'
import { repliesHandlers } from '../replies/service'
import { sessionsHandlers } from '../sessions/service'
import { riskHandlers } from '../risk/service'
import { settingsHandlers } from '../settings/service'
import { jointHandlers } from '../joint/service'
import { waitingHandlers } from '../waiting/service'
import { timeLimitsHandlers } from '../time-limits/service'
import { handingOverHandlers } from '../handing-over/service'
import { retentionHandlers } from '../retention/service'

export const mediationService = serve(mediationContract, {
  cases: casesHandlers,
  dossier: dossierHandlers,
  drafts: draftsHandlers,
  papers: papersHandlers,
  committee: committeeHandlers,
  protection: protectionHandlers,
  patrols: patrolsHandlers,
  pleas: pleasHandlers,
  search: searchHandlers,
  figures: figuresHandlers,
  hands: handsHandlers,
  intake: intakeHandlers,
  parties: partiesHandlers,
  screening: screeningHandlers,
  copySheet: copySheetHandlers,
  pay: payHandlers,
  agreements: agreementsHandlers,
  confirmation: confirmationHandlers,
  endings: endingsHandlers,
  evidence: evidenceHandlers,
  followUps: followUpsHandlers,
  joint: jointHandlers,
  notes: notesHandlers,
  performance: performanceHandlers,
  replies: repliesHandlers,
  risk: riskHandlers,
  sessions: sessionsHandlers,
  settings: settingsHandlers,
  timeLimits: timeLimitsHandlers,
  handingOver: handingOverHandlers,
  waiting: waitingHandlers,
  retention: retentionHandlers,
})
