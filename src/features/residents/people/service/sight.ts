/** Who may be seen by a call: nobody who is locked, and nobody of an import that is not done. */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { rowOf } from '#work/rows'
import type { Scope } from '#work/scope'

/** Their people are not there yet, or are just being taken back. */
const unfinishedImports = "SELECT i.id FROM resident_imports i WHERE i.state IN ('running', 'undoing')"

const recordInSight = (alias: string): string =>
  `${alias}.locked_at IS NULL AND (${alias}.import_id IS NULL OR ${alias}.import_id NOT IN (${unfinishedImports}))`

/**
 * Every list that a person stands in names it. Of whoever is protected it says nothing: they are found by name and number,
 * and their cards hide where they are.
 */
export const peopleInSight: Scope = {
  name: 'residents.in-sight',
  ofRow: recordInSight,
  // Asked as the two small sets they are: row by row, a list of years of requests would look at every person.
  ofColumn: (column) =>
    `(${column} IS NULL OR (${column} NOT IN (SELECT locked.id FROM residents locked WHERE locked.locked_at IS NOT NULL)
       AND ${column} NOT IN (SELECT coming.id FROM residents coming WHERE coming.import_id IN (${unfinishedImports}))))`,
}

/** The same of one row that was found by its id, whose column is never null: nothing but the record it points at is read for it. */
export const oneInSight = (column: string): string =>
  `EXISTS (SELECT 1 FROM residents one WHERE one.id = ${column} AND ${recordInSight('one')})`

/** SQL for the id of the record that a row stands for: its own, or the one it became part of in the end, which may be two merges away. */
export const wholeOf = (alias: string): string =>
  `CASE WHEN ${alias}.merged_into IS NULL THEN ${alias}.id ELSE (
     WITH RECURSIVE up(id, merged_into) AS (
       SELECT kept.id, kept.merged_into FROM residents kept WHERE kept.id = ${alias}.merged_into
       UNION SELECT kept.id, kept.merged_into FROM up JOIN residents kept ON kept.id = up.merged_into)
     SELECT up.id FROM up WHERE up.merged_into IS NULL) END`

/**
 * SQL for a table `part (asked, id)`, to stand behind `WITH RECURSIVE`: of each record asked for, in JSON, all that are of the same person,
 * the one that stands for them first.
 */
export const partsOfAsked = `part (asked, id) AS (
  SELECT own.id, ${wholeOf('own')} FROM json_each(?) asked JOIN residents own ON own.id = asked.value
  UNION SELECT part.asked, r.id FROM part JOIN residents r ON r.merged_into = part.id)`

/** Of whoever is in a record that became part of another, what that one says. */
export const peopleWhoDied: Scope = {
  name: 'residents.deceased',
  ofRow: (alias) => `${alias}.status = 'deceased'`,
  ofColumn: (column) =>
    `EXISTS (SELECT 1 FROM residents part JOIN residents whole ON whole.id = ${wholeOf('part')}
              WHERE part.id = ${column} AND whole.status = 'deceased')`,
}

/** Dead or moved away, likewise. */
export const peopleGone: Scope = {
  name: 'residents.gone',
  ofRow: (alias) => `${alias}.status <> 'living'`,
  ofColumn: (column) =>
    `EXISTS (SELECT 1 FROM residents part JOIN residents whole ON whole.id = ${wholeOf('part')}
              WHERE part.id = ${column} AND whole.status <> 'living')`,
}

/** Records of protected people, those that became part of another's included. */
export const protectedRecords = `
  WITH RECURSIVE guarded(id) AS (
    SELECT p.id FROM residents p WHERE p.is_protected = 1
    UNION SELECT part.id FROM residents part JOIN guarded ON part.merged_into = guarded.id)
  SELECT id FROM guarded`

/**
 * Whose place may be told: everyone in sight but who is protected. Every list that is narrowed by a place, and every count
 * that is divided by one, names it: whoever narrows and counts would be led to them.
 */
export const peopleAtTheirPlace: Scope = {
  name: 'residents.at-their-place',
  ofRow: (alias) => `${alias}.is_protected = 0 AND ${peopleInSight.ofRow(alias)}`,
  ofColumn: (column) =>
    `(${column} IS NULL OR (${column} NOT IN (${protectedRecords}) AND ${peopleInSight.ofColumn(column)}))`,
}

const found = z.object({ found: z.number() })

/** Whether a record is there for whoever asks. */
export const isInSight = (call: HasStatements, id: number): boolean =>
  rowOf(
    call,
    found,
    `SELECT 1 AS found FROM residents r WHERE r.id = ? AND ${peopleInSight.ofRow('r')}`,
    id,
  ) !== null

/** Whether an import is under way: else nobody has to be looked at for theirs. */
export const isImportUnfinished = (call: HasStatements): boolean =>
  rowOf(call, found, `SELECT 1 AS found WHERE EXISTS (${unfinishedImports})`) !== null
