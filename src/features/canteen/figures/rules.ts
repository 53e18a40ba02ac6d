/** How a meal that stands, an order that nobody fetched and a balance are counted. */
import type { Counting } from '#work/figures/rules/index'
import type { Eater, Meal, Way } from '../contract/words'
import type { AgeBand, mealFigures } from './contract/declaration'

/** The band of an age in full years; null where nobody knows it. */
export function bandOf(age: number | null): AgeBand {
  if (age === null) return 'unknown'
  if (age < 60) return 'under-60'
  if (age < 70) return '60-69'
  if (age < 80) return '70-79'
  return age < 90 ? '80-89' : '90-and-more'
}

/** One meal as the figures see it, or several that are counted alike. */
export interface FigureMeal {
  readonly of: 'meal'
  /** Of the first of them. */
  readonly id: number
  /** How many they are. */
  readonly times: number
  /** Whose they are, each once; null of a companion, of staff, once for each meal. */
  readonly diners: readonly (number | null)[]
  readonly day: string
  readonly meal: Meal
  readonly way: Way
  readonly eater: Eater
  readonly age: AgeBand
  /** The class of its subsidy by its name; empty where it had none. */
  readonly category: string
  readonly ownFen: number
  readonly funders: readonly (readonly [funder: string, fen: number])[]
  readonly dishes: readonly (readonly [name: string, count: number])[]
}

/** An order of a sitting that is over, neither had nor called off. */
export interface NotFetched {
  readonly of: 'order'
  readonly id: number
  readonly diner: number
  readonly meal: Meal
  readonly way: Way
  readonly age: AgeBand
}

/** What an account held as the period ended. */
export interface Owed {
  readonly of: 'balance'
  readonly id: number
  readonly fen: number
}

export type Counted = FigureMeal | NotFetched | Owed

type Declared = typeof mealFigures
type Column = Declared['columns'][number]
type Division = Declared['divisions'][number]
type Tally = Declared['tallies'][number]

/** What is told of a meal, and nothing of what is none. */
const ofMeal =
  <Told, Else>(tell: (meal: FigureMeal) => Told, otherwise: Else) =>
  (row: Counted): Told | Else =>
    row.of === 'meal' ? tell(row) : otherwise

const subsidyOf = ({ funders }: FigureMeal): number => funders.reduce((sum, [, fen]) => sum + fen, 0)
const timesOf = ({ times }: FigureMeal): number => times
const dayOf = ofMeal(({ day }) => day, null)

export const mealCounting: Counting<Counted, Column, Division, Tally> = {
  counts: {
    meals: ofMeal(timesOf, 0),
    subsidised: ofMeal((meal) => (meal.category === '' ? 0 : timesOf(meal)), 0),
    subsidy: ofMeal(subsidyOf, 0),
    own: ofMeal(({ ownFen }) => ownFen, 0),
    others: ofMeal((meal) => (meal.eater === 'diner' ? 0 : timesOf(meal)), 0),
    notFetched: ({ of }) => of === 'order',
    owed: (row) => (row.of === 'balance' ? row.fen : 0),
  },
  parts: {
    category: ofMeal(({ category }) => category, null),
    age: (row) => (row.of === 'balance' ? null : row.age),
    way: (row) => (row.of === 'balance' ? null : row.way),
    meal: (row) => (row.of === 'balance' ? null : row.meal),
    eater: ofMeal(({ eater }) => eater, null),
  },
  whose(row) {
    switch (row.of) {
      case 'meal':
        return row.diners
      case 'order':
        return [row.diner]
      case 'balance':
        return [null]
    }
  },
  tallies: {
    funders: ofMeal(({ funders }) => funders, []),
    dishes: ofMeal(({ dishes }) => dishes, []),
  },
  days: { meals: dayOf, subsidised: dayOf },
}
