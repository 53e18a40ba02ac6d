/**
 * Files that the desk made and that wait to be fetched: in memory alone, for whoever had them made, until they are fetched,
 * the desk is locked or someone leaves. Long work reports its progress in messages of text, in which no file can travel; so
 * the work ends with the file's id, and the file is the answer to a call of its own.
 */
import { randomUUID } from 'node:crypto'
import { DeskError } from '#ground/contract/errors'

/** More than anyone waits for at once; the oldest gives way, so that files never fetched don't fill the memory. */
const mostWaiting = 4

interface Waiting {
  readonly staffId: number
  readonly content: Blob
}

export class MadeFiles {
  readonly #waiting = new Map<string, Waiting>()

  /** Returns the id under which the same person can fetch it, once. */
  keep(staffId: number, content: Blob): string {
    const id = randomUUID()
    this.#waiting.set(id, { staffId, content })
    const [oldest] = this.#waiting.keys()
    if (this.#waiting.size > mostWaiting && oldest !== undefined) this.#waiting.delete(oldest)
    return id
  }

  /** Hands it over and forgets it. Throws `not-found` `exports.file-gone` to anyone else, and a second time. */
  take(staffId: number, id: string): Blob {
    const found = this.#waiting.get(id)
    if (found?.staffId !== staffId) throw new DeskError('not-found', 'exports.file-gone')
    this.#waiting.delete(id)
    return found.content
  }

  forgetAll(): void {
    this.#waiting.clear()
  }
}
