/** Files of a backup: hashed, copied and made durable, a megabyte at a time. */
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { property } from '#ground/property'
import { syncFolder, writeWhole } from '../store/files'
import type { Manifest } from './contract'

export type FileOfManifest = Manifest['files'][number]

const pieceSize = 1024 * 1024

/** Name, bytes and SHA-256 of a file in a folder. */
export function describeFile(folder: string, name: string): FileOfManifest {
  const file = join(folder, name)
  const hash = createHash('sha256')
  eachPiece(file, (piece) => void hash.update(piece))
  return { name, size: statSync(file).size, sha256: hash.digest('hex') }
}

/** Copies a file and makes the copy durable. */
export function copyDurably(from: string, to: string): void {
  const target = openSync(to, 'wx', 0o600)
  try {
    eachPiece(from, (piece) => writeWhole(target, piece))
    fsyncSync(target)
  } finally {
    closeSync(target)
  }
}

function eachPiece(file: string, take: (piece: Buffer) => void): void {
  const handle = openSync(file, 'r')
  const buffer = Buffer.allocUnsafe(pieceSize)
  try {
    for (;;) {
      const length = readSync(handle, buffer, 0, pieceSize, null)
      if (length === 0) return
      take(buffer.subarray(0, length))
    }
  } finally {
    closeSync(handle)
  }
}

/** Makes renames durable where the file system knows how; network folders and sticks may not. */
export function syncFolderIfPossible(folder: string): void {
  try {
    syncFolder(folder)
  } catch (error) {
    const code = property(error, 'code')
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'EPERM') throw error
  }
}
