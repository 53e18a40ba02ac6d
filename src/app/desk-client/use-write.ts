/** Writing to the desk so that a second try cannot do the thing twice. */
import { useMutation } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { queryClient } from './queries'
import { untilThere } from '../session/renewal'
import { keepSendId } from './send-id'

export type WithoutSendId<Input> = Omit<Input, 'sendId'>

/** A procedure that writes, as `desk.<feature>.<procedure>` has it. */
export interface WriteProcedure<Input, Output> {
  readonly call: (input: Input) => Promise<Output>
}

export interface Write<Input, Output> {
  /** Resolves with the answer, rejects with the error; `error` shows it too. */
  readonly write: (input: WithoutSendId<Input>) => Promise<Output>
  readonly pending: boolean
  readonly error: unknown
  /** Forgets the error. */
  readonly reset: () => void
}

/**
 * A write with its request id. It waits for a desk that is just being started anew, as whoever signed out leaves it. The id stays the same until the desk has answered, be it with a result or a refusal:
 * when the desk went away in between, nobody knows whether it happened, and trying again must not double it.
 * After a write everything on screen is read anew.
 */
export function useWrite<Input extends { readonly sendId: string }, Output>(
  procedure: WriteProcedure<Input, Output>,
): Write<Input, Output> {
  const [ids] = useState(() => keepSendId())
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: async (input: WithoutSendId<Input>) => {
      await untilThere()
      return ids.send((sendId) => procedure.call(withSendId<Input>(input, sendId)))
    },
    onSuccess: () => {
      void queryClient.invalidateQueries()
    },
  })
  const write = useCallback((input: WithoutSendId<Input>) => mutateAsync(input), [mutateAsync])
  return { write, pending: isPending, error, reset }
}

function withSendId<Input extends { readonly sendId: string }>(
  input: WithoutSendId<Input>,
  sendId: string,
): Input {
  const whole: unknown = { ...input, sendId }
  // The two halves of `Input` put together again; TypeScript cannot see it of a generic type.
  return whole as Input
}
