/** The check before an agreement is signed: what a court would reject afterwards stops it, what it never confirms is said. */
import { describe, expect, it } from 'vitest'
import {
  behindClosedDoors,
  checkBeforeSigning,
  consentGaps,
  refusing,
  representativeFaults,
  type Consent,
  type Draft,
  type Duty,
} from '#features/mediation/rules/index'
import { party, representative } from './persons'

const duty: Duty = {
  id: 1,
  who: 2,
  toWhom: 1,
  what: '赔偿',
  fen: 300_000,
  manner: '银行转账',
  instalments: [{ due: '2026-05-01', fen: 300_000 }],
}
const draft = (more: Partial<Draft> = {}): Draft => ({
  facts: '漏水',
  dispute: '赔多少',
  responsibilities: '乙的水管',
  terms: [{ what: '赔偿 3000 元', kind: 'money' }],
  duties: [duty],
  parties: [party(1), party(2)],
  children: [],
  childrenKnown: [],
  answers: { lawful: true, 'nobody-elses': true, decent: true, free: true },
  readTo: [],
  ...more,
})
const day = '2026-04-01'
const stopsOf = (more: Partial<Draft>) => checkBeforeSigning(draft(more), day).stops

describe('before signing', () => {
  it('a clear, lawful, free agreement that is nobody else’s goes through', () => {
    expect(checkBeforeSigning(draft(), day)).toEqual({ stops: [], warnings: [] })
  })

  it('民诉法解释 358: each no stops it with its number, and each question that nobody put', () => {
    const item = (question: 'lawful' | 'nobody-elses' | 'decent' | 'free', answer: boolean | null) => {
      const [stop] = stopsOf({ answers: { ...draft().answers, [question]: answer } })
      return stop?.code === 'rejected' ? stop.why.item : stop?.code
    }
    const all = ['lawful', 'nobody-elses', 'decent', 'free'] as const
    expect(all.map((question) => item(question, false))).toEqual([1, 2, 3, 4])
    expect(all.map((question) => item(question, null))).toEqual(['unasked', 'unasked', 'unasked', 'unasked'])
  })

  it('民诉法解释 358: a duty without who, what, how much or by when is not clear', () => {
    const faults = (more: Partial<Duty>) =>
      stopsOf({
        terms: [{ what: '按下列义务履行', kind: 'special-procedure' }],
        duties: [{ ...duty, ...more }],
      }).map((stop) => (stop.code === 'unclear' ? stop.fault.code : ''))
    expect(faults({ who: null })).toEqual(['who'])
    expect(faults({ toWhom: null })).toEqual(['to-whom'])
    expect(faults({ toWhom: 2 })).toEqual(['to-oneself'])
    expect(faults({ what: ' ' })).toEqual(['what'])
    expect(faults({ manner: '' })).toEqual(['manner'])
    expect(faults({ instalments: [{ due: null, fen: 300_000 }] })).toEqual(['by-when'])
    expect(faults({ instalments: [] })).toEqual(['by-when', 'sum'])
    expect(faults({ instalments: [{ due: day, fen: 100_000 }] })).toEqual(['sum'])
    expect(faults({ fen: null })).toEqual(['amount'])
    expect(faults({ fen: null, instalments: [{ due: day, fen: null }] })).toEqual([])
  })

  it('人民调解法 29: facts, dispute, responsibilities and terms are there; empty is said, never filled', () => {
    expect(stopsOf({ facts: '', dispute: ' ', responsibilities: '', terms: [] })).toEqual(
      (['facts', 'dispute', 'responsibilities', 'terms'] as const).map((what) => ({ code: 'empty', what })),
    )
  })

  it('民诉法解释 358 (5): money and what is to be done say who owes what by when, or that it was kept on the spot', () => {
    const money = { what: '赔偿 3000 元', kind: 'money' } as const
    const apology = { what: '当面道歉', kind: 'act' } as const
    const without = (more: Partial<Draft>) =>
      stopsOf(more).flatMap((stop) => (stop.code === 'no-duty' ? [stop.term] : []))
    expect(without({ terms: [money, apology], duties: [] })).toEqual([0, 1])
    // A duty that is no money says nothing of how much.
    const done = { ...duty, fen: null, instalments: [{ due: '2026-05-01', fen: null }] }
    expect(without({ terms: [money, apology], duties: [done] })).toEqual([0])
    expect(without({ terms: [{ ...money, keptOn: day }], duties: [] })).toEqual([])
    expect(without({ terms: [{ what: '双方同意离婚', kind: 'status' }], duties: [] })).toEqual([])
    const [stop] = stopsOf({ duties: [] })
    expect(stop).toMatchObject({ code: 'no-duty', why: { item: 5 } })
  })

  it('民诉法解释 355: status and title are not stopped, and the parties are told that no court confirms them', () => {
    const { stops, warnings } = checkBeforeSigning(
      draft({
        terms: [
          { what: '双方同意离婚', kind: 'status' },
          { what: '房屋归乙', kind: 'title' },
          { what: '每月 1500 元', kind: 'money' },
        ],
      }),
      day,
    )
    expect(stops).toEqual([])
    expect(warnings.map(({ term, why }) => [term, why.item])).toEqual([
      [0, 3],
      [1, 5],
    ])
  })

  it('民法典 1084: a child of eight or more has been asked who it wants to live with', () => {
    const upbringing = [{ what: '孩子随乙生活', kind: 'upbringing' }] as const
    const child = { name: '小丙', birth: '2018-04-01', wish: null }
    expect(stopsOf({ terms: upbringing, children: [child] })).toEqual([
      { code: 'child-unasked', name: '小丙' },
    ])
    expect(stopsOf({ terms: upbringing, children: [{ ...child, birth: '2018-04-02' }] })).toEqual([])
    const wish = { on: '2026-03-30', words: '', askedBy: '金花' }
    expect(stopsOf({ terms: upbringing, children: [{ ...child, wish }] })).toEqual([])
    expect(stopsOf({ children: [child] })).toEqual([])
  })

  it('民法典 1084: upbringing is agreed of no child whom nobody named', () => {
    const upbringing = [{ what: '孩子随乙生活', kind: 'upbringing' }] as const
    expect(stopsOf({ terms: upbringing, childrenKnown: ['小丙'] })).toEqual([
      { code: 'no-child-named', known: ['小丙'] },
    ])
    expect(stopsOf({ childrenKnown: ['小丙'] })).toEqual([])
  })

  it('whoever cannot read has it read to them by somebody with a name', () => {
    expect(stopsOf({ readTo: [{ party: 1, by: '' }] })).toEqual([{ code: 'not-read', party: 1 }])
    expect(stopsOf({ readTo: [{ party: 1, by: '莲姐' }] })).toEqual([])
  })

  it('a letter that does not reach to signing does not sign', () => {
    const beside = representative({ maySign: false })
    const parties = [party(1, { kind: 'unit', birth: null, representatives: [beside] }), party(2)]
    expect(stopsOf({ parties })).toEqual([{ code: 'may-not-sign', party: 1, name: '丁' }])
    // Whoever signs themselves may have a lawyer beside them, and a unit two of whom one may sign.
    expect(stopsOf({ parties: [party(1, { representatives: [beside] }), party(2)] })).toEqual([])
    const two = [beside, representative({ name: '戊' })]
    expect(
      stopsOf({ parties: [party(1, { kind: 'unit', birth: null, representatives: two }), party(2)] }),
    ).toEqual([])
  })
})

