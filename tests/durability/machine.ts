/** What this machine allows: some parts need namespaces of their own or a tracer, and say so where there are none. */
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'

/** How a file system of a few megabytes is had: a command that mounts it at `folder` and then runs a program. */
export function onSmallFileSystem(folder: string, megabytes: number): readonly string[] {
  const script = `mount -t tmpfs -o size=${megabytes}m tmpfs "$0" && exec "$@"`
  return ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', script, folder]
}

/** Why there is no small file system here, or null. */
export function withoutSmallFileSystem(): string | null {
  const [command = '', ...rest] = onSmallFileSystem(tmpdir(), 1)
  return succeeds(command, [...rest, 'true']) ? null : 'this machine allows no mount in a user namespace'
}

/**
 * A program whose system calls `calls` fail or kill it: `error=EIO:when=5+` or `signal=KILL:when=7`. Calls are counted by
 * thread, and a database has one.
 */
export function withInjection(calls: readonly string[], what: string): readonly string[] {
  // A call that this processor does not have is passed over.
  const set = calls.map((call) => `?${call}`).join(',')
  // Stopping only at the calls meant is much faster, but no signal is sent then.
  const quickly = what.startsWith('error=') ? ['--seccomp-bpf'] : []
  return ['strace', '-f', ...quickly, '-o', '/dev/null', '-e', `trace=${set}`, '-e', `inject=${set}:${what}`]
}

/** Why no system call can be made to fail here, or null. */
export function withoutInjection(): string | null {
  const [command = '', ...rest] = withInjection(['fdatasync'], 'error=EIO')
  return succeeds(command, [...rest, 'true']) ? null : 'strace is not here, or may not trace'
}

function succeeds(command: string, rest: readonly string[]): boolean {
  return spawnSync(command, rest, { stdio: 'ignore' }).status === 0
}
