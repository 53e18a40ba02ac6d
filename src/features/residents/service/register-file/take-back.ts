/** Takes an import back, whole: after an undo, a cancel, or a crash in the middle of it. In pieces, so that others get their turn. */
import { z } from 'zod'
import { dayAt } from '../../../../desk/clock'
import { removeEntry } from '../../../../desk/dictionaries/service'
import type { Store } from '../../../../desk/store/store'
import { noteChange, changeFields, changePhones, settle } from '../change'
import {
  findStored,
  partOfStored,
  rowOf,
  rowsOf,
  storedField,
  type StoredResident,
  type Writer,
} from '../rows'
import { unindex } from '../search-index'

/** Runs work in a transaction of its own. */
export type InTransaction = <Result>(work: (call: Writer) => Result) => Result

export interface TakenBack {
  removed: number
  restored: number
  kept: number
}

const idRow = z.object({ id: z.number() })
const pieceOfPeople = 50

/**
 * One piece after another; each `next()` is one transaction. Until the last the import's state hides its people.
 * `forget` removes the import itself as well, as if it had never been begun.
 */
export function* takeBack(
  inTransaction: InTransaction,
  importId: number,
  forget: boolean,
): Generator<TakenBack, TakenBack> {
  const counts: TakenBack = { removed: 0, restored: 0, kept: 0 }
  let last = 0
  for (;;) {
    const ids = inTransaction((call) => {
      const people = rowsOf(
        call,
        idRow,
        'SELECT id FROM residents WHERE import_id = ? AND id > ? ORDER BY id LIMIT ?',
        importId,
        last,
        pieceOfPeople,
      ).map(({ id }) => id)
      for (const id of people) {
        if (removePerson(call, id)) counts.removed += 1
        else counts.kept += 1
      }
      return people
    })
    last = ids.at(-1) ?? last
    if (ids.length < pieceOfPeople) break
    yield { ...counts }
  }
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const sequences = inTransaction((call) => restoreChanges(call, importId, before, counts))
    before = sequences.at(-1) ?? before
    if (sequences.length < pieceOfPeople) break
    yield { ...counts }
  }
  inTransaction((call) => finish(call, importId, forget))
  return counts
}

/** Removes someone the import brought; false when they were served, changed or referred to since, and stay. */
function removePerson(call: Writer, id: number): boolean {
  const record = findStored(call, id)
  if (!record) return false
  if (record.version > 1 || record.rank !== null || !canGo(call, id)) {
    call.statement('UPDATE residents SET import_id = NULL WHERE id = ?').run(id)
    call.statement('UPDATE resident_tags SET import_id = NULL WHERE resident_id = ?').run(id)
    return false
  }
  noteChange(call, id, 'undo', 'record', record.name, null, record.import_id)
  return true
}

/** Deletes the record unless other features' rows refer to it. */
function canGo(call: Writer, id: number): boolean {
  call.statement('SAVEPOINT person').run()
  try {
    unindex(call, id)
    for (const table of ['resident_phones', 'resident_contacts', 'resident_tags']) {
      call.statement(`DELETE FROM ${table} WHERE resident_id = ?`).run(id)
    }
    call.statement('DELETE FROM residents_apart WHERE one = ? OR other = ?').run(id, id)
    call.statement('DELETE FROM residents WHERE id = ?').run(id)
    call.statement('RELEASE person').run()
    return true
  } catch (error) {
    if (!isForeignKeyError(error)) throw error
    call.statement('ROLLBACK TO person').run()
    call.statement('RELEASE person').run()
    return false
  }
}

const isForeignKeyError = (error: unknown): boolean =>
  error instanceof Error && Reflect.get(error, 'code') === 'SQLITE_CONSTRAINT_FOREIGNKEY'

const changeRow = z.object({
  sequence: z.number(),
  resident_id: z.number(),
  field: z.string(),
  before: z.string(),
  after: z.string(),
})
const tagNote = z.object({ tag: z.string() })
const phones = z.array(z.object({ number: z.string(), owner: z.string(), ownerName: z.string() }))

