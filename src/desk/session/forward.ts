/**
 * Brings the files that somebody's keys open to this program's form before they are opened: on a thread, so that the page can ask how
 * far it is. At ten years it takes minutes.
 */
import { deskFile, isThere, keysOfFiles, namesOf, pathOf, type DatabaseFile } from '#vault/files'
import type { FileKeys } from '#vault/backup/databases'
import type { DataKeys } from '#vault/keyring/slot'
import { stepsAhead, type ForwardOrder } from '#vault/migration/bring-forward'
import { bringForwardOnThread } from '#vault/migration/thread'
import type { OpenedFile } from '#vault/store/access'
import type { DataFolder } from './data-folder'
import type { Forms } from './forms'
import type { Session } from './session'
import type { ForwardUnderWay } from './under-way'

/** Where the files are, and what this program is. */
export interface ForwarderOptions {
  readonly session: Session
  readonly folder: DataFolder
  readonly resourcesDir: string
  readonly version: string
  /** Told before every step in which a new file is placed, or one is copied before its migration; only tests look there. */
  readonly onStepOfOpening?: ((step: string) => void) | undefined
  /** Aborted when the desk is closed. */
  readonly closing: AbortSignal
}

/** Brings one file so many steps forward, for all to see how far it is. Returns what an unclean end had left of it. */
export const bringShown = (
  shown: ForwardUnderWay,
  { order, ahead }: { readonly order: ForwardOrder; readonly ahead: number },
  keys: FileKeys,
  signal: AbortSignal,
): Promise<OpenedFile['log']> =>
  shown.watch({ stage: order.copyFirst === null ? 'change' : 'copy', done: 0, total: ahead }, (onProgress) =>
    bringForwardOnThread(order, keys, { signal, onProgress }),
  )

export interface Forwarder {
  /** What an unclean end had left of the file before it was brought forward, said once: whoever opens it finds nothing any more. */
  foundBefore(file: DatabaseFile): OpenedFile['log'] | undefined
  /** Resolves when every file that these keys open can be opened at once. Throws what keeps the desk's own from it. */
  bring(keys: DataKeys): Promise<void>
}

export function forwarder(options: ForwarderOptions, forms: Forms): Forwarder {
  const { session, folder, version, closing } = options
  const { files } = session
  const found = new Map<string, OpenedFile['log']>()
  let last: Promise<unknown> = Promise.resolve()

  const bringOne = async (file: DatabaseFile, keys: DataKeys): Promise<void> => {
    const held = keysOfFiles(files, keys)
    const key = held[file.name]
    if (key === undefined || !isThere(folder.path, file)) return
    const order: ForwardOrder = {
      file: pathOf(folder.path, file),
      name: file.name,
      migrations: forms.of(file),
      version,
      now: session.clock.now(),
      copyFirst: { dataDir: folder.path, files: namesOf(files) },
    }
    const ahead = stepsAhead(order, key)
    if (ahead === 0) return
    if (file !== deskFile(files)) {
      const closing = session.apart.closingOf(file.name)
      closing.begin(key)
      await closing.digested()
    }
    const log = await bringShown(session.forward, { order, ahead }, held, closing)
    found.set(file.name, log)
  }

  const isOpen = (file: DatabaseFile): boolean =>
    'store' in session.position &&
    (file === deskFile(files) || session.apart.openStore(file.name) !== undefined)

  const bringAll = async (keys: DataKeys): Promise<void> => {
    session.refuseWhileReplaced()
    // Whoever watches the steps of opening has them done where they can be watched.
    if (!folder.held() || options.onStepOfOpening !== undefined) return
    for (const file of files) {
      if (isOpen(file)) continue
      const isOwn = file === deskFile(files)
      try {
        await bringOne(file, keys)
      } catch (error) {
        // A file apart keeps nobody from signing in: when it is opened it says why it can't be.
        if (isOwn) throw error
      }
    }
  }

  return {
    foundBefore({ name }) {
      const log = found.get(name)
      found.delete(name)
      return log
    },
    bring(keys) {
      const work = last.catch(() => undefined).then(() => bringAll(keys))
      last = work
      return work
    },
  }
}
