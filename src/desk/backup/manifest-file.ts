/** Reads the manifest of a backup, strictly: what does not read as one is no backup. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '../contract/errors'
import { property } from '../property'
import { manifest, type Manifest } from './contract'

export const manifestFile = 'manifest.json'

/** More than any manifest has, in bytes; what is larger is something else. */
const largest = 1024 * 1024

/** Throws `backups.manifest-missing` or `backups.manifest-damaged`, or the error of the file system. */
export function readManifest(backup: string): Manifest {
  let text: string
  try {
    text = readFileSync(join(backup, manifestFile), 'utf8')
  } catch (error) {
    if (property(error, 'code') !== 'ENOENT') throw error
    throw new DeskError('unavailable', 'backups.manifest-missing')
  }
  const read = parseManifest(text)
  if (read === null) throw new DeskError('unavailable', 'backups.manifest-damaged')
  return read
}

/** The manifest that a text is, or null. */
export function parseManifest(text: string): Manifest | null {
  if (text.length > largest) return null
  try {
    return manifest.parse(JSON.parse(text))
  } catch {
    return null
  }
}
