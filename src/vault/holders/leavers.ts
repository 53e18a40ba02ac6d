/**
 * Who was taken out of the holders of a file, beside it: a backup of before is brought back with the list of then, and whoever left since
 * is no holder by it. Under a secret that lies in the file from its first day, so that a change of its key leaves it readable.
 */
import { createHmac, hkdfSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import { z } from 'zod'
import { replaceFile } from '../store/files'
import { sameText } from '../keyring/keyring-file'

const leaversFile = z.strictObject({
  version: z.literal(1),
  /** Public keys of their slots. */
  left: z.array(z.string()).max(10_000),
  mac: z.string(),
})

/** Beside the database. */
export const leaversFileOf = (database: string): string => {
  const { dir, name } = parse(database)
  return join(dir, `leavers-${name}.json`)
}

/** Empty where there is none, or none that this secret made: whoever writes another one brings nobody in and takes nobody out. */
export function readLeavers(database: string, secret: Buffer): ReadonlySet<string> {
  try {
    const { left, mac } = leaversFile.parse(JSON.parse(readFileSync(leaversFileOf(database), 'utf8')))
    return new Set(sameText(mac, macOf(left, secret)) ? left : [])
  } catch {
    return new Set()
  }
}

/** Throws the error of the file system. */
export function writeLeavers(database: string, left: ReadonlySet<string>, secret: Buffer): void {
  const inOrder = [...left].toSorted()
  const content = { version: 1, left: inOrder, mac: macOf(inOrder, secret) }
  replaceFile(leaversFileOf(database), JSON.stringify(content, null, 1))
}

function macOf(left: readonly string[], secret: Buffer): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'linli-desk leavers', 32))
  const mac = createHmac('sha256', key).update(JSON.stringify(left)).digest('hex')
  key.fill(0)
  return mac
}
