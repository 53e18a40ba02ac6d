import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queuePrefixForm, visitMoves, visitStates, type VisitState } from '#features/visits/contract/index'
import {
  canBeTakenBack,
  estimatedWait,
  inOrder,
  isOpen,
  movesFrom,
  notBeforeAfterSkip,
  queueNumber,
  stateAfter,
  visitTable,
  type InLine,
} from '#features/visits/rules'

const line = fc
  .uniqueArray(
    fc.record({ sequence: fc.integer({ min: 1, max: 500 }), notBefore: fc.integer({ min: 0, max: 40 }) }),
    {
      selector: (person) => person.sequence,
      maxLength: 30,
    },
  )
  .map((people) => people.map((person, index): InLine => ({ id: index + 1, ...person })))
const calls = fc.integer({ min: 0, max: 40 })
const times = fc.array(fc.integer({ min: -1000, max: 4 * 60 * 60 * 1000 }), { maxLength: 40 })

describe('the states of a visit', () => {
  it('can all be reached from a new visit', () => {
    const reached = new Set<VisitState>()
    const walk = (state: VisitState | 'new') => {
      for (const move of movesFrom(state)) {
        const next = stateAfter(state, move)
        if (next !== null && !reached.has(next)) {
          reached.add(next)
          walk(next)
        }
      }
    }
    walk('new')
    expect([...reached].toSorted()).toEqual([...visitStates].toSorted())
  })

  it('use every move there is, and lead on to an end', () => {
    const used = new Set(Object.values(visitTable).flatMap((moves) => Object.keys(moves)))
    expect([...used].toSorted()).toEqual([...visitMoves].toSorted())
    for (const state of visitStates) if (isOpen(state)) expect(movesFrom(state)).toContain('leave')
  })

  it('let nobody be called twice, served after leaving, or answered before being served', () => {
    expect(stateAfter('called', 'call')).toBeNull()
    expect(stateAfter('left', 'serve')).toBeNull()
    expect(stateAfter('waiting', 'answer')).toBeNull()
    expect(stateAfter('waiting', 'become-request')).toBeNull()
  })

  it('do not sweep away who is being served when the day ends', () => {
    expect(stateAfter('serving', 'day-end')).toBeNull()
    expect(stateAfter('waiting', 'day-end')).toBe('left')
  })

  it('keep what is on paper: a number taken and a request made are not taken back', () => {
    expect(visitMoves.filter((move) => !canBeTakenBack(move))).toEqual([
      'take-number',
      'step-up',
      'become-request',
      'day-end',
    ])
  })
})

describe('the queue number', () => {
  it('begins with A001 and goes on past 999', () => {
    expect([queueNumber('A', 1), queueNumber('A', 14), queueNumber('A', 1000)]).toEqual([
      'A001',
      'A014',
      'A1000',
    ])
  })

  it('is never the same for two people of a day, even when the prefix is changed at noon', () => {
    const prefix = fc.stringMatching(queuePrefixForm)
    const sequence = fc.integer({ min: 1, max: 5000 })
    fc.assert(
      fc.property(prefix, sequence, prefix, sequence, (p, a, q, b) => {
        fc.pre(p !== q || a !== b)
        expect(queueNumber(p, a)).not.toBe(queueNumber(q, b))
      }),
    )
  })
})

describe('the order of the line', () => {
  it('holds everyone once', () => {
    fc.assert(
      fc.property(line, calls, (waiting, made) => {
        const order = inOrder(waiting, made)
        expect(order.map((person) => person.id).toSorted((a, b) => a - b)).toEqual(
          waiting.map((person) => person.id),
        )
      }),
    )
  })

  it('does not depend on how the rows were read', () => {
    fc.assert(
      fc.property(line, calls, (waiting, made) => {
        expect(inOrder(waiting.toReversed(), made)).toEqual(inOrder(waiting, made))
      }),
    )
  })

  it('lets nobody who was not skipped be overtaken by a later number', () => {
    fc.assert(
      fc.property(line, calls, (waiting, made) => {
        const plain = inOrder(waiting, made).filter((person) => person.notBefore === 0)
        expect(plain.map((person) => person.sequence)).toEqual(
          plain.map((person) => person.sequence).toSorted((a, b) => a - b),
        )
      }),
    )
  })

  it('is kept when the first is called: the others stand in the same order', () => {
    fc.assert(
      fc.property(line, calls, (waiting, made) => {
        const [first, ...others] = inOrder(waiting, made)
        fc.pre(first !== undefined)
        expect(
          inOrder(
            waiting.filter((person) => person !== first),
            made + 1,
          ),
        ).toEqual(others)
      }),
    )
  })

  it('brings a skipped person back after so many others, or at once when there are no others', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 5 }),
        calls,
        (others, turns, made) => {
          const skipped: InLine = { id: 1, sequence: 1, notBefore: notBeforeAfterSkip(made, turns) }
          const waiting = Array.from({ length: others }, (_, i): InLine => ({
            id: i + 2,
            sequence: i + 2,
            notBefore: 0,
          }))
          expect(inOrder([skipped, ...waiting], made).indexOf(skipped)).toBe(Math.min(turns, others))
        },
      ),
    )
  })
})

describe('the estimated wait', () => {
  const minutes = (count: number) => count * 60_000

  it('is the middle service time for each one ahead, shared among the counters', () => {
    const past = [minutes(3), minutes(4), minutes(90)]
    expect(estimatedWait(3, past, 1)).toBe(minutes(12))
    expect(estimatedWait(3, past, 2)).toBe(minutes(6))
    expect(estimatedWait(0, past, 1)).toBe(0)
  })

  it('is not given when fewer than three service times can be believed', () => {
    expect(estimatedWait(3, [], 1)).toBeNull()
    expect(estimatedWait(3, [minutes(3), minutes(4)], 1)).toBeNull()
    expect(estimatedWait(3, [minutes(3), minutes(4), 0, -5, minutes(600)], 1)).toBeNull()
  })

  it('is never negative and grows with the people ahead', () => {
    const ahead = fc.integer({ min: 0, max: 200 })
    fc.assert(
      fc.property(ahead, ahead, times, fc.integer({ min: 0, max: 6 }), (a, b, past, counters) => {
        const [few, many] = [
          estimatedWait(Math.min(a, b), past, counters),
          estimatedWait(Math.max(a, b), past, counters),
        ]
        if (few === null || many === null) expect(few).toBe(many)
        else {
          expect(few).toBeGreaterThanOrEqual(0)
          expect(many).toBeGreaterThanOrEqual(few)
        }
      }),
    )
  })
})
