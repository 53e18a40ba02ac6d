/** What every section of a case is given. */
import type { CaseRecord } from '../../cases/contract'

/** It was accepted: from then on it is mediated, and has a number. */
export const isAccepted = ({ card }: CaseRecord): boolean => card.number !== null

export interface SectionProps {
  readonly record: CaseRecord
}
