/**
 * Whether anything may be written just now. While the database is put under new keys nothing may: what went to the file
 * that is about to be left would be lost.
 */
import { DeskError } from '#ground/contract/errors'

export class WriteStop {
  #code: string | null = null
  #underWay = 0

  /** The code of why nothing may be written, or null. */
  get code(): string | null {
    return this.#code
  }

  /** Throws `unavailable` with that code. */
  refuse(): void {
    if (this.#code !== null) throw new DeskError('unavailable', this.#code)
  }

  /** Work begins that reads or writes over a while; call what it returns when it ends. Throws as `refuse` does. */
  underWay(): () => void {
    this.refuse()
    this.#underWay += 1
    let ended = false
    return () => {
      if (!ended) this.#underWay -= 1
      ended = true
    }
  }

  /**
   * From now on nothing is written, until what it returns is called. Throws `conflict` `keys.work-under-way` while more
   * is under way than `own`, the work of whoever stops the others.
   */
  begin(code: string, own: number): () => void {
    this.refuse()
    if (this.#underWay > own) throw new DeskError('conflict', 'keys.work-under-way')
    this.#code = code
    return () => {
      this.#code = null
    }
  }
}
