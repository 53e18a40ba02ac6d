/** 告诫书 and 人身安全保护令: visits to both, six months at most, more time only before the end. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  courtAskingFault,
  extendOrder,
  lastDayGranted,
  longestEnd,
  isAskedAbout,
  mayAskOnBehalf,
  orderFaults,
  orderStanding,
  timeToAsk,
  usualVisits,
  visitsDue,
  type ProtectionOrder,
  type WarningVisit,
} from '#features/mediation/rules/index'
import { addDays } from '#ground/days'

const order: ProtectionOrder = { madeOn: '2026-03-16', endsOn: '2026-09-15', measures: ['no-violence'] }

describe('反家庭暴力法 30: an order', () => {
  it('holds six months at most, by the calendar', () => {
    expect(longestEnd('2025-08-31')).toBe('2026-02-28')
    expect(orderFaults({ ...order, endsOn: '2026-09-16' })).toEqual([])
    expect(orderFaults({ ...order, endsOn: '2026-09-17' })).toEqual([
      { code: 'too-long', longestEnd: '2026-09-16' },
    ])
    expect(orderFaults({ ...order, endsOn: '2026-03-15', measures: [] }).map(({ code }) => code)).toEqual([
      'ends-before-it-begins',
      'no-measure',
    ])
  })

  it('that has ended may have been asked about in time; one that was lifted or has not begun was not', () => {
    const on = (today: string, liftedOn: string | null = null) =>
      isAskedAbout(orderStanding(order, liftedOn, today).is)
    expect([on('2026-09-15'), on('2026-09-16')]).toEqual([true, true])
    expect([on('2026-03-15'), on('2026-09-16', '2026-08-01')]).toEqual([false, false])
  })

  it('is extended on the applicant’s request, before it ends, from its end on', () => {
    const asking = { on: '2026-09-01', byApplicant: true, until: '2027-03-15' }
    expect(extendOrder(order, asking)).toMatchObject({ ok: true, order: { endsOn: '2027-03-15' } })
    const faultOf = (more: Partial<typeof asking>) => {
      const extended = extendOrder(order, { ...asking, ...more })
      return extended.ok ? null : extended.fault.code
    }
    expect(faultOf({ byApplicant: false })).toBe('not-asked-by-applicant')
    expect(faultOf({ on: '2026-09-16' })).toBe('too-late')
    expect(faultOf({ until: '2027-03-16' })).toBe('too-long')
    expect(faultOf({ until: '2026-09-15' })).toBe('not-longer')
  })

  it('on its last day is asked for all the same, and said to be the last day', () => {
    expect(['2026-09-14', '2026-09-15', '2026-09-16'].map((on) => timeToAsk('2026-09-15', on))).toEqual([
      'in-time',
      'last-day',
      'too-late',
    ])
  })

  it('stands in force on each of its days, and is over the day after or once it is lifted', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 220 }), (count) => {
        const today = addDays(order.madeOn, count)
        const inForce = order.madeOn <= today && today <= order.endsOn
        expect(orderStanding(order, null, today).is === 'in-force').toBe(inForce)
      }),
    )
    expect(orderStanding(order, '2026-05-01', '2026-05-01').is).toBe('lifted')
    expect(orderStanding(order, '2026-05-01', '2026-04-30').is).toBe('in-force')
  })

  it('反家庭暴力法 23, 法释〔2022〕17号 2: is asked for on behalf of whom cannot, and of the old or ill who wish it', () => {
    expect(mayAskOnBehalf({ because: 'lacks-capacity', wished: false })).toBe(true)
    expect(mayAskOnBehalf({ because: 'forced-or-threatened', wished: false })).toBe(true)
    expect(mayAskOnBehalf({ because: 'old-disabled-or-ill', wished: false })).toBe(false)
    expect(mayAskOnBehalf({ because: 'old-disabled-or-ill', wished: true })).toBe(true)
    expect(mayAskOnBehalf({ because: null, wished: true })).toBe(false)
  })
})

describe('反家庭暴力法 17: after a 告诫书', () => {
  const letter = { receivedOn: '2026-03-02' }
  const visit = (whom: WarningVisit['whom'], on: string, found = '在家，情绪稳定'): WarningVisit => ({
    whom,
    on,
    found,
  })
  const due = (visits: readonly WarningVisit[], today: string) =>
    visitsDue(letter, visits, today, usualVisits)

  it('both are visited, and a visit to one is none to the other', () => {
    expect(due([], '2026-03-02')).toEqual([
      { whom: 'offender', due: '2026-03-05', late: false },
      { whom: 'victim', due: '2026-03-05', late: false },
    ])
    expect(due([visit('offender', '2026-03-04')], '2026-03-06')).toEqual([
      { whom: 'offender', due: '2026-04-03', late: false },
      { whom: 'victim', due: '2026-03-05', late: true },
    ])
  })

  it('a visit that found nothing to write is none, nor is one from before', () => {
    expect(
      due([visit('victim', '2026-03-04', ' '), visit('victim', '2026-03-01')], '2026-03-05'),
    ).toContainEqual({
      whom: 'victim',
      due: '2026-03-05',
      late: false,
    })
  })

  it('they end with the months the centre set, but the first is owed for good', () => {
    expect(due([visit('offender', '2026-08-20')], '2026-12-01').map(({ whom }) => whom)).toEqual(['victim'])
  })
})

describe('反家庭暴力法 30: a court is asked', () => {
  const asking = { what: 'extend', on: '2026-09-15', byApplicant: true } as const
  const stands = { endsOn: '2026-09-15', liftedOn: null }

  it('before the order ends, while it stands, and for more time by its applicant', () => {
    expect(courtAskingFault(stands, asking)).toBeNull()
    expect(courtAskingFault(stands, { ...asking, on: '2026-09-16' })).toBe('too-late')
    expect(courtAskingFault(stands, { ...asking, byApplicant: false })).toBe('not-by-applicant')
    const lifted = { ...stands, liftedOn: '2026-09-01' }
    expect(courtAskingFault(lifted, { ...asking, on: '2026-09-01' })).toBe('lifted')
    // What was asked the day before and is written down now was asked while it stood.
    expect(courtAskingFault(lifted, { ...asking, on: '2026-08-31' })).toBeNull()
  })

  it('and what it granted is the latest of its days, whatever it ruled on first', () => {
    expect(lastDayGranted(['2027-04-25', null, '2027-02-25'])).toBe('2027-04-25')
    expect(lastDayGranted([null])).toBeNull()
  })
})
