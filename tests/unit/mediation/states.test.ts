/** The course of a case: what leads where, walked by chance, and what must be on record where it ends without an agreement. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CaseMove,
  caseMoves,
  type CaseState,
  caseStates,
  otherRoutes,
} from '#features/mediation/contract/words'
import {
  afterMove,
  caseTable,
  endingGaps,
  hasEnded,
  movesFrom,
  sessionAllowed,
  takingBackCases,
} from '#features/mediation/rules/index'
import { canBeTakenBack } from '#work/course/rules/index'

interface Walked {
  readonly state: CaseState
  readonly moves: readonly CaseMove[]
}

/** Any walk through the table: each number chooses among the moves that are there. */
const anyWalk: fc.Arbitrary<Walked> = fc.array(fc.nat(20), { maxLength: 25 }).map((choices) => {
  let state: CaseState = 'intake'
  let before: CaseState | null = null
  const moves: CaseMove[] = []
  for (const choice of choices) {
    const possible = movesFrom(state)
    const move = possible[choice % Math.max(1, possible.length)]
    if (move === undefined) break
    if (move === 'close') before = state
    state = afterMove(state, move, before) ?? state
    moves.push(move)
  }
  return { state, moves }
})

const walks = (claim: (walked: Walked) => void) => fc.assert(fc.property(anyWalk, claim), { numRuns: 2000 })

describe('the table of states', () => {
  it('is reached everywhere from the intake, and uses every move', () => {
    const reached = new Set<CaseState>(['intake'])
    for (const state of reached)
      for (const move of movesFrom(state)) reached.add(afterMove(state, move, 'performed') ?? state)
    expect([...reached].toSorted()).toEqual(caseStates.toSorted())
    const used = new Set(caseStates.flatMap(movesFrom))
    expect([...used].toSorted()).toEqual(caseMoves.toSorted())
  })

  it('has an end in sight from everywhere', () => {
    const ends = (state: CaseState, seen: readonly CaseState[]): boolean =>
      Object.keys(caseTable[state]).length === 0 ||
      state === 'archived' ||
      movesFrom(state).some((move) => {
        const next = afterMove(state, move, 'performed')
        return next !== null && !seen.includes(next) && ends(next, [...seen, next])
      })
    expect(caseStates.filter((state) => !ends(state, [state]))).toEqual([])
  })

  it('takes one case number for whatever got beyond acceptance, and none for what did not', () => {
    walks(({ state, moves }) => {
      const taken = moves.filter((move) => move === 'accept').length
      expect(taken).toBe(['intake', 'not-accepted', 'dropped'].includes(state) ? 0 : 1)
    })
  })

  it('人民调解法 17: after a refusal there is no session and no agreement any more', () => {
    walks(({ moves }) => {
      const after = moves.slice(moves.indexOf('refuse') + 1)
      if (!moves.includes('refuse')) return
      expect(after.filter((move) => move.startsWith('agree') || move === 'begin')).toEqual([])
    })
    expect(sessionAllowed('refused')).toBe(false)
    for (const state of ['accepted', 'mediating', 'signing'] as const)
      expect(afterMove(state, 'refuse')).toBe('refused')
  })

  it('人民调解法 23: the parties may stop until the agreement is in effect, and not take it back after', () => {
    for (const state of ['accepted', 'mediating', 'signing'] as const)
      expect(afterMove(state, 'withdraw')).toBe('withdrawn')
    expect(afterMove('in-effect', 'withdraw')).toBeNull()
  })

  it('人民调解法 28, 30: an oral agreement is in effect at once, a written one waits for hands and seal', () => {
    expect(afterMove('mediating', 'agree-orally')).toBe('in-effect')
    expect(afterMove('mediating', 'agree-in-writing')).toBe('signing')
    expect(afterMove('signing', 'take-effect')).toBe('in-effect')
  })

  it('民事诉讼法 206: after a rejection the parties go back to the table', () => {
    expect(afterMove('in-effect', 'renegotiate')).toBe('mediating')
    walks(({ state, moves }) => {
      if (moves.at(-1) === 'renegotiate') expect(sessionAllowed(state)).toBe(true)
    })
  })

  it('人民调解法 27: an archived case takes new leaves and nothing else', () => {
    expect(movesFrom('archived')).toEqual(['add-leaf'])
    walks(({ state, moves }) => {
      if (!moves.includes('archive')) return
      expect(state).toBe('archived')
    })
  })

  it('人民调解法 31: what was said to be kept may turn out not to be, and be kept after all', () => {
    expect(afterMove('performed', 'leave-unperformed')).toBe('unperformed')
    walks(({ state, moves }) => {
      const said = moves.filter((move) => move === 'perform' || move === 'leave-unperformed').at(-1)
      if (state === 'performed' || state === 'unperformed')
        expect(said).toBe(state === 'performed' ? 'perform' : 'leave-unperformed')
    })
  })

  it('sends back from a review to where the case stood', () => {
    expect(afterMove('closed', 'send-back', 'failed')).toBe('failed')
    expect(afterMove('closed', 'send-back', null)).toBeNull()
  })

  it('mediates nobody who has ended', () => {
    for (const state of caseStates) if (sessionAllowed(state)) expect(hasEnded(state)).toBe(false)
  })

  it('takes no move back that took a number, took effect or was bound', () => {
    const final = caseMoves.filter((move) => !canBeTakenBack(takingBackCases, move))
    expect(final).toEqual(['accept', 'agree-orally', 'take-effect', 'settle-in-court', 'archive', 'add-leaf'])
  })
})

describe('an end without an agreement', () => {
  const told = [1, 2].map((party) => ({ party, routes: otherRoutes }))
  const ending = { move: 'refuse', by: 2, on: '2026-03-11', manner: 'by-phone', told } as const

  it('says who refused, when and how', () => {
    expect(endingGaps(ending, [1, 2])).toEqual([])
    expect(endingGaps({ ...ending, by: null, on: null, manner: null }, [1, 2])).toEqual([
      { code: 'who' },
      { code: 'when' },
      { code: 'how' },
    ])
    expect(endingGaps({ ...ending, move: 'fail', by: null }, [1, 2])).toEqual([])
  })

  it('人民调解法 26: tells every party of arbitration, administration and court', () => {
    expect(endingGaps({ ...ending, told: told.slice(0, 1) }, [1, 2])).toEqual([
      { code: 'not-told', party: 2, routes: ['arbitration', 'administration', 'court'] },
    ])
    expect(
      endingGaps(
        {
          ...ending,
          told: [
            { party: 1, routes: otherRoutes },
            { party: 2, routes: ['court'] },
          ],
        },
        [1, 2],
      ),
    ).toEqual([{ code: 'not-told', party: 2, routes: ['arbitration', 'administration'] }])
  })
})
