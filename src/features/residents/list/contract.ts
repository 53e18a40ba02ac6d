/** What is done with many at once: one tag for all of them, and the list as a workbook. */
import { z } from 'zod'
import { code, day, rowId, text } from '#ground/contract/fields'
import { request, writes } from '#ground/contract/procedure'
import { takesOut } from '#work/exports/contract'
import { residentChoices, residentFilter } from '../people/contract'

export const listContract = {
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

  /** The register as a workbook: numbers masked unless asked otherwise, with its maker, purpose and row count. */
  exportSheet: takesOut('residents.export', { ...residentFilter, masked: z.boolean() }),
}
