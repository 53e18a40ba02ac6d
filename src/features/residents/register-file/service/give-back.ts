/** What an import changed of a record that was there is given back, as far as nobody has said anything else since. */
import { z } from 'zod'
import { rowsOf } from '#work/rows'
import { noteChange, changeFields, changePhones, type Fields } from '../../people/service/change'
import { ownPhones } from '../../people/service/phones'
import {
  partOfStored,
  storedField,
  type RecordKeeper,
  type StoredField,
  type StoredResident,
} from '../../people/service/rows'
import { linesThatStand, saidWith } from '../../people/service/said-together'

export const changeOfImport = z.object({
  sequence: z.number(),
  resident_id: z.number(),
  field: z.string(),
  before: z.string(),
  after: z.string(),
})
type ChangeOfImport = z.infer<typeof changeOfImport>

const tagNote = z.object({ tag: z.string() })
const phones = z.array(z.object({ number: z.string(), owner: z.string(), ownerName: z.string() }))

/** Gives a field, and what it is said with, what it was before the import; false where somebody has said something else since. */
export function giveBack(
  call: RecordKeeper,
  record: StoredResident,
  row: ChangeOfImport,
  importId: number,
): boolean {
  if (row.field === 'phones') {
    return (
      JSON.stringify(ownPhones(call, record.id)) === row.after &&
      changePhones(call, record.id, phones.parse(JSON.parse(row.before)), 'take-back', importId)
    )
  }
  if (row.field === 'tags') return takeTagBack(call, record.id, row, importId)
  const field = storedField.safeParse(row.field)
  if (!field.success || JSON.stringify(record[field.data]) !== row.after) return false
  const before = saidBefore(call, record.id, saidWith(field.data), importId)
  return before !== null && changeFields(call, record, before, 'take-back', importId).length > 0
}

/** A tag that somebody has since ended, or given a day or a proof, is theirs: it stays. */
function takeTagBack(call: RecordKeeper, residentId: number, row: ChangeOfImport, importId: number): boolean {
  const { tag } = tagNote.parse(JSON.parse(row.after))
  const { changes } = call
    .statement(
      `DELETE FROM resident_tags WHERE resident_id = ? AND import_id = ? AND tag = ?
          AND since IS NULL AND until IS NULL AND proof = ''`,
    )
    .run(residentId, importId, tag)
  if (changes > 0) noteChange(call, residentId, 'take-back', 'tags', { tag }, null, importId)
  else
    call
      .statement(
        'UPDATE resident_tags SET import_id = NULL WHERE resident_id = ? AND import_id = ? AND tag = ?',
      )
      .run(residentId, importId, tag)
  return changes > 0
}

const saidRow = z.object({
  sequence: z.number(),
  field: storedField,
  cause: z.string(),
  before: z.string(),
  after: z.string(),
  isOfImport: z.number(),
})

/**
 * What fields that are said together were before the import; null where any of them was changed since and still stands, also by this taking
 * back: they are given back at once.
 */
function saidBefore(
  call: RecordKeeper,
  residentId: number,
  fields: readonly StoredField[],
  importId: number,
): Fields | null {
  const lines = rowsOf(
    call,
    saidRow,
    `SELECT sequence, field, cause, before, after, import_id IS ? AND cause = 'import' AS isOfImport FROM resident_changes
      WHERE resident_id = ? AND field IN (SELECT value FROM json_each(?)) ORDER BY sequence DESC`,
    importId,
    residentId,
    JSON.stringify(fields),
  )
  // Two rows of a register may speak of one record: the earlier word on a field comes last, and is the one that counts.
  const said = lines.filter(({ isOfImport }) => isOfImport === 1)
  const first = said.at(-1)?.sequence ?? 0
  const since = lines.filter(({ sequence }) => sequence > first).toReversed()
  return linesThatStand(since).some(({ isOfImport }) => isOfImport === 0)
    ? null
    : partOfStored.parse(Object.fromEntries(said.map(({ field, before }) => [field, JSON.parse(before)])))
}
