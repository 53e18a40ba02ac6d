/**
 * A case as the rules of its steps see it, put together from what each slice keeps of it. A slice reads its own tables; here is
 * only who brings what.
 */
import type { CaseReader } from '../../service/call'
import { effectOfCase, isPerformed } from '../../agreement/service/at-hand'
import { coverOf, findingsOfCase } from '../../dossier/service/at-hand'
import { endingOf } from '../../endings/service/at-hand'
import { consentsOf, invitedOf, mediatorsOf, mayMediateCase, partiesOf } from '../../parties/service/at-hand'
import { reportsOf, screeningsOf } from '../../screening/service/at-hand'
import type { CaseAtHand } from '../../rules'
import { isHead } from './in-sight'
import type { CaseRow } from './rows'

/** Whoever has worked out the findings brings them. */
export function caseAtHand(
  call: CaseReader,
  row: CaseRow,
  reason: string,
  findings = findingsOfCase(call, row),
): CaseAtHand {
  const parties = partiesOf(call, row.id)
  return {
    state: row.state,
    beforeClosing: row.before_closing,
    origin: {
      source: row.source,
      referrer: row.referrer,
      courtReferral: row.court_referral,
      letter: row.letter,
      replyDue: row.reply_due,
    },
    screenings: screeningsOf(call, row.id),
    reports: reportsOf(call, row.id),
    parties: parties.map(({ id }) => id),
    rightsTold: parties.filter(({ rights_told_on }) => rights_told_on !== null).map(({ id }) => id),
    consents: consentsOf(call, row.id),
    invited: invitedOf(call, row.id),
    mediators: mediatorsOf(call, row.id),
    mayMediate: mayMediateCase(call, row.id),
    // Of a text that is not kept yet: whoever lays one before the parties brings what its check found.
    stops: null,
    effect: effectOfCase(call, row),
    ending: endingOf(call, row.id),
    performed: isPerformed(call, row.id, call.today),
    findings,
    cover: coverOf(call, row.id),
    by: { head: isHead(call.staff), reason },
    now: { day: call.today, at: call.now },
  }
}
