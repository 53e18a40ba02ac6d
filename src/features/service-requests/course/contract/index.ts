/** The course of a request, from its opening to the last word about it: its page, its moves, what is noted beside them. */
import { z } from 'zod'
import { day, line, rowId, text } from '#ground/contract/fields'
import { discloses, looksAt, reads, request, writes } from '#ground/contract/procedure'
import { disclosed, revealReason } from '#ground/contract/sensitive'
import { answersGiven } from '../../applications/contract'
import { received } from '../../materials/contract'
import { moved } from '../../requests/contract'
import { modes, states } from '../../requests/contract/words'
import { doubtKinds } from './doubts'
import { agentInput, mandateInput } from './parties'
import { requestRecord } from './record'
import { step } from './step'

/** What of a request may be shown in full: its agent's numbers, and texts in which someone wrote a number. */
const revealedField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['agent-id-number', 'agent-phone', 'note']) }),
  z.strictObject({ kind: z.literal('event'), event: rowId }),
  /** By its place on the form, from 0. */
  z.strictObject({ kind: z.literal('answer'), at: z.number().int().min(0).max(19) }),
])

export type RevealedField = z.infer<typeof revealedField>

export const courseContract = {
  get: looksAt('service-requests.read')
    .input(z.strictObject({ id: rowId }))
    .output(requestRecord),

  /** What a promise of so many working days would mean if it were accepted today. */
  dueIfAccepted: reads('service-requests.read')
    .input(z.strictObject({ promisedDays: z.number().int().min(0).max(250) }))
    .output(z.strictObject({ due: day, announced: z.boolean() })),

  /** What speaks against taking in a request of this person for this item; `requestId` where it is there already. */
  doubts: looksAt('service-requests.read')
    .input(z.strictObject({ residentId: rowId, itemId: rowId, requestId: rowId.optional() }))
    .output(
      z.strictObject({
        doubts: z.array(z.enum(doubtKinds)),
        others: z.array(z.strictObject({ id: rowId, number: z.string(), state: z.enum(states) })),
        forWhom: z.strictObject({
          fromAge: z.number().int().nullable(),
          untilAge: z.number().int().nullable(),
          tags: z.array(z.string()),
        }),
      }),
    ),

  open: writes('service-requests.edit')
    .input(
      request({
        residentId: rowId,
        itemId: rowId,
        mode: z.enum(modes),
        agent: agentInput.nullable(),
        mandate: mandateInput.nullable(),
        received: z
          .array(received)
          .max(60)
          .refine(
            (list) => new Set(list.map((one) => `${one.material} ${one.form}`)).size === list.length,
            'named-twice',
          ),
        /** Of the application form, in its order. */
        answers: answersGiven.default([]),
        note: text(500),
        visitId: rowId.optional(),
        /** They, or who acts for them, stand at the desk: their visit is kept with it. */
        atCounter: z.boolean().default(false),
        /** The duty that came back. */
        renewalId: rowId.optional(),
        then: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('keep') }),
          /** What is missing is told at once (一次告知补正). Throws `invalid` `service-requests.nothing-missing`. */
          z.strictObject({ kind: z.literal('correct') }),
          z.strictObject({
            kind: z.literal('accept'),
            withoutMaterials: line(200).optional(),
            despite: line(200).optional(),
            mandateSigned: z.boolean().optional(),
          }),
        ]),
      }),
    )
    .output(moved.extend({ number: z.string() })),

  move: writes('service-requests.edit')
    .input(request({ id: rowId, seen: rowId, step }))
    .output(moved),

  /** Taking the last move back: `seen` is its event; whatever came after it, a printed sheet too, is a `conflict`. */
  takeBack: writes('service-requests.edit')
    .input(request({ id: rowId, seen: rowId }))
    .output(moved),

  /** Mode, agent, mandate or note put right, while the work is not over. */
  amend: writes('service-requests.edit')
    .input(
      request({
        id: rowId,
        mode: z.enum(modes),
        /** Left out: as it is. The page knows the agent's numbers only masked. */
        agent: agentInput.nullable().optional(),
        mandate: mandateInput.nullable(),
        /** The principal has signed it as it is now; what was signed before goes with a change of what stands on the paper. */
        mandateSigned: z.boolean().optional(),
        note: text(500),
      }),
    )
    .output(moved),

  reassign: writes('service-requests.edit')
    .input(request({ id: rowId, handlerId: rowId }))
    .output(moved),

  addNote: writes('service-requests.edit')
    .input(request({ id: rowId, text: line(500) }))
    .output(moved),

  /** One number in full, for a reason. */
  reveal: discloses('sensitive.reveal')
    .input(z.strictObject({ id: rowId, field: revealedField, reason: revealReason }))
    .output(z.strictObject({ value: disclosed() })),
}
