/** What a check-in writes, each built once: somebody is waiting at the till. */
import { sql } from 'drizzle-orm'
import { builtWrite } from '#vault/store/built'
import { canteenMeals, canteenSubsidies, canteenTenders } from '../../schema/meals'

export const insertSale = builtWrite((database) =>
  database
    .insert(canteenMeals)
    .values({
      kind: 'sale',
      day: sql.placeholder('day'),
      meal: sql.placeholder('meal'),
      way: sql.placeholder('way'),
      eater: sql.placeholder('eater'),
      dinerId: sql.placeholder('dinerId'),
      at: sql.placeholder('at'),
      late: sql.placeholder('late'),
      clock: sql.placeholder('clock'),
      cardId: sql.placeholder('cardId'),
      listFen: sql.placeholder('listFen'),
      priceFen: sql.placeholder('priceFen'),
      subsidyFen: sql.placeholder('subsidyFen'),
      deliveryFeeFen: sql.placeholder('deliveryFeeFen'),
      deliverySubsidyFen: sql.placeholder('deliverySubsidyFen'),
      ownFen: sql.placeholder('ownFen'),
      lines: sql.placeholder('lines'),
      price: sql.placeholder('price'),
      used: sql.placeholder('used'),
      staffId: sql.placeholder('staffId'),
    })
    .prepare(),
)

export const insertTender = builtWrite((database) =>
  database
    .insert(canteenTenders)
    .values({
      mealId: sql.placeholder('mealId'),
      kind: sql.placeholder('kind'),
      fen: sql.placeholder('fen'),
      givenFen: sql.placeholder('givenFen'),
      changeFen: sql.placeholder('changeFen'),
      deed: sql.placeholder('deed'),
    })
    .prepare(),
)

export const insertSubsidy = builtWrite((database) =>
  database
    .insert(canteenSubsidies)
    .values({
      mealId: sql.placeholder('mealId'),
      line: sql.placeholder('line'),
      day: sql.placeholder('day'),
      part: sql.placeholder('part'),
      policy: sql.placeholder('policy'),
      category: sql.placeholder('category'),
      funder: sql.placeholder('funder'),
      fen: sql.placeholder('fen'),
    })
    .prepare(),
)
