/**
 * A file that was just written is held for a moment by an antivirus or an indexer on Windows, and can't be renamed or removed meanwhile.
 * Whoever does either tries again for as long as a look into a file takes.
 */
import { property } from './property'

/**
 * What Windows says of a file that somebody holds, and of a folder from which such a file does not go. Elsewhere the first two are about
 * rights, which no waiting gives.
 */
const heldOnWindows: ReadonlySet<unknown> = new Set(['EPERM', 'EACCES', 'EBUSY', 'ENOTEMPTY'])

export const isHeldForAMoment = (error: unknown, platform: string): boolean =>
  platform === 'win32' ? heldOnWindows.has(property(error, 'code')) : property(error, 'code') === 'EBUSY'

/** Milliseconds between attempts: a second and a half in all. */
export const waitsForHeldFile = [50, 100, 250, 500, 600] as const

/** The same on a thread of its own, where nobody waits: half a minute in all, for a look into each file of a whole folder. */
export const waitsOnAThread = [...waitsForHeldFile, ...Array.from({ length: 19 }, () => 1_500)] as const
