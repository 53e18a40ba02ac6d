/** Writing to the desk so that a second try cannot do the thing twice. */
import { useMutation } from '@tanstack/react-query'
import { useCallback } from 'react'
import { queryClient } from './queries'
import { untilThere } from '../session/renewal'
import { deedOf, keepSendIds, sendWithIdOf, takeDeedBeingSent, type IdOfDeed } from './send-id'

export type WithoutSendId<Input> = Omit<Input, 'sendId'>

/** A procedure that writes, as `desk.<feature>.<procedure>` has it. */
export interface WriteProcedure<Input, Output> {
  readonly call: (input: Input) => Promise<Output>
  /** Names it. */
  readonly mutationKey: () => readonly unknown[]
}

export interface Write<Input, Output> {
  /** Resolves with the answer, rejects with the error; `error` shows it too. */
  readonly write: (input: WithoutSendId<Input>) => Promise<Output>
  readonly pending: boolean
  readonly error: unknown
  /** Forgets the error. */
  readonly reset: () => void
}

interface Sending<Input> {
  readonly input: WithoutSendId<Input>
  readonly deed: IdOfDeed | undefined
}

/** Of the page and not of a component: what is on screen goes with a lock, and the first try may have been recorded all the same. */
const sendIds = keepSendIds()

/**
 * A write with its request id. It waits for a desk that is just being started anew, as whoever signed out leaves it. The id stays the same until
 * the desk has considered the write: when the desk went away in between, nobody knows whether it happened, and trying again must not double it.
 * What is sent from a draft has the draft's id, also after a reload. After a write everything on screen is read anew.
 */
export function useWrite<Input extends { readonly sendId: string }, Output>(
  procedure: WriteProcedure<Input, Output>,
): Write<Input, Output> {
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: async ({ input, deed }: Sending<Input>) => {
      await untilThere()
      const send = (sendId: string) => procedure.call(withSendId<Input>(input, sendId))
      return deed === undefined
        ? sendIds.send(await deedOf(procedure.mutationKey(), input), send)
        : sendWithIdOf(deed, send)
    },
    onSuccess: () => {
      void queryClient.invalidateQueries()
    },
  })
  const write = useCallback(
    (input: WithoutSendId<Input>) => mutateAsync({ input, deed: takeDeedBeingSent() }),
    [mutateAsync],
  )
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
