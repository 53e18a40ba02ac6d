/** What a body that referred a case gets back: an answer for every end, in time, and its papers (特邀调解规定 21, 26). */
import { daysBetween } from '#ground/days'
import type { CaseState, Referrer } from '../contract/words'
import { hasEnded } from '../rules/course/states'

export interface Referral {
  readonly referrer: Referrer
  /** Null where the letter names no day: it is answered all the same. */
  readonly replyDue: string | null
  readonly papersReceived: number
}

export interface Reply {
  readonly on: string
  readonly said: string
  readonly papersReturned: number
  readonly receipt: string
}

export type ReplyGap =
  | { readonly code: 'no-reply' }
  | { readonly code: 'said' | 'receipt' }
  | { readonly code: 'papers'; readonly missing: number }

/** It is answered once it is over here: also where nobody took it on, and where it goes on as part of another case. */
export const mayReply = (state: CaseState): boolean => hasEnded(state) && state !== 'archived'

/** What is missing of an answer. Asked for once the case has ended, however it did; a court wants its papers back. */
export function replyGaps(
  state: CaseState,
  { referrer, papersReceived }: Referral,
  reply: Reply | null,
): readonly ReplyGap[] {
  if (!hasEnded(state)) return []
  if (reply === null) return [{ code: 'no-reply' }]
  const gaps: ReplyGap[] = []
  if (reply.said.trim() === '') gaps.push({ code: 'said' })
  if (reply.receipt.trim() === '') gaps.push({ code: 'receipt' })
  const missing = papersReceived - reply.papersReturned
  if (referrer === 'court' && missing > 0) gaps.push({ code: 'papers', missing })
  return gaps
}

/** An answer tells of an end: nobody gave it before that day (特邀调解规定 26). */
export const isBeforeTheEnd = (on: string, endedOn: string | null): boolean =>
  endedOn !== null && on < endedOn

/** How the answer stands against its day: days left, below zero once it is late; null once it was given, or where no day was named. */
export const replyDaysLeft = (
  { replyDue }: Referral,
  reply: Pick<Reply, 'on'> | null,
  today: string,
): number | null => (reply === null && replyDue !== null ? daysBetween(today, replyDue) : null)

/** Whether whoever referred it waits for an answer: from its first day on where they named one, else from its end on. */
export const isReplyOwed = (state: CaseState, replyDue: string | null): boolean =>
  replyDue !== null || hasEnded(state)
