/** Names of staff for sums and ledgers: where two are called the same, each has their account beside it. */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from './rows'

const nameRow = z.object({ id: z.number(), told: z.string() })

/** By id, of all who ever were on the staff. `store` is the desk's own file. */
export const namesToldApart = (store: HasStatements): ReadonlyMap<number, string> =>
  new Map(
    rowsOf(
      store,
      nameRow,
      `SELECT s.id, CASE WHEN EXISTS (SELECT 1 FROM staff other WHERE other.name = s.name AND other.id <> s.id)
              THEN s.name || '（' || s.account || '）' ELSE s.name END AS told
         FROM staff s`,
    ).map(({ id, told }) => [id, told]),
  )
