/** How long a file is kept, by kind of dispute: as the head mediator set it, for good until then. Nothing is deleted by it. */
import { readSetting, writeSetting } from '#desk/session/settings'
import type { HasStatements } from '#vault/store/store'
import { retention, type RetentionSettings } from '../contract'

const key = 'mediation.retention'
const usual: RetentionSettings = { kinds: [], others: null, registers: null, patrols: null }

export const retentionSettings = (call: HasStatements): RetentionSettings =>
  retention.safeParse(readSetting(call, key)).data ?? usual

export const setRetention = (call: HasStatements, settings: RetentionSettings): void =>
  writeSetting(call, key, settings)

/** Years; null is for good. */
export function keptYearsOf(call: HasStatements, kind: string): number | null {
  const { kinds, others } = retentionSettings(call)
  const own = kinds.find((one) => one.kind === kind)
  return own === undefined ? others : own.years
}

/** Whether the committee said how long files of the kind are kept: for good may be said, and is what holds until anything is. */
export function isRetentionSet(call: HasStatements, kind: string): boolean {
  const { kinds, others } = retentionSettings(call)
  return others !== null || kinds.some((one) => one.kind === kind)
}