/** Gives fields the value they had before the import, unless they were changed again since. */
function restoreChanges(
  call: Writer,
  importId: number,
  before: number,
  counts: TakenBack,
): readonly number[] {
  const rows = rowsOf(
    call,
    changeRow,
    `SELECT sequence, resident_id, field, before, after FROM resident_changes
      WHERE import_id = ? AND cause = 'import' AND sequence < ? ORDER BY sequence DESC LIMIT ?`,
    importId,
    before,
    pieceOfPeople,
  )
  for (const row of rows) {
    const record = findStored(call, row.resident_id)
    if (!record) continue
    if (restore(call, record, row, importId)) {
      settle(call, record)
      counts.restored += 1
    }
  }
  return rows.map(({ sequence }) => sequence)
}

function restore(
  call: Writer,
  record: StoredResident,
  row: z.infer<typeof changeRow>,
  importId: number,
): boolean {
  if (row.field === 'phones') {
    const now = rowsOf(
      call,
      z.object({ number: z.string(), owner: z.string(), ownerName: z.string() }),
      'SELECT number, owner, owner_name AS ownerName FROM resident_phones WHERE resident_id = ? ORDER BY place',
      record.id,
    )
    return (
      JSON.stringify(now) === row.after &&
      changePhones(call, record.id, phones.parse(JSON.parse(row.before)), 'undo', importId)
    )
  }
  if (row.field === 'tags') {
    const { changes } = call
      .statement('DELETE FROM resident_tags WHERE resident_id = ? AND import_id = ?')
      .run(record.id, importId)
    if (changes > 0)
      noteChange(call, record.id, 'undo', 'tags', tagNote.parse(JSON.parse(row.after)), null, importId)
    return changes > 0
  }
  const field = storedField.safeParse(row.field)
  if (!field.success || JSON.stringify(record[field.data]) !== row.after) return false
  const before: unknown = JSON.parse(row.before)
  const value = partOfStored.parse({ [field.data]: before })
  return changeFields(call, record, value, 'undo', importId).length > 0
}

const entryRow = z.object({ new_entries: z.string() })
const entries = z.array(z.object({ dictionary: z.enum(['tag', 'estate', 'grid']), code: z.string() }))

/** Households nobody is left in, words nobody uses, and the import itself. */
function finish(call: Writer, importId: number, forget: boolean): void {
  call
    .statement(
      `DELETE FROM households WHERE import_id = ?
          AND NOT EXISTS (SELECT 1 FROM residents r WHERE r.household_id = households.id)`,
    )
    .run(importId)
  const row = rowOf(call, entryRow, 'SELECT new_entries FROM resident_imports WHERE id = ?', importId)
  for (const { dictionary, code } of row ? entries.parse(JSON.parse(row.new_entries)) : []) {
    const uses =
      dictionary === 'tag'
        ? 'SELECT 1 FROM resident_tags WHERE tag = ? LIMIT 1'
        : `SELECT 1 FROM residents WHERE ${dictionary} = ? LIMIT 1`
    if (call.statement(uses).get(code) === undefined) {
      removeEntry(call, dictionary, code)
    }
  }
  if (forget) {
    for (const table of ['residents', 'households', 'resident_tags']) {
      call.statement(`UPDATE ${table} SET import_id = NULL WHERE import_id = ?`).run(importId)
    }
    call.statement('DELETE FROM resident_imports WHERE id = ?').run(importId)
  } else call.statement("UPDATE resident_imports SET state = 'undone' WHERE id = ?").run(importId)
}

const unfinishedRow = z.object({
  id: z.number(),
  state: z.enum(['running', 'undoing']),
  staff_id: z.number(),
})

/**
 * Takes back what a crash left of an import and ends an undo that one interrupted. Runs before anyone can ask anything
 * of a desk that was just opened; `now` in UTC milliseconds.
 */
export function mendImportsAfterCrash(store: Store, now: number): void {
  const unfinished = rowsOf(
    store,
    unfinishedRow,
    "SELECT id, state, staff_id FROM resident_imports WHERE state IN ('running', 'undoing')",
  )
  for (const { id, state, staff_id } of unfinished) {
    const call: Writer = {
      now,
      today: dayAt(now),
      staff: { id: staff_id },
      statement: (sql) => store.statement(sql),
    }
    const pieces = takeBack(
      (work) => store.sqlite.transaction(() => work(call)).immediate(),
      id,
      state === 'running',
    )
    for (const _piece of pieces);
  }
}
