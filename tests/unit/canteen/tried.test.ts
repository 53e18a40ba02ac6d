/** Try it while its lines are being written: nothing is refused, and a new line begins with what is left of the price. */
import { expect, it } from 'vitest'
import { trial, type Trial } from '#features/canteen/contract/index'
import { restOf, tried } from '#features/canteen/policies/ui/tried'

const written = (lines: Trial['meal']['lines']): Trial => ({
  person: {
    age: 80,
    sex: 'female',
    registered: 'community',
    lives: 'community',
    categories: [],
    inInstitution: false,
    mealsBefore: 0,
  },
  meal: {
    day: '2026-11-23',
    meal: 'lunch',
    way: 'eaten',
    clock: '11:30',
    eater: 'diner',
    listFen: 1500,
    lines,
    deliveryFeeFen: 0,
    band: '',
  },
})

it('a line without a name is refused by the desk, and is not asked', () => {
  const half = written([
    { name: '基本套餐', fen: 1200 },
    { name: ' ', fen: 300 },
  ])
  expect(trial.safeParse(half).success).toBe(false)
  expect(trial.parse(tried(half)).meal.lines).toEqual([{ name: '基本套餐', fen: 1200 }])
})

it('a new line begins with what the others leave of the price, and never below nothing', () => {
  const rest = (...fens: number[]) => restOf(written(fens.map((fen) => ({ name: '菜', fen }))).meal)
  expect([rest(), rest(1200), rest(1200, 300), rest(1200, 800)]).toEqual([1500, 300, 0, 0])
})
