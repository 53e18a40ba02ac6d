/** Who has left since the keys were last changed: until they are, copies of the files from before open with the passwords of then. */
import { z } from 'zod'
import { property } from '#ground/property'
import type { HasStatements } from '#vault/store/store'
import { readSetting, writeSetting } from '../session/settings'

/** When it was done and by whom, as a setting of the new database. */
export const rotationSetting = 'key-rotation'

/** UTC milliseconds; null where they never were. */
export function rotatedAt(call: HasStatements): number | null {
  const at = property(readSetting(call, rotationSetting), 'at')
  return typeof at === 'number' ? at : null
}

const leaver = z.object({ id: z.number(), name: z.string(), leftAt: z.number() })
export type Leaver = z.infer<typeof leaver>

/** Newest first. */
export const leftSinceChange = (call: HasStatements): readonly Leaver[] =>
  z
    .array(leaver)
    .parse(
      call
        .statement(
          `SELECT id, name, left_at AS leftAt FROM staff WHERE active = 0 AND left_at > ? ORDER BY left_at DESC LIMIT 100`,
        )
        .all(rotatedAt(call) ?? 0),
    )

/** Names of files that stayed under the keys they had, because whoever changed the keys could not open them. */
export const filesUnderOldKeys = (call: HasStatements): readonly string[] =>
  z.array(z.string()).safeParse(property(readSetting(call, rotationSetting), 'left')).data ?? []

/** The acts after which a file is under another key, as its own log tells of them. */
const changes = ['holders.changeKey', 'keyRotation.run'] as const

/**
 * A file that stayed behind was put under another key by its holder since: the desk's own, which was not open to that, hears of it when
 * the file is opened, which it is at the end of the change itself. Call it with both open.
 */
export function noteKeyOfFile(desk: HasStatements, name: string, file: HasStatements): void {
  const left = filesUnderOldKeys(desk)
  if (!left.includes(name)) return
  const since = rotatedAt(desk) ?? 0
  const changed = file
    .statement(`SELECT 1 FROM audit WHERE outcome = 'done' AND procedure IN (?, ?) AND at >= ? LIMIT 1`)
    .get(...changes, since)
  if (changed === undefined) return
  const setting = readSetting(desk, rotationSetting)
  const others = left.filter((one) => one !== name)
  writeSetting(desk, rotationSetting, { ...z.record(z.string(), z.unknown()).parse(setting), left: others })
}
