/** The heads of the log that stand in the manifests of backups. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { unsealed } from '../backup/manifest-file'
import { readMac } from './rules/head'
import type { DatedHead } from './rules/restored'

/** The first place of backups, inside the data folder. */
const folderName = 'backups'

const manifest = z.object({
  /** UTC milliseconds. */
  at: z.number().nullable().default(null),
  auditHead: z.object({ sequence: z.number().int().min(0), mac: z.string() }),
})

/**
 * One for each backup in the first place that has a manifest. A backup that is not finished, or whose manifest can't be
 * read, says nothing of the log: what is wrong with it is for the backups to tell.
 */
export function headsOfBackups(dataDir: string): readonly DatedHead[] {
  return backupsIn(join(dataDir, folderName)).flatMap((name): DatedHead[] => {
    const source = `${folderName}/${name}`
    try {
      const { auditHead, at } = manifest.parse(
        unsealed(readFileSync(join(dataDir, folderName, name, 'manifest.json'), 'utf8')),
      )
      const mac = readMac(auditHead.mac)
      return mac === null ? [] : [{ sequence: auditHead.sequence, mac, source, at }]
    } catch {
      return []
    }
  })
}

function backupsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.endsWith('.part'))
      .sort()
  } catch {
    return []
  }
}
