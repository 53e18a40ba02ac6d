/** Under whose record somebody has a card of the canteen: for searches, which ask it of everybody who answers. */
import { z } from 'zod'
import { keptAnswers } from '#vault/store/kept-rows'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { partsWatched, wholesOfParts } from '#features/residents/index'

const recordRow = z.object({ resident: z.number() })

const kept = keptAnswers<ReadonlySet<number>>({
  name: 'canteen_who_eat',
  on: [partsWatched, { table: 'canteen_diners', column: 'id', changesOf: ['resident_id'] }],
  most: 1,
})

/** Ids of their records; of records that became one the one that is found. */
export const whoEat = (call: HasStatements): ReadonlySet<number> =>
  kept(call, '', () => {
    const wholes = wholesOfParts(call)
    const records = rowsOf(call, recordRow, 'SELECT resident_id AS resident FROM canteen_diners')
    return new Set(records.map(({ resident }) => wholes.get(resident) ?? resident))
  })
