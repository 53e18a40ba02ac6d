/** What a manager has to look at after a restore: kept with the desk until one of them says that they have. */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { mostToLookAt } from './contract'
import { forgetSetting, readSetting, writeSetting } from '../session/settings'

const ids = z.array(z.number().int().positive()).max(mostToLookAt)

const toLookAt = z.strictObject({
  /** Had left since the backup, and were deactivated again. */
  left: ids,
  /** Had left too, but no other manager was there. */
  stayed: ids,
  /** Sign in with their password of before. */
  passwords: ids,
  /** May have the roles of before. */
  roles: ids,
  /** Records of residents who were put under protection since, and may not be. */
  protections: ids,
})
export type ToLookAt = Readonly<Record<keyof z.infer<typeof toLookAt>, readonly number[]>>

const key = 'restored.look'

export const lookAfterRestore = {
  /** Null where there is nothing, or somebody has. */
  read: (store: HasStatements): ToLookAt | null => toLookAt.safeParse(readSetting(store, key)).data ?? null,

  /** Nothing is kept where there is nothing to look at: what an earlier restore left is of another state of the desk. */
  write(store: HasStatements, found: ToLookAt): void {
    if (Object.values(found).some((one) => one.length > 0)) writeSetting(store, key, found)
    else forgetSetting(store, key)
  },

  done: (store: HasStatements): void => {
    forgetSetting(store, key)
  },
}