describe('who acts for a party', () => {
  const faultsOf = (one: ReturnType<typeof party>, others = [party(2)]) =>
    representativeFaults(one, [one, ...others], day).map(({ code }) => code)

  it('is up to five, each with a letter and its day', () => {
    const many = (count: number) =>
      party(1, { representatives: Array.from({ length: count }, () => representative()) })
    expect(faultsOf(many(5))).toEqual([])
    expect(faultsOf(many(6))).toEqual(['too-many'])
    expect(faultsOf(party(1, { representatives: [representative({ letterOn: null })] }))).toEqual([
      'letter-missing',
    ])
  })

  it('is needed by a minor, by whoever lacks capacity, by a unit', () => {
    expect(faultsOf(party(1, { birth: '2008-04-02' }))).toEqual(['nobody-acts'])
    expect(faultsOf(party(1, { birth: '2008-04-01' }))).toEqual([])
    expect(faultsOf(party(1, { capacity: 'limited' }))).toEqual(['nobody-acts'])
    expect(faultsOf(party(1, { kind: 'unit', birth: null }))).toEqual(['nobody-acts'])
  })

  it('is never the other party, though they are the guardian', () => {
    const guardian = representative({ by: 'law', letterOn: null, party: 2 })
    const child = party(1, { birth: '2016-11-02', representatives: [guardian] })
    expect(faultsOf(child)).toEqual(['other-side', 'nobody-acts'])
    // A parent on the child's own side can.
    expect(faultsOf(child, [party(2, { side: 1 })])).toEqual([])
  })

  it('民法典 168: is nobody who acts for the other side too', () => {
    const representatives = [representative()]
    const others = [party(2, { representatives })]
    expect(faultsOf(party(1, { representatives }), others)).toEqual(['both-sides'])
    expect(faultsOf(party(1, { birth: '2016-11-02', representatives }), others)).toEqual([
      'both-sides',
      'nobody-acts',
    ])
    expect(faultsOf(party(1, { representatives }), [party(2, { side: 1, representatives })])).toEqual([])
  })

  it('民法典 17, 18: is no guardian any more from the eighteenth birthday on, unless capacity lacks', () => {
    const representatives = [representative({ by: 'law', letterOn: null })]
    const born = (birth: string, more: Partial<ReturnType<typeof party>> = {}) =>
      faultsOf(party(1, { birth, representatives, ...more }))
    expect(born('2008-04-02')).toEqual([])
    expect(born('2008-04-01')).toEqual(['of-age'])
    expect(born('1950-01-01', { capacity: 'limited' })).toEqual([])
    // Age and capacity are never guessed; whoever acts for a unit by law does so for good.
    expect(faultsOf(party(1, { birth: null, capacity: null, representatives }))).toEqual(['age-unasked'])
    expect(faultsOf(party(1, { birth: null, capacity: null }))).toEqual(['age-unasked'])
    expect(faultsOf(party(1, { birth: null }))).toEqual([])
    expect(faultsOf(party(1, { kind: 'unit', birth: null, representatives }))).toEqual([])
  })
})

