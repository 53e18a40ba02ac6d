/** What every section of a case is given. */
import type { CaseRecord } from '../../cases/contract'

export interface SectionProps {
  readonly record: CaseRecord
}
