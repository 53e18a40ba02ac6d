/** Small files that must be whole or not there at all. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { removeIfPossible } from './remove'
import { renamePatiently } from './rename'

/**
 * Replaces a file in one step: after a crash it holds the old text or the new, never a part. Throws the error of the file
 * system, with the old file as it was.
 */
export function replaceFile(file: string, content: string): void {
  const part = `${file}.part`
  try {
    const handle = openSync(part, 'w', 0o600)
    try {
      writeWhole(handle, Buffer.from(content))
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renamePatiently(part, file)
  } catch (error) {
    // In nobody's way where it stays: the next one is written over it.
    removeIfPossible(part)
    throw error
  }
  syncFolder(dirname(file))
}

/**
 * Writes all of the bytes at the end of what was written to the handle, or throws. A disk that is nearly full takes the
 * first of them and says so without an error; only what is asked for after that is refused.
 */
export function writeWhole(handle: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written)
}

/** Makes what was written to a file durable. Throws when it isn't there. */
export function syncFile(file: string): void {
  // Windows syncs only what is open for writing.
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes a rename durable. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
