/** How much one member of staff may read: asked by everyone, set by who answers for personal data. */
import { z } from 'zod'
import { reads, request, writes } from '#ground/contract/procedure'
import { defaultLimits, readingLimits, type ReadingLimits } from '#desk/reading/contract'

export { defaultLimits, type ReadingLimits }

export const readingContract = {
  limits: reads('settings.read').input(z.strictObject({})).output(readingLimits),

  setLimits: writes('privacy.manage')
    .input(request({ limits: readingLimits }))
    .output(readingLimits),
}
