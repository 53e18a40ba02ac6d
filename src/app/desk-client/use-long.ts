/** Work that takes long: runs with its progress, can be cancelled, ends with a result. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Progress } from '#ground/contract/procedure'
import { queryClient } from './queries'
import type { WithoutSendId } from './use-write'

/** A procedure declared with `runsLong`. */
export interface LongProcedure<Input, Result> {
  // `next` alone: what an iterator's `return` takes is of any type, and would make the result so.
  readonly call: (
    input: Input,
    options: { signal: AbortSignal },
  ) => Promise<{ next(): Promise<IteratorResult<Progress, Result>> }>
}

export interface LongRun<Input, Result> {
  /** Resolves with the result, or `undefined` when it was cancelled; rejects with the error. */
  readonly run: (input: WithoutSendId<Input>) => Promise<Result | undefined>
  readonly cancel: () => void
  /** What has been reported so far, while it runs. */
  readonly progress: Progress | undefined
  readonly running: boolean
  readonly error: unknown
}

/** Leaving the screen does not stop the work; `cancel` does. */
export function useLong<Input extends { readonly sendId: string }, Result>(
  procedure: LongProcedure<Input, Result>,
): LongRun<Input, Result> {
  const [state, setState] = useState<{ running: boolean; progress?: Progress; error?: unknown }>({
    running: false,
  })
  const abort = useRef<AbortController | undefined>(undefined)
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const { call } = procedure

  const run = useCallback(
    async (input: WithoutSendId<Input>) => {
      const controller = new AbortController()
      abort.current = controller
      const show = (next: { running: boolean; progress?: Progress; error?: unknown }) => {
        if (here.current) setState(next)
      }
      show({ running: true })
      try {
        const whole: unknown = { ...input, sendId: crypto.randomUUID() }
        // The two halves of `Input` put together again; TypeScript cannot see it of a generic type.
        const steps = await call(whole as Input, { signal: controller.signal })
        for (;;) {
          const step = await steps.next()
          if (step.done === true) {
            show({ running: false })
            void queryClient.invalidateQueries()
            return step.value
          }
          show({ running: true, progress: step.value })
        }
      } catch (error) {
        if (controller.signal.aborted) {
          show({ running: false })
          void queryClient.invalidateQueries()
          return undefined
        }
        show({ running: false, error })
        throw error
      }
    },
    [call],
  )
  const cancel = useCallback(() => abort.current?.abort(), [])
  return { run, cancel, progress: state.progress, running: state.running, error: state.error }
}
