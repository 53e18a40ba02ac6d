/** One backup, proof, drill or restore at a time: who comes second is told, or waits. */
import { DeskError } from '#ground/contract/errors'
import type { BackupReason, UnderWay } from './contract'
import type { Step } from './steps'

export interface Watch {
  readonly signal: AbortSignal
  readonly onStep: (step: Step) => void
}

export interface WatchedWork<Result> {
  readonly what: UnderWay['what']
  readonly reason?: BackupReason
  /** In how many steps it is told, as far as that is known before. */
  readonly steps: number
  readonly work: (watch: Watch) => Promise<Result>
}

interface Running {
  readonly state: UnderWay
  readonly controller: AbortController
  readonly ended: Promise<unknown>
}

export class OneAtATime {
  #running: Running | null = null

  /** What goes on now, and how far it is; null when nothing does. */
  get underWay(): UnderWay | null {
    return this.#running?.state ?? null
  }

  /** Begins at once or throws `conflict` `backups.under-way`. `tell` gets each step; `signal` stops it before its next one. */
  begin<Result>(
    { what, reason, steps, work }: WatchedWork<Result>,
    watch: { readonly signal?: AbortSignal; readonly tell?: (state: UnderWay) => void } = {},
  ): Promise<Result> {
    if (this.#running !== null) throw new DeskError('conflict', 'backups.under-way')
    const controller = new AbortController()
    const stop = () => controller.abort()
    watch.signal?.addEventListener('abort', stop, { once: true })
    if (watch.signal?.aborted === true) stop()
    const show = (stage: string, done: number) => {
      const state = {
        what,
        reason: reason ?? null,
        progress: { stage, done: Math.min(done, steps), total: steps },
      }
      if (this.#running !== null) this.#running = { ...this.#running, state }
      watch.tell?.(state)
      return state
    }
    let told = 0
    const result = Promise.resolve()
      .then(() => work({ signal: controller.signal, onStep: (step) => void show(step, (told += 1)) }))
      .finally(() => {
        watch.signal?.removeEventListener('abort', stop)
        this.#running = null
      })
    const ended = result.catch(() => undefined)
    this.#running = { state: show('begin', 0), controller, ended }
    return result
  }

  /** Nothing is begun until what this returns is called. Throws `conflict` `backups.under-way`. */
  hold(what: UnderWay['what']): () => void {
    let letGo: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    void this.begin({ what, steps: 1, work: () => held })
    return letGo
  }

  /** Resolves when what goes on now has ended, however. */
  async settled(): Promise<void> {
    await this.#running?.ended
  }

  stop(): void {
    this.#running?.controller.abort()
  }
}
