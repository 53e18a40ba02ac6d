/** Each step asks what the law asks of it, and nothing that is missing lets it through. */
import { describe, expect, it } from 'vitest'
import { caseMoves, type CaseState, caseStates, otherRoutes } from '#features/mediation/contract/words'
import {
  articlesOfGate,
  gatesOf,
  movesFrom,
  type CaseAtHand,
  type Step,
} from '#features/mediation/rules/index'
import { atHand, cover } from './at-hand'
import { clean, report, screened } from './persons'

const codes = (step: Step, more: Partial<CaseAtHand> = {}) =>
  gatesOf(atHand(more), step).map(({ code }) => code)
const intake = { state: 'intake' } as const
const referred = (courtReferral: 'assigned' | 'entrusted-summary') => ({
  source: 'referral' as const,
  referrer: 'court' as const,
  courtReferral,
  letter: '1号',
  replyDue: '2026-04-01',
})

/** The moves that can be made now. */
const openOf = (one: CaseAtHand, state: CaseState) =>
  movesFrom(state).filter((move) => gatesOf(one, move).length === 0)

const ended = {
  move: 'refuse',
  by: 2,
  on: '2026-03-11',
  manner: 'by-phone',
  told: [1, 2].map((party) => ({ party, routes: otherRoutes })),
} as const

describe('a case in which everything is in order', () => {
  it('can make every move of its state, but end, for which nobody said who, when and how', () => {
    for (const state of caseStates) {
      const one = atHand({ state, beforeClosing: 'performed' })
      const possible = movesFrom(state).filter((move) => !['refuse', 'withdraw', 'fail'].includes(move))
      const notOurs = possible.filter((move) => move !== 'settle-in-court')
      if (state === 'signing') {
        // With all hands on it, it takes effect and nothing else.
        expect(openOf(one, state)).toEqual(['take-effect'])
        continue
      }
      expect(openOf(one, state)).toEqual(notOurs)
    }
  })

  it('can make no move that its state has no place for', () => {
    for (const state of caseStates) {
      const here = movesFrom(state)
      for (const move of caseMoves.filter((one) => !here.includes(one)))
        expect(codes(move, { state, beforeClosing: 'performed' })).toEqual(['not-from-here'])
    }
  })
})

describe('the article beside a gate', () => {
  const articles = (step: Step, more: Partial<CaseAtHand>) =>
    gatesOf(atHand(more), step).flatMap((gate) =>
      articlesOfGate(gate).map(({ statute, article }) => `${statute} ${article}`),
    )

  it('is that of each report that is owed, once', () => {
    expect(articles('accept', { ...intake, screenings: [screened()] })).toEqual([
      'family-violence-law 14',
      'family-violence-law 35',
      'minors-law 11',
    ])
  })

  it('is that of the rule, or none where the gate is the house’s own', () => {
    expect(articles('take-effect', { state: 'signing', effect: null })).toEqual(['mediation-law 29'])
    expect(articles('agree-in-writing', { stops: null })).toEqual(['procedure-interpretation 358'])
    expect(articles('drop', { ...intake, by: { head: false, reason: '' } })).toEqual([])
  })
})

describe('acceptance', () => {
  it('asks for a screening, two parties, where it came from, and that nothing stands in the way', () => {
    expect(codes('accept', intake)).toEqual([])
    expect(codes('accept', { ...intake, screenings: [] })).toEqual(['not-screened'])
    expect(codes('accept', { ...intake, parties: [1] })).toEqual(['too-few-parties'])
    expect(codes('accept', { ...intake, sides: 1 })).toEqual(['one-side'])
    expect(codes('accept', { ...intake, origin: { ...referred('assigned'), letter: '' } })).toEqual([
      'origin',
    ])
    expect(codes('accept', { ...intake, screenings: [{ ...clean, bars: ['in-court'] }] })).toEqual(['bars'])
    expect(
      codes('accept', {
        ...intake,
        screenings: [{ ...clean, bars: ['in-court'] }],
        origin: referred('entrusted-summary'),
      }),
    ).toEqual([])
  })

  it('反家庭暴力法 14: of a case with a beaten child waits for the report, as every step before and after does', () => {
    for (const state of ['intake', 'accepted', 'mediating', 'signing', 'performed', 'closed'] as const) {
      const one = atHand({ state, screenings: [screened()], ending: ended, beforeClosing: 'performed' })
      const open = openOf(one, state)
      expect(open.filter((move) => !['refuse', 'withdraw', 'send-back'].includes(move))).toEqual([])
    }
    expect(codes('accept', { ...intake, screenings: [screened()] })).toEqual(['report-owed'])
    expect(codes('accept', { ...intake, screenings: [screened()], reports: [report()] })).toEqual([])
  })
})

