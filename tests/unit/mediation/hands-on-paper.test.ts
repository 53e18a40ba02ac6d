/** Whose hand counts on a paper, and what may be of which day: the rules by themselves. */
import { describe, expect, it } from 'vitest'
import {
  across,
  endOfActingFault,
  handFault,
  isBeforeAcceptance,
  isBeforeLastStep,
  letterKept,
  standsAcross,
  standingConsents,
  type ActsFor,
  type AtTheTable,
  type HandPut,
  type Signatory,
} from '#features/mediation/rules/index'
import { caseMoves } from '#features/mediation/contract/words'

const day = '2026-04-01'
const signatory = (id: number, more: Partial<Signatory> = {}): Signatory => ({
  id,
  name: `当事人${id}`,
  kind: 'person',
  birth: '1980-01-01',
  capacity: 'full',
  side: id,
  diedOn: null,
  ...more,
})
const actsFor = (party: number, more: Partial<ActsFor> = {}): ActsFor => ({
  id: party * 10,
  party,
  name: '丁',
  by: 'letter',
  maySign: true,
  until: null,
  ...more,
})
const table = (more: Partial<AtTheTable> = {}): AtTheTable => ({
  parties: [signatory(1), signatory(2)],
  acting: [],
  hands: [],
  laidOn: null,
  ...more,
})
const put = (more: Partial<HandPut> = {}): HandPut => ({
  of: 'party',
  whose: signatory(1),
  by: null,
  manner: 'signature',
  day,
  ...more,
})
const codeOf = (hand: HandPut, at: AtTheTable = table()) => handFault(hand, at)?.code ?? null

describe('民法典 168: nobody acts for both sides', () => {
  it('as the other party, as who acts for it now, or by a hand that is on the paper for it', () => {
    const one = signatory(1)
    expect(across(one, '丁', table())).toBeNull()
    expect(across(one, '当事人2', table())).toBe('other-side')
    expect(across(one, '丁', table({ acting: [actsFor(2)] }))).toBe('both-sides')
    const over = actsFor(2, { until: '2026-03-31' })
    expect(across(one, '丁', table({ acting: [over] }))).toBeNull()
    const signed = [{ of: 'party', party: 2, by: '丁' }] as const
    expect(across(one, '丁', table({ acting: [over], hands: signed }))).toBe('both-sides')
  })

  it('for two of one side somebody may', () => {
    const parties = [signatory(1), signatory(2, { side: 1 }), signatory(3)]
    expect(across(signatory(1), '丁', table({ parties, acting: [actsFor(2)] }))).toBeNull()
    expect(across(signatory(1), '当事人2', table({ parties }))).toBeNull()
  })
})

describe('a hand', () => {
  it('is put once, by each party, the mediator and the seal', () => {
    const hands = [
      { of: 'party', party: 1, by: null },
      { of: 'seal', party: null, by: null },
    ] as const
    expect(codeOf(put(), table({ hands }))).toBe('signed-already')
    expect(codeOf(put({ whose: signatory(2) }), table({ hands }))).toBeNull()
    expect(codeOf(put({ of: 'seal', whose: null }), table({ hands }))).toBe('signed-already')
    expect(codeOf(put({ of: 'mediator', whose: null }), table({ hands }))).toBeNull()
  })

  it('民法典 17–22: of a child, of whoever lacks capacity, of whom nobody asked, is none', () => {
    const of = (more: Partial<Signatory>) => codeOf(put({ whose: signatory(1, more) }))
    expect(of({ birth: '2008-04-02', capacity: null })).toBe('needs-representative')
    expect(of({ birth: '2008-04-01', capacity: null })).toBeNull()
    expect(of({ capacity: 'limited' })).toBe('needs-representative')
    expect(of({ birth: null, capacity: null })).toBe('age-unasked')
    expect(of({ birth: null })).toBeNull()
    expect(of({ kind: 'unit', birth: null, capacity: null })).toBe('needs-representative')
  })

  it('民法典 13, 173–175: of who has died is none of after that day, but by a letter none under a text of after it', () => {
    const whose = signatory(1, { diedOn: '2026-03-31' })
    expect(codeOf(put({ whose }))).toBe('party-died')
    expect(codeOf(put({ whose, day: '2026-03-31' }))).toBeNull()
    const lawyer = actsFor(1)
    const acting = { acting: [lawyer] }
    expect(codeOf(put({ whose, by: lawyer }), table({ ...acting, laidOn: '2026-03-31' }))).toBeNull()
    expect(codeOf(put({ whose, by: lawyer }), table({ ...acting, laidOn: day }))).toBe('party-died')
    expect(codeOf(put({ whose, by: { ...lawyer, by: 'law' } }), table(acting))).toBe('party-died')
  })

  it('人民调解法 29: a unit has its seal', () => {
    const unit = signatory(1, { kind: 'unit', birth: null, capacity: null })
    expect(codeOf(put({ whose: unit, manner: 'seal' }))).toBeNull()
    expect(codeOf(put({ whose: signatory(1, { capacity: 'none' }), manner: 'seal' }))).toBe(
      'needs-representative',
    )
  })

  it('by a letter reaches as far as the letter and as long', () => {
    const by = (more: Partial<ActsFor>, on = day) => {
      const acting = actsFor(1, more)
      return codeOf(put({ by: acting, day: on }), table({ acting: [acting] }))
    }
    expect(by({})).toBeNull()
    expect(by({ maySign: false })).toBe('may-not-sign')
    expect(by({ until: '2026-03-31' })).toBe('representative-ended')
    expect(by({ until: '2026-03-31' }, '2026-03-31')).toBeNull()
    expect(by({ by: 'law' })).toBe('of-age')
  })

  it('民法典 19–23: by the letter of a child is one only beside who acts for it by law', () => {
    const whose = signatory(1, { birth: '2016-01-01', capacity: null })
    const lawyer = actsFor(1)
    const mother = actsFor(1, { id: 11, name: '母亲', by: 'law' })
    expect(codeOf(put({ whose, by: lawyer }), table({ acting: [lawyer] }))).toBe('no-guardian')
    expect(codeOf(put({ whose, by: lawyer }), table({ acting: [lawyer, mother] }))).toBeNull()
    const before = { ...mother, until: '2026-03-01' }
    expect(codeOf(put({ whose, by: lawyer }), table({ acting: [lawyer, before] }))).toBe('no-guardian')
    expect(codeOf(put({ whose, by: mother }), table({ acting: [mother] }))).toBeNull()
  })
})

