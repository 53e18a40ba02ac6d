/** The native files beside the archive: the right ones for their system, old ones included, and they work. */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import path from 'node:path'
import { listPackage } from '@electron/asar'
import { floorFaults, nameOf } from '../native/floors'
import type { Layout } from './layout'

export function nativeFaults({ archive, unpacked, target }: Layout): readonly string[] {
  const named = listPackage(archive, { isPack: false }).filter((entry) => entry.endsWith('.node'))
  const lying = existsSync(unpacked) ? files(unpacked).map((file) => path.relative(unpacked, file)) : []
  const sqlite = lying.find((file) => /better-sqlite3.*\.node$/.test(file))
  const argon2 = lying.find((file) => /argon2.*\.node$/.test(file))
  return [
    ...named
      .filter((entry) => !lying.includes(entry.slice(1)))
      .map((entry) => `is still inside the archive: ${entry}`),
    ...lying.filter((file) => !file.endsWith('.node')).map((file) => `needs no unpacking: ${file}`),
    ...lying
      .filter((file) => file.endsWith('.node'))
      .flatMap((file) =>
        floorFaults(readFileSync(path.join(unpacked, file)), target).map((fault) => `${file} ${fault}`),
      ),
    ...(sqlite === undefined ? ['SQLite is missing'] : []),
    ...(argon2 === undefined ? ['argon2 is missing'] : []),
  ]
}

/** Whether a file is a program or a library of Linux, by its first bytes. */
const isElf = (file: string): boolean => {
  const opened = openSync(file, 'r')
  try {
    const first = Buffer.alloc(4)
    return readSync(opened, first) === 4 && first.readUInt32BE(0) === 0x7f454c46
  } finally {
    closeSync(opened)
  }
}

/**
 * Electron's own program and libraries, as far as they would not start on the oldest Linux that is promised: only where the real ones lie
 * in the layout. On Windows their floor is Electron's own.
 */
export function programFaults({ binary, target }: Layout): readonly string[] {
  if (target.system !== 'linux') return []
  const folder = path.dirname(binary)
  const programs = files(folder).filter((file) => !file.endsWith('.node') && isElf(file))
  return [
    ...(programs.includes(binary) ? [] : ['the program itself is no program of Linux']),
    ...programs.flatMap((file) =>
      floorFaults(readFileSync(file), target).map((fault) => `${path.relative(folder, file)} ${fault}`),
    ),
  ]
}

/** Only on the machine that they are for. */
export function loadingFaults({ unpacked, target }: Layout): readonly string[] {
  if (nameOf(target) !== `${process.platform}-${process.arch}`) return []
  return (existsSync(unpacked) ? files(unpacked) : []).flatMap((file) =>
    loadFaults(file, /argon2[^/\\]*$/.test(file) ? 'hashSync' : 'Database'),
  )
}

function files(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

/** In a process of its own: a native file that doesn't fit takes its process with it. */
function loadFaults(file: string, offers: string): readonly string[] {
  const program = `process.exit(process.argv[2] in require(process.argv[1]) ? 0 : 3)`
  const { status } = spawnSync(process.execPath, ['-e', program, file, offers], { stdio: 'ignore' })
  return status === 0 ? [] : [`does not load: ${file}`]
}
