/** Two records of one person: seen, made one, and parted again. */
import { z } from 'zod'
import { rowId } from '#ground/contract/fields'
import { looksLong, progressing, reads, request, writes } from '#ground/contract/procedure'
import { residentCard } from '../people/contract/person'

/** What two records can differ in, as far as one can take it over from the other. */
export const mergedFields = [
  'name',
  'sex',
  'id',
  'birth',
  'ethnicity',
  'address',
  'registration',
  'status',
  'remark',
] as const
export type MergedField = (typeof mergedFields)[number]

export const duplicatesContract = {
  /** Pairs that may be of one person, the surest first. */
  duplicates: looksLong('residents.merge')
    .input(request({}))
    .output(
      progressing(
        z.strictObject({
          pairs: z.array(
            z.strictObject({ one: residentCard, other: residentCard, reasons: z.array(z.string()) }),
          ),
        }),
      ),
    ),

  /** They are two people after all: the pair is not shown again. */
  keepApart: writes('residents.merge')
    .input(request({ one: rowId, other: rowId }))
    .output(z.strictObject({})),

  /** In which fields two records differ, by their full values: what is masked may look the same. */
  differences: reads('residents.merge')
    .input(z.strictObject({ one: rowId, other: rowId }))
    .output(z.strictObject({ differing: z.array(z.enum(mergedFields)) })),

  /**
   * Makes `gone` part of `kept`: everything that hangs on either is found on `kept`. `take`: fields whose value `gone` has right.
   * That `gone` died or moved away is lost by nobody's leaving it out: `statusIsRight` says that what `kept` says is so.
   */
  merge: writes('residents.merge')
    .input(
      request({
        kept: rowId,
        gone: rowId,
        take: z.array(z.enum(mergedFields)).max(mergedFields.length),
        statusIsRight: z.boolean().optional(),
      }),
    )
    .output(z.strictObject({ merge: rowId })),

  takeBackMerge: writes('residents.merge')
    .input(request({ merge: rowId }))
    .output(z.strictObject({ kept: rowId, gone: rowId })),
}
