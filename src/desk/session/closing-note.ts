/**
 * Notes of one file apart what it was when it was closed, and holds it against that when it is opened. See `vault/closing/note.ts`. The note
 * is taken back before the file is opened, and made anew when nobody has it open any more: while a backup still reads it, later.
 */
import { digestAtOnce, digestInPieces, isAtRest, isSmall } from '#vault/closing/digest'
import { newMark, noteKeyOf, readNote, writeNote, type Said } from '#vault/closing/note'
import { judgeClosing, type Closing } from '#vault/closing/rules'
import type { Logger } from '#vault/logger'
import type { Store } from '#vault/store/store'
import { readMark, writeMark } from './closing-mark'

/** What lies there is not what a digest is of: a log was put beside it. */
const noDigest = ''

/** How often it is looked whether the last one has let go of the file, in milliseconds. */
const lookEvery = 250

interface Opening {
  readonly noteKey: Buffer
  readonly noted: Said | null
  readonly digest: string | null | Promise<string | null>
  readonly mark: string
}

export class ClosingNote {
  readonly #database: string
  readonly #logger: Logger
  #opening: Opening | null = null
  /** What the file has of this opening; null where it could not be written. */
  #mark: string | null = null
  #judging = false
  #stopDigest = new AbortController()
  #closed: { readonly noteKey: Buffer; readonly mark: string } | null = null
  #looking: NodeJS.Timeout | undefined
  #noting: Promise<void> | null = null

  constructor(database: string, logger: Logger) {
    this.#database = database
    this.#logger = logger
  }

  /** Before the file is opened, by whatever way: takes the digest of what lies there, and the note back. */
  begin(fileKey: Buffer): void {
    this.#endNoting()
    const noteKey = noteKeyOf(fileKey)
    const known = this.#opening
    if (known?.noteKey.equals(noteKey) === true) return
    known?.noteKey.fill(0)
    const noted = readNote(this.#database, noteKey)
    // A session that was cut short goes on under its own mark.
    const said: Said =
      noted?.state === 'open' ? noted : { state: 'open', mark: newMark(), before: noted?.mark ?? null }
    const digest = noted?.state === 'closed' ? this.#digest() : null
    this.#opening = { noteKey, noted, digest, mark: said.mark }
    this.#mark = null
    this.#attempt(() => writeNote(this.#database, said, noteKey))
  }

  /** Resolves when the digest is taken, and the bytes may be changed. */
  async digested(): Promise<void> {
    await this.#opening?.digest
  }

  /**
   * The file was opened: whether it is the one that was closed, at once, or later where it is large. `restores`: how often the desk was
   * brought back; `mayWrite`: false for a file that is damaged.
   */
  opened(
    store: Store,
    { restores, mayWrite }: { readonly restores: number; readonly mayWrite: boolean },
  ): Closing | Promise<Closing> {
    const opening = this.#opening
    const inFile = readMark(store)
    // Shut for a moment and opened again it is the same opening.
    if (opening === null || (inFile !== null && inFile.mark === this.#mark)) return 'unknown'
    const { noted, digest, mark } = opening
    const judge = (taken: string | null) => judgeClosing({ noted, inFile, restores, digest: taken })
    if (store.access === 'full' && mayWrite) {
      this.#attempt(() => writeMark(store, { mark, restores }))
      this.#mark = readMark(store)?.mark ?? null
    }
    if (digest === null || typeof digest === 'string') return judge(digest)
    this.#judging = true
    return digest.then((taken) => {
      if (this.#opening === opening) this.#judging = false
      return judge(taken)
    })
  }

  /** The file was closed here. */
  closed(): void {
    const opening = this.#opening
    if (opening === null) return
    this.#opening = null
    // What was not judged yet is not vouched for.
    if (this.#mark === null || this.#judging) {
      this.#judging = false
      this.#stopDigest.abort()
      opening.noteKey.fill(0)
      return
    }
    this.#closed = { noteKey: opening.noteKey, mark: this.#mark }
    if (this.#tryNoting() !== 'in-use') return
    this.#looking = setInterval(() => this.#tryNoting(), lookEvery)
    this.#looking.unref()
  }

  /** True while a digest is taken. Where nobody has the file any more it is begun now. */
  get isNoting(): boolean {
    this.#tryNoting()
    return this.#noting !== null
  }

  /** Resolves when what can be judged and noted is. */
  async settled(): Promise<void> {
    await this.digested()
    this.#tryNoting()
    await this.#noting
  }

  /** What is not noted yet stays so. */
  stop(): void {
    this.#endNoting()
  }

  #tryNoting(): 'nothing' | 'in-use' | 'begun' {
    const closed = this.#closed
    if (closed === null) return 'nothing'
    if (this.#noting !== null) return 'begun'
    if (!isAtRest(this.#database)) return 'in-use'
    const digest = this.#digest()
    const put = (sha256: string | null) => {
      if (this.#closed !== closed) return
      if (sha256 !== null)
        this.#attempt(() =>
          writeNote(this.#database, { state: 'closed', mark: closed.mark, sha256 }, closed.noteKey),
        )
      this.#endNoting()
    }
    if (digest === null || typeof digest === 'string') put(digest)
    else this.#noting = digest.then(put)
    return 'begun'
  }

  #endNoting(): void {
    clearInterval(this.#looking)
    this.#looking = undefined
    if (this.#noting !== null) this.#stopDigest.abort()
    this.#noting = null
    this.#closed?.noteKey.fill(0)
    this.#closed = null
  }

  #digest(): string | null | Promise<string | null> {
    this.#stopDigest.abort()
    this.#stopDigest = new AbortController()
    try {
      if (!isAtRest(this.#database)) return noDigest
      if (isSmall(this.#database)) return digestAtOnce(this.#database)
    } catch (error) {
      this.#logger.error('closing: no digest', error)
      return null
    }
    return digestInPieces(this.#database, this.#stopDigest.signal).catch((error: unknown) => {
      this.#logger.error('closing: no digest', error)
      return null
    })
  }

  /** A disk that takes no note keeps nobody from the file. */
  #attempt(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#logger.error('closing: not noted', error)
    }
  }
}
