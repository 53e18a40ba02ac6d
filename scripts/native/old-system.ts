/** A Linux that is older than the SQLite in its package: the addon is built on the spot, once. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { builtAddon } from '#vault/store/addon'
import { glibcWanted } from './floors'
import { nativeHeader } from './header'

const reported = z.object({ header: z.object({ glibcVersionRuntime: z.string().optional() }) })

/** The minor number of this machine's glibc 2.x; null where there is none. */
function ownGlibc(): number | null {
  const { glibcVersionRuntime = '' } = reported.parse(process.report.getReport()).header
  const minor = /^2\.(\d+)/.exec(glibcVersionRuntime)?.[1]
  return minor === undefined ? null : Number(minor)
}

/** Whether a system with that glibc loads the file. A system without any (musl) has a file of its own. */
export const isTooOldFor = (file: Buffer, glibc: number | null): boolean => {
  const header = nativeHeader(file)
  return glibc !== null && header !== null && (glibcWanted(header) ?? 0) > glibc
}

/** True where the SQLite that its package brings does not load here, and none was built yet. */
export function needsOwnAddon(): boolean {
  if (process.platform !== 'linux' || builtAddon() !== null) return false
  const packageDir = path.dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json'))
  const brought = path.join(packageDir, 'prebuilds', `linux-${process.arch}.node`)
  return isTooOldFor(readFileSync(brought), ownGlibc())
}
