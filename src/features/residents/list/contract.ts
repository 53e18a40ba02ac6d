/** One tag for many people at once. */
import { z } from 'zod'
import { code, day, rowId, text } from '#ground/contract/fields'
import { request, writes } from '#ground/contract/procedure'
import { residentChoices } from '../people/contract'

export const taggingContract = {
  /**
   * One tag for everyone a filter selects who does not hold it yet, `count` people as the page saw them. The log has one row
   * for it, and each record its line.
   */
  tagMany: writes('residents.edit')
    .input(
      request({
        filter: residentChoices,
        count: z.number().int().min(1),
        code,
        since: day.nullable(),
        until: day.nullable(),
        proof: text(100),
      }),
    )
    .output(z.strictObject({ id: rowId, tagged: z.number().int() })),

  /** Takes the tags off again that were given at once; who was given the tag before keeps it. */
  takeBackTagging: writes('residents.edit')
    .input(request({ id: rowId }))
    .output(z.strictObject({ untagged: z.number().int() })),
}
