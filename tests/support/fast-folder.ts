/**
 * Where tests make their desks: in memory where the machine has a file system there with room, since each write of a desk
 * waits for the disk and a test writes thousands. What counts what survives a dying process stays on a disk.
 */
import { accessSync, constants, readFileSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'

const inMemory = '/dev/shm'

/** All test desks of a run together are far below this. */
const roomWanted = 3 * 1024 ** 3

/** The folder in memory, or the system's own for temporary files. */
export function fastFolder(): string {
  return process.platform === 'linux' && hasRoom(inMemory) ? inMemory : tmpdir()
}

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize > roomWanted && freemem() > 2 * roomWanted && isInMemory(folder)
  } catch {
    return false
  }
}

/** Elsewhere the name may be an ordinary folder, or one where no program may lie. */
function isInMemory(folder: string): boolean {
  return readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .some(
      ([, at, kind, options = '']) =>
        at === folder && kind === 'tmpfs' && !options.split(',').includes('noexec'),
    )
}
