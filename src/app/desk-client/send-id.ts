/** The ids under which the page sends its writes, so that a second try cannot do the thing twice. */
import { refusalOf } from './errors'

/** Where a deed has an id of its own for as long as it is being written, as a draft has. */
export interface IdOfDeed {
  readonly id: () => string
  /** The desk has recorded something under it: what is sent next is another deed. */
  readonly renew: () => void
}

export interface SendIds {
  /**
   * Sends with an id; rejects as `send` does. `deed` tells what is sent from whatever else may be: the same person, the same procedure, the
   * same input.
   */
  readonly send: <Output>(deed: string, send: (sendId: string) => Promise<Output>) => Promise<Output>
}

/**
 * How long it is believed that whoever sends the same once more tries again, in milliseconds: somebody signs in anew within it, and
 * what was looked up and found done is not asked for a second time before it is over.
 */
const triesAgainWithin = 30 * 60_000

interface Unanswered {
  readonly id: string
  readonly since: number
}

/**
 * Keeps the ids of which nobody knows what became. The next try of the same deed has the same id and gets the first answer; another
 * deed has another. What is sent while the same is still under way is another deed, and has an id of its own.
 */
export function keepSendIds(
  newId: () => string = () => crypto.randomUUID(),
  now: () => number = Date.now,
): SendIds {
  const unanswered = new Map<string, readonly Unanswered[]>()
  const recent = (deed: string) =>
    (unanswered.get(deed) ?? []).filter(({ since }) => Math.abs(now() - since) < triesAgainWithin)
  const keep = (deed: string, left: readonly Unanswered[]) => {
    if (left.length > 0) unanswered.set(deed, left)
    else unanswered.delete(deed)
  }
  return {
    async send(deed, send) {
      const [first = { id: newId(), since: now() }, ...others] = recent(deed)
      keep(deed, others)
      try {
        return await send(first.id)
      } catch (failure) {
        if (!isAnswer(failure)) keep(deed, [...recent(deed), first])
        throw failure
      }
    },
  }
}

/** The same where the deed has its own id. A refusal has recorded nothing, so that the id is as good as new after most of them. */
export async function sendWithIdOf<Output>(
  deed: IdOfDeed,
  send: (sendId: string) => Promise<Output>,
): Promise<Output> {
  try {
    const answer = await send(deed.id())
    deed.renew()
    return answer
  } catch (failure) {
    if (takenBefore.has(refusalOf(failure)?.code ?? '')) deed.renew()
    throw failure
  }
}

/** Something else was recorded under the id before. */
const takenBefore: ReadonlySet<string> = new Set(['desk.done-differently', 'desk.send-id-taken'])

/**
 * True where the desk has considered the write. It looks for the first answer only after it has let in whoever asks, so a refusal at its door
 * tells nothing of a try before.
 */
function isAnswer(failure: unknown): boolean {
  const kind = refusalOf(failure)?.kind
  return kind === 'invalid' || kind === 'not-found' || kind === 'conflict'
}

let sender = 0

/** Whoever works from now on: nobody tries again what another has sent. */
export function sendsAs(staffId: number): void {
  sender = staffId
}

/** What is sent, in a digest: what somebody typed does not stay in memory until it is answered, which may be after a lock. */
export async function deedOf(procedure: readonly unknown[], input: object): Promise<string> {
  const said = JSON.stringify([sender, procedure, input], (_name, value: unknown) =>
    value instanceof Blob ? { size: value.size, type: value.type } : value,
  )
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(said))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

let beingSent: IdOfDeed | undefined

/** The first write that `submit` begins before it waits for anything is sent under the id of this deed. */
export function sendingDeed<Result>(deed: IdOfDeed | undefined, submit: () => Result): Result {
  beingSent = deed
  try {
    return submit()
  } finally {
    beingSent = undefined
  }
}

/** The deed that is being sent, once. */
export function takeDeedBeingSent(): IdOfDeed | undefined {
  const deed = beingSent
  beingSent = undefined
  return deed
}
