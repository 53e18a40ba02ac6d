/** What a backup that is to be brought back says of itself. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import type { Manifest } from '#vault/backup/contract'
import { manifestFile, parseManifest } from '#vault/backup/manifest-file'
import { askPlace } from '#vault/backup/reach'

/** Throws `unavailable` `backups.manifest-missing`, `backups.manifest-damaged`. */
export async function manifestOf(backup: string): Promise<Manifest> {
  const text = await askPlace(backup, () => readFile(join(backup, manifestFile), 'utf8')).catch(() => null)
  if (text === null) throw new DeskError('unavailable', 'backups.manifest-missing')
  const manifest = parseManifest(text)
  if (manifest === null) throw new DeskError('unavailable', 'backups.manifest-damaged')
  return manifest
}
