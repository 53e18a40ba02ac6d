/**
 * What a procedure is given when it was let in: the store to read, to write with one row on record, to show something in
 * full, or to work on for long. Every write of the desk goes through here.
 */
import { dirname } from 'node:path'
import type { Progress } from '#ground/contract/procedure'
import { databaseName, filesApart, isThere, keyOfFile } from '#vault/files'
import { checkLog } from '#vault/log/check'
import { digestOf, recordAudit } from '#vault/log/record'
import { dayAt } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import { immediately } from '#vault/store/immediately'
import type { Store } from '#vault/store/store'
import type {
  BesideCall,
  DisclosureCall,
  LogApart,
  LookCall,
  ReadCall,
  SearchCall,
  Seen,
  WriteCall,
} from '../rpc/call'
import type { Housed } from '../house'
import type { HousedLong } from '../rpc/serve'
import { keepReason } from '../reasons/typed'
import { sealSecretsOf } from './log-sealing'
import { requireSamePerson } from './same-person'
import type { Session } from './session'
import { settleStanding } from './standing'

interface AnsweredRequest {
  readonly procedure: string
  readonly staff_id: number
  readonly input: string
  readonly answer: string
}

/** The names that it takes to tell which file a call is about. */
export interface About {
  readonly procedure: string
  /** Left out: the desk's own. */
  readonly file?: string | undefined
  /** Whose call it is, where something was waited for before the write. */
  readonly by?: number | undefined
}

/** For a read: the store, and nothing that writes. */
export function readCall(session: Session, file?: string): Housed<ReadCall> {
  const { staff } = session.requireOpen()
  const now = session.clock.now()
  return {
    now,
    today: dayAt(now),
    staff,
    ...readingOf(session.storeOf(file)),
    beside: (other) => readingOf(session.storeOf(other)),
    resourcesDir: session.resourcesDir,
    house: session.house,
  }
}

const readingOf = (store: Store): BesideCall => ({
  database: store.database,
  statement: (sql) => {
    const statement = store.statement(sql)
    if (!statement.readonly) throw new Error('a read may not write')
    return statement
  },
})

/**
 * One write: one transaction with exactly one audit row. A request id that was answered before gets that answer again,
 * if the same person asks the same thing; otherwise `conflict`: `desk.send-id-taken`, or `desk.done-differently` when
 * the form was changed after an answer that never arrived. Throws `locked` where a colleague has taken over from whoever called.
 */
