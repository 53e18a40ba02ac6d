/** The native files beside the archive: the right ones, and they work. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { listPackage } from '@electron/asar'
import type { Layout } from './layout'

const elf = Buffer.from([0x7f, 0x45, 0x4c, 0x46])

export function nativeFaults({ archive, unpacked }: Layout): readonly string[] {
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
      .filter(
        (file) =>
          file.endsWith('.node') && !readFileSync(path.join(unpacked, file)).subarray(0, 4).equals(elf),
      )
      .map((file) => `is not a native file of this system: ${file}`),
    ...(sqlite === undefined
      ? ['SQLite is missing']
      : loadFaults('SQLite', path.join(unpacked, sqlite), 'Database')),
    ...(argon2 === undefined
      ? ['argon2 is missing']
      : loadFaults('argon2', path.join(unpacked, argon2), 'hashSync')),
  ]
}

function files(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

/** In a process of its own: a native file that doesn't fit takes its process with it. */
function loadFaults(name: string, file: string, offers: string): readonly string[] {
  const program = `process.exit(process.argv[2] in require(process.argv[1]) ? 0 : 3)`
  const { status } = spawnSync(process.execPath, ['-e', program, file, offers], { stdio: 'ignore' })
  return status === 0 ? [] : [`${name} does not load: ${file}`]
}
