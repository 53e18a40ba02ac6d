/** What stands in the way of signing, as it travels. */
import { z } from 'zod'
import { representativeFaultCodes } from '../../parties/contract'
import { rowId } from '#ground/contract/fields'
import { article } from '../../cases/contract'
import { questions } from '../../contract/words'

const dutyFault = z.strictObject({
  code: z.enum(['who', 'to-whom', 'what', 'manner', 'by-when', 'to-oneself', 'amount', 'sum']),
})

export const stop = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('empty'),
    what: z.enum(['facts', 'dispute', 'responsibilities', 'terms']),
  }),
  z.strictObject({ code: z.literal('unasked'), question: z.enum(questions) }),
  z.strictObject({ code: z.literal('rejected'), why: article, question: z.enum(questions) }),
  z.strictObject({ code: z.literal('unclear'), why: article, duty: z.number().int(), fault: dutyFault }),
  /** A term, by its place from 0, of which nobody says who owes what by when. */
  z.strictObject({ code: z.literal('no-duty'), why: article, term: z.number().int() }),
  z.strictObject({
    code: z.literal('acting'),
    party: rowId,
    fault: z.enum(representativeFaultCodes),
    name: z.string(),
  }),
  z.strictObject({ code: z.literal('may-not-sign'), party: rowId, name: z.string() }),
  z.strictObject({ code: z.literal('not-read'), party: rowId }),
  z.strictObject({ code: z.literal('no-child-named'), known: z.array(z.string()) }),
  z.strictObject({ code: z.literal('child-unasked'), name: z.string() }),
])
export type StopShown = z.infer<typeof stop>
