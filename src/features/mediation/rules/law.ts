/** The law of mediation: each rule that the law commands, with the articles it stands on. The page writes them out. */

import type { Statute } from '../contract/words'

export interface Article {
  readonly statute: Statute
  readonly article: number
  /** 项, where the rule is one of a list. */
  readonly item?: number
}

const of = (statute: Statute, article: number, item?: number): Article =>
  item === undefined ? { statute, article } : { statute, article, item }

/** Every rule that a statute commands here; a test bears the name of each. */
export const law = {
  /** No fee, and no money through the mediator. */
  noFee: [of('mediation-law', 4), of('mediation-law', 15, 3)],
  committee: [of('mediation-law', 8), of('mediation-law', 9)],
  /** A party who clearly refuses may not be mediated. */
  refusal: [of('mediation-law', 17)],
  chosenMediator: [of('mediation-law', 19), of('mediation-law', 23)],
  invitedPeople: [of('mediation-law', 20)],
  partyRights: [of('mediation-law', 23)],
  escalation: [of('mediation-law', 25)],
  offence: [of('mediation-law', 25)],
  otherRoutes: [of('mediation-law', 26)],
  filed: [of('mediation-law', 27)],
  oralAgreement: [of('mediation-law', 28), of('mediation-law', 30)],
  writtenAgreement: [of('mediation-law', 29)],
  performance: [of('mediation-law', 31)],
  suing: [of('mediation-law', 32)],
  confirmation: [of('mediation-law', 33), of('civil-procedure-law', 205)],
  period: [of('civil-procedure-law', 85), of('civil-code', 201), of('civil-code', 203)],
  restoration: [of('civil-procedure-law', 86)],
  courtRuling: [of('civil-procedure-law', 206)],
  confirmationPapers: [of('procedure-interpretation', 354)],
  notAccepted: [of('procedure-interpretation', 355)],
  rejected: [of('procedure-interpretation', 358)],
  usualTime: [of('mediation-work-rules', 33)],
  courtTime: [of('invited-mediation-rules', 27)],
  onlineTime: [of('online-mediation-rules', 24), of('online-mediation-rules', 26)],
  assignedEffect: [of('invited-mediation-rules', 24)],
  entrustedEnd: [of('invited-mediation-rules', 20)],
  courtReply: [of('invited-mediation-rules', 21), of('invited-mediation-rules', 26)],
  violence: [of('family-violence-law', 2), of('protection-order-rules', 3)],
  livingTogether: [of('family-violence-law', 37), of('protection-order-rules', 4)],
  reportViolence: [of('family-violence-law', 14), of('family-violence-law', 35)],
  reportHarmToMinor: [of('minors-law', 11)],
  secretReporter: [of('family-violence-law', 14)],
  help: [of('family-violence-law', 13)],
  warningVisits: [of('family-violence-law', 17)],
  orderOnBehalf: [of('family-violence-law', 23), of('protection-order-rules', 2)],
  orderTerm: [of('family-violence-law', 30)],
  orderKept: [of('family-violence-law', 32)],
  /** What a committee wrote down when it was asked for help. */
  evidence: [of('protection-order-rules', 6, 8)],
  minorsIdentity: [of('minors-law', 103)],
  childsWish: [of('civil-code', 1084)],
} as const satisfies Readonly<Record<string, readonly Article[]>>
export type LawName = keyof typeof law
