/** Who had a case when it was closed: a mediator who left since is no less theirs, and who came since is not (civicrm-core#13510). */

/** SQL over a stay and the closing `k` of its case: whether it had begun, to the instant where that was kept, and was not over. */
const stood = (stay: string): string =>
  `coalesce(${stay}.at <= k.at, ${stay}.from_day <= max(k.day, date(k.at / 1000, 'unixepoch', '+8 hours')))
       AND (${stay}.until_day IS NULL OR ${stay}.until_day >= k.day)`

/**
 * SQL over a stay: whether it was one when its case was closed, as the closing stands that was not taken back. Earlier versions ended the stay
 * of whoever handed a case over on the day of its closing the day before: then nobody else stood there.
 */
export const hadWhenClosed = (stay: string): string => `EXISTS (
    SELECT 1 FROM mediation_case_events k
     WHERE k.id = (SELECT max(l.id) FROM mediation_case_events l WHERE l.case_id = ${stay}.case_id AND l.kind = 'close'
           AND NOT EXISTS (SELECT 1 FROM mediation_case_events back WHERE back.takes_back = l.id))
       AND (${stood(stay)} OR (${stay}.until_day = date(k.day, '-1 day') AND NOT EXISTS (
           SELECT 1 FROM mediation_stays held WHERE held.case_id = ${stay}.case_id AND held.as_what = 'mediator' AND ${stood('held')}))))`

/** SQL over a stay and its case: whose the case is today, or was when it was closed. */
export const hasOrHad = (stay: string, one: string, shut: string): string =>
  `CASE WHEN ${one}.state IN (${shut}) THEN ${hadWhenClosed(stay)} ELSE ${stay}.until_day IS NULL END`
