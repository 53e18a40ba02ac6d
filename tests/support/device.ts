/** Machines of tests, in memory: what the real one keeps outside the data folder. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { deviceFolder, type Device } from '#vault/keyring/device'

/** A machine of its own. `before` is told before a secret is kept, and may throw as a machine that dies there. */
export function machine(before: () => void = () => undefined): Device & { readonly kept: number } {
  const secrets = new Map<string, Buffer>()
  return {
    get kept() {
      return secrets.size
    },
    secretOf(salt) {
      const found = secrets.get(salt)
      return found === undefined ? null : Buffer.from(found)
    },
    isSealedAway: () => false,
    keep(salt, secret) {
      before()
      secrets.set(salt, Buffer.from(secret))
    },
  }
}

/** The one on which tests run unless they say otherwise. */
export const thisMachine = machine()

/** What a command that runs in a process of its own is told, so that it opens this desk as this machine does. */
export function asThisMachine(dataDir: string): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-machine-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const text = readFileSync(join(dataDir, 'keyring.json'), 'utf8')
  const { salt } = z.object({ salt: z.string() }).parse(JSON.parse(text))
  const secret = thisMachine.secretOf(salt)
  if (secret !== null) deviceFolder(folder).keep(salt, secret)
  return { LINLI_TEST_DEVICE: folder }
}
