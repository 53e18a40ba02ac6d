/** What a package for one system needs besides what npm installed on this machine; laid into native/, where the builder takes it from. */
import { buildAddon } from './addon'
import { stageArgon2 } from './argon2'
import type { Target } from './floors'

export async function stageNatives(targets: readonly Target[]): Promise<void> {
  for (const target of targets) {
    await stageArgon2(target)
    if (target.system === 'linux')
      await buildAddon(target.processor, (line) => void process.stderr.write(`${line}\n`))
  }
}
