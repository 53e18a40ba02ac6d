/** Which files are put under other keys, under which, and who may have these. */
import { randomBytes } from 'node:crypto'
import { DeskError } from '#ground/contract/errors'
import {
  auditKeyName,
  deskFile,
  filesApart,
  keyOfFile,
  lastingKey,
  lastingKeyName,
  type DatabaseFile,
} from '#vault/files'
import type { Holder } from '#vault/holders/rules'
import type { DataKeys } from '#vault/keyring/slot'
import { keyLength } from '#vault/store/open'
import { readHolders } from '../holders/kept'
import type { Session } from '../session/session'

/**
 * The desk's own file, and those that are open for whoever changes the keys: what nobody here can open keeps its key, and the
 * setting says so.
 */
export const filesToChange = ({ files, apart }: Session): readonly DatabaseFile[] => [
  deskFile(files),
  ...filesApart(files).filter(({ name }) => apart.openStore(name)?.access === 'full'),
]

/**
 * A key for each of the files and, with the desk's own, another one of the log, which the keyring's MAC is made with, too. The first
 * of the log's stays for what is read across changes.
 */
export function freshKeys({ files: all }: Session, files: readonly DatabaseFile[], keys: DataKeys): DataKeys {
  const ofFiles = Object.fromEntries(files.map(({ key }) => [key, randomBytes(keyLength)] as const))
  if (!files.includes(deskFile(all))) return ofFiles
  return {
    ...ofFiles,
    [auditKeyName]: randomBytes(keyLength),
    [lastingKeyName]: Buffer.from(lastingKey(keys)),
  }
}

/** Who holds the keys of those that are files apart, by the names of the keys. Throws `unavailable` `holders.altered`. */
export const holdersOf = (
  session: Session,
  files: readonly DatabaseFile[],
  keys: DataKeys,
): ReadonlyMap<string, readonly Holder[]> =>
  new Map(
    files
      .filter((file) => file !== deskFile(session.files))
      .map((file) => {
        const kept = readHolders(session.apart.storeOf(file.name), keyOfFile(file, keys))
        if (kept.state !== 'sound') throw new DeskError('unavailable', 'holders.altered')
        return [file.key, kept.holders] as const
      }),
  )
