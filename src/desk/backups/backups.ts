/**
 * The backups of a desk: makes them when something changed, in both places, keeps an eye on the second one, and tells
 * how things stand. The work itself runs on a worker; see `make.ts`.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { auditHead } from '#vault/log/record'
import type { Clock } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { Logger } from '#vault/logger'
import type { DataFolder } from '../session/data-folder'
import type { OpenDesk, Session } from '../session/session'
import type { BackupReason, LastAttempt, Manifest, PlaceState, UnderWay } from '#vault/backup/contract'
import { databasesOf, type FileKeys, type FileNames } from '#vault/backup/databases'
import { readLastAttempt, writeLastAttempt } from '#vault/backup/last-attempt'
import { OneAtATime, type Watch } from '#vault/backup/one-at-a-time'
import { sweepPlace } from '#vault/backup/place'
import { placeStateOf, refusalOfPlace } from '#vault/backup/reach'
import { backupName } from '#vault/backup/rules/names'
import { allowanceFor, type Allowance } from '#vault/backup/rules/retention'
import { stepsOf, type Task } from '#vault/backup/tasks'
import { withinReason } from '#vault/backup/within-reason'
import { runOnWorker, type RunTask } from '#vault/backup/worker-thread'
import { deskFile, filesApart, keysOfFiles, namesOf, type DatabaseFile } from '#vault/files'
import { copyOfKeys, forgetKeys, requireKey } from '#vault/keyring/slot'
import { removeIfPossible } from '#vault/store/remove'
import { noteExchanged } from './exchanged'
import { BackupPlaces } from './places'

export interface BackupsOptions {
  readonly session: Session
  readonly folder: DataFolder
  /** The program's version. */
  readonly version: string
  /** Ids of the migrations that this program knows. */
  readonly schemas: () => readonly string[]
  readonly clock: Clock
  readonly logger: Logger
  readonly runTask?: RunTask
}

export interface MadeBackup {
  readonly name: string
  readonly manifest: Manifest
  readonly first: PlaceState
  readonly second: PlaceState | 'unset' | 'declined'
}

export class Backups {
  readonly #options: BackupsOptions
  readonly #dataDir: string
  readonly #runTask: RunTask
  readonly one = new OneAtATime()
  readonly places: BackupPlaces
  #lastAttempt: LastAttempt | null
  /** Where the audit log ended in the last backup of this run. */
  #lastHead = ''
  #lastBegan: number
  /** A sign-out whose backup waits for another one to end. */
  #waiting: Promise<unknown> | null = null
  #closing = false
  /** Backups whose copied pages could not be proved in this run. */
  readonly #notProved = new Set<string>()
  /** Files of which this run has said that they are not what was closed. */
  readonly #toldExchanged = new Set<string>()

  constructor(options: BackupsOptions) {
    this.#options = options
    this.#dataDir = options.folder.path
    const { session, schemas, clock, logger } = options
    this.#lastAttempt = readLastAttempt(this.#dataDir)
    this.places = new BackupPlaces({ dataDir: this.#dataDir, files: session.files, schemas, clock, logger })
    this.#runTask = withinReason(options.runTask ?? runOnWorker, {
      isOwn: (place) => place === this.places.firstFolder,
      size: () => this.#size,
    })
    this.#lastBegan = options.clock.monotonic()
    if (options.folder.held()) this.#sweep()
  }

