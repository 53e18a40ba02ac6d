/** Whether a matter can be taken on: some belong to others, some are with them, and nobody is mediated who clearly refuses. */
import type { CourtReferral, MatterBar, Referrer, Source } from '../../contract/words'

export interface Origin {
  readonly source: Source
  /** By whom it was referred; null where it was not. */
  readonly referrer: Referrer | null
  readonly courtReferral: CourtReferral | null
  /** Of a referral: the letter's number and the day by which a reply is due. */
  readonly letter: string
  readonly replyDue: string | null
}

export type OriginFault = 'referrer' | 'court-referral' | 'letter' | 'reply-due' | 'not-a-referral'

/** What a referral must say of itself; the others must say nothing of one. */
export function originFaults(origin: Origin): readonly OriginFault[] {
  if (origin.source !== 'referral') {
    const says = origin.referrer !== null || origin.courtReferral !== null || origin.replyDue !== null
    return says ? ['not-a-referral'] : []
  }
  const faults: OriginFault[] = []
  if (origin.referrer === null) faults.push('referrer')
  if ((origin.referrer === 'court') !== (origin.courtReferral !== null)) faults.push('court-referral')
  if (origin.letter.trim() === '') faults.push('letter')
  if (origin.replyDue === null) faults.push('reply-due')
  return faults
}

/**
 * What stands in the way of accepting (人民调解工作若干规定 22; 人民调解法 17). A matter that is in court or before the police
 * is theirs, unless they themselves sent it here.
 */
export const standsInTheWay = (bars: readonly MatterBar[], { referrer }: Origin): readonly MatterBar[] =>
  bars.filter((bar) => {
    switch (bar) {
      case 'in-court':
        return referrer !== 'court'
      case 'before-an-authority':
        return referrer === null || referrer === 'court'
      case 'reserved-to-an-authority':
      case 'mediation-forbidden':
      case 'decided':
      case 'party-refuses':
        return true
    }
  })
