/** Takes an import back, whole: because someone says so, after a cancel, or a crash in the middle of it. In pieces, so that others get their turn. */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import { removeEntry } from '#work/dictionaries/service'
import type { Store } from '#vault/store/store'
import { noteChange, settle } from '../../people/service/change'
import { findStored, type RecordKeeper } from '../../people/service/rows'
import { forgetWords, putTokensOfWords, unindex } from '../../search-index/service'
import { changeOfImport, giveBack } from './give-back'
import { takeTokensOut, type InTransaction } from './token-removal'
import { rowOf, rowsOf } from '#work/rows'

export interface TakenBack {
  removed: number
  restored: number
  kept: number
}

const idRow = z.object({ id: z.number() })
/** People whose tokens are taken out together. */
const sliceOfPeople = 5000
/** A piece ends after this many milliseconds, so that whoever waits gets their turn. */
const pieceLasts = 20
const leastPeople = 5
const pieceOfChanges = 50
const pieceOfHouseholds = 1000

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
  // What is noted from here on tells of the taking back.
  let before = inTransaction(nextSequence)
  let last = 0
  for (;;) {
    const people = inTransaction((call) => peopleAfter(call, importId, last))
    last = people.at(-1) ?? last
    if (people.length === 0) break
    const withoutTokens = new Set<number>()
    for (const _piece of takeTokensOut(inTransaction, people, withoutTokens)) yield { ...counts }
    for (let at = 0; at < people.length;) {
      at += inTransaction((call) => removePiece(call, people.slice(at), withoutTokens, counts))
      yield { ...counts }
    }
  }
  for (;;) {
    const sequences = inTransaction((call) => restoreChanges(call, importId, before, counts))
    before = sequences.at(-1) ?? before
    if (sequences.length < pieceOfChanges) break
    yield { ...counts }
  }
  for (let household = 0; ;) {
    const gone = inTransaction((call) => removeHouseholds(call, importId, household))
    household = gone.at(-1) ?? household
    if (gone.length < pieceOfHouseholds) break
    yield { ...counts }
  }
  inTransaction((call) => finish(call, importId, forget))
  return counts
}

const sequenceRow = z.object({ next: z.number() })

const nextSequence = (call: RecordKeeper): number =>
  rowOf(call, sequenceRow, 'SELECT coalesce(max(sequence), 0) + 1 AS next FROM resident_changes')?.next ?? 1

const peopleAfter = (call: RecordKeeper, importId: number, last: number): readonly number[] =>
  rowsOf(
    call,
    idRow,
    'SELECT id FROM residents WHERE import_id = ? AND id > ? ORDER BY id LIMIT ?',
    importId,
    last,
    sliceOfPeople,
  ).map(({ id }) => id)

/** Removes people for a moment, and returns how many were looked at. */
function removePiece(
  call: RecordKeeper,
  people: readonly number[],
  withoutTokens: ReadonlySet<number>,
  counts: TakenBack,
): number {
  const begun = performance.now()
  let done = 0
  for (const id of people) {
    if (done >= leastPeople && performance.now() - begun > pieceLasts) break
    if (removePerson(call, id, withoutTokens.has(id))) counts.removed += 1
    else counts.kept += 1
    done += 1
  }
  return done
}

/** Removes someone the import brought; false when they were served, changed or referred to since, and stay. */
function removePerson(call: RecordKeeper, id: number, isWithoutTokens: boolean): boolean {
  const record = findStored(call, id)
  if (!record) return false
  if (record.version > 1 || record.rank !== null || !canGo(call, id, isWithoutTokens)) {
    if (isWithoutTokens) putTokensOfWords(call, id)
    call.statement('UPDATE residents SET import_id = NULL WHERE id = ?').run(id)
    call.statement('UPDATE resident_tags SET import_id = NULL WHERE resident_id = ?').run(id)
    return false
  }
  noteChange(call, id, 'take-back', 'record', record.name, null, record.import_id)
  return true
}

/** Deletes the record unless other features' rows refer to it. */
function canGo(call: RecordKeeper, id: number, isWithoutTokens: boolean): boolean {
  call.statement('SAVEPOINT person').run()
  try {
    if (isWithoutTokens) forgetWords(call, id)
    else unindex(call, id)
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

/** Gives fields the value they had before the import, unless they, or what they are said with, were changed again since. */
function restoreChanges(
  call: RecordKeeper,
  importId: number,
  before: number,
  counts: TakenBack,
): readonly number[] {
  const rows = rowsOf(
    call,
    changeOfImport,
    `SELECT sequence, resident_id, field, before, after FROM resident_changes
      WHERE import_id = ? AND cause = 'import' AND sequence < ? ORDER BY sequence DESC LIMIT ?`,
    importId,
    before,
    pieceOfChanges,
  )
  for (const row of rows) {
    const record = findStored(call, row.resident_id)
    if (!record) continue
    if (giveBack(call, record, row, importId)) {
      settle(call, record)
      counts.restored += 1
    }
  }
  return rows.map(({ sequence }) => sequence)
}

const entryRow = z.object({ new_entries: z.string() })
const entries = z.array(z.object({ dictionary: z.enum(['tag', 'estate', 'grid']), code: z.string() }))

/** Removes those of the next households of the import that nobody is left in; returns the ids looked at. */
function removeHouseholds(call: RecordKeeper, importId: number, last: number): readonly number[] {
  const next = rowsOf(
    call,
    idRow,
    'SELECT id FROM households WHERE import_id = ? AND id > ? ORDER BY id LIMIT ?',
    importId,
    last,
    pieceOfHouseholds,
  ).map(({ id }) => id)
  call
    .statement(
      `DELETE FROM households WHERE id IN (SELECT value FROM json_each(?))
          AND NOT EXISTS (SELECT 1 FROM residents r WHERE r.household_id = households.id)`,
    )
    .run(JSON.stringify(next))
  return next
}

/** Words nobody uses, and the import itself. */
function finish(call: RecordKeeper, importId: number, forget: boolean): void {
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
 * Takes back what a crash left of an import and goes on where one interrupted it. Runs before anyone can ask anything
 * of a desk that was just opened; `now` in UTC milliseconds.
 */
export function mendImportsAfterCrash(store: Store, now: number): void {
  const unfinished = rowsOf(
    store,
    unfinishedRow,
    "SELECT id, state, staff_id FROM resident_imports WHERE state IN ('running', 'undoing')",
  )
  for (const { id, state, staff_id } of unfinished) {
    const call: RecordKeeper = {
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
