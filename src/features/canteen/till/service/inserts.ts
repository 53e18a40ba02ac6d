/** What a check-in writes, each built once: somebody is waiting at the till. */
import { builtInsert } from '#vault/store/built'
import { canteenMeals, canteenSubsidies, canteenTenders } from '../../schema/meals'

export const insertMealRow = builtInsert(canteenMeals)
export const insertTender = builtInsert(canteenTenders)
export const insertSubsidy = builtInsert(canteenSubsidies)
