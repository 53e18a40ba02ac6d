/** How a record came to be so: every change of every field, as people read it. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import { rowId, type PageRequest } from '#ground/contract/fields'
import { shownTo } from '#ground/people/masking'
import { labelsOf } from '#work/dictionaries/service'
import { listOrder } from '#work/pages/order'
import { rowsOf } from '#work/rows'
import { isProtectedNumber } from './protected-numbers'
import { groupOf, requireStored } from './rows'

const idRow = z.object({ id: z.number() })

const changeRow = z.object({
  sequence: z.number(),
  at: z.number(),
  by: z.string(),
  cause: z.string(),
  field: z.string(),
  before: z.string(),
  after: z.string(),
  wasProtected: z.number(),
})

/** Causes that were written in other words before: lines of the history are never altered. */
const causeNow: ReadonlyMap<string, string> = new Map([['undo', 'take-back']])

/**
 * Every record that was ever one with these. What a merge brought from a protected person stays hidden when the merge is taken
 * back, and when the protection has ended.
 */
const everOneWith = `
  WITH RECURSIVE once(id) AS (
    SELECT value FROM json_each(?)
    UNION SELECT CASE WHEN m.kept = once.id THEN m.gone ELSE m.kept END
            FROM once JOIN resident_merges m ON m.kept = once.id OR m.gone = once.id)
  SELECT id FROM once`

/** Whether one of them was protected when a line was written. The ids, as JSON. */
const writtenProtected = `
  EXISTS (SELECT 1 FROM json_each(?) part JOIN resident_protections p ON p.resident_id = part.value
           WHERE p.set_at <= c.at AND (p.ended_at IS NULL OR p.ended_at >= c.at))`

const latestFirst = listOrder('residents.history', 'falling', z.tuple([rowId]))

/** The history of a record and of those merged into it, latest first. Numbers are masked, codes are named. */
export function historyOf(call: Reader, id: number, { after, limit }: PageRequest) {
  const record = requireStored(call, id)
  const group = JSON.stringify(groupOf(call, record.id))
  const from = latestFirst.text(['c.sequence'], latestFirst.startOf(after))
  const found = rowsOf(
    call,
    changeRow,
    `SELECT c.sequence, c.at, s.name AS "by", c.cause, c.field, c.before, c.after, ${writtenProtected} AS wasProtected
       FROM resident_changes c JOIN staff s ON s.id = c.staff_id
      WHERE c.resident_id IN (SELECT value FROM json_each(?)) AND ${from.beyond}
      ORDER BY ${from.orderBy} LIMIT ?`,
    JSON.stringify(rowsOf(call, idRow, everOneWith, group).map((one) => one.id)),
    group,
    ...from.values,
    limit + 1,
  )
  const labels = {
    estate: labelsOf(call, 'estate'),
    grid: labelsOf(call, 'grid'),
    tag: labelsOf(call, 'tag'),
  }
  const { rows, next } = latestFirst.page(found, limit, ({ sequence }) => [sequence])
  const shown = shownTo(call.staff.roles)
  const isProtected = record.is_protected === 1
  const wordsOf = (field: string, json: string, wasProtected: boolean): string => {
    const value: unknown = JSON.parse(json)
    if (value === null || value === '') return ''
    // A household has no name: that there was one is all that its number says to people.
    if (field === 'household_id') return hidden
    if (addressFields.has(field) && shown.hidesAddress(isProtected || wasProtected)) return hidden
    const isTheirs = (number: string) => isProtected || wasProtected || isProtectedNumber(call, number)
    return valueShown(field, value, labels, shown, isTheirs)
  }
  return {
    rows: rows.map(({ wasProtected, ...row }) => ({
      ...row,
      cause: causeNow.get(row.cause) ?? row.cause,
      before: wordsOf(row.field, row.before, wasProtected === 1),
      after: wordsOf(row.field, row.after, wasProtected === 1),
    })),
    next,
  }
}

type Labels = Readonly<Record<'estate' | 'grid' | 'tag', ReadonlyMap<string, string>>>

const phoneList = z.array(z.object({ number: z.string() }))
const contactList = z.array(z.object({ name: z.string(), phone: z.string() }))
const tagChange = z.object({ tag: z.string(), since: z.string().nullish(), until: z.string().nullish() })

const addressFields = new Set(['estate', 'building', 'unit', 'room', 'grid', 'household_id'])
/** Stands for a value of which nothing is shown. */
const hidden = '****'
const protectionChange = z.object({ basis: z.string(), since: z.string(), until: z.string().nullable() })

/** A value of the history as people read it. */
function valueShown(
  field: string,
  value: unknown,
  labels: Labels,
  shown: ReturnType<typeof shownTo>,
  /** Whether a number, or anything that is none, is that of somebody who is protected. */
  isTheirs: (number: string) => boolean,
): string {
  if (field === 'id_number') return shown.idNumber(z.string().parse(value), isTheirs(''))
  if (field === 'ethnicity') return shown.ethnicity(z.string().parse(value)) ?? hidden
  if (field === 'birth') return shown.birth(z.string().parse(value)) ?? ''
  if (field === 'phones') {
    return phoneList
      .parse(value)
      .map(({ number }) => shown.phone(number, isTheirs(number)))
      .join('、')
  }
  if (field === 'contacts') {
    return contactList
      .parse(value)
      .map(({ name, phone }) => `${name} ${shown.contactPhone(phone, isTheirs(phone))}`)
      .join('、')
  }
  if (field === 'protection') {
    // The page knows the word for the basis.
    const { basis, since, until } = protectionChange.parse(value)
    return `${basis} ${since}–${until ?? ''}`
  }
  if (field === 'tags') {
    const { tag, since, until } = tagChange.parse(value)
    const period = since || until ? ` ${since ?? ''}–${until ?? ''}` : ''
    return `${labels.tag.get(tag) ?? tag}${period}`
  }
  if (field === 'estate' || field === 'grid') {
    const codeText = z.string().parse(value)
    return labels[field].get(codeText) ?? codeText
  }
  return shown.text(typeof value === 'string' ? value : JSON.stringify(value))
}
