/** How far a file has come that is brought to this program's form, for whoever asks meanwhile. */
import { DeskError } from '#ground/contract/errors'
import type { MigrationProgress } from '#vault/migration/contract'

export class ForwardUnderWay {
  #progress: MigrationProgress | null = null

  /** How far the file has come that is brought forward now; null when none is. */
  get progress(): MigrationProgress | null {
    return this.#progress
  }

  /** Throws `conflict` `backups.someone-is-signed-in` while somebody is on their way in. */
  refuse(): void {
    if (this.#progress !== null) throw new DeskError('conflict', 'backups.someone-is-signed-in')
  }

  async watch<Result>(
    begun: MigrationProgress,
    work: (tell: (progress: MigrationProgress) => void) => Promise<Result>,
  ): Promise<Result> {
    this.#progress = begun
    try {
      return await work((progress) => {
        this.#progress = progress
      })
    } finally {
      this.#progress = null
    }
  }
}
