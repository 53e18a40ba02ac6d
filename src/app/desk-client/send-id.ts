/** The id under which a form sends its write, so that a second try cannot do the thing twice. */
import { refusalOf } from './errors'

export interface SendIdKeeper {
  /** Sends with the id in use; rejects as `send` does. */
  readonly send: <Output>(send: (sendId: string) => Promise<Output>) => Promise<Output>
}

/**
 * Keeps one id until the desk has answered, be it with a result or a refusal. When the desk went away in between,
 * nobody knows whether it happened: the next try has the same id and gets the first answer. What is sent while another is still under
 * way is another deed, and has an id of its own.
 */
export function keepSendId(newId: () => string = () => crypto.randomUUID()): SendIdKeeper {
  /** Under these ids something was sent of which nobody knows what became. */
  const unanswered: string[] = []
  return {
    async send(send) {
      const id = unanswered.shift() ?? newId()
      try {
        return await send(id)
      } catch (failure) {
        if (refusalOf(failure) === undefined) unanswered.push(id)
        throw failure
      }
    },
  }
}
