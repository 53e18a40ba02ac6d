/** Writing to the desk so that a second try cannot do the thing twice. */
import { useMutation } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { queryClient } from './queries'
import { keepRequestId } from './request-id'

export type WithoutRequestId<Input> = Omit<Input, 'requestId'>

/** A procedure that writes, as `desk.<feature>.<procedure>` has it. */
export interface WriteProcedure<Input, Output> {
  readonly call: (input: Input) => Promise<Output>
}

export interface Write<Input, Output> {
  /** Resolves with the answer, rejects with the error; `error` shows it too. */
  readonly write: (input: WithoutRequestId<Input>) => Promise<Output>
  readonly pending: boolean
  readonly error: unknown
  /** Forgets the error. */
  readonly reset: () => void
}

/**
 * A write with its request id. The id stays the same until the desk has answered, be it with a result or a refusal:
 * when the desk went away in between, nobody knows whether it happened, and trying again must not double it.
 * After a write everything on screen is read anew.
 */
export function useWrite<Input extends { readonly requestId: string }, Output>(
  procedure: WriteProcedure<Input, Output>,
): Write<Input, Output> {
  const [ids] = useState(() => keepRequestId())
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: (input: WithoutRequestId<Input>) =>
      ids.send((requestId) => procedure.call(withRequestId<Input>(input, requestId))),
    onSuccess: () => {
      void queryClient.invalidateQueries()
    },
  })
  const write = useCallback((input: WithoutRequestId<Input>) => mutateAsync(input), [mutateAsync])
  return { write, pending: isPending, error, reset }
}

function withRequestId<Input extends { readonly requestId: string }>(
  input: WithoutRequestId<Input>,
  requestId: string,
): Input {
  const whole: unknown = { ...input, requestId }
  // The two halves of `Input` put together again; TypeScript cannot see it of a generic type.
  return whole as Input
}
