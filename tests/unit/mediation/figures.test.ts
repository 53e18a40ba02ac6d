/** The month's report, pay by case, the committee, the copy sheet: each figure from what is on record. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyFields, difficulties } from '#features/mediation/contract/words'
import {
  accountOf,
  committeeFaults,
  copySheet,
  lotOf,
  membersOn,
  payFaults,
  payOf,
  reportCounting,
  sharesOf,
  termEnds,
  usualOrder,
  type CountedRow,
  type Member,
  type PayableCase,
  type PaySettings,
} from '#features/mediation/rules/index'
import { monthFigures } from '#features/mediation/figures/contract/declaration'
import { addDays } from '#ground/days'
import { figuresOf, spanOf, sumsOf } from '#work/figures/rules/index'
import { atOnce } from '#work/pieces'
import type { LedgerRow } from '#work/ledger/rules/index'
import { reversalOf } from '../../support/reversal-of'

const counted = (more: Partial<CountedRow> = {}): CountedRow => ({
  id: 2,
  acceptedOn: '2026-03-10',
  kind: '邻里',
  source: 'own-motion',
  mediators: '胡莲',
  difficulty: 'ordinary',
  people: 2,
  moneyFen: 300_000,
  ended: { on: '2026-04-02', as: 'agreed-written' },
  performedOn: '2026-05-01',
  confirmedOn: null,
  patrol: null,
  ...more,
})
const patrol = (on: string): CountedRow =>
  counted({
    acceptedOn: null,
    kind: '',
    source: '',
    mediators: '',
    ended: null,
    performedOn: null,
    patrol: { on, disputesFound: 4, prevented: 3 },
  })

describe('the month’s report', () => {
  const rows = [
    counted(),
    counted({ ended: { on: '2026-03-20', as: 'agreed-oral' }, performedOn: null }),
    counted({ acceptedOn: '2026-02-20', ended: { on: '2026-03-21', as: 'refused' }, performedOn: null }),
    counted({ source: 'court', kind: '婚姻家庭', difficulty: 'difficult', ended: null }),
    patrol('2026-03-03'),
    patrol('2026-04-03'),
  ]
  const of = (all: readonly CountedRow[], period: string) => {
    const span = spanOf(period)
    const none = atOnce(sumsOf(monthFigures.columns, reportCounting.counts, [], span))
    return atOnce(figuresOf(monthFigures, reportCounting, { period, span, rows: all }, none))
  }

  it('counts acceptance, end, performance and confirmation each in its own month', () => {
    const { total, by, tallies } = of(rows, '2026-03')
    expect(total).toEqual({
      accepted: 3,
      people: 6,
      money: 900_000,
      difficult: 1,
      ended: 2,
      succeeded: 1,
      oral: 1,
      written: 0,
      performed: 0,
      confirmed: 0,
      patrols: 1,
      disputesFound: 4,
      prevented: 3,
    })
    expect(by.source.map(({ key, figures }) => [key, figures.accepted])).toEqual([
      ['own-motion', 2],
      ['court', 1],
      ['', 0],
    ])
    expect(by.kind.map(({ key }) => key)).toEqual(['邻里', '婚姻家庭', ''])
    expect(tallies.outcomes.filter(({ count }) => count > 0)).toEqual([
      { key: 'agreed-oral', count: 1 },
      { key: 'refused', count: 1 },
    ])
    expect(of(rows, '2026-05').total).toMatchObject({ accepted: 0, ended: 0, performed: 2 })
  })

  it('adds up: twelve months are the year, and written and oral what succeeded', () => {
    const someDay = fc.integer({ min: 0, max: 364 }).map((count) => addDays('2026-01-01', count))
    const anyCase = fc
      .tuple(someDay, someDay, fc.constantFrom('agreed-written', 'agreed-oral', 'court', 'failed'), fc.nat(9))
      .map(([acceptedOn, on, as, people]) => counted({ acceptedOn, people, ended: { on, as } as const }))
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 30 }), (all) => {
        const months = Array.from({ length: 12 }, (_, at) =>
          of(all, `2026-${String(at + 1).padStart(2, '0')}`),
        )
        for (const column of ['accepted', 'ended', 'people'] as const) {
          const sum = months.reduce((total, { total: month }) => total + month[column], 0)
          expect(sum).toBe(of(all, '2026').total[column])
        }
        for (const { total } of months) expect(total.oral + total.written).toBe(total.succeeded)
      }),
      { numRuns: 60 },
    )
  })
})

describe('pay by case', () => {
  const settings: PaySettings = {
    baseFen: { simple: 5_000, ordinary: 10_000, difficult: 30_000 },
    perFurtherPersonFen: 1_000,
    moneySteps: [
      { fromFen: 1_000_000, addFen: 5_000 },
      { fromFen: 10_000_000, addFen: 20_000 },
    ],
    mostFen: 60_000,
    onlyWhenPerformed: true,
    onlySuccesses: true,
  }
  const payable = (more: Partial<PayableCase> = {}): PayableCase => ({
    id: 1,
    difficulty: 'ordinary',
    people: 2,
    moneyFen: 0,
    complete: true,
    succeeded: true,
    performed: true,
    mediators: [{ id: 7, salaried: false }],
    approvedBy: '司法所',
    ...more,
  })
  const row = (id: number): LedgerRow => ({
    id,
    account: accountOf(1),
    from: null,
    to: lotOf(7),
    amount: 10_000,
    reverses: null,
  })

  it('asks for a complete dossier, performance, approval, somebody without a salary, and pays once', () => {
    const faults = (more: Partial<PayableCase>, rows: readonly LedgerRow[] = []) =>
      payFaults(payable(more), settings, rows)
    expect(faults({})).toEqual([])
    expect(faults({ complete: false, performed: false, approvedBy: null })).toEqual([
      'incomplete',
      'not-performed',
      'not-approved',
    ])
    expect(faults({ succeeded: false })).toEqual(['not-succeeded'])
    expect(faults({ mediators: [{ id: 7, salaried: true }] })).toEqual(['nobody-to-pay'])
    expect(faults({}, [row(1)])).toEqual(['paid-before'])
    expect(faults({}, [row(1), { id: 2, ...reversalOf(row(1)) }])).toEqual([])
    expect(payFaults(payable({ performed: false }), { ...settings, onlyWhenPerformed: false }, [])).toEqual(
      [],
    )
  })

  it('is by difficulty, people beyond two and the highest step of money, up to the most', () => {
    expect(difficulties.map((difficulty) => payOf(payable({ difficulty }), settings))).toEqual([
      5_000, 10_000, 30_000,
    ])
    expect(payOf(payable({ people: 5, moneyFen: 1_000_000 }), settings)).toBe(18_000)
    expect(payOf(payable({ people: 1, moneyFen: 999_999 }), settings)).toBe(10_000)
    expect(payOf(payable({ difficulty: 'difficult', people: 40, moneyFen: 10_000_000 }), settings)).toBe(
      60_000,
    )
  })

  it('is shared by those without a salary to the last fen, rounded down, the last taking the rest', () => {
    const three = [7, 8, 9].map((id) => ({ id, salaried: false }))
    expect(sharesOf(10_000, three).map(({ fen }) => fen)).toEqual([3_333, 3_333, 3_334])
    expect(sharesOf(10_000, [{ id: 6, salaried: true }, ...three.slice(0, 1)])).toEqual([
      { mediator: 7, fen: 10_000 },
    ])
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
        (fen, salaried) => {
          const shares = sharesOf(
            fen,
            salaried.map((one, id) => ({ id, salaried: one })),
          )
          const sum = shares.reduce((total, share) => total + share.fen, 0)
          expect(sum).toBe(shares.length === 0 ? 0 : fen)
          expect(shares.length).toBe(salaried.filter((one) => !one).length)
        },
      ),
    )
  })
})

describe('人民调解法 8, 9: the committee', () => {
  const member = (id: number, more: Partial<Member> = {}): Member => ({
    id,
    sex: id === 1 ? 'female' : 'male',
    chosenOn: '2025-01-01',
    leftOn: null,
    chair: id === 1,
    ...more,
  })
  const codes = (roll: readonly Member[], day = '2026-06-01') =>
    committeeFaults(roll, day).map(({ code }) => code)
  const of = (count: number) => Array.from({ length: count }, (_, at) => member(at + 1))

  it('has three to nine members and a chair', () => {
    expect([2, 3, 9, 10].map((count) => codes(of(count)))).toEqual([['too-few'], [], [], ['too-many']])
    expect(codes([...of(3), member(4, { chair: true })])).toEqual(['chairs'])
  })

  it('has a woman among those who sit on it today', () => {
    expect(codes([member(1, { sex: 'male' }), ...of(3).slice(1)])).toEqual(['no-woman'])
    const left = [member(1, { leftOn: '2026-06-01' }), ...of(4).slice(1)]
    expect(codes(left)).toEqual(['no-woman', 'chairs'])
    expect(membersOn(left, '2026-05-31')).toHaveLength(4)
  })

  it('is chosen for three years: its last day is the day before', () => {
    expect(codes(of(3), '2027-12-31')).toEqual([])
    expect(committeeFaults(of(3), '2028-01-01')[0]).toEqual({
      code: 'term-over',
      member: 1,
      since: '2028-01-01',
    })
  })

  // 人民调解法 9: 任期三年. From 29 February on three years are whole with 28 February, and a leap year does not make them shorter.
  it('is chosen on 29 February until 28 February three years on', () => {
    expect(['2024-02-28', '2024-02-29', '2024-03-01', '2025-02-28', '2025-03-01'].map(termEnds)).toEqual([
      '2027-02-28',
      '2027-03-01',
      '2027-03-01',
      '2028-02-28',
      '2028-03-01',
    ])
    const roll = of(3).map((one) => ({ ...one, chosenOn: '2024-02-29' }))
    expect(codes(roll, '2027-02-28')).toEqual([])
    expect(codes(roll, '2027-03-01')).toEqual(['term-over', 'term-over', 'term-over'])
  })
})

describe('the copy sheet', () => {
  it('has every field once, in the order asked for, those it forgot at the end, a key for each', () => {
    const sheet = copySheet(['facts', 'number', 'facts'], new Map([['number', '翰林人调字〔2026〕001号']]))
    expect(sheet.slice(0, 3).map(({ field, key }) => [field, key])).toEqual([
      ['facts', '1'],
      ['number', '2'],
      ['accepted-on', '3'],
    ])
    expect(sheet.map(({ field }) => field).toSorted()).toEqual(copyFields.toSorted())
    expect(sheet.map(({ text }) => text).filter((text) => text !== '')).toHaveLength(1)
    expect(new Set(copySheet(usualOrder, new Map()).map(({ key }) => key)).size).toBe(copyFields.length)
  })
})
