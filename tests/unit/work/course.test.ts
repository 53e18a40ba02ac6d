/** The course of a thing: its table, and when a slip is still one. */
import { describe, expect, it } from 'vitest'
import {
  canBeTakenBack,
  movesOf,
  takeBackFault,
  takeBackMinutes,
  targetOf,
  type CourseTable,
  type TakingBack,
} from '#work/course/rules/index'

const moves = ['pay', 'serve', 'cancel'] as const
type Move = (typeof moves)[number]

/** A meal: ordered, paid, served. */
const table: CourseTable<'ordered' | 'paid' | 'served' | 'cancelled', Move> = {
  ordered: { pay: 'paid', cancel: 'cancelled' },
  paid: { serve: 'served', cancel: 'cancelled' },
  served: {},
  cancelled: {},
}

describe('a table of moves', () => {
  it('leads from state to state, and nowhere by a move that the state does not have', () => {
    expect(targetOf(table.ordered, 'pay')).toBe('paid')
    expect(targetOf(table.ordered, 'serve')).toBeNull()
  })

  it('gives the moves of a state in the order in which the table has them: the first is the primary one', () => {
    expect(movesOf(table.paid, ['cancel', 'pay', 'serve'])).toEqual(['serve', 'cancel'])
    expect(movesOf(table.served, moves)).toEqual([])
  })
})

const last = { kind: 'pay', staffId: 1, at: 1_000_000, day: '2026-11-23' }
const asking = { staffId: 1, now: last.at, today: last.day }
const taking: TakingBack<Move> = { moves, final: ['serve'], by: 'whoever-made-it', within: 'minutes' }

describe('taking back', () => {
  it('is for moves whose word has not left the desk', () => {
    expect(canBeTakenBack(taking, 'pay')).toBe(true)
    expect(canBeTakenBack(taking, 'serve')).toBe(false)
    // What was noted without a move, and a taking back itself.
    expect(canBeTakenBack(taking, 'taken-back')).toBe(false)
    expect(takeBackFault(taking, { ...last, kind: 'serve' }, asking)).toBe('final-move')
  })

  it('is for whoever made the move, for ten minutes, by a clock that was not set back', () => {
    const until = last.at + takeBackMinutes * 60_000
    expect(takeBackFault(taking, last, { ...asking, now: until })).toBeNull()
    expect(takeBackFault(taking, last, { ...asking, now: until + 1 })).toBe('too-late')
    expect(takeBackFault(taking, last, { ...asking, now: last.at - 1 })).toBe('clock-set-back')
    expect(takeBackFault(taking, last, { ...asking, staffId: 2 })).toBe('not-ones-own')
  })

  it('is for anyone and the whole day where the thing is over with the day', () => {
    const ofTheDay: TakingBack<Move> = { ...taking, by: 'anyone', within: 'the-day' }
    expect(takeBackFault(ofTheDay, last, { ...asking, staffId: 2, now: last.at + 9_999_999 })).toBeNull()
    expect(takeBackFault(ofTheDay, last, { ...asking, today: '2026-11-24' })).toBe('too-late')
  })
})
