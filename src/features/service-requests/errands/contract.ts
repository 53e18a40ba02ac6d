/** Errands in one's own hands: what a colleague was sent out with, also one who works at no request. */
import { z } from 'zod'
import { day, instant, rowId } from '#ground/contract/fields'
import { reads } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { errandKinds } from '../requests/contract/words'

/** Nobody is out with more. */
export const mostOwnErrands = 50

const ownErrand = z.strictObject({
  id: rowId,
  kind: z.enum(errandKinds),
  matter: masked('typed-number'),
  materials: masked('typed-number'),
  /** Where to go; the applicant's own door where none was said. A protected person's stands on the errand's sheet alone. */
  address: masked('address'),
  residentName: z.string(),
  number: z.string(),
  due: day.nullable(),
  dispatchedAt: instant,
  /** Who knows more, and hears that it is done. */
  handler: z.string(),
})
export type OwnErrand = z.infer<typeof ownErrand>

export const errandsContract = {
  /** The asking person's that are out, by their due day; phones stand on the errand's sheet alone. */
  ownErrands: reads('errands.own')
    .input(z.strictObject({}))
    .output(z.strictObject({ errands: z.array(ownErrand).max(mostOwnErrands) })),
}