  /** Names of the files that a backup is of. */
  get names(): FileNames {
    return namesOf(this.#options.session.files)
  }

  get lastAttempt(): LastAttempt | null {
    return this.#lastAttempt
  }

  /** True while nothing is backed up, proved or put in another's place, nor is about to be. */
  get isAtRest(): boolean {
    return this.#waiting === null && this.one.underWay === null
  }

  /** How often backups are made and how many are kept, while the data is as large as it is now. */
  get allowance(): Allowance {
    return allowanceFor(this.#size)
  }

  /** Bytes of the databases. */
  get #size(): number {
    const sizes = databasesOf(this.names).map(
      (name) => statSync(join(this.#dataDir, name), { throwIfNoEntry: false })?.size ?? 0,
    )
    return sizes.reduce((sum, size) => sum + size, 0)
  }

  /** Where the copy of a drill lies while it is looked at. */
  get drillFolder(): string {
    return join(this.#dataDir, 'drill.unfinished')
  }

  /** Makes a backup now, for whoever is signed in. Throws `backups.under-way`, or why no place took it. */
  make(
    reason: BackupReason,
    watch: { readonly signal?: AbortSignal; readonly tell?: (state: UnderWay) => void } = {},
  ): Promise<MadeBackup> {
    const { session } = this.#options
    const keys = this.#keysOf(session.requireOpen())
    return this.#begin(reason, keys, watch)
  }

  /**
   * Begins a backup of what changed for a store that is about to be closed, with keys of its own, and does not wait
   * for it. While another one is under way it follows that one.
   */
  leaving(desk: OpenDesk): void {
    const keys = this.#keysOfChanged(desk)
    if (keys === null) return
    const made = this.one.settled().then(() => this.#quietly('sign-out', keys))
    this.#waiting = made
    void made.then(() => {
      if (this.#waiting === made) this.#waiting = null
    })
  }

  /**
   * For the host, once a minute: looks at the second place, and makes a backup when it is time and something changed.
   * Never rejects: nobody waits for it, and a rejection that nobody takes ends the program.
   */
  async tick(): Promise<void> {
    try {
      await this.#lookAndMake()
    } catch (error) {
      this.#options.logger.error('backup: not looked', error)
    }
  }

  async #lookAndMake(): Promise<void> {
    await this.places.check()
    const { session, clock } = this.#options
    if (!('store' in session.position) || this.one.underWay !== null) return
    this.places.askFromNowOn()
    await this.proveCopied()
    if (clock.monotonic() - this.#lastBegan < this.allowance.minutes * 60_000) return
    const { position } = session
    if ('store' in position && this.#changed(position)) {
      await this.#quietly('interval', this.#keysOf(position))
    }
  }

  /**
   * Proves what backups hold of files that nobody could open when they were made, and whoever is signed in now can; their
   * manifests say so afterwards.
   */
  async proveCopied(): Promise<void> {
    const { session, logger } = this.#options
    const { position } = session
    if (position.state !== 'open') return
    const apart = filesApart(session.files).filter(({ key }) => position.keys[key] !== undefined)
    if (apart.length === 0) return
    for (const { folder, state, backups } of await this.places.list()) {
      const waiting = backups.filter(({ manifest }) => isOnlyCopied(manifest, apart))
      for (const { name } of state === 'works' ? waiting : []) {
        // Whoever had the keys may have gone, and someone may have asked for a backup of their own.
        const now = session.position
        if (now.state !== 'open' || this.one.underWay !== null) return
        const backup = join(folder, name)
        if (this.#notProved.has(backup)) continue
        const task: Task = { kind: 'prove-copied', backup, files: namesOf(session.files) }
        const keys = this.#keysOf(now)
        try {
          await this.one.begin({
            what: 'proof',
            steps: stepsOf['prove-copied'],
            work: (watch) => this.runWith(task, keys, watch),
          })
        } catch (error) {
          // What failed fails in a minute, too, and takes as long.
          this.#notProved.add(backup)
          logger.error('backup: what was copied is not proved', error)
        }
      }
    }
  }

  /** Waits for backups that are under way, at most so many milliseconds; then they are stopped, and waited for. */
  async finish(within: number): Promise<void> {
    const all = Promise.resolve(this.#waiting).then(() => this.one.settled())
    let late: NodeJS.Timeout | undefined
    const impatience = new Promise((done) => {
      late = setTimeout(done, within)
    })
    await Promise.race([all, impatience])
    clearTimeout(late)
    this.#closing = true
    this.one.stop()
    await all
  }

  /** Runs a task with the keys of whoever is signed in. */
  run(task: Task, watch: Watch): Promise<Manifest> {
    return this.runWith(task, this.#keysOf(this.#options.session.requireOpen()), watch)
  }

  /** The keys are overwritten when the task has ended. */
  async runWith(task: Task, keys: FileKeys, watch: Watch): Promise<Manifest> {
    try {
      return await this.#runTask(task, keys, watch)
    } finally {
      forgetKeys(keys)
    }
  }

  /** Copies of those keys that whoever is signed in has. */
  #keysOf({ keys }: Pick<OpenDesk, 'keys'>): FileKeys {
    const { files } = this.#options.session
    requireKey(keys, deskFile(files).key)
    return copyOfKeys(keysOfFiles(files, keys))
  }

  /** The keys are overwritten when the backup has ended, or could not begin. */
  #begin(
    reason: BackupReason,
    keys: FileKeys,
    watch: { readonly signal?: AbortSignal; readonly tell?: (state: UnderWay) => void } = {},
  ): Promise<MadeBackup> {
    const steps = stepsOf.make + (this.places.secondFolder === null ? 0 : stepsOf.carry)
    this.#lastBegan = this.#options.clock.monotonic()
    try {
      return this.one.begin(
        { what: 'backup', reason, steps, work: (own) => this.#makeInPlaces(reason, keys, own) },
        watch,
      )
    } catch (error) {
      forgetKeys(keys)
      throw error
    }
  }

  /** What nobody asked for fails in silence, but not unseen: the log and the sign-in screen tell. */
  async #quietly(reason: BackupReason, keys: FileKeys): Promise<void> {
    if (this.#closing) {
      forgetKeys(keys)
      return
    }
    try {
      await this.#begin(reason, keys)
    } catch (error) {
      if (!(error instanceof DeskError)) this.#options.logger.error('backup: not made', error)
    }
  }

  /** The first place makes it, the second gets a copy; where the first has no room, the second makes it. */
  async #makeInPlaces(reason: BackupReason, keys: FileKeys, watch: Watch): Promise<MadeBackup> {
    const { version, clock } = this.#options
    const dataDir = this.#dataDir
    const at = clock.now()
    try {
      this.places.askFromNowOn()
      const name = backupName(at, randomBytes(4).toString('hex'))
      const files = namesOf(this.#options.session.files)
      const order = { dataDir, files, name, reason, program: version, at }
      const second = await this.places.check()
      const inSecond = second === 'works' ? this.places.secondFolder : null
      let first: PlaceState = 'works'
      let manifest: Manifest
      try {
        mkdirSync(this.places.firstFolder, { recursive: true, mode: 0o700 })
        manifest = await this.#make(
          { kind: 'make', order: { ...order, place: this.places.firstFolder } },
          keys,
          watch,
        )
      } catch (error) {
        const state = placeStateOf(error)
        if (state === undefined || watch.signal.aborted) throw error
        if (inSecond === null) throw refusalOfPlace(state)
        first = state
        manifest = await this.#make({ kind: 'make', order: { ...order, place: inSecond } }, keys, watch)
      }
      const carried =
        inSecond === null || first !== 'works' ? second : await this.#carry(name, inSecond, at, watch)
      if (carried === 'works' && inSecond !== null) this.places.secondTook()
      this.#lastHead = manifest.auditHead.mac
      noteExchanged(this.#options.session, manifest, this.#toldExchanged)
      this.#keepAttempt({ at, code: null, parameters: {} })
      return { name, manifest, first, second: carried }
    } catch (error) {
      const stopped = error instanceof Error && error.name === 'AbortError'
      if (!stopped) this.#keepAttempt({ at, ...refusalIn(error) })
      throw error
    } finally {
      forgetKeys(keys)
    }
  }

  /** A disk that takes no backup may not take this either: then the log of the next run tells. */
  #keepAttempt(attempt: LastAttempt): void {
    this.#lastAttempt = attempt
    try {
      writeLastAttempt(this.#dataDir, attempt)
    } catch (error) {
      this.#options.logger.error('backup: how it ended is not kept', error)
    }
  }

  async #carry(name: string, to: string, now: number, watch: Watch): Promise<PlaceState> {
    try {
      const files = namesOf(this.#options.session.files)
      const from = this.places.firstFolder
      const task = { kind: 'carry', dataDir: this.#dataDir, from, to, name, now, files } as const
      // A copy is held against its hashes; that takes no key.
      await this.#make(task, {}, watch)
      return 'works'
    } catch (error) {
      if (watch.signal.aborted) throw error
      const state = placeStateOf(error)
      // The backup is made and proved; whatever keeps the other place from having it takes nothing from that.
      if (state === undefined) this.#options.logger.error('backup: not carried to the second place', error)
      this.places.secondFailed()
      return state ?? 'away'
    }
  }

  /** Runs a task that makes something. */
  #make(task: Extract<Task, { kind: 'make' | 'carry' }>, keys: FileKeys, watch: Watch): Promise<Manifest> {
    return this.#runTask(task, keys, { ...watch, onLeft: this.#onLeft })
  }

  /** Null where nothing changed, or a damaged file does not tell: nobody is kept from leaving. */
  #keysOfChanged(desk: OpenDesk): FileKeys | null {
    try {
      return this.#changed(desk) ? this.#keysOf(desk) : null
    } catch (error) {
      this.#options.logger.error('backup: not begun', error)
      return null
    }
  }

  readonly #onLeft = (error: unknown): void => {
    this.#options.logger.error('backup: not all beside it could be put in order', error)
  }

  /** What can only be read has not changed. */
  #changed(desk: OpenDesk): boolean {
    return desk.store.access === 'full' && auditHead(desk.store).mac !== this.#lastHead
  }

  /** What an earlier run of the program left unfinished. */
  #sweep(): void {
    try {
      // It is as big as the database is.
      removeIfPossible(this.drillFolder)
      sweepPlace(this.places.firstFolder, null, this.#onLeft)
    } catch (error) {
      // Where there is no such folder there is nothing to sweep; anything else shows when a backup is made.
      if (placeStateOf(error) !== 'away') this.#options.logger.error('backup: not swept', error)
    }
  }
}

/** True where pages of one of these files were copied and never opened. */
const isOnlyCopied = (manifest: Manifest | null, apart: readonly DatabaseFile[]): boolean =>
  (manifest?.apart ?? []).some(
    (said) => said.state === 'copied' && apart.some((file) => file.name === said.name),
  )

/** A refusal with what it names, for the screen; of anything else only that it failed. */
const refusalIn = (error: unknown): Pick<LastAttempt, 'code' | 'parameters'> =>
  error instanceof DeskError
    ? { code: error.code, parameters: { ...error.parameters } }
    : { code: 'desk.unexpected', parameters: {} }
