/** What a till writes is put in whole, without a query being built for it. */
import { afterEach, expect, it } from 'vitest'
import { builtInsert } from '#vault/store/built'
import { canteenLots } from '#features/canteen/schema/balance'
import { canteenSlips } from '#features/canteen/schema/meals'
import { openClaimDesk, type ClaimDesk } from './claim-desk'

let at: ClaimDesk | undefined
afterEach(() => at?.desk.close())

it('a row is put in as its table has it, under a number of its own', async () => {
  at = await openClaimDesk()
  const { diner } = await at.enrol()
  const meal = await at.lunch(diner, '2026-09-08')
  const { store, staff } = at.desk.desk.session.requireOpen()
  const id = builtInsert(canteenSlips)(store, { mealId: meal, at: 7, staffId: staff.id })
  expect(store.database.select().from(canteenSlips).all()).toEqual([
    { id, mealId: meal, at: 7, staffId: staff.id },
  ])
})

it('a table whose columns have defaults takes none so: they would be null', () => {
  expect(() => builtInsert(canteenLots)).toThrow('canteen_lots')
})
