/**
 * The files that not everyone can open, as they stand for whoever is signed in: open, or why not. A lock, a sign-out and a
 * change of staff close them; each chain then notes where the other one ends.
 */
import type { Clock } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import type { Role } from '#ground/roles/permissions'
import { deskFile, filesApart, mayOpen, pathOf, type DatabaseFile, type FilesOfDesk } from '#vault/files'
import type { Damage } from '#vault/damage/contract'
import { StoreHealth } from '#vault/damage/health'
import { auditHead } from '#vault/log/record'
import type { Age } from '#vault/log/ages'
import { noteHead, noteHeadOfSealed } from '#vault/log/noted-heads'
import type { Logger } from '#vault/logger'
import type { Store } from '#vault/store/store'
import { ClosingNote } from './closing-note'

/**
 * `closed`: nobody is here who may open it; `not-set-up`: it has never been; `key-not-given`: someone of the role is here, and the key has
 * not been given to them;
 * `unusable`: damaged, gone, or from a newer program.
 */
export type FileState =
  | { readonly state: 'open'; readonly store: Store; readonly age: Age }
  | { readonly state: 'closed' }
  | { readonly state: 'not-set-up' }
  | { readonly state: 'key-not-given' }
  | { readonly state: 'unusable'; readonly damage: Damage }

const closed: FileState = { state: 'closed' }

/** Runs a write that may have to wait, of the file of which this is known; of the desk's own where nothing is said. */
export type Note = (work: () => void, health?: StoreHealth) => void

export class FilesApart {
  readonly #own: string
  readonly #files: readonly DatabaseFile[]
  readonly #health: ReadonlyMap<string, StoreHealth>
  readonly #closing: ReadonlyMap<string, ClosingNote>
  readonly #clock: Clock
  #states: ReadonlyMap<string, FileState>

  constructor(
    files: FilesOfDesk,
    beside: { readonly dataDir: string; readonly clock: Clock; readonly logger: Logger },
  ) {
    this.#own = deskFile(files).name
    this.#files = filesApart(files)
    this.#clock = beside.clock
    this.#health = new Map(
      this.#files.map((file) => [file.name, new StoreHealth({ ...beside, file })] as const),
    )
    this.#closing = new Map(
      this.#files.map((file) => [file.name, new ClosingNote(pathOf(beside.dataDir, file), beside.logger)]),
    )
    this.#states = this.#allClosed()
  }

  /** By name, in the order of the table. */
  get states(): ReadonlyMap<string, FileState> {
    return this.#states
  }

  get stores(): readonly Store[] {
    return [...this.#states.values()].flatMap((file) => (file.state === 'open' ? [file.store] : []))
  }

  /** What is known of a file apart. */
  healthOf(name: string): StoreHealth {
    const health = this.#health.get(name)
    if (health === undefined) throw new Error(`no file is called ${name}`)
    return health
  }

  /** What is noted of a file apart when it is closed, and held against it when it is opened. */
  closingOf(name: string): ClosingNote {
    const note = this.#closing.get(name)
    if (note === undefined) throw new Error(`no file is called ${name}`)
    return note
  }

  /** True while it is being noted what a file was that was closed. */
  get isNoting(): boolean {
    return [...this.#closing.values()].some((note) => note.isNoting)
  }

  /** Resolves when it is. */
  async noted(): Promise<void> {
    for (const note of this.#closing.values()) await note.settled()
  }

  /** What is not noted yet stays so. */
  stopNoting(): void {
    for (const note of this.#closing.values()) note.stop()
  }

  /** Other files stand in their places, ones that were proved or never opened. */
  replaced(): void {
    for (const health of this.#health.values()) health.replaced()
    this.stopNoting()
  }

  /** Of the file whose store this is; undefined for the desk's own. */
  healthOfStore(store: Store): StoreHealth | undefined {
    for (const [name, file] of this.#states) {
      if (file.state === 'open' && file.store === store) return this.#health.get(name)
    }
    return undefined
  }

  /** Of the file whose store this is; the desk's own is of no other. */
  nameOf(store: Store): string {
    const found = [...this.#states].find(([, file]) => file.state === 'open' && file.store === store)
    return found?.[0] ?? this.#own
  }

  /** The store where the file is open. */
  openStore(name: string | undefined): Store | undefined {
    const file = name === undefined ? undefined : this.#states.get(name)
    return file?.state === 'open' ? file.store : undefined
  }

  /** The open store. Throws `unavailable` `files.closed`, `files.not-set-up`, `files.key-not-given` or `files.unusable`. */
  storeOf(name: string): Store {
    const file = this.#states.get(name)
    if (file === undefined) throw new Error(`no file is called ${name}`)
    switch (file.state) {
      case 'open':
        return file.store
      case 'closed':
        throw new DeskError('unavailable', 'files.closed', { file: name })
      case 'not-set-up':
        throw new DeskError('unavailable', 'files.not-set-up', { file: name })
      case 'key-not-given':
        throw new DeskError('unavailable', 'files.key-not-given', { file: name })
      case 'unusable':
        throw new DeskError('unavailable', 'files.unusable', { file: name })
    }
  }

  /** As they were just opened, or could not be. */
  opened(states: ReadonlyMap<string, FileState>): void {
    this.#states = new Map(this.#files.map(({ name }) => [name, states.get(name) ?? closed] as const))
  }

  /** An open file turned out not to be the one that was closed; false where it is not that one any more. */
  exchanged(name: string, store: Store): boolean {
    const file = this.#states.get(name)
    if (file?.state !== 'open' || file.store !== store) return false
    this.#states = new Map([...this.#states, [name, { ...file, age: 'exchanged' }]])
    return true
  }

  /** Closes those that someone with these roles may not open; without roles, all. */
  close(held: readonly Role[], desk: Store, note: Note): void {
    const at = this.#clock.now()
    this.#states = new Map(
      this.#files.map((file) => {
        const now = this.#states.get(file.name) ?? closed
        if (held.length > 0 && mayOpen(file, held)) return [file.name, now] as const
        if (now.state === 'open') {
          if (desk.sqlite.open && now.store.sqlite.open) this.#noteHeads(desk, file, now.store, { at, note })
          now.store.close()
          this.closingOf(file.name).closed()
        }
        return [file.name, closed] as const
      }),
    )
  }

  /** Shut for a moment, to be opened anew; nothing of it is noted. */
  shut(): void {
    for (const store of this.stores) store.close()
  }

  /**
   * Puts the end of the desk's chain into that of a file that is closed, and its end into the desk's own: in this order, so that what
   * was noted there is noted here. Only when it is closed, and always then: see docs/decisions/the-mediators-seal.md.
   */
  #noteHeads(
    desk: Store,
    { name }: DatabaseFile,
    store: Store,
    { at, note }: { readonly at: number; readonly note: Note },
  ): void {
    if (store.access === 'full') {
      note(() => noteHead(store, { name: this.#own, head: auditHead(desk), at }), this.healthOf(name))
    }
    note(() => noteHeadOfSealed(desk, { name, head: auditHead(store), at }))
  }

  #allClosed(): ReadonlyMap<string, FileState> {
    return new Map(this.#files.map(({ name }) => [name, closed] as const))
  }
}
