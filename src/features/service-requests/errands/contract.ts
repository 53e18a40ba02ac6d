/** Errands: who can be sent, with what, and what is in one's own hands, also of one who works at no request. */
import { z } from 'zod'
import { day, instant, line, rowId, text } from '#ground/contract/fields'
import { reads } from '#ground/contract/procedure'
import { masked, typedNumber } from '#ground/contract/sensitive'
import { person } from '../requests/contract'
import { errandKinds } from '../requests/contract/words'

export const assigneeInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('worker'), id: rowId }),
  z.strictObject({ kind: z.literal('staff'), id: rowId }),
])

export type AssigneeInput = z.infer<typeof assigneeInput>

export const errandInput = z.strictObject({
  assignee: assigneeInput,
  kind: z.enum(errandKinds),
  /** Empty address and phone: the applicant's own. */
  address: z.union([z.literal(''), line(120)]),
  matter: line(200),
  materials: text(300),
  phone: z.union([z.literal(''), typedNumber(30)]),
  due: day.nullable(),
})

export type ErrandInput = z.infer<typeof errandInput>

export const errandRow = z.strictObject({
  id: rowId,
  kind: z.enum(errandKinds),
  assignee: z.string(),
  assigneePhone: masked('worker-phone'),
  /** Empty: the applicant's own. */
  phone: masked('phone'),
  address: masked('address'),
  matter: masked('typed-number'),
  materials: masked('typed-number'),
  due: day.nullable(),
  dispatchedAt: instant,
  returnedAt: instant.nullable(),
  outcome: z.enum(['done', 'not-done', 'called-off']).nullable(),
  result: masked('typed-number'),
})

export type ErrandRow = z.infer<typeof errandRow>

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

  /** Everyone and everything a form offers to choose from. */
  choices: reads('service-requests.read')
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        colleagues: z.array(person),
        /** Those of them who may handle a request. */
        handlers: z.array(person),
        grids: z.array(z.string()),
        items: z.array(person),
      }),
    ),
}
