/** Tries whether a folder takes a file, to tell a full disk from a write-protected one and to notice that it is over. */
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from '../store/files'
import { removeIfPossible } from '../store/remove'
import type { DamageCode } from './contract'
import { damageOf } from './rules/causes'

/** Room for some hundred writes, in bytes: a disk that takes less is as good as full. */
const wanted = 256 * 1024

export const probeFile = 'desk.probe'

/** What keeps the folder from taking a file, or null when it takes one. Leaves nothing behind. */
export function folderTrouble(folder: string): DamageCode | null {
  const file = join(folder, probeFile)
  try {
    const handle = openSync(file, 'w', 0o600)
    try {
      writeWhole(handle, Buffer.alloc(wanted, 1))
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    return null
  } catch (error) {
    return damageOf(error)?.code ?? 'store.disk-error'
  } finally {
    removeIfPossible(file)
  }
}
