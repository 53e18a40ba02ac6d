/** Which cases may wait for something at all, in SQL over `c`: those that wait for nothing are not read. */
import { stateIn } from '../cases/service/state-in'
import { isWatched } from '../rules'
import { owedOf } from '../schema/guards'

const isUnanswered = `c.referrer IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mediation_replies r WHERE r.case_id = c.id)`

/**
 * Those that somebody keeps an eye on. Of the others, until they are bound, those that owe an answer to whoever referred them, and a report:
 * what a child says after its case was not taken on has to be told all the same.
 */
export const mayWait = `(${stateIn(isWatched)} OR (c.state <> 'archived' AND ((${isUnanswered}) OR ${owedOf('c.id')})))`
