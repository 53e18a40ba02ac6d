/**
 * A case as the rules of its steps see it, put together from what each slice keeps of it. A slice reads its own tables; here is
 * only who brings what.
 */
import type { CaseReader } from '../../service/call'
import { effectOfCase, isPerformed } from '../../agreement/service/at-hand'
import { awaitsRuling, confirmedOn } from '../../confirmation/service/rows'
import { coverOf, findingsOfCase, isClosedForReason } from '../../dossier/service/at-hand'
import { endingOf } from '../../endings/service/at-hand'
import { consentsOf, invitedOf, mediatorsOf, mayMediateCase, partiesOf } from '../../parties/service/at-hand'
import { reportsOf, screeningsOf } from '../../screening/service/at-hand'
import type { CaseAtHand } from '../../rules'
import { isHead } from './in-sight'
import type { CaseRow } from './rows'

/** Worked out when it is first asked for. */
function once<Value>(read: () => Value): () => Value {
  let known: { readonly value: Value } | null = null
  return () => (known ??= { value: read() }).value
}

/**
 * Read as far as a gate asks for it: most steps ask for little, and what a reviewer finds, which takes longest, is asked for at closing alone.
 * What somebody has worked out already they bring; `day` is that of the step. Ask the gates before anything is written.
 */
export function caseAtHand(
  call: CaseReader,
  row: CaseRow,
  reason: string,
  brought: Partial<Pick<CaseAtHand, 'stops' | 'effect' | 'ending' | 'findings'>> = {},
  day = call.today,
): CaseAtHand {
  const all = once(() => partiesOf(call, row.id))
  const parties = once(() => all().filter(({ died_on }) => died_on === null))
  const livedThen = once(() => all().filter(({ died_on }) => died_on === null || died_on >= day))
  const screenings = once(() => screeningsOf(call, row.id))
  const reports = once(() => reportsOf(call, row.id))
  // Who has died says neither yes nor no any more (民法典 13).
  const saidBy = (on?: string) =>
    consentsOf(call, row.id, on).filter(({ party }) => parties().some(({ id }) => id === party))
  const consents = once(() => saidBy())
  const consentsThen = once(() => saidBy(day))
  const effect = once(() => effectOfCase(call, row))
  const ending = once(() => endingOf(call, row.id))
  const findings = once(() => findingsOfCase(call, row))
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
    get screenings() {
      return screenings()
    },
    get reports() {
      return reports()
    },
    get parties() {
      return parties().map(({ id }) => id)
    },
    get living() {
      return livedThen().length
    },
    get sides() {
      return new Set(livedThen().map(({ side }) => side)).size
    },
    get rightsTold() {
      return parties().flatMap(({ id, rights_told_on }) =>
        rights_told_on === null || rights_told_on > day ? [] : [id],
      )
    },
    get consents() {
      return consents()
    },
    get consentsThen() {
      return consentsThen()
    },
    get consentsAtEffect() {
      const reached = brought.effect ?? effect()
      return reached?.by === 'law' ? saidBy(reached.on) : consents()
    },
    get invited() {
      return invitedOf(call, row.id)
    },
    get mediators() {
      return mediatorsOf(call, row.id)
    },
    get mayMediate() {
      return mayMediateCase(call, row.id)
    },
    // Of a text that is not kept yet: whoever lays one before the parties brings what its check found.
    stops: brought.stops ?? null,
    get effect() {
      return brought.effect ?? effect()
    },
    get ending() {
      return brought.ending ?? ending()
    },
    get performed() {
      return isPerformed(call, row.id, call.today)
    },
    get findings() {
      return brought.findings ?? findings()
    },
    get cover() {
      return coverOf(call, row.id)
    },
    get closedForReason() {
      return isClosedForReason(call, row.id)
    },
    get rulingAwaited() {
      return awaitsRuling(call, row.id)
    },
    get confirmed() {
      return confirmedOn(call, row.id) !== null
    },
    by: { head: isHead(call.staff), reason },
    now: { day: call.today, at: call.now },
  }
}
