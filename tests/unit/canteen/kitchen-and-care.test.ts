/** Orders and their cut-off, the kitchen's forecast, and who has to be looked after. */
import { describe, expect, it } from 'vitest'
import {
  askedAtStop,
  isAnswered,
  missingDoorStep,
  nextDoorStep,
  whyNoDoorStep,
} from '#features/canteen/delivery/rules'
import {
  careAlerts,
  forecastUnordered,
  isCareOpen,
  isCareOverdue,
  ordersOn,
  whyTooLate,
  type Expected,
} from '#features/canteen/rules/index'
import { doorSteps } from '#features/canteen/contract/words'

describe('orders', () => {
  it('taken back by hand stay away although the pattern would make them', () => {
    const pattern = {
      person: 1,
      meal: 'lunch',
      way: 'eaten',
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      offer: null,
      from: '2026-09-01',
      until: '2026-09-20',
    } as const
    const taken = {
      person: 1,
      day: '2026-09-14',
      meal: 'lunch',
      way: 'eaten',
      offer: null,
      cancelled: true,
    } as const
    expect(ordersOn('2026-09-14', 'lunch', [pattern], [], [taken])).toEqual([])
    expect(ordersOn('2026-09-15', 'lunch', [pattern], [], [taken])).toHaveLength(1)
    expect(ordersOn('2026-09-20', 'lunch', [pattern], [], [])).toHaveLength(1)
    expect(ordersOn('2026-09-21', 'lunch', [pattern], [], [])).toEqual([])
    expect(ordersOn('2026-09-15', 'supper', [pattern], [], [])).toEqual([])
  })

  it('are cut off per meal and way, up to the minute, unless a reason lets them in', () => {
    const cutOffs = [
      { meal: 'lunch', way: 'delivered', daysBefore: 1, clock: '16:00' },
      { meal: 'lunch', way: 'eaten', daysBefore: 0, clock: '09:30' },
    ] as const
    const late = (way: 'delivered' | 'eaten', day: string, clock: string, reason = '') =>
      whyTooLate({ day: '2026-09-15', meal: 'lunch', way }, { day, clock }, cutOffs, reason)
    expect(late('delivered', '2026-09-14', '16:00')).toBeNull()
    expect(late('delivered', '2026-09-14', '16:01')).toEqual({
      code: 'after-cut-off',
      day: '2026-09-14',
      clock: '16:00',
    })
    expect(late('eaten', '2026-09-15', '09:30')).toBeNull()
    expect(late('eaten', '2026-09-15', '09:31')?.code).toBe('after-cut-off')
    expect(late('eaten', '2026-09-15', '09:31', '家属刚来电话')).toBeNull()
    expect(late('eaten', '2026-09-16', '08:00', '补录')?.code).toBe('in-the-past')
  })

  it('are joined by a forecast from the same weekday of past weeks, in which a closed day is no zero', () => {
    const past = [
      { day: '2026-09-07', meal: 'lunch', unordered: 90 },
      { day: '2026-08-31', meal: 'lunch', unordered: 100 },
      { day: '2026-08-24', meal: 'lunch', unordered: 10 },
      { day: '2026-09-08', meal: 'lunch', unordered: 900 },
      { day: '2026-09-07', meal: 'supper', unordered: 500 },
    ] as const
    expect(forecastUnordered('2026-09-14', 'lunch', past)).toBe(90)
    expect(forecastUnordered('2026-09-14', 'lunch', past.slice(0, 2))).toBe(95)
    expect(forecastUnordered('2026-09-15', 'lunch', past)).toBeNull()
  })
})

describe('care', () => {
  const served = Array.from({ length: 12 }, (_, index) => `2026-09-${String(index + 1).padStart(2, '0')}`)
  const settings = { daysLooked: 10, daysForRegular: 8 }
  const expected = (person: number, own: Partial<Expected>): Expected => ({
    person,
    livesAlone: false,
    ordered: false,
    excused: false,
    took: false,
    unseen: false,
    daysTaken: new Set(),
    ...own,
  })

  it('asks after whoever lives alone and ordered, then after whoever always comes', () => {
    const alerts = careAlerts(
      [
        expected(1, { daysTaken: new Set(served.slice(2)) }),
        expected(2, { ordered: true, livesAlone: true }),
        expected(3, { livesAlone: true, daysTaken: new Set(served.slice(4)) }),
        expected(4, { ordered: true }),
        expected(5, { livesAlone: true, daysTaken: new Set(served.slice(5)) }),
        expected(6, { ordered: true, livesAlone: true, took: true }),
        expected(7, { ordered: true, livesAlone: true, excused: true }),
      ],
      served,
      settings,
    )
    expect(alerts).toEqual([
      { person: 2, reason: 'ordered-alone' },
      { person: 3, reason: 'regular-alone' },
      { person: 1, reason: 'regular' },
    ])
  })

  it('at a door that stays shut tries one step after the other, and is open until there is a result', () => {
    const tried = doorSteps.map((step, at) => ({ step, result: 'no-answer' as const, clock: `11:4${at}` }))
    expect(nextDoorStep([])).toBe('wait')
    expect(nextDoorStep(tried.slice(0, 2))).toBe('neighbour')
    expect(nextDoorStep(tried)).toBeNull()
    expect(nextDoorStep([{ step: 'wait', result: 'opened', clock: '11:40' }])).toBeNull()
    const answered = (result: 'opened' | 'knows-where') => [
      ...tried.slice(0, 1),
      { step: 'ring' as const, result, clock: '11:41' },
    ]
    expect(
      [[], tried.slice(0, 2), tried, answered('opened'), answered('knows-where')].map(askedAtStop),
    ).toEqual(['handing', 'door', 'door', 'handing', 'reasons'])
    expect([tried, answered('opened'), answered('knows-where')].map(isAnswered)).toEqual([false, true, true])
    expect(missingDoorStep('door-not-opened', tried.slice(0, 3))).toBe('emergency-contact')
    expect(missingDoorStep('door-not-opened', tried)).toBeNull()
    expect(missingDoorStep('in-hospital', [])).toBeNull()
    expect(whyNoDoorStep({ step: 'neighbour', clock: '11:45' }, tried.slice(0, 1), '04:00')?.code).toBe(
      'door-step-order',
    )
    expect(whyNoDoorStep({ step: 'ring', clock: '11:39' }, tried.slice(0, 1), '04:00')?.code).toBe(
      'door-clock-back',
    )
    expect(whyNoDoorStep({ step: 'ring', clock: '11:40' }, tried.slice(0, 1), '04:00')).toBeNull()
    const duty = { raisedOn: '2026-09-14', meal: 'lunch', result: null } as const
    expect(isCareOpen(duty)).toBe(true)
    expect(isCareOverdue(duty, '2026-09-14')).toBe(false)
    expect(isCareOverdue(duty, '2026-09-15')).toBe(true)
    expect(isCareOverdue({ ...duty, result: 'spoken-to' }, '2026-09-15')).toBe(false)
  })
})
