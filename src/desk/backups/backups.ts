/**
 * The backups of a desk: makes them when something changed, in both places, keeps an eye on the second one, and tells
 * how things stand. The work itself runs on a worker; see `make.ts`.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { auditHead } from '#vault/log/record'
import type { Clock } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { Logger } from '#vault/logger'
import type { DataFolder } from '../session/data-folder'
import type { OpenDesk, Session } from '../session/session'
import type { BackupReason, KnownPlace, Manifest, PlaceState, UnderWay } from '#vault/backup/contract'
import { bringLedgerAlong } from '#vault/backup/erasure-ledger'
import { OneAtATime, type Watch } from '#vault/backup/one-at-a-time'
import { backupsIn, folderInPlace, sweepPlace } from '#vault/backup/place'
import { firstPlaceOf, hasPlaces, readPlaces, writePlaces, type Places } from '#vault/backup/places-file'
import { inTime, makePlace, placeStateOf, refusalOfPlace, stateOf } from '#vault/backup/reach'
import { backupName, unfinishedName } from '#vault/backup/rules/names'
import { backupEvery, secondPlaceWarning, type SecondPlaceWarning } from '#vault/backup/rules/second-place'
import { stepsOf, type Task } from '#vault/backup/tasks'
import { runOnWorker, type RunTask } from '#vault/backup/worker-thread'

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

export interface LastAttempt {
  /** UTC milliseconds. */
  readonly at: number
  /** Why there is no backup of it; null when there is one. */
  readonly code: string | null
}

/** How often the time that the second place last worked is written down, in milliseconds. */
const noted = 60 * 60 * 1000

export class Backups {
  readonly #options: BackupsOptions
  readonly #dataDir: string
  readonly #runTask: RunTask
  readonly one = new OneAtATime()
  #places: Places
  #secondWorks = true
  /** False while the file of the places could not be written; then they are kept as long as the program runs. */
  #placesKept = true
  #lastAttempt: LastAttempt | null = null
  /** Where the audit log ended in the last backup of this run. */
  #lastHead = ''
  #lastBegan: number
  /** A sign-out whose backup waits for another one to end. */
  #waiting: Promise<unknown> = Promise.resolve()
  #closing = false

  constructor(options: BackupsOptions) {
    this.#options = options
    this.#dataDir = options.folder.path
    this.#runTask = options.runTask ?? runOnWorker
    this.#places = readPlaces(this.#dataDir, options.clock.now())
    this.#lastBegan = options.clock.monotonic()
    if (options.folder.held()) this.#sweep()
  }

  get places(): Places {
    return this.#places
  }

  get lastAttempt(): LastAttempt | null {
    return this.#lastAttempt
  }

