/** Writes and reads the manifest of a backup, strictly: what does not read as one is no backup. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import { property } from '#ground/property'
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
  return manifest.safeParse(unsealed(text)).data ?? null
}

/** The text of a manifest, with a digest of itself: a stick that turns over one bit of a date is found out. */
export function sealed(content: object): string {
  return JSON.stringify({ ...content, sha256: digestOf(content) }, null, 2)
}

/** What `sealed` was given, or null where the digest is not that of the rest. */
export function unsealed(text: string): object | null {
  if (text.length > largest) return null
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null) return null
    const { sha256, ...content }: { readonly sha256?: unknown } = read
    return sha256 === digestOf(content) ? content : null
  } catch {
    return null
  }
}

const digestOf = (content: object): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex')
