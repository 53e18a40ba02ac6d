/** One move of a request with what it needs. */
import { z } from 'zod'
import { day, line, rowId, text } from '#ground/contract/fields'
import { errandInput } from '../../errands/contract'
import { channels, deliveryManners, ratings } from '../../requests/contract/words'

const reason = line(200)
/** Why an original stays with us when the request is closed. */
const originalsReason = line(200).optional()

/** Why the centre goes on acting for somebody who has died (民法典 art. 174). */
const despiteDeath = line(200).optional()

/** One move with what it needs. */
export const step = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('accept'),
    /** 容缺受理: why it is accepted without every material. */
    withoutMaterials: line(200).optional(),
    /** Why it is accepted although something speaks against it: the same is open, who asks has died, is too young. */
    despite: line(200).optional(),
    mandateSigned: z.boolean().optional(),
  }),
  z.strictObject({
    action: z.literal('request-correction'),
    materialIds: z.array(rowId).max(60),
    /** What else has to be put right, beyond what is missing. */
    remark: text(500),
    /** By when it is to be brought; without it by the usual number of working days. */
    until: day.optional(),
  }),
  z.strictObject({ action: z.literal('complete-correction') }),
  z.strictObject({ action: z.literal('refuse'), reason, originalsReason }),
  z.strictObject({ action: z.literal('dispatch'), errand: errandInput, despite: despiteDeath }),
  z.strictObject({
    action: z.literal('return-errand'),
    outcome: z.enum(['done', 'not-done']),
    result: line(300),
  }),
  z.strictObject({ action: z.literal('start') }),
  z.strictObject({
    action: z.literal('submit'),
    to: z.union([z.literal(''), line(60)]),
    despite: despiteDeath,
  }),
  z.strictObject({ action: z.literal('suspend'), reason }),
  z.strictObject({ action: z.literal('resume'), remark: text(200) }),
  z.strictObject({ action: z.literal('complete'), result: line(300), originalsReason }),
  z.strictObject({ action: z.literal('prepare-delivery') }),
  z.strictObject({
    action: z.literal('deliver'),
    recipient: line(60),
    manner: z.enum(deliveryManners),
    originalsReason,
  }),
  z.strictObject({
    action: z.literal('follow-up'),
    rating: z.enum(ratings),
    channel: z.enum(channels),
    /** Needed for a poor rating. */
    reason: text(300),
  }),
  z.strictObject({ action: z.literal('terminate'), reason, originalsReason }),
])

export type Step = z.infer<typeof step>
