/** What a reviewer finds missing in a case, and what its cover says. */
import type { CaseReader } from '../../service/call'
import type { CaseRow } from '../../cases/service/rows'
import type { Cover, Finding } from '../../rules'

export function findingsOfCase(_call: CaseReader, { number }: CaseRow): readonly Finding[] {
  return [
    ...(number === null ? [{ aspect: 'acceptance' as const, code: 'no-number' as const }] : []),
    // Nobody has numbered the pages of a file that is not bound.
    { aspect: 'binding', code: 'pages' },
  ]
}

export function coverOf(_call: CaseReader, _caseId: number): Cover | null {
  return null
}
