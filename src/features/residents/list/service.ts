/** What is done with many at once: one tag for all of them, and the way back; and the list as a workbook. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { Reader, Writer } from '#desk/rpc/call'
import { write, type HandlersOf } from '#desk/rpc/serve'
import type { HasStatements } from '#vault/store/store'
import { labelsOf } from '#work/dictionaries/service'
import { rowOf, rowsOf } from '#work/rows'
import type { listContract } from './contract'
import { exportSheet } from './export'
import { noteChange } from '../people/service/change'
import { holders, holding, selectionOf } from '../people/service/list'
import { insertTag } from '../people/service/tags-and-consent'

/** More would hold up the counter: whoever has more narrows the list and does it twice. */
const mostAtOnce = 1000

const idRow = z.object({ id: z.number() })
const heldRow = z.object({ id: z.number(), holds: z.number() })
const taggingRow = z.object({ id: z.number(), tag: z.string(), taken_back_at: z.number().nullable() })

/** A tag is no word that people are found by: the record has a new version, and the index stays as it is. */
const touch = (call: Writer, id: number): void => {
  call.statement('UPDATE residents SET version = version + 1 WHERE id = ?').run(id)
}

export const listHandlers: HandlersOf<typeof listContract> = {
  exportSheet,

  tagMany: write((call, { filter, count, ...tag }) => {
    const { where, parameters } = selectionOf(call, filter)
    const selected = rowsOf(
      call,
      heldRow,
      `SELECT r.id, r.id IN (${holders}) AS holds FROM residents r WHERE ${where} ORDER BY r.id LIMIT ?`,
      ...holding(tag.code, call.today),
      ...parameters,
      mostAtOnce + 1,
    )
    if (selected.length > mostAtOnce) {
      throw new DeskError('invalid', 'residents.too-many-at-once', { most: mostAtOnce })
    }
    if (selected.length !== count) {
      throw new DeskError('conflict', 'residents.selection-changed', { count: selected.length })
    }
    const people = selected.filter(({ holds }) => holds === 0).map(({ id }) => id)
    if (people.length === 0) throw new DeskError('conflict', 'residents.all-hold-it')
    const { lastInsertRowid } = call
      .statement('INSERT INTO resident_taggings (tag, people, at, staff_id) VALUES (?, ?, ?, ?)')
      .run(tag.code, people.length, call.now, call.staff.id)
    const id = Number(lastInsertRowid)
    for (const person of people) {
      insertTag(call, person, tag, { taggingId: id })
      noteChange(call, person, 'tag', 'tags', null, {
        tag: tag.code,
        since: tag.since,
        until: tag.until,
        tagging: id,
      })
      touch(call, person)
    }
    call.record({ subject: `tagging:${id}`, change: { filter, ...tag, people } })
    return { id, tagged: people.length }
  }),

  takeBackTagging: write((call, { id }) => {
    const tagging = rowOf(
      call,
      taggingRow,
      'SELECT id, tag, taken_back_at FROM resident_taggings WHERE id = ?',
      id,
    )
    if (tagging === null) throw new DeskError('not-found', 'residents.unknown-tag')
    if (tagging.taken_back_at !== null) throw new DeskError('conflict', 'residents.tagging-taken-back')
    const people = rowsOf(
      call,
      idRow,
      'SELECT resident_id AS id FROM resident_tags WHERE tagging_id = ? ORDER BY resident_id',
      id,
    ).map((row) => row.id)
    call.statement('DELETE FROM resident_tags WHERE tagging_id = ?').run(id)
    for (const person of people) {
      noteChange(call, person, 'tag', 'tags', { tag: tagging.tag, tagging: id }, null)
      touch(call, person)
    }
    call.statement('UPDATE resident_taggings SET taken_back_at = ? WHERE id = ?').run(call.now, id)
    call.record({ subject: `tagging:${id}`, change: { people } })
    return { untagged: people.length }
  }),
}

/** For the log: whose record a tagging of many touched. */
export const taggingsOfResidents = (call: HasStatements, ids: readonly number[]): readonly string[] =>
  rowsOf(
    call,
    idRow,
    // By the history: it knows of a tag that was taken off again, too.
    `SELECT DISTINCT after ->> '$.tagging' AS id FROM resident_changes
      WHERE resident_id IN (SELECT value FROM json_each(?)) AND field = 'tags' AND after ->> '$.tagging' IS NOT NULL`,
    JSON.stringify(ids),
  ).map(({ id }) => `tagging:${id}`)

const labelRow = z.object({ id: z.number(), tag: z.string(), people: z.number() })

/** 高龄（37）. */
export const taggingLabels = (call: Reader, ids: readonly number[]): ReadonlyMap<number, string> => {
  const labels = labelsOf(call, 'tag')
  return new Map(
    rowsOf(
      call,
      labelRow,
      'SELECT id, tag, people FROM resident_taggings WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    ).map(({ id, tag, people }) => [id, `${labels.get(tag) ?? tag}（${people}）`]),
  )
}