describe('what the parties say to it', () => {
  const yes = (one: number, more: Partial<Consent> = {}): Consent => ({
    party: one,
    mediation: 'consents',
    mediator: 'accepted',
    doors: 'closed',
    ...more,
  })

  it('人民调解法 23: consent, the mediator and open or closed doors are on record of each', () => {
    expect(consentGaps([1, 2], [yes(1), yes(2)], [])).toEqual([])
    expect(consentGaps([1, 2], [yes(1)], []).map(({ code }) => code)).toEqual([
      'mediation',
      'mediator',
      'doors',
    ])
    expect(consentGaps([1], [yes(1, { mediator: 'refuses' })], [])).toEqual([{ code: 'mediator', party: 1 }])
    expect(behindClosedDoors([1, 2], [yes(1, { doors: 'open' }), yes(2)])).toBe(true)
    expect(behindClosedDoors([1], [yes(1, { doors: 'open' })])).toBe(false)
  })

  it('人民调解法 20: a relative, neighbour or expert comes with the consent of all parties', () => {
    const neighbour = { name: '戊', as: 'neighbour', agreedBy: [1] } as const
    expect(consentGaps([1, 2], [yes(1), yes(2)], [neighbour])).toEqual([
      { code: 'invited', name: '戊', parties: [2] },
    ])
    expect(consentGaps([1, 2], [yes(1), yes(2)], [{ ...neighbour, agreedBy: [1, 2] }])).toEqual([])
  })

  it('人民调解法 17: one who refuses is enough', () => {
    expect(refusing([yes(1), yes(2, { mediation: 'refuses' })])).toEqual([2])
  })
})
