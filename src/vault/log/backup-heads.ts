/** The heads of the log that stand in the manifests of backups, in every place where backups lie. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { manifestFile, unsealed } from '../backup/manifest-file'
import { firstPlaceOf, placesOf } from '../backup/places-file'
import { askPlace } from '../backup/reach'
import { openNote } from '../backup/sealed-note'
import { readMac } from './rules/head'
import type { DatedHead } from './rules/restored'

const head = z.object({ sequence: z.number().int().min(0), mac: z.string() })
const manifest = z.object({
  /** UTC milliseconds. */
  at: z.number().nullable().default(null),
  /** Which desk it is of. */
  desk: z.string().default(''),
  auditHead: head,
  /** Left out where the desk was never restored. */
  restores: z.number().int().min(0).default(0),
  /** Files beside the desk's own; those that were only copied have no note. */
  apart: z.array(z.object({ name: z.string(), note: z.string().optional() })).default([]),
})

/** A file beside the desk's own, with the key that opens what manifests say of it. */
export interface FileApart {
  readonly name: string
  readonly key: Buffer
}

export interface HeadsOfBackups {
  readonly heads: readonly DatedHead[]
  /** Backups in the second place that are of another desk, or of one whose log was made anew from its first row on. */
  readonly strangers: number
}

/**
 * One for each backup that has a manifest, of the desk's own file, or of the one that is named. A backup that is not finished, or
 * whose manifest can't be read, says nothing of the log: what is wrong with it is for the backups to tell. `desk` is what the
 * log says it is of: the second place may be another desk's, too; what lies in the first is of this one, whatever its log says.
 */
export async function headsOfBackups(
  dataDir: string,
  desk: string,
  file?: FileApart,
): Promise<HeadsOfBackups> {
  const read = await Promise.all(
    placesOf(dataDir).map(async (place) => ({ place, found: await manifestsIn(place) })),
  )
  const isFirst = (place: string) => place === firstPlaceOf(dataDir)
  const known = new Set([
    desk,
    ...read.filter(({ place }) => isFirst(place)).flatMap(({ found }) => found.map((one) => one.desk)),
  ])
  const ours = read.flatMap(({ place, found }) =>
    found.filter((one) => isFirst(place) || known.has(one.desk)).map((one) => ({ place, ...one })),
  )
  const heads = ours.flatMap(({ place, name, at, auditHead, restores, apart }): DatedHead[] => {
    const said = file === undefined ? auditHead : headIn(apart, file)
    const mac = said === undefined ? null : readMac(said.mac)
    if (said === undefined || mac === null) return []
    const source = isFirst(place) ? `${basename(place)}/${name}` : join(place, name)
    return [{ sequence: said.sequence, mac, source, at, restores }]
  })
  return { heads, strangers: read.flatMap(({ found }) => found).length - ours.length }
}

const headIn = (apart: z.infer<typeof manifest>['apart'], { name, key }: FileApart) => {
  const note = apart.find((one) => one.name === name)?.note
  return note === undefined ? undefined : openNote(name, note, key)?.auditHead
}

/** A place that is not there, or does not answer in time, has none. */
async function manifestsIn(place: string) {
  const texts = await askPlace(place, () => manifestTextsIn(place)).catch(() => [])
  return texts.flatMap(({ name, text }) => {
    const said = manifest.safeParse(unsealed(text))
    return said.success ? [{ name, ...said.data }] : []
  })
}

/** One after the other: a medium that ceases to answer keeps one thread waiting and not every one there is. */
async function manifestTextsIn(place: string) {
  const names = (await readdir(place)).filter((name) => !name.endsWith('.part')).sort()
  const texts: { readonly name: string; readonly text: string }[] = []
  for (const name of names) {
    texts.push({ name, text: await readFile(join(place, name, manifestFile), 'utf8').catch(() => '') })
  }
  return texts
}
