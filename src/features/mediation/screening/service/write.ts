/** Writes what was asked and what it commands: the answers, the needs that the rules find in them, reports, help, pleas. */
import { DeskError } from '#ground/contract/errors'
import type { CaseWriter } from '../../service/call'
import type { CaseRow } from '../../cases/service/rows'
import { refuse } from '../../cases/service/refuse'
import type { HelpOffer } from '../../contract/words'
import {
  addPlea,
  articlesOf,
  commanded,
  correctionFault,
  helpOwed,
  isOlderThanFound,
  isSameVictim,
  reportFaults,
  unasked,
  type Screening,
  type Suspicion,
} from '../../rules'
import type { PleaText, ReportText, ScreeningText, SuspicionText } from '../contract'
import { screeningsOf } from './at-hand'
import { firstOf, pleaRowsOf, suspicionRowsOf, victimOf, type PleaRow, type SuspicionRow } from './rows'

const rowNumber = (written: { readonly lastInsertRowid: number | bigint }): number =>
  Number(written.lastInsertRowid)

/**
 * The first screening of a case or one that corrects the standing one; both stay. Throws `invalid` where a question was not
 * put, `conflict` where it corrects another than the standing one.
 */
export function writeScreening(call: CaseWriter, { id: caseId }: CaseRow, text: ScreeningText): number {
  const before = screeningsOf(call, caseId)
  const suspicions = text.suspicions.map((one) => carriedOn(one, suspicionRowsOf(call, caseId)))
  const asked: Screening = {
    id: 0,
    corrects: text.corrects,
    reason: text.reason,
    suspicions: suspicions.map((one, at) => asSuspicion(at, one)),
    offence: text.offence,
    bars: text.bars,
    vulnerable: text.vulnerable,
    danger: text.danger,
  }
  const fault = correctionFault(before, asked)
  if (fault !== null) throw refuse('conflict', `screening-${fault}`)
  const missing = unasked(asked)
  if (missing.length > 0) {
    throw new DeskError(
      'invalid',
      'mediation.gate-unasked',
      {},
      missing.map((question) => ({ path: ['screening', question], code: 'required' })),
    )
  }
  if (suspicions.some(({ birth }) => birth !== null && birth > call.today))
    throw refuse('invalid', 'later-than-today')
  if (suspicions.some(({ discoveredAt }) => discoveredAt > call.now))
    throw refuse('invalid', 'later-than-now')
  const id = rowNumber(
    call
      .statement(
        `INSERT INTO mediation_screenings (case_id, corrects, reason, offence, bars, vulnerable, danger, at, staff_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        caseId,
        text.corrects,
        text.reason,
        text.offence,
        JSON.stringify(text.bars),
        JSON.stringify(text.vulnerable),
        JSON.stringify(text.danger),
        call.now,
        call.staff.id,
      ),
  )
  const written = suspicions.map((one) => writeSuspicion(call, id, one))
  writeNeeds(call, id, asked, written)
  return id
}

/** One that goes on keeps its number and, where nothing else is said, its day of birth. Somebody else than it was begins anew. */
function carriedOn(one: SuspicionText, known: readonly SuspicionRow[]): SuspicionText {
  if (one.continues === null) return one
  const earlier = known.findLast((row) => row.id === one.continues || firstOf(row) === one.continues)
  if (earlier === undefined) throw refuse('not-found', 'not-found')
  if (!isSameVictim(earlier, one)) {
    if (one.birth === null && one.aboutAge === null) throw refuse('invalid', 'another-victim')
    return { ...one, continues: null }
  }
  const birth = one.birth ?? (one.aboutAge === null ? earlier.birth : null)
  const aboutAge = birth === null ? (one.aboutAge ?? earlier.about_age) : null
  return { ...one, continues: firstOf(earlier), birth, aboutAge }
}

const asSuspicion = (
  id: number,
  { birth, aboutAge, capacity, from, forms, discoveredAt }: SuspicionText,
): Suspicion => ({
  id,
  victim: { birth, aboutAge, capacity },
  from,
  forms,
  discoveredAt,
})

function writeSuspicion(
  call: CaseWriter,
  screening: number,
  { continues, name, birth, aboutAge, capacity, from, forms, discoveredAt }: SuspicionText,
): number {
  return rowNumber(
    call
      .statement(
        `INSERT INTO mediation_suspicions (screening_id, continues, name, birth, about_age, capacity, suffered_from, forms, discovered_at)
         VALUES (?, ?, ?, coalesce(?, ''), ?, ?, ?, ?, ?)`,
      )
      .run(screening, continues, name, birth, aboutAge, capacity, from, JSON.stringify(forms), discoveredAt),
  )
}

/** What the trigger of the file holds the case by: it knows no ages and no law. `written` are the rows of the suspicions. */
function writeNeeds(
  call: CaseWriter,
  screening: number,
  answers: Screening,
  written: readonly number[],
): void {
  for (const owed of commanded(answers)) {
    const suspicion = owed.suspicion === null ? null : (written[owed.suspicion] ?? null)
    call
      .statement(
        'INSERT INTO mediation_needs (screening_id, suspicion_id, bodies, articles) VALUES (?, ?, ?, ?)',
      )
      .run(
        screening,
        suspicion,
        JSON.stringify(owed.to),
        JSON.stringify(
          articlesOf([owed]).map(({ statute, article, item }) =>
            [statute, article, item].filter(Boolean).join('-'),
          ),
        ),
      )
  }
}

/** A whole report; one that lacks anything is none, and no note replaces it (反家庭暴力法 14, 35; 未成年人保护法 11). */
export function writeReport(call: CaseWriter, { id: caseId }: CaseRow, text: ReportText): number {
  const about = suspicionRowsOf(call, caseId).findLast((one) => firstOf(one) === text.suspicion)
  if (text.suspicion !== null && about === undefined) throw refuse('not-found', 'not-found')
  const before = isOlderThanFound(text, about?.discovered_at ?? null)
  const faults = new Set([
    ...reportFaults(text, call.now),
    ...(before ? (['told-before-discovered'] as const) : []),
  ])
  if (faults.size > 0) {
    throw new DeskError(
      'invalid',
      'mediation.report-not-whole',
      {},
      [...faults].map((fault) => ({ path: ['report', fieldOf(fault)], code: `mediation.report-${fault}` })),
    )
  }
  return rowNumber(
    call
      .statement(
        `INSERT INTO mediation_reports (case_id, suspicion_id, source, discovered_at, told_at, to_body, by_whom, what, receipt, at, staff_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        caseId,
        text.suspicion,
        text.source,
        text.discoveredAt,
        text.toldAt,
        text.to,
        text.by,
        text.what,
        text.receipt,
        call.now,
        call.staff.id,
      ),
  )
}

function fieldOf(fault: ReturnType<typeof reportFaults>[number]): keyof ReportText {
  switch (fault) {
    case 'discovered':
    case 'discovered-later-than-now':
      return 'discoveredAt'
    case 'told':
    case 'told-before-discovered':
    case 'told-later-than-now':
      return 'toldAt'
    case 'to':
    case 'by':
    case 'what':
    case 'receipt':
      return fault
  }
}

/** Help is offered to an adult of full capacity who tells of violence (反家庭暴力法 13); the answer stays on record. */
export function writeHelpAnswer(
  call: CaseWriter,
  row: SuspicionRow,
  offer: HelpOffer,
  answer: 'wanted' | 'not-wanted',
): void {
  const suspicion: Suspicion = {
    id: row.id,
    victim: victimOf(row),
    from: row.suffered_from,
    forms: row.forms,
    discoveredAt: row.discovered_at,
  }
  if (!helpOwed(suspicion).includes(offer)) throw refuse('conflict', 'help-not-owed')
  call
    .statement(
      'INSERT INTO mediation_help_answers (suspicion_id, offer, answer, at, staff_id) VALUES (?, ?, ?, ?, ?)',
    )
    .run(row.id, offer, answer, call.now, call.staff.id)
}

/** 求助记录: evidence, only ever added to (法释〔2022〕17号 6). */
export const writePlea = (call: CaseWriter, { id: caseId }: CaseRow, text: PleaText): number =>
  insertPlea(call, caseId, pleaRowsOf(call, caseId), text)

/** Of a case, or of none; `kept` are the rows that it may add to. What is added to one of no case stays with it. */
export function insertPlea(
  call: CaseWriter,
  caseId: number | null,
  kept: readonly PleaRow[],
  text: PleaText,
): number {
  const register = kept.map(({ id, said_at, person, words, handler, adds_to, at }) => ({
    id,
    at: said_at,
    person,
    words,
    handler,
    addsTo: adds_to,
    writtenAt: at,
  }))
  const { saidAt, person, words, handler, addsTo } = text
  const added = addPlea(register, { id: 0, at: saidAt, person, words, handler, addsTo, writtenAt: call.now })
  if (!added.ok) {
    throw new DeskError(
      'invalid',
      'mediation.plea-not-whole',
      {},
      added.faults.map((fault) => ({
        path: ['plea', fault === 'said-later-than-written' || fault === 'time' ? 'saidAt' : fault],
        code: `mediation.plea-${fault}`,
      })),
    )
  }
  const to = kept.find(({ id }) => id === addsTo)
  return rowNumber(
    call
      .statement(
        `INSERT INTO mediation_pleas (case_id, said_at, person, words, handler, adds_to, at, staff_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        to === undefined ? caseId : to.case_id,
        saidAt,
        person,
        words,
        handler,
        addsTo,
        call.now,
        call.staff.id,
      ),
  )
}
