/** What of a preview deserves a look, in the order of its weight: changes, refused rows, doubts, new words. */
import type { RegisterPreview } from '../contract'

export type GroupKind = 'refused' | 'warned' | 'changes' | 'labels'

export interface Group {
  readonly kind: GroupKind
  /** A fault or a warning; without one, all of the kind. */
  readonly code: string | undefined
  readonly count: number
}

export function groupsOf(preview: RegisterPreview): readonly Group[] {
  const { counts, refusals, warnings, newLabels } = preview
  const total = warnings.reduce((sum, { count }) => sum + count, 0)
  const all: readonly Group[] = [
    { kind: 'changes', code: undefined, count: counts.changed },
    { kind: 'refused', code: undefined, count: counts.refused },
    ...refusals.map(({ code, count }): Group => ({ kind: 'refused', code, count })),
    { kind: 'warned', code: undefined, count: total },
    ...warnings.map(({ code, count }): Group => ({ kind: 'warned', code, count })),
    { kind: 'labels', code: undefined, count: newLabels.length },
  ]
  return all.filter(({ count }) => count > 0)
}

export const groupKey = ({ kind, code }: Group): string => (code === undefined ? kind : `${kind}:${code}`)
