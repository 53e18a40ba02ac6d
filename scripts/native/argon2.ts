/**
 * argon2's native part for the processor that a package is made for: npm installs the one of the machine that it runs on. Others are
 * fetched as `package-lock.json` names them, and held against its checksum.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { nativeFolder } from '#vault/store/addon'
import { root } from '../build/program'
import { nameOf, type Target } from './floors'

const run = promisify(execFile)
const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), integrity: z.string().optional() }),
  ),
})

const endings = { linux: '-gnu', win32: '-msvc', darwin: '' } as const
const packageOf = (target: Target): string => `argon2-${nameOf(target)}${endings[target.system]}`

/** Lays it where the package takes it from: native/argon2/. Throws where it can't be had or is not what was locked. */
export async function stageArgon2(target: Target): Promise<void> {
  const name = packageOf(target)
  const place = `node_modules/@node-rs/${name}`
  const { version, integrity } =
    lockFile.parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))).packages[place] ??
    {}
  if (version === undefined || integrity === undefined)
    throw new Error(`package-lock.json does not name ${name}`)
  const folder = path.join(root, nativeFolder, 'argon2')
  mkdirSync(folder, { recursive: true })
  const work = mkdtempSync(path.join(root, nativeFolder, 'fetching-'))
  try {
    const installed = path.join(root, place)
    const unpacked = path.join(work, 'package')
    if (existsSync(installed)) cpSync(installed, unpacked, { recursive: true })
    else await fetchInto(work, `@node-rs/${name}@${version}`, integrity)
    rmSync(path.join(folder, name), { recursive: true, force: true })
    renameSync(unpacked, path.join(folder, name))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Throws where the bytes are not those that were locked. */
export function assertLocked(bytes: Buffer, integrity: string, name: string): void {
  const [kind = '', wanted = ''] = integrity.split('-', 2)
  if (createHash(kind).update(bytes).digest('base64') !== wanted)
    throw new Error(`${name} is not what package-lock.json says`)
}

async function fetchInto(work: string, named: string, integrity: string): Promise<void> {
  // npm's own way to its registry, with whatever mirror or proxy it was told.
  const { npm_execpath: npm } = process.env
  if (npm === undefined) throw new Error('run this through npm')
  await run(process.execPath, [npm, 'pack', named, '--silent', '--pack-destination', work], { cwd: work })
  const archive = readdirSync(work).find((file) => file.endsWith('.tgz'))
  if (archive === undefined) throw new Error(`npm gave no ${named}`)
  assertLocked(readFileSync(path.join(work, archive)), integrity, named)
  await run('tar', ['-xzf', archive], { cwd: work })
}
