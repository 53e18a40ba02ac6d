/** How a meal that stands is counted. */
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

/** One meal as the figures see it. */
export interface FigureMeal {
  readonly id: number
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

type Declared = typeof mealFigures
type Column = Declared['columns'][number]
type Division = Declared['divisions'][number]
type Tally = Declared['tallies'][number]

const subsidyOf = ({ funders }: FigureMeal): number => funders.reduce((sum, [, fen]) => sum + fen, 0)

export const mealCounting: Counting<FigureMeal, Column, Division, Tally> = {
  counts: {
    meals: () => true,
    subsidised: ({ category }) => category !== '',
    subsidy: subsidyOf,
    own: ({ ownFen }) => ownFen,
    others: ({ eater }) => eater !== 'diner',
  },
  parts: {
    category: ({ category }) => category,
    age: ({ age }) => age,
    way: ({ way }) => way,
    meal: ({ meal }) => meal,
    eater: ({ eater }) => eater,
  },
  tallies: {
    funders: ({ funders }) => funders,
    dishes: ({ dishes }) => dishes,
  },
  days: { meals: ({ day }) => day, subsidised: ({ day }) => day },
}
