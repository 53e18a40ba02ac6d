/** What a reviewer finds missing of the work itself: originals, notices, the answer to a sender, initials, performance, follow-ups. */
import type { CaseRow } from '../../cases/service/rows'
import { copiesOf } from '../../agreement/service/shown'
import { dutiesOf, handsOf, lastHandOn, type StoredAgreement } from '../../agreement/service/stored'
import { endingOf } from '../../endings/service/at-hand'
import { dueOf } from '../../follow-ups/service'
import { unansweredOf } from '../../hands/service/unanswered'
import { keptOf, watchedOf } from '../../performance/rows'
import { committeesOf } from '../../joint/rows'
import { replyGapsOf } from '../../replies/service'
import {
  copyGaps,
  endingGaps,
  isAgainstTheLaw,
  isOfAnotherDay,
  otherCommittees,
  sessionGaps,
  type CaseReviewed,
  type Ending,
  type EndingGap,
  type SessionGap,
  type SessionRecord,
} from '../../rules'
import { conditionsOf } from '../../screening/service/at-hand'
import { recordsOf } from '../../sessions/service/rows'
import { handedOverGapsOf } from '../../handing-over/rows'
import type { CaseReader } from '../../service/call'
import type { CaseState, EndingMove } from '../../contract/words'

type OfTheWork = Pick<
  CaseReviewed,
  | 'copies'
  | 'ending'
  | 'reply'
  | 'handedOver'
  | 'uninitialled'
  | 'againstTheLaw'
  | 'relationsUnasked'
  | 'late'
  | 'coming'
  | 'followUpsMissed'
>

/** How a case came to stand where it stands; null where it did not end without an agreement. */
function endedBy(state: CaseState): EndingMove | null {
  switch (state) {
    case 'refused':
      return 'refuse'
    case 'withdrawn':
      return 'withdraw'
    case 'failed':
      return 'fail'
    default:
      return null
  }
}

/** Where the case stood before it was closed. */
const stoodAt = ({ state, before_closing }: CaseRow): CaseState =>
  (state === 'closed' || state === 'archived' ? before_closing : state) ?? state

/** Of a case that ended without an agreement, also where nobody wrote how: then all of it is missing. */
function gapsOfEnding(call: CaseReader, row: CaseRow, parties: readonly number[]): readonly EndingGap[] {
  const move = endedBy(stoodAt(row))
  if (move === null) return []
  const blank: Ending = { move, by: null, on: null, manner: null, told: [] }
  return endingGaps(endingOf(call, row.id) ?? blank, parties)
}

/** What somebody has read already. */
interface Known {
  readonly parties: readonly number[]
  readonly agreement: StoredAgreement | null
}

export function workFindings(call: CaseReader, row: CaseRow, { parties, agreement }: Known): OfTheWork {
  const isWritten = agreement?.form === 'written' && agreement.effectOn !== null
  const watched =
    agreement === null || stoodAt(row) !== 'in-effect'
      ? []
      : watchedOf(dutiesOf(call, agreement.id), keptOf(call, agreement.id), call.today)
  const records = recordsOf(call, row.id)
  const isClosed = stoodAt(row) !== row.state
  // Of a case that is closed nobody is asked any more why both sides sat together: it was reviewed before.
  const asked = ({ on, clock }: SessionRecord) =>
    conditionsOf(call, row.id, on ?? call.today, clock).filter((one) => one !== 'sit-apart' || !isClosed)
  // Nor which day came first.
  const counts = (gap: SessionGap) => isAgainstTheLaw(gap) && !(isClosed && isOfAnotherDay(gap))
  return {
    copies: isWritten
      ? copyGaps(
          parties,
          copiesOf(call, agreement.id).map(asCopy),
          otherCommittees(committeesOf(call, row.id)),
          lastHandOn(handsOf(call, agreement.id)),
        )
      : [],
    ending: gapsOfEnding(call, row, parties),
    reply: replyGapsOf(call, row),
    handedOver: stoodAt(row) === 'handed-over' ? handedOverGapsOf(call, row.id, parties) : [],
    againstTheLaw: records.filter((record) => sessionGaps(record, asked(record)).some(counts)).length,
    // Who sat down with them was asked before; of a case that is closed nobody asks any more.
    relationsUnasked: records.length === 0 || isClosed ? 0 : unansweredOf(call, row.id).length,
    uninitialled: records.filter(
      (record) =>
        record.pages === 0 || sessionGaps(record, []).some(({ code }) => code === 'page-not-initialled'),
    ).length,
    late: watched.filter((one) => one.standing === 'late').length,
    coming: watched.filter(({ standing }) => standing !== 'kept' && standing !== 'late').length,
    followUpsMissed: dueOf(call, row).filter(({ late }) => late).length,
  }
}

const asCopy = (copy: ReturnType<typeof copiesOf>[number]) => ({
  for: copy.party,
  committee: copy.committee,
  givenOn: copy.givenOn,
  takenBy: copy.takenBy,
})
