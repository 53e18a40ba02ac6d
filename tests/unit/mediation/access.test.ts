/** Who sees a case, and who had it when. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterJoining,
  handOver,
  maySee,
  mediatorsOn,
  replyDaysLeft,
  replyGaps,
  type Stay,
} from '#features/mediation/rules/index'
import { addDays } from '#ground/days'

const stay = (case_: number, staff: number, more: Partial<Stay> = {}): Stay => ({
  case: case_,
  staff,
  as: 'mediator',
  from: '2026-03-01',
  until: null,
  ...more,
})
const asking = (case_: number, staff: number, today = '2026-04-01', head = false) => ({
  case: case_,
  staff,
  today,
  head,
})

describe('a case', () => {
  it('is seen by its own mediators, whoever was let in, and the head; by nobody else', () => {
    const stays = [stay(1, 7), stay(1, 8, { as: 'let-in' }), stay(2, 9)]
    expect([7, 8, 9].map((staff) => maySee(stays, asking(1, staff)))).toEqual([true, true, false])
    expect(maySee(stays, asking(1, 9, '2026-04-01', true))).toBe(true)
  })

  it('is seen through the last day of a stay, and not on the day after', () => {
    const stays = [stay(1, 7, { until: '2026-04-01' })]
    expect([maySee(stays, asking(1, 7)), maySee(stays, asking(1, 7, '2026-04-02'))]).toEqual([true, false])
  })

  it('that is handed over has one mediator on each day, with the reason on record', () => {
    const over = { case: 1, from: 7, to: 8, day: '2026-04-10', reason: '退休', mayMediate: true }
    const handed = handOver([stay(1, 7)], over, '2026-04-09')
    expect(handed.ok && mediatorsOn(handed.stays, 1, '2026-04-09')).toEqual([7])
    expect(handed.ok && mediatorsOn(handed.stays, 1, '2026-04-10')).toEqual([8])
    const faultOf = (more: Partial<typeof over>) => {
      const answer = handOver([stay(1, 7)], { ...over, ...more }, '2026-04-09')
      return answer.ok ? null : answer.fault
    }
    expect(faultOf({ from: 9 })).toBe('not-the-mediator')
    expect(faultOf({ to: 7 })).toBe('to-oneself')
    expect(faultOf({ mayMediate: false })).toBe('related')
    expect(faultOf({ reason: ' ' })).toBe('reason-missing')
  })

  it('handed on again and again has one mediator on every day from the first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 4 })), { maxLength: 8 }),
        (hands) => {
          let stays: readonly Stay[] = [stay(1, 1)]
          let day = '2026-03-01'
          for (const [later, to] of hands) {
            day = addDays(day, later)
            const [from = 0] = mediatorsOn(stays, 1, day)
            const handed = handOver(
              stays,
              { case: 1, from, to, day, reason: '请假', mayMediate: true },
              addDays(day, -1),
            )
            if (handed.ok) stays = handed.stays
          }
          for (let one = '2026-03-01'; one <= addDays(day, 3); one = addDays(one, 1))
            expect(mediatorsOn(stays, 1, one)).toHaveLength(1)
        },
      ),
    )
  })

  it('joined into another is seen from both sides by whoever saw one of them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(6)), fc.uniqueArray(fc.nat(6)), (ofOne, ofThree) => {
        const stays = [...ofOne.map((staff) => stay(1, staff)), ...ofThree.map((staff) => stay(3, staff))]
        const joined = afterJoining(stays, 3, 1, '2026-04-01')
        for (const staff of [...ofOne, ...ofThree])
          for (const case_ of [1, 3]) expect(maySee(joined, asking(case_, staff))).toBe(true)
        expect(joined.slice(0, stays.length)).toEqual(stays)
      }),
    )
  })
})

describe('特邀调解规定 21, 26: a referred case', () => {
  const referral = { referrer: 'court', replyDue: '2026-05-10', papersReceived: 3 } as const
  const reply = { on: '2026-05-08', said: '调解不成', papersReturned: 3, receipt: '书记员签收' }

  it('is answered for every end, with the papers back', () => {
    for (const state of ['refused', 'withdrawn', 'failed', 'performed', 'settled-in-court'] as const)
      expect(replyGaps(state, referral, null)).toEqual([{ code: 'no-reply' }])
    expect(replyGaps('mediating', referral, null)).toEqual([])
    expect(replyGaps('failed', referral, reply)).toEqual([])
    expect(replyGaps('failed', referral, { ...reply, said: '', receipt: ' ', papersReturned: 2 })).toEqual([
      { code: 'said' },
      { code: 'receipt' },
      { code: 'papers', missing: 1 },
    ])
    expect(replyGaps('failed', { ...referral, referrer: 'police' }, { ...reply, papersReturned: 0 })).toEqual(
      [],
    )
  })

  it('counts the days to its answer, and past it', () => {
    expect(replyDaysLeft(referral, null, '2026-05-08')).toBe(2)
    expect(replyDaysLeft(referral, null, '2026-05-12')).toBe(-2)
    expect(replyDaysLeft(referral, reply, '2026-05-12')).toBeNull()
  })
})