describe('a session', () => {
  it('人民调解法 17: is not held once a party clearly refuses', () => {
    const consents = atHand().consents.map((one) =>
      one.party === 2 ? { ...one, mediation: 'refuses' as const } : one,
    )
    for (const step of ['hold-session', 'agree-in-writing', 'agree-orally'] as const)
      expect(codes(step, { consents })).toEqual(['refused'])
  })

  it('人民调解法 20, 23: asks for consent, an accepted mediator without ties, rights told, and guests agreed to', () => {
    expect(codes('hold-session')).toEqual([])
    expect(codes('hold-session', { consents: [] })).toEqual(['consents'])
    expect(codes('hold-session', { mediators: [] })).toEqual(['no-mediator'])
    expect(codes('hold-session', { mayMediate: false })).toEqual(['mediator-related'])
    expect(codes('hold-session', { rightsTold: [1] })).toEqual(['rights-not-told'])
    expect(codes('hold-session', { invited: [{ name: '戊', as: 'expert', agreedBy: [] }] })).toEqual([
      'consents',
    ])
    expect(codes('begin', { state: 'accepted', rightsTold: [] })).toEqual(['rights-not-told'])
  })

  it('is held only of a case that is accepted and has not ended', () => {
    const held = caseStates.filter((state) => codes('hold-session', { state }).length === 0)
    expect(held).toEqual(['accepted', 'mediating'])
  })
})

describe('an agreement', () => {
  it('民诉法解释 358: is laid before nobody unchecked', () => {
    expect(codes('agree-in-writing', { stops: null })).toEqual(['not-checked'])
    expect(codes('agree-orally', { stops: [{ code: 'unasked', question: 'free' }] })).toEqual(['check'])
  })

  it('人民调解法 17, 19, 23: by word of mouth asks what sitting down asks, and in writing for a mediator whom nobody refused', () => {
    const consents = atHand().consents.map((one) =>
      one.party === 1 ? { ...one, mediator: 'refuses' as const } : one,
    )
    for (const step of ['agree-in-writing', 'agree-orally'] as const) {
      expect(codes(step, { mayMediate: false })).toEqual(['mediator-related'])
      expect(codes(step, { consents })).toEqual(['consents'])
    }
    expect(codes('agree-orally', { rightsTold: [1] })).toEqual(['rights-not-told'])
    expect(codes('agree-orally', { consents: [] })).toEqual(['consents'])
    // Each of them puts their hand to a written one.
    expect(codes('agree-in-writing', { rightsTold: [], consents: [] })).toEqual([])
  })

  it('人民调解法 29: takes effect with every hand and the seal', () => {
    const effect = { by: 'none', missing: [{ what: 'seal' }], otherReading: null } as const
    expect(codes('take-effect', { state: 'signing', effect })).toEqual(['no-effect'])
    expect(codes('take-effect', { state: 'signing', effect: null })).toEqual(['no-effect'])
    expect(codes('take-effect', { state: 'signing' })).toEqual([])
  })

  it('特邀调解规定 20: of an entrusted matter is written, and ends in court; no other does', () => {
    const origin = referred('entrusted-summary')
    const effect = { by: 'court', otherReading: null } as const
    expect(codes('agree-orally', { origin })).toEqual(['court-needs-it-written'])
    expect(codes('take-effect', { state: 'signing', origin, effect })).toEqual(['court-ends-it'])
    expect(codes('settle-in-court', { state: 'signing', origin, effect })).toEqual([])
    expect(codes('settle-in-court', { state: 'signing', origin: referred('assigned') })).toEqual([
      'not-the-courts',
    ])
  })

  it('is performed when it is', () => {
    expect(codes('perform', { state: 'in-effect', performed: false })).toEqual(['not-performed'])
    // A row of it was put right since: nobody closes it as performed.
    expect(codes('close', { state: 'performed', performed: false })).toEqual(['not-performed'])
    expect(codes('close', { state: 'unperformed', performed: false })).toEqual([])
  })
})

describe('an end', () => {
  it('by refusal says who, when and how at once; that all were told their routes is waited for at closing', () => {
    expect(codes('refuse', { ending: null })).toEqual(['ending'])
    expect(codes('refuse', { ending: { ...ended, told: [] } })).toEqual([])
    expect(codes('withdraw', { ending: ended })).toEqual(['ending'])
    const untold = {
      aspect: 'law',
      code: 'ending',
      gap: { code: 'not-told', party: 1, routes: ['court'] },
    } as const
    expect(
      codes('close', { state: 'refused', findings: [untold], by: { head: true, reason: '急' } }),
    ).toEqual(['closing'])
  })

  it('by hand of the committee gives its reason', () => {
    const steps: readonly [Step, CaseState][] = [
      ['not-accept', 'intake'],
      ['drop', 'intake'],
      ['hand-over', 'mediating'],
      ['join', 'mediating'],
      ['leave-unperformed', 'in-effect'],
      ['renegotiate', 'in-effect'],
      ['send-back', 'closed'],
    ]
    for (const [step, state] of steps)
      expect(codes(step, { state, beforeClosing: 'performed', by: { head: true, reason: ' ' } })).toEqual([
        'reason-missing',
      ])
  })

  it('is bound with a cover whose fields are filled', () => {
    expect(codes('archive', { state: 'closed', cover: null })).toEqual(['cover'])
    expect(codes('archive', { state: 'closed', cover: { ...cover, filedBy: '' } })).toEqual(['cover'])
    expect(codes('archive', { state: 'closed', rulingAwaited: true })).toEqual(['ruling-awaited'])
    expect(codes('archive', { state: 'closed' })).toEqual([])
  })
})
