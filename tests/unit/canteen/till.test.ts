/** At the till: what is chosen, how it is paid, how it is taken back, and the drawer at the end. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  balanceThen,
  cashOf,
  countShift,
  expectedCash,
  mayEnterFor,
  pay,
  priceMeal,
  priceOn,
  serviceDayAt,
  sittingAt,
  takeBackKind,
  whyNotClosed,
  type DayToClose,
  type ServiceDaySettings,
  type TenderLine,
} from '#features/canteen/rules/index'
import { policy } from '#features/canteen/contract/index'
import { diner, firstOfMarch, meal } from './people'
import { fixed, paidBy, subsidy } from './published/parts'
import { workedCases } from './worked-cases'

const cash = (fen: number, givenFen = fen): TenderLine => ({
  kind: 'cash',
  fen,
  givenFen,
  changeFen: givenFen - fen,
})

const serviceDay: ServiceDaySettings = {
  windows: [
    { meal: 'breakfast', from: '06:30', until: '08:30' },
    { meal: 'lunch', from: '10:30', until: '13:00' },
    { meal: 'supper', from: '16:30', until: '18:30' },
  ],
  dayTurns: '04:00',
  enteredLate: 3,
}

describe('a choice', () => {
  const prices = [
    { offer: 1, meal: null, fen: 1200, from: '2026-01-01' },
    { offer: 1, meal: null, fen: 1300, from: '2026-07-01' },
    { offer: 2, meal: null, fen: 100, from: '2026-01-01' },
  ]
  it('costs what it costs that day; a new price begins on its day and alters no meal before it', () => {
    const on = (day: string, offer: number) => priceOn(prices, offer, { day, meal: 'lunch' })
    expect([on('2026-06-30', 1), on('2026-07-01', 1), on('2026-07-01', 2)]).toEqual([1200, 1300, 100])
    expect([on('2025-12-31', 1), on('2026-07-01', 9)]).toEqual([null, null])
  })
})

describe('tenders', () => {
  it('pay exactly what is due, and only cash gives change', () => {
    const paid = pay(
      1350,
      [
        { kind: 'balance', fen: 800 },
        { kind: 'cash', fen: 550, givenFen: 1000 },
      ],
      800,
    )
    expect(paid).toMatchObject({ ok: true, lines: [{ changeFen: 0 }, { changeFen: 450 }] })
  })

  it('are refused by what is wrong with them', () => {
    const refusal = (due: number, ...tenders: Parameters<typeof pay>[1]) => {
      const paid = pay(due, tenders, 500)
      return paid.ok ? null : paid.refusal.code
    }
    expect(refusal(800, { kind: 'cash', fen: 700 })).toBe('not-the-sum')
    expect(refusal(800, { kind: 'cash', fen: 400 }, { kind: 'cash', fen: 400 })).toBe('kind-twice')
    expect(refusal(800, { kind: 'balance', fen: 800 })).toBe('balance-too-small')
    expect(refusal(800, { kind: 'cash', fen: 800, givenFen: 500 })).toBe('too-little-cash')
    expect(refusal(800, { kind: 'wechat', fen: 1000 }, { kind: 'cash', fen: -200 })).toBe('nothing-paid')
    expect(refusal(0)).toBeNull()
  })

  it('keeps cash that does not reach, after the balance, and pays the rest otherwise', () => {
    const kinds = (...asked: Parameters<typeof balanceThen>) =>
      balanceThen(...asked).map(({ kind, fen }) => [kind, fen])
    expect(kinds(940, 0, 'wechat', 500)).toEqual([
      ['cash', 500],
      ['wechat', 440],
    ])
    expect(kinds(940, 300, 'alipay', 500)).toEqual([
      ['balance', 300],
      ['cash', 500],
      ['alipay', 140],
    ])
    // Enough of it is another way to pay: whoever presses the next tender means that one.
    expect(kinds(940, 300, 'wechat', 640)).toEqual([
      ['balance', 300],
      ['wechat', 640],
    ])
    expect(kinds(940, 0, 'cash', 500)).toEqual([['cash', 940]])
  })

  it('use the balance first and one other for the rest', () => {
    const sum = fc.nat(5000)
    fc.assert(
      fc.property(sum, sum, (due, balance) => {
        const paid = pay(due, balanceThen(due, balance, 'cash'), balance)
        expect(paid.ok).toBe(true)
      }),
    )
  })
})

describe('taking a meal back', () => {
  it('asks nothing within a minute, a reason afterwards, and is a refund once the day is closed', () => {
    const sold = { at: 1_000_000 }
    expect(takeBackKind(sold, sold.at + 60_000, false)).toBe('undo')
    expect(takeBackKind(sold, sold.at + 60_001, false)).toBe('void')
    expect(takeBackKind(sold, sold.at - 1, false)).toBe('void')
    expect(takeBackKind(sold, sold.at, true)).toBe('refund')
  })
})

describe('the service day', () => {
  it('goes on after midnight, and a sitting that is open keeps its day', () => {
    expect(serviceDayAt('2026-10-01', '03:59', serviceDay)).toBe('2026-09-30')
    expect(serviceDayAt('2026-10-01', '04:00', serviceDay)).toBe('2026-10-01')
    const open = { day: '2026-09-30', meal: 'lunch' } as const
    expect(sittingAt('2026-10-01', '09:00', open, serviceDay)).toEqual(open)
  })

  it('without an open sitting is that of the clock’s window, the last one begun, or the night’s supper', () => {
    const at = (clock: string) => sittingAt('2026-10-01', clock, null, serviceDay)
    expect(at('11:45')).toEqual({ day: '2026-10-01', meal: 'lunch' })
    expect(at('14:00')).toEqual({ day: '2026-10-01', meal: 'lunch' })
    expect(at('05:00')).toEqual({ day: '2026-10-01', meal: 'breakfast' })
    expect(at('00:30')).toEqual({ day: '2026-09-30', meal: 'supper' })
  })

  it('may be entered late by a till that was off, with a reason, not after it is closed and not ahead', () => {
    const may = (day: string, closed = false, reason = '停电') =>
      mayEnterFor(day, '2026-10-10', closed, reason, serviceDay)?.code ?? null
    expect(may('2026-10-09')).toBeNull()
    expect(may('2026-10-10', false, '')).toBeNull()
    expect(may('2026-10-09', false, '')).toBe('reason-missing')
    expect(may('2026-10-06')).toBe('too-long-ago')
    expect(may('2026-10-09', true)).toBe('day-closed')
    expect(may('2026-10-11')).toBe('in-the-future')
  })
})

describe('the day close', () => {
  it.each(workedCases.dayClose.cases.map((one) => [one.id, one.expected.why, one] as const))(
    '%s: %s',
    (_id, _why, { facts, expected }) => {
      const shift = {
        openingFen: facts.openingCountFen,
        tenders: facts.cashSales.map(({ dueFen, givenFen }) => cash(dueFen, givenFen)),
        topUpsFen: facts.cashTopUpsFen,
        paidOutFen: facts.cashRefundsFen,
        toBankFen: facts.toBankFen,
      }
      expect(facts.cashSales.map(({ changeFen }) => changeFen)).toEqual(
        shift.tenders.map(({ changeFen }) => changeFen),
      )
      expect(countShift(shift, facts.blindCountFen)).toEqual({
        expectedFen: expected.expectedCashFen,
        countedFen: facts.blindCountFen,
        differenceFen: expected.differenceFen,
      })
    },
  )

  const day: DayToClose = {
    closed: false,
    ahead: false,
    stillServed: [],
    shifts: [{ id: 3, differenceFen: 0, reason: null }],
    drafts: [],
    openOrders: [],
    outsideFen: 0,
    outsideReason: null,
    closedBy: 1,
    witnessedBy: 2,
  }
  it('names everything that stands in its way', () => {
    expect(whyNotClosed(day)).toEqual([])
    const codes = whyNotClosed({
      ...day,
      shifts: [
        { id: 3, differenceFen: null, reason: null },
        { id: 4, differenceFen: -50, reason: null },
      ],
      drafts: [8],
      openOrders: [5],
      witnessedBy: 1,
    }).map(({ code }) => code)
    expect(codes).toEqual(['not-counted', 'drafts-left', 'orders-left', 'difference-unexplained', 'one-name'])
    expect(whyNotClosed({ ...day, closed: true })).toEqual([{ code: 'already-closed' }])
    expect(whyNotClosed({ ...day, ahead: true })).toEqual([{ code: 'in-the-future' }])
  })

  it('asks for the reason of each difference: ten missing and ten too many are two and not none', () => {
    const shifts = [
      { id: 3, differenceFen: -1000, reason: null },
      { id: 4, differenceFen: 1000, reason: null },
    ]
    expect(whyNotClosed({ ...day, shifts })).toEqual([{ code: 'difference-unexplained', shifts: [3, 4] }])
  })

  it('asks why cash moved while no shift was open, once all is counted', () => {
    expect(whyNotClosed({ ...day, outsideFen: 850 })).toEqual([{ code: 'outside-unexplained', fen: 850 }])
    expect(whyNotClosed({ ...day, outsideFen: 850, outsideReason: 'missed-entry' })).toEqual([])
    const uncounted = [{ id: 3, differenceFen: null, reason: null }]
    expect(whyNotClosed({ ...day, outsideFen: 850, shifts: uncounted }).map(({ code }) => code)).toEqual([
      'not-counted',
    ])
  })

  it('expects cash that other tenders never touch', () => {
    const tenders = [cash(500), { kind: 'alipay', fen: 900, givenFen: 900, changeFen: 0 } as const]
    expect(cashOf(tenders)).toBe(500)
    expect(expectedCash({ openingFen: 100, tenders, topUpsFen: 0, paidOutFen: 0, toBankFen: 0 })).toBe(600)
  })
})

describe('who is not a diner', () => {
  it('is apart: a companion pays in full, and a rider is known by the work clothes, within the window of the clock', () => {
    const riders = policy.parse(
      subsidy({
        code: 'riders',
        name: '小哥食堂',
        basis: '街道通知',
        from: '2026-01-01',
        conditions: [
          { kind: 'eater', anyOf: ['rider'] },
          { kind: 'clock', from: '13:00', until: '14:30' },
        ],
        classes: [{ code: 'rider', name: '骑手', who: [], amount: fixed(300), division: paidBy('街道') }],
      }),
    )
    const old = policy.parse(
      subsidy({
        code: 'old',
        name: '长者',
        basis: '街道通知',
        from: '2026-01-01',
        classes: [{ code: 'all', name: '全部', who: [], amount: fixed(200), division: paidBy('街道') }],
      }),
    )
    const price = (eater: 'rider' | 'companion' | 'diner', clock: string) =>
      priceMeal([riders, old], diner(), meal({ day: '2026-05-20', eater, clock }), [], firstOfMarch)
        .subsidyFen
    expect(price('rider', '13:00')).toBe(300)
    expect(price('rider', '14:31')).toBe(0)
    expect(price('diner', '13:00')).toBe(200)
    expect(price('companion', '13:00')).toBe(0)
  })
})
