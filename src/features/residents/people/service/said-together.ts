/** Which fields of a record say one thing together: one alone, given back beside what was changed since, would say a third. */
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
