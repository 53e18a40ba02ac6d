/** Who counts as something today. */
import { z } from 'zod'
import type { ReadCall } from '#desk/rpc/call'
import { rowsOf } from '#work/rows'

const idRow = z.object({ id: z.number() })

/** Every record of everyone who has this tag today, on whichever of their records it stands; one indexed read. */
export const recordsTagged = (
  call: Pick<ReadCall, 'statement' | 'today'>,
  tag: string,
): ReadonlySet<number> =>
  new Set(
    rowsOf(
      call,
      idRow,
      `WITH RECURSIVE
         above(id, merged_into) AS (
           SELECT o.id, o.merged_into FROM resident_tags t JOIN residents o ON o.id = t.resident_id
            WHERE t.tag = ? AND (t.since IS NULL OR t.since <= ?) AND (t.until IS NULL OR t.until >= ?)
           UNION SELECT o.id, o.merged_into FROM above JOIN residents o ON o.id = above.merged_into),
         part(id) AS (
           SELECT id FROM above WHERE merged_into IS NULL
           UNION SELECT o.id FROM part JOIN residents o ON o.merged_into = part.id)
       SELECT id FROM part`,
      tag,
      call.today,
      call.today,
    ).map(({ id }) => id),
  )
