/** What is counted of the canteen's meals, and by what it is divided. */
import { declareFigures } from '#work/figures/contract/index'
import { eaters, meals, ways } from '../../contract/words'

/** Full years on the day of the meal. */
export const ageBands = ['under-60', '60-69', '70-79', '80-89', '90-and-more', 'unknown'] as const
export type AgeBand = (typeof ageBands)[number]

export const mealFigures = declareFigures({
  columns: [
    'meals',
    'subsidised',
    'subsidy', // what funders owe for them, running subsidies as well
    'own', // what was paid for them
    'others', // companions, staff, volunteers, riders
    'notFetched', // ordered, and neither had nor called off
    'owed', // to diners on their balances, as the period ended
  ],
  divisions: ['category', 'age', 'way', 'meal', 'eater'],
  tallies: ['funders', 'dishes'],
  // Of a day on which one person had a meal of a class, the figures would say whose it is.
  people: ['category', 'age'],
  codes: { age: ageBands, way: ways, meal: meals, eater: eaters },
  // An order that was not fetched has no price, and a balance no meal.
  apart: {
    category: ['notFetched', 'owed'],
    age: ['owed'],
    way: ['owed'],
    meal: ['owed'],
    eater: ['notFetched', 'owed'],
  },
  units: { subsidy: 'fen', own: 'fen', owed: 'fen', funders: 'fen' },
  shareOf: { subsidised: 'meals', others: 'meals' },
  charted: ['meals', 'subsidised'],
  periods: ['month', 'day', 'quarter', 'year'],
})
