/**
 * A file that was just written is held for a moment by an antivirus or an indexer on Windows, and can't be renamed meanwhile. Whoever
 * renames tries again for as long as a look into a file takes.
 */
import { property } from './property'

/** What Windows says of a file that somebody holds. Elsewhere the first two are about rights, which no waiting gives. */
const heldOnWindows: ReadonlySet<unknown> = new Set(['EPERM', 'EACCES', 'EBUSY'])

export const isHeldForAMoment = (error: unknown, platform: string): boolean =>
  platform === 'win32' ? heldOnWindows.has(property(error, 'code')) : property(error, 'code') === 'EBUSY'

/** Milliseconds between attempts: a second and a half in all. */
export const waitsForHeldFile = [50, 100, 250, 500, 600] as const
