/** How a case came, and what of it is kept once it was accepted. */
import { describe, expect, it } from 'vitest'
import { changeAfterAcceptance, originFits } from '#features/mediation/rules/index'

describe('where a case came from', () => {
  const of = (
    source: 'own-motion' | 'referral',
    referrer: 'court' | 'police' | null,
    how: 'assigned' | null,
  ) => originFits({ source, referrer, courtReferral: how })

  it('特邀调解规定 27: names its sender where it was sent, and of a court how', () => {
    expect(of('own-motion', null, null)).toBe(true)
    expect(of('own-motion', 'police', null)).toBe(false)
    expect(of('referral', 'police', null)).toBe(true)
    expect(of('referral', 'police', 'assigned')).toBe(false)
    expect(of('referral', 'court', 'assigned')).toBe(true)
    expect(of('referral', 'court', null)).toBe(false)
    expect(of('referral', null, null)).toBe(false)
  })

  it('stays as it was accepted, and so does what is asked for', () => {
    const kept = {
      source: 'referral',
      referrer: 'court',
      courtReferral: 'assigned',
      visitId: null,
      wants: '退押金',
    } as const
    expect(changeAfterAcceptance(kept, kept)).toBeNull()
    expect(changeAfterAcceptance(kept, { ...kept, courtReferral: 'entrusted-summary' })).toBe('origin-kept')
    expect(changeAfterAcceptance(kept, { ...kept, visitId: 3 })).toBe('origin-kept')
    expect(changeAfterAcceptance(kept, { ...kept, wants: '加利息' })).toBe('wants-kept')
  })
})
