/** What the desk and its worker say to each other. */
import { z } from 'zod'
import { failures } from '../threads/words'
import { manifest } from './contract'
import { steps } from './steps'

/** Worker → desk. */
export const workerNews = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('step'), step: z.enum(steps) }),
  /** Something beside what is made could not be cleared away, and stays. */
  z.strictObject({ type: z.literal('left'), failure: z.discriminatedUnion('type', [...failures]) }),
  z.strictObject({ type: z.literal('done'), manifest }),
  z.strictObject({ type: z.literal('cancelled') }),
  ...failures,
])
export type WorkerNews = z.infer<typeof workerNews>
