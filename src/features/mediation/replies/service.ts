/** The answer to whoever referred a case: what was said, which papers went back, who signed for it. */
import { z } from 'zod'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { nameOfStaff, refuseAhead } from '../cases/service/open'
import { refuse } from '../cases/service/refuse'
import { requireCase, type CaseRow } from '../cases/service/rows'
import { dayOfStep } from '../agreement/service/stored'
import { caseMoves } from '../contract/words'
import { stepHolds } from '../performance/rows'
import {
  endsHere,
  hasEnded,
  isBeforeTheEnd,
  leavesHere,
  mayReply,
  replyDaysLeft,
  replyGaps,
  type Reply,
} from '../rules'
import { mediationReplies } from '../schema'
import type { repliesContract } from './contract'

const replyRow = z.object({
  on: z.string(),
  said: z.string(),
  papersReceived: z.number(),
  papersReturned: z.number(),
  receipt: z.string(),
  at: z.number(),
  staffId: z.number(),
})

export const repliesOf = (call: HasStatements, caseId: number) =>
  rowsOf(
    call,
    replyRow,
    `SELECT on_day AS "on", said, papers_received AS papersReceived, papers_returned AS papersReturned, receipt, at,
            staff_id AS staffId
       FROM mediation_replies WHERE case_id = ? ORDER BY id`,
    caseId,
  )

/**
 * The answer to the end that stands. What was answered before all wanted it anew, or a court rejected it, told of another end: each is
 * answered (特邀调解规定 21, 26).
 */
export function standingReply(call: HasStatements, caseId: number) {
  const anew = call
    .statement(
      `SELECT max(e.at) FROM mediation_case_events e WHERE e.case_id = ? AND e.kind = 'renegotiate' AND ${stepHolds('e')}`,
    )
    .pluck()
    .get(caseId)
  return repliesOf(call, caseId).findLast(({ at }) => at >= Number(anew ?? 0)) ?? null
}

/** Whether whoever referred it has heard all there is to tell: of a case that is mediated anew, that was its first end. */
export const isAnswered = (call: HasStatements, { id, state }: Pick<CaseRow, 'id' | 'state'>): boolean =>
  standingReply(call, id) !== null || (!hasEnded(state) && repliesOf(call, id).length > 0)

/** What the answer to a referral lacks; nothing where nobody referred the case. */
export function replyGapsOf(call: HasStatements, one: CaseRow) {
  if (one.referrer === null) return []
  const last = standingReply(call, one.id)
  const referral = {
    referrer: one.referrer,
    replyDue: one.reply_due,
    papersReceived: last?.papersReceived ?? 0,
  }
  return replyGaps(one.state, referral, last satisfies Reply | null)
}

const ends = caseMoves.filter((move) => endsHere(move) || leavesHere(move))

/** The day on which it ended here last, however it did: also at the door, or as part of another case. Null before that. */
const lastEndOf = (call: HasStatements, caseId: number): string | null => {
  const day = call
    .statement(
      `SELECT ${dayOfStep('e')} FROM mediation_case_events e
        WHERE e.case_id = ? AND e.kind IN (SELECT value FROM json_each(?)) AND ${stepHolds('e')} ORDER BY e.id DESC LIMIT 1`,
    )
    .pluck()
    .get(caseId, JSON.stringify(ends))
  return typeof day === 'string' ? day : null
}

export const repliesHandlers: HandlersOf<typeof repliesContract> = {
  get: read((call, { case: id }) => {
    const one = requireCase(call, id)
    const nameOf = nameOfStaff(call)
    const replies = repliesOf(call, id)
    const { referrer, court_referral: courtReferral, letter, reply_due: replyDue } = one
    const last = isAnswered(call, one) ? (replies.at(-1) ?? null) : null
    return {
      referral:
        referrer === null
          ? null
          : {
              referrer,
              courtReferral,
              letter,
              replyDue,
              daysLeft: replyDaysLeft({ referrer, replyDue, papersReceived: 0 }, last, call.today),
            },
      replies: replies.map(({ staffId, ...reply }) => ({
        ...reply,
        said: reply.said,
        receipt: reply.receipt,
        by: nameOf(staffId),
      })),
      gaps: replyGapsOf(call, one).map((gap) => ({
        code: gap.code,
        missing: gap.code === 'papers' ? gap.missing : 0,
      })),
      mayReply: referrer !== null && mayReply(one.state),
    }
  }),

  reply: write((call, { case: id, ...reply }) => {
    const one = requireCase(call, id)
    if (one.referrer === null) throw refuse('conflict', 'not-referred')
    if (!mayReply(one.state)) throw refuse('conflict', hasEnded(one.state) ? 'archived' : 'not-ended')
    refuseAhead(call, reply.on)
    const endedOn = lastEndOf(call, id)
    if (isBeforeTheEnd(reply.on, endedOn))
      throw refuse('invalid', 'reply-before-the-end', { day: endedOn ?? reply.on })
    call.database
      .insert(mediationReplies)
      .values({ caseId: id, ...reply, at: call.now, staffId: call.staff.id })
      .run()
    call.record({ subject: `mediation-case:${id}`, change: reply })
    return { case: id }
  }),
}
