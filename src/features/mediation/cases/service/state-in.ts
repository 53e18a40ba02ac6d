/** A rule about where a case stands, in SQL. */
import { caseStates, type CaseState } from '../../contract/words'

/** SQL: whether the rule holds for the state in a column. Written out word by word, so that it stays what the rule says. */
export const stateIn = (rule: (state: CaseState) => boolean, column = 'c.state'): string =>
  `${column} IN (${caseStates
    .filter(rule)
    .map((state) => `'${state}'`)
    .join(', ')})`
