/** Checks the database in the background after it was opened: at most once a day, or when there is reason to. */
import type { Clock } from '#ground/clock'
import type { Logger } from '../logger'
import type { Store } from '../store/store'
import { checkOnThread, type CheckNews, type RunningCheck } from './check-thread'
import type { StoreHealth } from './health'
import { isCheckDue } from './rules/check-due'

export interface BackgroundCheckOptions {
  readonly health: StoreHealth
  readonly clock: Clock
  readonly logger: Logger
  /** True while the session uses this store: what is found in a file that was replaced meanwhile says nothing any more. */
  readonly isInUse: (store: Store) => boolean
}

export class BackgroundCheck {
  readonly #options: BackgroundCheckOptions
  #running: RunningCheck | null = null
  #damagedAttachments: number | null = null

  constructor(options: BackgroundCheckOptions) {
    this.#options = options
  }

  /** How many attachments the last check found to be not what they were; null where none looked at them in this run. */
  get damagedAttachments(): number | null {
    return this.#damagedAttachments
  }

  /** Begins a check of a store that was just opened, when one is due. `key` is the key of its file. */
  beginIfDue(store: Store, key: Buffer): void {
    const { health, clock } = this.#options
    const damaged = health.finding?.code === 'store.damaged'
    const { uncleanEnd } = store.log
    if (isCheckDue({ checkedAt: health.checkedAt, damaged, uncleanEnd, now: clock.now() })) {
      void this.check(store, key)
    }
  }

  /** Checks now; one check at a time. Null where it can't be looked at. What was found is kept. */
  async check(store: Store, key: Buffer): Promise<'sound' | 'damaged' | null> {
    const { health, isInUse } = this.#options
    // Alone on a full disk nobody else gets in, and what can only be read has nowhere to keep the verdict.
    if (this.#running !== null || store.access !== 'full') return null
    const before = health.finding?.code
    const running = checkOnThread(store.file, key, before === 'store.damaged')
    this.#running = running
    const news = await running.news
    this.#running = null
    if (!isInUse(store)) return null
    return this.#heard(news)
  }

  /** Ends a check that is under way; what it would have found is found the next time. */
  stop(): void {
    this.#running?.stop()
  }

  #heard(news: CheckNews): 'sound' | 'damaged' | null {
    const { health, logger } = this.#options
    if ('failed' in news) {
      logger.info('check: not possible', { error: news.failed })
      return null
    }
    const { damagedAttachments } = news
    this.#damagedAttachments = damagedAttachments
    logger.info('check: done', {
      verdict: news.verdict,
      damagedAttachments: damagedAttachments ?? 'not looked at',
    })
    if (news.verdict === 'sound') health.passed()
    else health.found({ code: 'store.damaged', parameters: {} })
    return news.verdict
  }
}