export function writeOnRecord<Result>(
  session: Session,
  about: string | About,
  { sendId, ...input }: { readonly sendId: string },
  work: (call: Housed<WriteCall>) => Result,
): Result {
  const { procedure, file, by } = aboutOf(about)
  if (by !== undefined) requireSamePerson(session, by)
  const { staff, store } = session.beginWrite(file)
  return immediately(store.sqlite, (): Result => {
    const answered = store
      .statement('SELECT procedure, staff_id, input, answer FROM answered_requests WHERE request_id = ?')
      .get(sendId) as AnsweredRequest | undefined
    const digest = digestOf(input)
    if (answered) {
      if (answered.procedure !== procedure || answered.staff_id !== staff.id) {
        throw new DeskError('conflict', 'desk.send-id-taken')
      }
      if (answered.input !== digest) throw new DeskError('conflict', 'desk.done-differently')
      const first: unknown = JSON.parse(answered.answer)
      // The same procedure wrote it, so it is what this one answers with.
      return first as Result
    }
    const { result, records } = recorded(session, { procedure, file }, work)
    if (records !== 1) throw new Error(`${procedure} made ${records} audit rows instead of one`)
    store
      .statement(
        'INSERT INTO answered_requests (request_id, procedure, staff_id, input, answer, at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(sendId, procedure, staff.id, digest, JSON.stringify(result ?? null), session.clock.now())
    return result
  })
}

/**
 * Shows something in full: one transaction with exactly one audit row, which says what and why. What the role table
 * does not show to whoever asks is refused by the handler, and that is on record too.
 */
export function discloseOnRecord<Result>(
  session: Session,
  about: string | About,
  work: (call: Housed<DisclosureCall>) => Result,
): Result {
  const { procedure, file } = aboutOf(about)
  const { store } = session.beginWrite(file)
  let asked: string | undefined
  const shown = store.sqlite.transaction((): Result => {
    const { result, records } = recorded(session, { procedure, file }, ({ record }) =>
      work({
        ...readCall(session, file),
        asksFor: (subject) => {
          asked = subject
        },
        disclose: ({ subject, isTyped = false, ...disclosure }) => {
          const words = disclosure.note
          const at = session.clock.now()
          const note = isTyped ? keepReason(store, { subject, words, at }) : words
          record({ subject, disclosure: { ...disclosure, note } })
        },
      }),
    )
    if (records !== 1) throw new Error(`${procedure} made ${records} audit rows instead of one`)
    return result
  })
  try {
    return shown.immediate()
  } catch (error) {
    if (error instanceof DeskError && error.kind === 'forbidden')
      session.recordRefusal(procedure, error.code, file, asked)
    throw error
  }
}

/**
 * Shows a person's record: a read, and nothing is written but the first look of a day by this member of staff at this
 * person.
 */
export function lookAt<Result>(
  session: Session,
  about: string | About,
  work: (call: Housed<LookCall>) => Result,
): Result {
  const { procedure, file } = aboutOf(about)
  const { staff } = session.requireOpen()
  const call = readCall(session, file)
  const seen: Seen[] = []
  const result = work({ ...call, saw: (one) => seen.push(one) })
  const [only] = seen
  if (only === undefined || seen.length !== 1) throw new Error(`${procedure} showed ${seen.length} records`)
  const { now: at, today: day } = call
  const look = { staffId: staff.id, day, at, procedure, ...only }
  session.recordLooks(session.storeOf(file), [look])
  return result
}

/** Finds people: a search by a number is counted before it is answered, and is a look where it leads to one person. */
export function searchFor<Result>(
  session: Session,
  about: string | About,
  work: (call: Housed<SearchCall>) => Result,
): Result {
  const { procedure, file } = aboutOf(about)
  const { staff } = session.requireOpen()
  const call = readCall(session, file)
  const seen: Seen[] = []
  const result = work({
    ...call,
    asksForNumber: (typed) => askForNumber(session, procedure, typed),
    foundByNumber: (one) => seen.push(one),
  })
  const { now: at, today: day } = call
  const looks = seen.map((one) => ({ staffId: staff.id, day, at, procedure, ...one }))
  session.recordLooks(session.storeOf(file), looks)
  return result
}

/** Counts the rows of a page that was read; passing the limit of the day is on record and refuses nothing. */
export function countPage(session: Session, { procedure }: About, input: unknown, rows: number): void {
  const { staff, store } = session.requireOpen()
  const at = session.clock.now()
  const asked = { procedure, input }
  const ofDay = session.reading.sawPage(store, staff.id, { asked, rows, day: dayAt(at) })
  if (ofDay === null) return
  session.recordApart(store, {
    at,
    staffId: staff.id,
    procedure,
    outcome: 'disclosed',
    subject: `staff:${staff.id}`,
    change: null,
    disclosure: { fields: ['name'], reason: 'paging', note: String(ofDay) },
  })
}

/** Throws `unavailable` `reading.too-many-numbers`; that somebody was stopped is on record once for each time. */
function askForNumber(session: Session, procedure: string, typed: string): void {
  const { staff, store } = session.requireOpen()
  const code = 'reading.too-many-numbers'
  const stop = session.reading.askForNumber(store, staff.id, typed, session.clock.now())
  if (stop === null) return
  if (stop.isNew) session.recordRefusal(procedure, code)
  throw new DeskError('unavailable', code, { count: stop.most, seconds: stop.seconds })
}

/**
 * For work that runs long: reads as it likes, writes in short transactions of its own, all of them by whoever began it, also
 * when a colleague has taken over since. `rows` counts their audit rows.
 */
export function longWork(
  session: Session,
  about: string | About,
): { readonly call: HousedLong; readonly rows: () => number } {
  const { procedure, file } = aboutOf(about)
  let rows = 0
  const reading = readCall(session, file)
  const call: HousedLong = {
    ...reading,
    transaction: (work) => {
      const { store } = session.beginWrite(file)
      const { result, records } = store.sqlite
        .transaction(() => recorded(session, { procedure, file }, work, reading.staff))
        .immediate()
      rows += records
      return result
    },
    recordedInside: () => {
      rows += 1
    },
    saw: (seen) => {
      const { now: at, today: day, staff } = reading
      const looks = seen.map((one) => ({ staffId: staff.id, day, at, procedure, ...one }))
      session.recordLooks(session.storeOf(file), looks)
    },
    keepFile: (content) => session.madeFiles.keep(reading.staff.id, content),
    checkLog: (heads, signal, papers = []) => {
      const { store, keys } = session.requireOpen()
      const { own, typed } = sealSecretsOf(store, keys)
      return checkLog(store, heads, signal, { secrets: { own, typed: [...papers, ...typed] } })
    },
    checkLogsApart: (signal) => checkLogsApart(session, signal),
  }
  return { call, rows: () => rows }
}

/** Held against what the desk's own log notes of each. */
async function* checkLogsApart(
  session: Session,
  signal: AbortSignal,
): AsyncGenerator<Progress, readonly LogApart[]> {
  const found: LogApart[] = []
  for (const file of filesApart(session.files)) {
    const { store: desk, keys } = session.requireOpen()
    const database = databaseName(file)
    const store = session.apart.openStore(file.name)
    if (store !== undefined) {
      const { verdict } = yield* checkLog(store, [], signal, {
        apart: { name: file.name, desk, key: keyOfFile(file, keys) },
      })
      found.push({ database, verdict })
    } else if (isThere(dirname(desk.file), file)) found.push({ database, verdict: null })
  }
  return found
}

const aboutOf = (about: string | About): About => (typeof about === 'string' ? { procedure: about } : about)

function recorded<Result>(
  session: Session,
  { procedure, file }: About,
  work: (call: Housed<WriteCall>) => Result,
  staff = session.requireOpen().staff,
): { result: Result; records: number } {
  const store = session.storeOf(file)
  const now = session.clock.now()
  let records = 0
  const result = work({
    now,
    today: dayAt(now),
    staff,
    database: store.database,
    statement: (sql) => store.statement(sql),
    beside: (other) => readingOf(session.storeOf(other)),
    resourcesDir: session.resourcesDir,
    house: session.house,
    record: ({ subject, change = null, disclosure }) => {
      records += 1
      recordAudit(store, {
        at: now,
        staffId: staff.id,
        procedure,
        outcome: disclosure === undefined ? 'done' : 'disclosed',
        subject,
        change,
        ...(disclosure === undefined ? {} : { disclosure }),
      })
    },
  })
  settleStanding(store)
  return { result, records }
}
