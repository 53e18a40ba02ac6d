/** What stands for the page: it sends each write until it has an answer, with one request id, however often the desk dies. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { ConnectionLost } from '#app/connection/connection'
import type { DeskClient } from './host-process'

/** One write as the page knows it. */
export interface SentWrite {
  readonly kind: string
  readonly sendId: string
  /** What this write, and no other, leaves in the database. */
  readonly trace: string
}

export class Page {
  /** Writes that were answered, in the order of their answers. */
  readonly acknowledged: SentWrite[] = []
  /** Writes that were sent and not answered. */
  readonly underWay = new Map<string, SentWrite>()
  /** Lanes end where they stand once this is set. */
  over = false
  readonly #onAnswer: (() => void) | undefined
  #desk: DeskClient | null = null
  #waiting: (() => void)[] = []

  /** `onAnswer` is told of each write when its answer is there. */
  constructor(onAnswer?: () => void) {
    this.#onAnswer = onAnswer
  }

  /** A desk is there: whatever waited goes on, what was under way is sent again first. */
  connect(desk: DeskClient): void {
    this.#desk = desk
    for (const go of this.#waiting.splice(0)) go()
  }

  disconnect(): void {
    this.#desk = null
  }

  /** Sends a write until it is answered. Its trace is the request id unless the write has no room for a text. */
  async write<Answer>(
    kind: string,
    call: (desk: DeskClient, sendId: string) => Promise<Answer>,
    trace?: string,
  ): Promise<Answer> {
    const sendId = randomUUID()
    const sent: SentWrite = { kind, sendId, trace: trace ?? sendId }
    this.underWay.set(sendId, sent)
    const answer = await this.look((desk) => call(desk, sendId))
    this.underWay.delete(sendId)
    this.acknowledged.push(sent)
    this.#onAnswer?.()
    return answer
  }

  /** Asks until it is answered. */
  async look<Answer>(call: (desk: DeskClient) => Promise<Answer>): Promise<Answer> {
    for (;;) {
      const desk = this.#desk
      if (desk === null) {
        await new Promise<void>((resolve) => this.#waiting.push(resolve))
        continue
      }
      try {
        return await call(desk)
      } catch (error) {
        if (!(error instanceof ConnectionLost)) throw error
        if (this.#desk === desk) this.#desk = null
      }
    }
  }

  /** Resolves when so many more writes than now were answered. */
  async answers(more: number): Promise<void> {
    const until = this.acknowledged.length + more
    while (this.acknowledged.length < until) await wait(1)
  }
}
