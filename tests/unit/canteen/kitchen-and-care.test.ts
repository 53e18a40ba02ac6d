/** Orders and their cut-off, the kitchen's count, who has to be looked after, what audits find, and what the inspector asks for. */
import { describe, expect, it } from 'vitest'
import {
  anomaliesIn,
  callBackSample,
  careAlerts,
  certificateState,
  claimStateAfter,
  claimTable,
  doorSteps,
  forecastUnordered,
  isCareOpen,
  isCareOverdue,
  isLocked,
  mayCook,
  missingToday,
  nextDoorStep,
  ordersOn,
  purchaseKeptUntil,
  sampleFaults,
  standingByFunder,
  summaryOf,
  whyTooLate,
  type ClaimLine,
  type Expected,
  type LookedAtMeal,
  type SafetyBook,
} from '../../../src/features/canteen/rules'
import { claimStates } from '../../../src/features/canteen/contract'

describe('orders', () => {
  it('taken back by hand stay away although the pattern would make them', () => {
    const pattern = {
      person: 1,
      meal: 'lunch',
      way: 'eaten',
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      from: '2026-09-01',
      until: '2026-09-20',
    } as const
    const taken = { person: 1, day: '2026-09-14', meal: 'lunch', way: 'eaten', cancelled: true } as const
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
    daysTaken: [],
    ...own,
  })

  it('asks after whoever lives alone and ordered, then after whoever always comes', () => {
    const alerts = careAlerts(
      [
        expected(1, { daysTaken: served.slice(2) }),
        expected(2, { ordered: true, livesAlone: true }),
        expected(3, { livesAlone: true, daysTaken: served.slice(4) }),
        expected(4, { ordered: true }),
        expected(5, { livesAlone: true, daysTaken: served.slice(5) }),
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
    expect(nextDoorStep([])).toBe('wait')
    expect(nextDoorStep(['wait', 'ring'])).toBe('neighbour')
    expect(nextDoorStep(doorSteps)).toBeNull()
    const duty = { raisedOn: '2026-09-14', meal: 'lunch', result: null } as const
    expect(isCareOpen(duty)).toBe(true)
    expect(isCareOverdue(duty, '2026-09-14')).toBe(false)
    expect(isCareOverdue(duty, '2026-09-15')).toBe(true)
    expect(isCareOverdue({ ...duty, result: 'reached' }, '2026-09-15')).toBe(false)
  })
})

describe('a claim', () => {
  const line = (own: Partial<ClaimLine>): ClaimLine => ({
    meal: 1,
    day: '2026-09-01',
    person: 1,
    part: 'meal',
    policy: 'jurong',
    category: 'sixty',
    funder: '市',
    count: 1,
    fen: 100,
    ...own,
  })
  const lines = [
    line({}),
    line({ meal: 2 }),
    line({ meal: 2, count: -1, fen: -100 }),
    line({ meal: 3, funder: '区', fen: 50 }),
  ]

  it('adds up by category and funder, what was taken back counted off', () => {
    expect(summaryOf(lines).map(({ funder, count, fen }) => [funder, count, fen])).toEqual([
      ['区', 1, 50],
      ['市', 1, 100],
    ])
  })

  it('is paid by funder: short, deducted by audit, or unasked', () => {
    const payments = [
      { funder: '市', fen: 60, deductedFen: 30 },
      { funder: '镇', fen: 5, deductedFen: 0 },
    ]
    expect(standingByFunder(lines, payments)).toEqual([
      { funder: '市', claimedFen: 100, paidFen: 60, deductedFen: 30, openFen: 10 },
      { funder: '区', claimedFen: 50, paidFen: 0, deductedFen: 0, openFen: 50 },
      { funder: '镇', claimedFen: 0, paidFen: 5, deductedFen: 0, openFen: -5 },
    ])
  })

  it('goes from draft to paid, comes back only after it was submitted, and is locked while it is away', () => {
    expect(claimStateAfter('draft', 'submit')).toBeNull()
    expect(claimStateAfter('checked', 'submit')).toBe('submitted')
    expect(claimStateAfter('submitted', 'return')).toBe('returned')
    expect(claimStateAfter('returned', 'reopen')).toBe('draft')
    expect(claimTable.paid).toEqual({})
    expect(claimStates.filter(isLocked)).toEqual(['submitted', 'paid'])
  })
})

describe('anomalies', () => {
  const looked = (id: number, own: Partial<LookedAtMeal> = {}): LookedAtMeal => ({
    id,
    person: id,
    day: '2026-09-14',
    at: Date.parse('2026-09-14T11:30:00+08:00'),
    subsidyFen: 100,
    signedByStaff: false,
    overridden: false,
    reason: '',
    ...own,
  })
  const settings = { minutesApart: 30, sameCountDays: 3 }
  const find = (meals: readonly LookedAtMeal[], lives: Parameters<typeof anomaliesIn>[1] = new Map()) =>
    anomaliesIn(meals, lives, settings)

  it('are two subsidised meals of one person minutes apart, not one that was paid in full', () => {
    const again = { person: 1, at: looked(1).at + 29 * 60_000 }
    expect(find([looked(1), looked(2, again)])).toEqual([{ kind: 'minutes-apart', meals: [1, 2] }])
    expect(find([looked(1), looked(2, { ...again, subsidyFen: 0 })])).toEqual([])
    expect(find([looked(1), looked(2, { ...again, at: again.at + 60_000 })])).toEqual([])
  })

  it('are meals from the day of a death, of moving away, or inside an institution on', () => {
    const none = { died: null, movedAway: null, institutionFrom: null, institutionUntil: null }
    const lives = new Map([
      [1, { ...none, died: '2026-09-14' }],
      [2, { ...none, movedAway: '2026-09-13' }],
      [3, { ...none, institutionFrom: '2026-09-01', institutionUntil: '2026-09-14' }],
      [4, { ...none, institutionFrom: '2026-09-01', institutionUntil: '2026-09-15' }],
    ])
    expect(
      find(
        [1, 2, 3, 4].map((id) => looked(id)),
        lives,
      ),
    ).toEqual([
      { kind: 'after-death', meals: [1] },
      { kind: 'after-moving-away', meals: [2] },
      { kind: 'in-institution', meals: [4] },
    ])
  })

  it('are days in a row with the very same count', () => {
    const day = (id: number, date: string) => looked(id, { day: date, at: id * 86_400_000 })
    const same = [day(1, '2026-09-01'), day(2, '2026-09-02'), day(3, '2026-09-03')]
    expect(find(same)).toEqual([{ kind: 'same-count-every-day', meals: [1, 2, 3] }])
    expect(find([...same.slice(0, 2), day(3, '2026-09-02'), day(4, '2026-09-03')])).toEqual([])
  })

  it('are deliveries that staff signed for, and rules gone round without a word', () => {
    expect(find([looked(1, { signedByStaff: true })])).toEqual([{ kind: 'signed-by-staff', meals: [1] }])
    expect(find([looked(1, { overridden: true })])).toEqual([{ kind: 'override-without-reason', meals: [1] }])
    expect(find([looked(1, { overridden: true, reason: '电话确认' })])).toEqual([])
  })

  it('are asked after by a sample that is the same for the same seed and has nobody twice', () => {
    const random = () => {
      let state = 7
      return () => {
        state = (state * 48_271) % 2_147_483_647
        return state / 2_147_483_647
      }
    }
    const people = [5, 3, 3, 9, 1, 7]
    const drawn = callBackSample(people, 3, random())
    expect(new Set(drawn).size).toBe(3)
    expect(callBackSample(people.toReversed(), 3, random())).toEqual(drawn)
    expect(callBackSample(people, 50, random()).toSorted()).toEqual([1, 3, 5, 7, 9])
  })
})

describe('food safety', () => {
  const settings = { sampleGrams: 125, sampleHours: 48, certificateDays: 30 }
  const hour = 3_600_000

  it('keeps 125 g for 48 hours, then asks for disposal', () => {
    const codes = (grams: number, disposedAt: number | null, now: number) =>
      sampleFaults({ grams, takenAt: 0, disposedAt }, now, settings).map(({ code }) => code)
    expect(codes(125, null, 47 * hour)).toEqual([])
    expect(codes(124, null, hour)).toEqual(['too-little'])
    expect(codes(125, null, 48 * hour)).toEqual(['due-for-disposal'])
    expect(codes(125, 47 * hour, 50 * hour)).toEqual(['disposed-early'])
    expect(codes(125, 48 * hour, 50 * hour)).toEqual([])
  })

  it('keeps purchases six months past their shelf life, two years where there is none', () => {
    expect(purchaseKeptUntil('2026-03-01', '2026-08-31')).toBe('2027-02-28')
    expect(purchaseKeptUntil('2026-03-01', null)).toBe('2028-03-01')
  })

  it('lets nobody cook with a fever, a symptom or a certificate that has ended', () => {
    expect(certificateState('2025-10-01', '2026-09-01', settings)).toBe('soon')
    expect(certificateState('2025-10-01', '2026-08-31', settings)).toBe('good')
    expect(certificateState('2025-10-01', '2026-10-01', settings)).toBe('ended')
    const well = { temperatureTenths: 372, handsClean: true, symptoms: [] }
    expect(mayCook(well, 'soon')).toBe(true)
    expect(mayCook(well, 'ended')).toBe(false)
    expect(mayCook({ ...well, temperatureTenths: 373 }, 'good')).toBe(false)
    expect(mayCook({ ...well, symptoms: ['腹泻'] }, 'good')).toBe(false)
    expect(mayCook({ ...well, handsClean: false }, 'good')).toBe(false)
  })

  const book: SafetyBook = {
    servedToday: [{ meal: 'lunch', dishes: [1, 2] }],
    samplesToday: [
      { meal: 'lunch', dish: 1 },
      { meal: 'lunch', dish: 2 },
    ],
    cooksToday: [4],
    checkedToday: [4],
    fridges: [1],
    fridgesReadToday: [1],
    disinfectedMeals: ['lunch'],
    lastDaily: '2026-09-16',
    lastWeekly: '2026-09-13',
    lastMonthly: '2026-08-31',
  }
  const missing = (own: Partial<SafetyBook>, today = '2026-09-16') =>
    missingToday({ ...book, ...own }, today).map(({ code }) => code)

  it('names what is missing today', () => {
    expect(missing({})).toEqual([])
    expect(missing({ samplesToday: [{ meal: 'supper', dish: 1 }] })).toEqual(['sample', 'sample'])
    expect(missing({ checkedToday: [], fridgesReadToday: [], disinfectedMeals: [] })).toEqual([
      'disinfection',
      'morning-check',
      'fridge',
    ])
    expect(missing({ lastDaily: '2026-09-15' })).toEqual(['daily-control'])
    expect(missing({ servedToday: [], lastDaily: '2026-09-11', cooksToday: [] })).toEqual([])
  })

  it('asks for the week’s review by Sunday and the month’s meeting by its last day, and for those before at once', () => {
    expect(missing({ lastWeekly: '2026-09-06' })).toEqual(['weekly-review'])
    expect(missing({ lastDaily: '2026-09-20' }, '2026-09-20')).toEqual(['weekly-review'])
    expect(missing({ lastMonthly: '2026-07-31' })).toEqual(['monthly-meeting'])
    expect(missing({ lastDaily: '2026-09-30', lastWeekly: '2026-09-28' }, '2026-09-30')).toEqual([
      'monthly-meeting',
    ])
    expect(missing({ lastWeekly: null, lastMonthly: null })).toEqual(['weekly-review', 'monthly-meeting'])
  })
})
