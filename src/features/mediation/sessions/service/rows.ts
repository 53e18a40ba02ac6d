/** Sessions as they are stored, and as they are shown with what each still lacks. */
import { z } from 'zod'
import { inJson, rowOf, rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import type { Condition } from '../../screening/contract/words'
import { refusing, sessionGaps, type SessionGap, type SessionRecord } from '../../rules'
import type { CaseReader } from '../../service/call'
import { consentsOf, partiesOf } from '../../parties/service/at-hand'
import type { SessionShown } from '../contract'
import { livingThen, uninvitedTo } from './others'

const flag = z.number().transform((value) => value === 1)
const sessionRow = z.object({
  id: z.number(),
  caseId: z.number(),
  corrects: z.number().nullable(),
  reason: z.string(),
  on: z.string(),
  clock: z.string(),
  place: z.string(),
  doors: z.enum(['open', 'closed']),
  others: inJson(z.array(z.string())),
  childPresent: flag,
  rightsTold: flag,
  result: z.string(),
  togetherBecause: z.string(),
  isCorrected: flag,
  at: z.number(),
  staffId: z.number(),
})
export type StoredSession = z.infer<typeof sessionRow>

const columns = `s.id, s.case_id AS caseId, s.corrects, s.reason, s.on_day AS "on", s.clock, s.place, s.doors, s.others,
  s.child_present AS childPresent, s.rights_told AS rightsTold, s.result,
  s.together_because AS togetherBecause, s.at, s.staff_id AS staffId,
  EXISTS (SELECT 1 FROM mediation_sessions later WHERE later.corrects = s.id) AS isCorrected`

/** In the order of their days; what was put right is among them. */
export const sessionsOf = (call: HasStatements, caseId: number): readonly StoredSession[] =>
  rowsOf(
    call,
    sessionRow,
    `SELECT ${columns} FROM mediation_sessions s WHERE s.case_id = ? ORDER BY s.on_day, s.clock, s.id`,
    caseId,
  )

export const sessionById = (call: HasStatements, id: number): StoredSession | null =>
  rowOf(call, sessionRow, `SELECT ${columns} FROM mediation_sessions s WHERE s.id = ?`, id)

const statementRow = z.object({
  party: z.number(),
  name: z.string(),
  side: z.number(),
  cannotRead: flag,
  words: z.string(),
  readBy: z.string().nullable(),
})
const initial = z.object({ party: z.number(), page: z.number() })
const initialsRow = z.object({ pages: z.number(), initialled: inJson(z.array(initial)) })

/** How many pages the paper came to and who initialled which; null while nobody said. */
export const initialsOf = (call: HasStatements, session: number) =>
  rowOf(
    call,
    initialsRow,
    'SELECT pages, initialled FROM mediation_initials WHERE session_id = ? ORDER BY id DESC LIMIT 1',
    session,
  )

const statementsOf = (call: HasStatements, session: number) =>
  rowsOf(
    call,
    statementRow,
    `SELECT t.party_id AS party, p.name, p.side, p.cannot_read AS cannotRead, t.words, t.read_by AS readBy
       FROM mediation_statements t JOIN mediation_parties p ON p.id = t.party_id WHERE t.session_id = ? ORDER BY t.id`,
    session,
  )

const readers = (statements: ReturnType<typeof statementsOf>): readonly string[] =>
  statements.flatMap(({ readBy }) => readBy ?? [])

/** What is on record of the day itself: words and tellings may have been written down after the sitting. */
function thenOf(
  call: CaseReader,
  { caseId, on }: StoredSession,
  statements: ReturnType<typeof statementsOf>,
): Required<Pick<SessionRecord, 'untoldThen' | 'refusedThen'>> {
  const told = new Map(partiesOf(call, caseId).map((one) => [one.id, one.rights_told_on]))
  const lived = livingThen(call, caseId, on)
  return {
    untoldThen: statements.flatMap(({ party }) => {
      const day = told.get(party) ?? null
      return day === null || day > on ? [party] : []
    }),
    refusedThen: refusing(consentsOf(call, caseId, on)).filter((party) => lived.includes(party)),
  }
}

const recordOf = (
  call: CaseReader,
  session: StoredSession,
  statements: ReturnType<typeof statementsOf>,
  initials: ReturnType<typeof initialsOf>,
): SessionRecord => ({
  on: session.on,
  clock: session.clock,
  place: session.place,
  parties: statements.map(({ party }) => party),
  others: session.others,
  uninvited: session.others.length === 0 ? [] : uninvitedTo(call, session, readers(statements)),
  childPresent: session.childPresent,
  bothSides: new Set(statements.map(({ side }) => side)).size > 1,
  togetherBecause: session.togetherBecause,
  rightsTold: session.rightsTold,
  ...thenOf(call, session, statements),
  statements,
  result: session.result,
  readTo: statements
    .filter(({ cannotRead }) => cannotRead)
    .map(({ party, readBy }) => ({ party, by: readBy ?? '' })),
  pages: initials?.pages ?? 0,
  initialled: initials?.initialled ?? [],
})

const gapShown = (gap: SessionGap): SessionShown['gaps'][number] => ({
  code: gap.code,
  party: 'party' in gap ? gap.party : null,
  ...('name' in gap ? { name: gap.name } : {}),
  page: 'page' in gap ? gap.page : null,
})

/** The records that count, as a reviewer looks at them. */
export const recordsOf = (call: CaseReader, caseId: number): readonly SessionRecord[] =>
  sessionsOf(call, caseId)
    .filter(({ isCorrected }) => !isCorrected)
    .map((session) => recordOf(call, session, statementsOf(call, session.id), initialsOf(call, session.id)))

/** `nameOf` names the staff. */
export function sessionShown(
  call: CaseReader,
  session: StoredSession,
  conditions: readonly Condition[],
  nameOf: (staff: number) => string,
): SessionShown {
  const statements = statementsOf(call, session.id)
  const initials = initialsOf(call, session.id)
  const { caseId: _case, staffId, ...shown } = session
  return {
    ...shown,
    place: session.place,
    others: session.others,
    result: session.result,
    reason: session.reason,
    present: statements.map(({ party, name, words, readBy }) => ({
      party,
      name,
      words: words,
      readBy: readBy ?? '',
    })),
    pages: initials?.pages ?? null,
    initialled: initials?.initialled ?? [],
    gaps: session.isCorrected
      ? []
      : sessionGaps(recordOf(call, session, statements, initials), conditions).map(gapShown),
    by: nameOf(staffId),
  }
}