  get firstFolder(): string {
    return firstPlaceOf(this.#dataDir)
  }

  /** Where the copy of a drill lies while it is looked at. */
  get drillFolder(): string {
    return join(this.#dataDir, 'drill.unfinished')
  }

  /** The folder with the backups in the second place; null where none is chosen. */
  get secondFolder(): string | null {
    const { second } = this.#places
    return second.state === 'chosen' ? join(second.folder, folderInPlace) : null
  }

  /** What everyone at the desk should know, by what was found at the last look. */
  warning(): { readonly warning: SecondPlaceWarning; readonly days: number } {
    const { second, secondSince } = this.#places
    const now = this.#options.clock.now()
    return secondPlaceWarning(second, { since: secondSince, now, works: this.#secondWorks })
  }

  /** Makes a backup now, for whoever is signed in. Throws `backups.under-way`, or why no place took it. */
  make(
    reason: BackupReason,
    watch: { readonly signal?: AbortSignal; readonly tell?: (state: UnderWay) => void } = {},
  ): Promise<MadeBackup> {
    const key = keyOf(this.#options.session.requireOpen())
    return this.#begin(reason, key, watch)
  }

  /**
   * Begins a backup of what changed for a store that is about to be closed, with a key of its own, and does not wait
   * for it. While another one is under way it follows that one.
   */
  leaving(): void {
    const { position } = this.#options.session
    if (!('store' in position) || !this.#changed(position)) return
    const key = keyOf(position)
    this.#waiting = this.one.settled().then(() => this.#quietly('sign-out', key))
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
    await this.look()
    const { session, clock } = this.#options
    const { position } = session
    if (!('store' in position) || this.one.underWay !== null) return
    this.#askFromNowOn()
    if (clock.monotonic() - this.#lastBegan < backupEvery) return
    if (this.#changed(position)) await this.#quietly('interval', keyOf(position))
  }

  /** Waits for backups that are under way, at most so many milliseconds; then they are stopped, and waited for. */
  async finish(within: number): Promise<void> {
    const all = this.#waiting.then(() => this.one.settled())
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

  /** Whether the second place works now; remembered for the warning. */
  async look(): Promise<PlaceState | 'unset' | 'declined'> {
    const folder = this.secondFolder
    const { second, secondSince } = this.#places
    if (folder === null) return second.state === 'declined' ? 'declined' : 'unset'
    const state = await stateOf(folder)
    this.#secondWorks = state === 'works'
    const now = this.#options.clock.now()
    if (state === 'works' && Math.abs(now - secondSince) > noted) this.#notePlaces({ secondSince: now })
    return state
  }

  /** The places there are, with what lies in them. */
  async list(): Promise<readonly KnownPlace[]> {
    const second = this.secondFolder
    return Promise.all([
      this.lookInto('first', this.firstFolder),
      ...(second === null ? [] : [this.lookInto('second', second)]),
    ])
  }

  /** A place with what lies in it; an empty list where it is away. */
  async lookInto(place: KnownPlace['place'], folder: string): Promise<KnownPlace> {
    try {
      const found = await inTime(backupsIn(folder))
      const state = place === 'first' ? 'works' : await stateOf(folder)
      const backups = found.map((backup) => ({
        ...backup,
        newer: backup.manifest !== null && !this.knows(backup.manifest.schema),
      }))
      return { place, folder, state, backups }
    } catch (error) {
      // Before the first backup there is no folder, and nothing is wrong with it.
      const state = place === 'first' ? 'works' : (placeStateOf(error) ?? 'away')
      return { place, folder, state, backups: [] }
    }
  }

  knows(schema: string): boolean {
    return this.#options.schemas().includes(schema)
  }

  /**
   * The folder as it may be chosen for the second place; makes the program's own folder in it and tries it.
   * Throws `backups.not-absolute`, `backups.inside-data`, `backups.place-away`, `-full` or `-read-only`.
   */
  async prepareSecond(typed: string): Promise<string> {
    if (!isAbsolute(typed)) throw new DeskError('invalid', 'backups.not-absolute')
    const folder = resolve(typed)
    const inside = relative(this.#dataDir, folder)
    if (!inside.startsWith('..') && !isAbsolute(inside)) throw new DeskError('invalid', 'backups.inside-data')
    try {
      await makePlace(join(folder, folderInPlace))
    } catch (error) {
      throw refusalOfPlace(placeStateOf(error) ?? 'away')
    }
    return folder
  }

  /** Throws the error of the file system: a choice that the next start would not know of is not made. */
  chooseSecond(second: Places['second']): void {
    const chosen: Places = { ...this.#places, second, secondSince: this.#options.clock.now() }
    writePlaces(this.#dataDir, chosen)
    this.#places = chosen
    this.#secondWorks = true
  }

  /** Runs a task with the key of whoever is signed in. */
  run(task: Task, watch: Watch): Promise<Manifest> {
    return this.runWith(task, keyOf(this.#options.session.requireOpen()), watch)
  }

  /** The key is overwritten when the task has ended. */
  async runWith(task: Task, key: Buffer, watch: Watch): Promise<Manifest> {
    try {
      return await this.#runTask(task, key, watch)
    } finally {
      key.fill(0)
    }
  }

  /** The key is overwritten when the backup has ended, or could not begin. */
  #begin(
    reason: BackupReason,
    key: Buffer,
    watch: { readonly signal?: AbortSignal; readonly tell?: (state: UnderWay) => void } = {},
  ): Promise<MadeBackup> {
    const steps = stepsOf.make + (this.secondFolder === null ? 0 : stepsOf.carry)
    this.#lastBegan = this.#options.clock.monotonic()
    try {
      return this.one.begin(
        { what: 'backup', reason, steps, work: (own) => this.#makeInPlaces(reason, key, own) },
        watch,
      )
    } catch (error) {
      key.fill(0)
      throw error
    }
  }

  /** What nobody asked for fails in silence, but not unseen: the log and the sign-in screen tell. */
  async #quietly(reason: BackupReason, key: Buffer): Promise<void> {
    if (this.#closing) {
      key.fill(0)
      return
    }
    try {
      await this.#begin(reason, key)
    } catch (error) {
      if (!(error instanceof DeskError)) this.#options.logger.error('backup: not made', error)
    }
  }

  /** The first place makes it, the second gets a copy; where the first has no room, the second makes it. */
  async #makeInPlaces(reason: BackupReason, key: Buffer, watch: Watch): Promise<MadeBackup> {
    const { version, clock } = this.#options
    const dataDir = this.#dataDir
    const at = clock.now()
    try {
      this.#askFromNowOn()
      const name = backupName(at, randomBytes(4).toString('hex'))
      const order = { dataDir, name, reason, program: version, at }
      const second = await this.look()
      const inSecond = second === 'works' ? this.secondFolder : null
      let first: PlaceState = 'works'
      let manifest: Manifest
      try {
        mkdirSync(this.firstFolder, { recursive: true, mode: 0o700 })
        manifest = await this.#takenBack(
          { kind: 'make', order: { ...order, place: this.firstFolder } },
          key,
          watch,
        )
      } catch (error) {
        const state = placeStateOf(error)
        if (state === undefined || watch.signal.aborted) throw error
        if (inSecond === null) throw refusalOfPlace(state)
        first = state
        manifest = await this.#takenBack({ kind: 'make', order: { ...order, place: inSecond } }, key, watch)
      }
      const carried =
        inSecond === null || first !== 'works' ? second : await this.#carry(name, inSecond, at, key, watch)
      if (first === 'works') this.#bringLedgerTo(this.firstFolder, manifest.desk)
      if (carried === 'works' && inSecond !== null) this.#bringLedgerTo(inSecond, manifest.desk)
      this.#lastHead = manifest.auditHead.mac
      this.#lastAttempt = { at, code: null }
      return { name, manifest, first, second: carried }
    } catch (error) {
      const stopped = error instanceof Error && error.name === 'AbortError'
      if (!stopped) this.#lastAttempt = { at, code: codeOf(error) }
      throw error
    } finally {
      key.fill(0)
    }
  }

  /** The backup is made and holds the ledger itself; the one beside it comes with the next backup. */
  #bringLedgerTo(place: string, desk: string): void {
    try {
      bringLedgerAlong(this.#dataDir, place, desk)
    } catch (error) {
      this.#options.logger.error('backup: ledger not brought along', error)
    }
  }

  async #carry(name: string, to: string, now: number, key: Buffer, watch: Watch): Promise<PlaceState> {
    try {
      await this.#takenBack({ kind: 'carry', from: this.firstFolder, to, name, now }, key, watch)
      return 'works'
    } catch (error) {
      const state = placeStateOf(error)
      if (state === undefined) throw error
      this.#secondWorks = false
      return state
    }
  }

  /** Runs a task that makes something; what it leaves when it does not end well is removed. */
  async #takenBack(
    task: Extract<Task, { kind: 'make' | 'carry' }>,
    key: Buffer,
    watch: Watch,
  ): Promise<Manifest> {
    const place = task.kind === 'make' ? task.order.place : task.to
    const name = task.kind === 'make' ? task.order.name : task.name
    try {
      return await this.#runTask(task, key, watch)
    } catch (error) {
      const unfinished = join(place, unfinishedName(name))
      await rm(unfinished, { recursive: true, force: true }).catch(() => undefined)
      throw error
    }
  }

  /** What can only be read has not changed. */
  #changed(desk: OpenDesk): boolean {
    return desk.store.access === 'full' && auditHead(desk.store).mac !== this.#lastHead
  }

  /** Since when a second place is asked for has to outlive the program, or it would never have been a day. */
  #askFromNowOn(): void {
    if (!hasPlaces(this.#dataDir)) this.#notePlaces({})
  }

  /** Where it can't be written down it holds as long as the program runs: no backup waits for a note about backups. */
  #notePlaces(change: Partial<Places>): void {
    this.#places = { ...this.#places, ...change }
    try {
      writePlaces(this.#dataDir, this.#places)
      this.#placesKept = true
    } catch (error) {
      // It is tried every minute, and told once.
      if (this.#placesKept) this.#options.logger.error('backup: places not kept', error)
      this.#placesKept = false
    }
  }

  /** What an earlier run of the program left unfinished. */
  #sweep(): void {
    try {
      // It is as big as the database is.
      rmSync(this.drillFolder, { recursive: true, force: true })
      sweepPlace(this.firstFolder)
    } catch (error) {
      // Where there is no such folder there is nothing to sweep; anything else shows when a backup is made.
      if (placeStateOf(error) !== 'away') this.#options.logger.error('backup: not swept', error)
    }
  }
}

function keyOf({ keys }: Pick<OpenDesk, 'keys'>): Buffer {
  const key = keys['desk']
  if (!key) throw new DeskError('unavailable', 'keyring.damaged')
  return Buffer.from(key)
}

/** The code of a refusal, for the screen; of anything else only that it failed. */
function codeOf(error: unknown): string {
  return error instanceof DeskError ? error.code : 'desk.unexpected'
}
