/** The copy sheet: the fields of the upper system in the order in which it asks for them, each copied with one key. */

import { copyFields, type CopyField } from '../contract/words'

/** The order is the centre's to set, as its upper system asks; this is the usual one. */
export const usualOrder: readonly CopyField[] = copyFields

export interface CopyLine {
  readonly field: CopyField
  /** As it is pasted; empty is empty there too. */
  readonly text: string
  /** 1–9, then a–z: the key that copies it; null where there is none left. */
  readonly key: string | null
}

const keys = '123456789abcdefghijklmnopqrstuvwxyz'

/** Every field once, those that the order forgets at its end, so that a setting cannot lose one. */
export function copySheet(
  order: readonly CopyField[],
  values: ReadonlyMap<CopyField, string>,
): readonly CopyLine[] {
  const all = [...new Set([...order, ...copyFields])]
  return all.map((field, at) => ({ field, text: values.get(field) ?? '', key: keys[at] ?? null }))
}
