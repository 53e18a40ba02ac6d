/**
 * Electron's binary: where it is, or how it is fetched.
 *
 * The electron package fetches it with an install script, which this project doesn't run, so it is fetched at the
 * first start instead. The mirror variables of @electron/get hold (ELECTRON_MIRROR, npm_config_electron_mirror, …).
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { downloadArtifact } from '@electron/get'
import { z } from 'zod'

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
  process.stderr.write('正在下载 Electron（只有第一次）… Fetching Electron, this once …\n')
  try {
    await fetchArchive()
  } catch (error) {
    return { reason: error instanceof Error ? firstLine(error.message) : String(error) }
  }
  // Unpacks the archive that now lies in the cache.
  const unpacked = spawnSync(process.execPath, [path.join(packageDir, 'install.js')], { encoding: 'utf8' })
  return installedElectron() ?? { reason: firstLine(unpacked.stderr) }
}

async function fetchArchive(): Promise<void> {
  const giveUp = new AbortController()
  const wait = () => setTimeout(() => giveUp.abort(new Error(`no answer for ${patience / 1000} s`)), patience)
  let impatience = wait()
  try {
    await downloadArtifact({
      version: readJson('package.json', z.object({ version: z.string() })).version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: readJson('checksums.json', z.record(z.string(), z.string())),
      downloadOptions: {
        signal: giveUp.signal,
        getProgressCallback: () => {
          clearTimeout(impatience)
          impatience = wait()
          return Promise.resolve()
        },
      },
    })
  } finally {
    clearTimeout(impatience)
  }
}

function readJson<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  return schema.parse(JSON.parse(readFileSync(path.join(packageDir, file), 'utf8')))
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? ''
}
