/**
 * Which fields of a record say one thing together: one alone, given back beside what was changed since, would say a third.
 * And which lines of their history still say anything.
 */
import type { StoredField } from './rows'

const groups = [
  ['id_kind', 'id_number'],
  ['registration', 'registration_place'],
  ['estate', 'building', 'unit', 'room', 'grid', 'household_id', 'relation'],
  ['status', 'status_since', 'status_note'],
] as const satisfies readonly (readonly StoredField[])[]

/** The field and all that it is said with. */
export const saidWith = (field: StoredField): readonly StoredField[] =>
  groups.find((group: readonly StoredField[]) => group.includes(field)) ?? [field]

/** A line of a record's history; values are JSON. */
export interface SaidLine {
  readonly field: string
  readonly cause: string
  readonly before: string
  readonly after: string
}

/** Causes of what takes an earlier word back; `undo` as lines of years have it. */
export const takingBack: ReadonlySet<string> = new Set(['status-take-back', 'take-back', 'undo', 'unmerge'])

/** Lines, the oldest first, without those that were taken back and those that took them back: nobody says either any more. */
export function linesThatStand<Line extends SaidLine>(lines: readonly Line[]): readonly Line[] {
  const standing: Line[] = []
  for (const line of lines) {
    const at = standing.findLastIndex(({ field }) => field === line.field)
    if (takingBack.has(line.cause) && standing[at]?.before === line.after) standing.splice(at, 1)
    else standing.push(line)
  }
  return standing
}
