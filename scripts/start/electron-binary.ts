/**
 * Electron's binary: where it is, or how it is fetched.
 *
 * The electron package fetches it with an install script, which this project doesn't run, so it is fetched at the
 * first start instead, from GitHub or the public mirror. The variables of @electron/get hold (ELECTRON_MIRROR, HTTPS_PROXY, …).
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { downloadArtifact, initializeProxy, type Progress } from '@electron/get'
import { z } from 'zod'
import { cacheOf, fromFirst, hasProxy, progressLine, sourcesOf, type Source } from './electron-sources'

const packageDir = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** Milliseconds without a single byte after which the network is taken to be closed. */
const patience = 20_000

/** The binary that is there, or null. */
export function installedElectron(): string | null {
  const pathFile = path.join(packageDir, 'path.txt')
  if (!existsSync(pathFile)) return null
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(packageDir, 'dist')
  const binary = path.join(folder, readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? binary : null
}

/** The binary, fetched if need be, or why it cannot be had. Waits as long as bytes keep coming. */
export async function electronBinary(): Promise<string | { readonly reason: string }> {
  const installed = installedElectron()
  if (installed !== null) return installed
  say('正在下载 Electron（只有第一次）… Fetching Electron, this once …')
  if (hasProxy(process.env)) initializeProxy()
  const fetched = await fromFirst(sourcesOf(process.env), fetchArchive, say)
  if ('failed' in fetched) return { reason: fetched.failed.join('；') }
  // Unpacks the archive that now lies in the cache, where it was put under the address that it came from.
  const { mirror } = fetched.from
  const unpacked = spawnSync(process.execPath, [path.join(packageDir, 'install.js')], {
    encoding: 'utf8',
    env: { ...process.env, ...(mirror === null ? {} : { ELECTRON_MIRROR: mirror }) },
  })
  return installedElectron() ?? { reason: firstLine(unpacked.stderr) }
}

async function fetchArchive({ mirror }: Source): Promise<void> {
  const giveUp = new AbortController()
  const wait = () => setTimeout(() => giveUp.abort(new Error(`no answer for ${patience / 1000} s`)), patience)
  let impatience = wait()
  const shown = progressOn(process.stderr)
  shown(0, null)
  try {
    await downloadArtifact({
      version: readJson('package.json', z.object({ version: z.string() })).version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: readJson('checksums.json', z.record(z.string(), z.string())),
      ...cacheOf(process.env),
      ...(mirror === null ? {} : { mirrorOptions: { mirror } }),
      downloadOptions: {
        signal: giveUp.signal,
        quiet: true,
        getProgressCallback: ({ transferred, total }: Progress) => {
          clearTimeout(impatience)
          impatience = wait()
          shown(transferred, total)
          return Promise.resolve()
        },
      },
    })
  } finally {
    clearTimeout(impatience)
    if (process.stderr.isTTY) process.stderr.write('\n')
  }
}

/** One line that changes where somebody looks on; a line for each tenth where it goes into a file. */
function progressOn({ isTTY }: Pick<NodeJS.WriteStream, 'isTTY'>) {
  let last = ''
  return (transferred: number, total: number | null) => {
    const line = progressLine(transferred, total)
    const step = isTTY || total === null ? line : String(Math.floor((10 * transferred) / total))
    if (step === last) return
    last = step
    process.stderr.write(isTTY ? `\r${line.padEnd(40)}` : `${line}\n`)
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

function readJson<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  return schema.parse(JSON.parse(readFileSync(path.join(packageDir, file), 'utf8')))
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? ''
}
