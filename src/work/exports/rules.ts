/** How the log tells what an export took out: the fields it has in full, and how many rows. */

/** Fields of the log's row of an export: a plain number among them is how many rows left. */
export const fieldsTaken = (fields: readonly string[], rows: number): readonly string[] => [
  ...fields,
  String(rows),
]

const isCount = (field: string): boolean => /^\d+$/.test(field)

/** The fields without the count, and the count; null where none was recorded. */
export function taken(fields: readonly string[]): {
  fields: string[]
  rows: number | null
} {
  const count = fields.find(isCount)
  return {
    fields: fields.filter((field) => !isCount(field)),
    rows: count === undefined ? null : Number(count),
  }
}
