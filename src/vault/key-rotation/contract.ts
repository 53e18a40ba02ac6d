/** New data keys in place of the old: for when someone has left, or a copy of the files has gone missing. */
import { z } from 'zod'
import { instant } from '#ground/contract/fields'
import { progressing, reads, request, runsLong } from '#ground/contract/procedure'

/** What a change of keys does, in this order; the last one cannot be stopped any more. */
export const rotationStages = ['copy', 'key', 'check', 'compare', 'seal', 'swap'] as const
export type RotationStage = (typeof rotationStages)[number]

export const keyRotationContract = {
  /**
   * When the keys were last changed, and who has left since then, newest first. `kept`: files that stayed under the key they
   * had, because whoever changed the keys could not open them.
   */
  state: reads('staff.manage')
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        rotatedAt: instant.nullable(),
        left: z.array(z.strictObject({ name: z.string(), leftAt: instant })).max(100),
        kept: z.array(z.string()).max(10),
        /** True while copies of before the keyring was held to its machine open today's files with a password of then. */
        copiesOfBefore: z.boolean(),
      }),
    ),

  /**
   * Changes the keys. Meanwhile everything can be read and nothing written: `unavailable` `keys.rotating`. Refused with
   * `conflict` `keys.work-under-way` while an import or an export runs.
   */
  run: runsLong('staff.manage')
    .input(request({}))
    .output(progressing(z.strictObject({ rotatedAt: instant }))),
}
