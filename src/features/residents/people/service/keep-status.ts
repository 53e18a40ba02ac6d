/** Whether somebody lives here, has gone or has died, since when; and that what was said of it last was a slip. */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { withNumbersOf } from '#ground/people/masking'
import { write, type HandlersOf } from '#desk/rpc/serve'
import type { ReadCall } from '#desk/rpc/call'
import { inJson, rowOf, rowsOf } from '#work/rows'
import type { peopleContract } from '../contract'
import { saidWith } from './said-together'
import { changeFields, done, requireVersion } from './change'
import { partOfStored, requireStored, storedField } from './rows'
import { movesTheDay } from '../rules/status'

type Handlers = HandlersOf<typeof peopleContract>

const fieldsOfStatus = JSON.stringify(saidWith('status'))

/** A text that names a number by its mask alone: nobody can know which it is. */
const maskedIn = (field: string): DeskError =>
  new DeskError('invalid', 'desk.input', {}, [{ path: [field], code: 'masked-number' }])

const lineRow = z.object({ sequence: z.number() })

const lastLine = (call: Pick<ReadCall, 'statement'>, id: number): number =>
  rowOf(
    call,
    lineRow,
    'SELECT coalesce(max(sequence), 0) AS sequence FROM resident_changes WHERE resident_id = ?',
    id,
  )?.sequence ?? 0

export const setStatus: Handlers['setStatus'] = write((call, input) => {
  const record = requireStored(call, input.id)
  requireVersion(record, input.version)
  if (input.since > call.today) throw new DeskError('invalid', 'residents.status-in-the-future')
  if (record.birth !== null && input.since < record.birth) {
    throw new DeskError('invalid', 'residents.status-before-birth')
  }
  if (input.correctsDay !== true && movesTheDay(record, input)) {
    throw new DeskError('conflict', 'residents.status-has-its-day', {
      name: record.name,
      since: record.status_since ?? '',
    })
  }
  const note = withNumbersOf(input.note, record.status_note)
  if (note === null) throw maskedIn('note')
  const changed = changeFields(
    call,
    record,
    { status: input.status, status_since: input.since, status_note: note },
    'status',
  )
  // The lines of one word follow each other: it is called by its first.
  const word = changed.length === 0 ? null : lastLine(call, record.id) - changed.length + 1
  return { ...done(call, record.id, 'status', { status: input.status, since: input.since }), word }
})

const toldRow = z.object({
  at: z.number(),
  cause: z.string(),
  field: storedField,
  before: inJson(z.unknown()),
})

export const takeBackStatus: Handlers['takeBackStatus'] = write((call, input) => {
  const record = requireStored(call, input.id)
  requireVersion(record, input.version)
  const told = rowsOf(
    call,
    toldRow,
    `SELECT at, cause, field, before FROM resident_changes
      WHERE resident_id = ? AND sequence >= ? AND field IN (SELECT value FROM json_each(?)) ORDER BY sequence`,
    record.id,
    input.word,
    fieldsOfStatus,
  )
  const [first] = told
  const isLastWord = told.every(
    ({ at, cause, field }, place) =>
      cause === 'status' && at === first?.at && told.findIndex((line) => line.field === field) === place,
  )
  if (first === undefined || !isLastWord) {
    throw new DeskError('conflict', 'residents.status-told-since', { name: record.name })
  }
  const before = Object.fromEntries(told.map((row) => [row.field, row.before]))
  changeFields(call, record, partOfStored.parse(before), 'status-take-back')
  return done(call, record.id, 'status-take-back', { word: input.word })
})
