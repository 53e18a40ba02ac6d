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

/** Who sent it is said of what was sent, and of a court how: nothing else is written down. What lacks is asked before it is accepted. */
export const originFits = ({
  source,
  referrer,
  courtReferral,
}: Pick<Origin, 'source' | 'referrer' | 'courtReferral'>): boolean =>
  (source === 'referral') === (referrer !== null) && (referrer === 'court') === (courtReferral !== null)

/** What an application says of itself, and asks for. */
export interface Applied extends Pick<Origin, 'source' | 'referrer' | 'courtReferral'> {
  readonly visitId: number | null
  readonly wants: string
}

/** Once accepted a case came as it came, and asks for what was signed: by that a court or an office is answered. */
export function changeAfterAcceptance(kept: Applied, next: Applied): 'origin-kept' | 'wants-kept' | null {
  const same = (['source', 'referrer', 'courtReferral', 'visitId'] as const).every(
    (what) => kept[what] === next[what],
  )
  if (!same) return 'origin-kept'
  return kept.wants === next.wants ? null : 'wants-kept'
}

/**
 * What stands in the way of accepting (人民调解工作若干规定 22; 人民调解法 17). A matter that is in court or before the police
 * is theirs, unless they themselves sent it here.
 */
export const standsInTheWay = (
  bars: readonly MatterBar[],
  { referrer }: Pick<Origin, 'referrer'>,
): readonly MatterBar[] =>
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
