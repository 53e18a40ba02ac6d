/** Runs a script in a user and mount namespace of its own, where it may mount what it likes, where the machine allows one. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Why this machine has no such namespaces, or null where it has. */
export function namespaceRefused(): string | null {
  if (process.platform !== 'linux') return 'only Linux has mount namespaces'
  const tried = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { encoding: 'utf8' })
  if (tried.error !== undefined) return 'there is no unshare on this machine'
  return tried.status === 0 ? null : `unshare -rm: ${tried.stderr.trim()}`
}

/** What the script prints on its last line, as JSON. Throws with its complaints when it fails. */
export function inNamespace(script: string, ...args: readonly string[]): unknown {
  const run = spawnSync(
    'unshare',
    ['-rm', process.execPath, '--import', 'tsx', join(import.meta.dirname, script), ...args],
    { encoding: 'utf8', timeout: 60_000 },
  )
  if (run.status !== 0) throw new Error(`${script} ${args.join(' ')}: ${run.stderr}`)
  const printed: unknown = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '')
  return printed
}
