/** Records that became part of another's. */
import { z } from 'zod'
import type { WatchedTable } from '#vault/store/kept-rows'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { wholeOf } from '../people/service/sight'

const partRow = z.object({ id: z.number(), whole: z.number() })

/** Of every record that became part of another the one that it is part of in the end: a few in a hundred. */
export const wholesOfParts = (call: HasStatements): ReadonlyMap<number, number> =>
  new Map(
    rowsOf(
      call,
      partRow,
      `SELECT part.id, ${wholeOf('part')} AS whole FROM residents part WHERE part.merged_into IS NOT NULL`,
    ).map(({ id, whole }) => [id, whole]),
  )

/** For what is kept in memory of them. */
export const partsWatched: WatchedTable = {
  table: 'residents',
  column: 'id',
  putWhen: 'NEW.merged_into IS NOT NULL',
  changesOf: ['merged_into'],
}
