/** What the desk and its worker say to each other. */
import { z } from 'zod'
import { errorKinds } from '#ground/contract/errors'
import { manifest } from './contract'
import { steps } from './steps'

/** Worker → desk. `failed` carries the code of the system or of SQLite alone: a message may name what is nobody's business. */
export const workerNews = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('step'), step: z.enum(steps) }),
  z.strictObject({ type: z.literal('done'), manifest }),
  z.strictObject({ type: z.literal('cancelled') }),
  z.strictObject({
    type: z.literal('refused'),
    kind: z.enum(errorKinds),
    code: z.string(),
    parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.strictObject({ type: z.literal('failed'), code: z.string(), description: z.string() }),
])
export type WorkerNews = z.infer<typeof workerNews>
