/** Who counts as something today. */
import { z } from 'zod'
import type { ReadCall } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'

const idRow = z.object({ id: z.number() })

/** Of these records, those of somebody who has this tag today, on whichever of their records it stands. */
export const recordsTagged = (
  call: Pick<ReadCall, 'statement' | 'today'>,
  tag: string,
  among: readonly number[],
): ReadonlySet<number> =>
  new Set(
    rowsOf(
      call,
      idRow,
      `WITH RECURSIVE
         above(asked, id, merged_into) AS (
           SELECT o.id, o.id, o.merged_into FROM json_each(?) one JOIN residents o ON o.id = one.value
           UNION SELECT above.asked, o.id, o.merged_into FROM above JOIN residents o ON o.id = above.merged_into),
         part(asked, id) AS (
           SELECT asked, id FROM above WHERE merged_into IS NULL
           UNION SELECT part.asked, o.id FROM part JOIN residents o ON o.merged_into = part.id)
       SELECT DISTINCT part.asked AS id FROM part JOIN resident_tags t ON t.resident_id = part.id
        WHERE t.tag = ? AND (t.since IS NULL OR t.since <= ?) AND (t.until IS NULL OR t.until >= ?)`,
      JSON.stringify(among),
      tag,
      call.today,
      call.today,
    ).map(({ id }) => id),
  )
