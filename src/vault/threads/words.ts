/** How a piece of work on a thread of its own went wrong, as the thread says it and as the desk throws it. */
import { z } from 'zod'
import { DeskError, errorKinds } from '#ground/contract/errors'
import { property } from '#ground/property'
import { describeError } from '../logger'

/** Thread → desk. `failed` carries the code of the system or of SQLite alone: a message may name what is nobody's business. */
export const failures = [
  z.strictObject({
    type: z.literal('refused'),
    kind: z.enum(errorKinds),
    code: z.string(),
    parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.strictObject({ type: z.literal('failed'), code: z.string(), description: z.string() }),
] as const
export type Failure = z.infer<(typeof failures)[number]>

/** What the system or SQLite said, by its code. */
export class TaskFailed extends Error {
  readonly code: string
  constructor(code: string, description: string) {
    super(description)
    this.name = 'TaskFailed'
    this.code = code
  }
}

export function failureOf(error: unknown): Failure {
  if (error instanceof DeskError) {
    const { kind, code, parameters } = error
    return { type: 'refused', kind, code, parameters: { ...parameters } }
  }
  const code = property(error, 'code')
  return {
    type: 'failed',
    code: typeof code === 'string' ? code : '',
    description: describeError(error),
  }
}

export const errorOf = (failure: Failure): Error =>
  failure.type === 'refused'
    ? new DeskError(failure.kind, failure.code, failure.parameters)
    : new TaskFailed(failure.code, failure.description)
