/** The heads of the log that stand in the manifests of backups. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { manifestFile, unsealed } from '../backup/manifest-file'
import { readMac } from './rules/head'
import type { DatedHead } from './rules/restored'

/** The first place of backups, inside the data folder. */
const folderName = 'backups'

const head = z.object({ sequence: z.number().int().min(0), mac: z.string() })
const manifest = z.object({
  /** UTC milliseconds. */
  at: z.number().nullable().default(null),
  auditHead: head,
  /** Files beside the desk's own; those that were only copied have no head. */
  apart: z.array(z.object({ name: z.string(), auditHead: head.optional() })).default([]),
})

/**
 * One for each backup in the first place that has a manifest; of the desk's own file, or of the one that is named. A backup that is not finished, or whose manifest can't be
 * read, says nothing of the log: what is wrong with it is for the backups to tell.
 */
export function headsOfBackups(dataDir: string, file?: string): readonly DatedHead[] {
  return backupsIn(join(dataDir, folderName)).flatMap((name): DatedHead[] => {
    const source = `${folderName}/${name}`
    try {
      const read = manifest.parse(
        unsealed(readFileSync(join(dataDir, folderName, name, manifestFile), 'utf8')),
      )
      const { at, apart } = read
      const auditHead =
        file === undefined ? read.auditHead : apart.find((said) => said.name === file)?.auditHead
      if (auditHead === undefined) return []
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