describe('a day', () => {
  it('of what is said of the whole case is none before its last step, of another step it may be', () => {
    const late = caseMoves.filter((move) => isBeforeLastStep(move, '2026-03-31', day))
    expect(late).toEqual(['close', 'send-back', 'archive'])
    expect(caseMoves.filter((move) => isBeforeLastStep(move, day, day))).toEqual([])
    expect(isBeforeLastStep('close', day, null)).toBe(false)
  })

  it('人民调解法 17: of a mediation is none before acceptance', () => {
    expect(isBeforeAcceptance(day, ['2026-04-02', null, '2026-03-31'])).toBe(true)
    expect(isBeforeAcceptance(day, [day, null])).toBe(false)
    expect(isBeforeAcceptance(null, ['2026-03-31'])).toBe(false)
  })
})

describe('what a party says', () => {
  const said = (on: string, more: Partial<Parameters<typeof standingConsents>[0][number]>) => ({
    party: 1,
    mediation: null,
    mediator: null,
    doors: null,
    on,
    ...more,
  })

  it('is the last of what they said to each question', () => {
    const all = [
      said('2026-03-01', { mediation: 'refuses', mediator: 'accepted', doors: 'open' }),
      said('2026-03-02', { mediation: 'consents' }),
    ]
    expect(standingConsents(all, null)).toEqual([
      { party: 1, mediation: 'consents', mediator: 'accepted', doors: 'open' },
    ])
  })

  it('人民调解法 19, 23: of a mediator is about who mediated then', () => {
    const all = [said('2026-03-01', { mediation: 'consents', mediator: 'accepted', doors: 'closed' })]
    const [before] = standingConsents(all, '2026-03-02')
    expect(before).toEqual({
      party: 1,
      mediation: 'consents',
      mediator: null,
      doors: 'closed',
      tookAnother: true,
    })
    expect(standingConsents(all, '2026-03-01')[0]?.mediator).toBe('accepted')
    const later = [...all, said('2026-03-02', { mediator: 'chosen' })]
    expect(standingConsents(later, '2026-03-02')[0]?.mediator).toBe('chosen')
  })
})

describe('whoever acts for a party', () => {
  const letter = { name: '丁', by: 'letter', letterOn: '2026-03-01', maySign: true } as const

  it('民法典 165, 171: stays who they were once they signed, and their letter once that binds', () => {
    const other = { ...letter, letterOn: '2026-03-05' }
    expect(letterKept(letter, { ...letter, name: '戊' }, null)).toBe(true)
    const signed = { last: '2026-03-02', inEffect: false }
    expect(letterKept(letter, { ...letter, name: '戊' }, signed)).toBe(false)
    expect(letterKept(letter, { ...letter, by: 'law' }, signed)).toBe(false)
    expect(letterKept(letter, other, signed)).toBe(true)
    expect(letterKept(letter, other, { ...signed, inEffect: true })).toBe(false)
  })

  it('民法典 173: acts no less long than they signed, and no shorter than not at all', () => {
    const acting = { from: '2026-03-01', signed: { last: '2026-03-10', inEffect: false } }
    expect(endOfActingFault(acting, '2026-02-28')).toBe('ended-before-it-began')
    expect(endOfActingFault(acting, '2026-03-09')).toBe('signed-after-that')
    expect(endOfActingFault(acting, '2026-03-10')).toBeNull()
    expect(endOfActingFault({ from: null, signed: null }, '2026-02-28')).toBeNull()
  })

  it('民法典 35, 168: is no party of another side, ticked or by name', () => {
    const parties = [signatory(1), signatory(2), signatory(3, { side: 1 })]
    const across1 = (name: string, isParty: number | null) =>
      standsAcross({ name, isParty }, signatory(1), parties)
    expect(across1('当事人2', null)).toBe(true)
    expect(across1('谁', 2)).toBe(true)
    expect(across1('当事人3', 3)).toBe(false)
    expect(across1('谁', null)).toBe(false)
  })
})
