/** The two places of a desk's backups: where they are, what lies in them, and whether the second one is there. */
import { isAbsolute, join, relative, resolve } from 'node:path'
import type { Clock } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { KnownPlace, Manifest, PlaceState } from '#vault/backup/contract'
import { backupsIn } from '#vault/backup/place'
import {
  folderInPlace,
  firstPlaceOf,
  hasPlaces,
  readPlaces,
  writePlaces,
  type Places,
} from '#vault/backup/places-file'
import { askPlace, inTime, makePlace, placeStateOf, refusalOfPlace, stateOf } from '#vault/backup/reach'
import { secondPlaceWarning, type SecondPlaceWarning } from '#vault/backup/rules/second-place'
import { namesOf, type FilesOfDesk } from '#vault/files'
import type { Logger } from '#vault/logger'

export interface BackupPlacesOptions {
  readonly dataDir: string
  readonly files: FilesOfDesk
  /** Ids of the migrations that this program knows of the desk's own file. */
  readonly schemas: () => readonly string[]
  readonly clock: Clock
  readonly logger: Logger
}

/** How often the time that the second place last worked is written down, in milliseconds. */
const noted = 60 * 60 * 1000

export class BackupPlaces {
  readonly #options: BackupPlacesOptions
  #places: Places
  #secondWorks = true
  /** Whether the last backup came there; null while this run made none. A place that answers may still be too full for one. */
  #secondTook: boolean | null = null
  /** False while the file of the places could not be written; then they are kept as long as the program runs. */
  #placesKept = true

  constructor(options: BackupPlacesOptions) {
    this.#options = options
    this.#places = readPlaces(options.dataDir, options.clock.now())
  }

  get second(): Places['second'] {
    return this.#places.second
  }

  get firstFolder(): string {
    return firstPlaceOf(this.#options.dataDir)
  }

  /** Something could not be put there. */
  secondFailed(): void {
    this.#secondTook = false
    this.#secondWorks = false
  }

  /** A backup came there whole: until a day after this nobody is warned. */
  secondTook(): void {
    this.#secondTook = true
    this.#secondWorks = true
    const now = this.#options.clock.now()
    if (Math.abs(now - this.#places.secondSince) > noted) this.#notePlaces({ secondSince: now })
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
    // What was noted by a clock that ran ahead would hold the warning back until then.
    if (secondSince > now + noted) this.#notePlaces({ secondSince: now })
    const since = Math.min(secondSince, now)
    return secondPlaceWarning(second, { since, now, works: this.#secondWorks })
  }

  /** Whether the second place works now; remembered for the warning. */
  async check(): Promise<PlaceState | 'unset' | 'declined'> {
    const folder = this.secondFolder
    if (folder === null) return this.#places.second.state === 'declined' ? 'declined' : 'unset'
    const state = await stateOf(folder)
    this.#secondWorks = state === 'works' && this.#secondTook !== false
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
      const listed = () => backupsIn(folder)
      const found = await (place === 'first' ? inTime(listed()) : askPlace(folder, listed))
      const state = place === 'first' ? 'works' : await stateOf(folder)
      const backups = found.map((backup) => ({
        ...backup,
        newer: backup.manifest !== null && !this.knows(backup.manifest),
      }))
      return { place, folder, state, backups }
    } catch (error) {
      // Before the first backup there is no folder, and nothing is wrong with it.
      const state = place === 'first' ? 'works' : (placeStateOf(error) ?? 'away')
      return { place, folder, state, backups: [] }
    }
  }

  /** True for a backup that this program can bring back: of files, and in a form, that it has. */
  knows({ schema, apart = [] }: Pick<Manifest, 'schema' | 'apart'>): boolean {
    const names = namesOf(this.#options.files)
    return this.#options.schemas().includes(schema) && apart.every(({ name }) => names.includes(name))
  }

  /**
   * The folder as it may be chosen for the second place; makes the program's own folder in it and tries it.
   * Throws `backups.not-absolute`, `backups.inside-data`, `backups.place-away`, `-full` or `-read-only`.
   */
  async prepareSecond(typed: string): Promise<string> {
    if (!isAbsolute(typed)) throw new DeskError('invalid', 'backups.not-absolute')
    const folder = resolve(typed)
    const inside = relative(this.#options.dataDir, folder)
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
    writePlaces(this.#options.dataDir, chosen)
    this.#places = chosen
    this.#secondTook = null
    this.#secondWorks = true
  }

  /** Since when a second place is asked for has to outlive the program, or it would never have been a day. */
  askFromNowOn(): void {
    if (!hasPlaces(this.#options.dataDir)) this.#notePlaces({})
  }

  /** Where it can't be written down it holds as long as the program runs: no backup waits for a note about backups. */
  #notePlaces(change: Partial<Places>): void {
    this.#places = { ...this.#places, ...change }
    try {
      writePlaces(this.#options.dataDir, this.#places)
      this.#placesKept = true
    } catch (error) {
      // It is tried every minute, and told once.
      if (this.#placesKept) this.#options.logger.error('backup: places not kept', error)
      this.#placesKept = false
    }
  }
}
