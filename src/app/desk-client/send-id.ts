/** The id under which a form sends its write, so that a second try cannot do the thing twice. */
import { refusalOf } from './errors'

export interface SendIdKeeper {
  /** Sends with the id in use; rejects as `send` does. */
  readonly send: <Output>(send: (sendId: string) => Promise<Output>) => Promise<Output>
}

/**
 * Keeps one id until the desk has answered, be it with a result or a refusal. When the desk went away in between,
 * nobody knows whether it happened: the next try has the same id and gets the first answer.
 */
export function keepSendId(newId: () => string = () => crypto.randomUUID()): SendIdKeeper {
  let current: string | undefined
  return {
    async send(send) {
      current ??= newId()
      try {
        const output = await send(current)
        current = undefined
        return output
      } catch (failure) {
        if (refusalOf(failure) !== undefined) current = undefined
        throw failure
      }
    },
  }
}
