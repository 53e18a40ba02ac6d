/** Serves screening, the reports that it commands, help and pleas. */
import { shownTo } from '#ground/people/masking'
import { look, write, type HandlersOf } from '#desk/rpc/serve'
import { followEffect } from '../../agreement/service/effect'
import { namesOfStaff, requireCase } from '../../cases/service/rows'
import { refuse } from '../../cases/service/refuse'
import { requireOpen } from '../../cases/service/open'
import { requireOpenCaseOf } from '../../parties/service/rows'
import { ageOf, helpOwed, mayChange, minutesToReport, reportsOwed, standing, type Owed } from '../../rules'
import type { CaseReader } from '../../service/call'
import { followRisk } from '../../risk/service/said'
import type { OwedShown, ScreeningOfCase, ScreeningShown, screeningContract } from '../contract'
import { conditionsOf, reportsOf, screeningsOf } from './at-hand'
import {
  firstOf,
  helpAnswersOf,
  pleaRowsOf,
  reportRowsOf,
  screeningsMade,
  suspicionRowsOf,
  victimOf,
  type SuspicionRow,
} from './rows'
import { writeHelpAnswer, writePlea, writeReport, writeScreening } from './write'

const subject = (caseId: number): string => `mediation-case:${caseId}`

export const screeningHandlers: HandlersOf<typeof screeningContract> = {
  of: look((call, input) => {
    const row = requireCase(call, input.case)
    call.saw({ subject: subject(row.id), fields: [] })
    return screeningOfCase(call, row.id, mayChange(row.state))
  }),

  screen: write((call, input) => {
    const row = requireOpen(call, input.case)
    const id = writeScreening(call, row, input.screening)
    followRisk(call, row.id)
    followEffect(call, row.id)
    call.record({ subject: subject(row.id), change: { screening: id, ...input.screening } })
    return { id, owed: owedOf(call, row.id) }
  }),

  report: write((call, input) => {
    const row = requireOpen(call, input.case)
    const id = writeReport(call, row, input.report)
    followEffect(call, row.id)
    call.record({ subject: subject(row.id), change: { report: id, ...input.report } })
    return { id, owed: owedOf(call, row.id) }
  }),

  help: write((call, { suspicion, offer, answer }) => {
    const row = requireOpenCaseOf(
      call,
      `SELECT m.case_id FROM mediation_suspicions s JOIN mediation_screenings m ON m.id = s.screening_id WHERE s.id = ?`,
      suspicion,
    )
    const about = suspicionRowsOf(call, row.id).find(({ id }) => id === suspicion)
    if (about === undefined) throw refuse('not-found', 'not-found')
    writeHelpAnswer(call, about, offer, answer)
    call.record({ subject: subject(row.id), change: { suspicion, offer, answer } })
    return { id: suspicion }
  }),

  plea: write((call, input) => {
    const row = requireOpen(call, input.case)
    const id = writePlea(call, row, input.plea)
    call.record({ subject: subject(row.id), change: { plea: id, ...input.plea } })
    return { id }
  }),
}

function owedOf(call: CaseReader, caseId: number): OwedShown[] {
  const last = standing(screeningsOf(call, caseId))
  const now = { day: call.today, at: call.now }
  return last === null ? [] : reportsOwed(last, reportsOf(call, caseId), now).map(owedShown)
}

const owedShown = ({ suspicion, to, when, articles }: Owed): OwedShown => ({
  suspicion,
  to: [...to],
  when,
  articles: articles.map((one) => ({ ...one })),
})

function screeningOfCase(call: CaseReader, caseId: number, open: boolean): ScreeningOfCase {
  const pleas = pleaRowsOf(call, caseId)
  const names = namesOfStaff(
    call,
    pleas.map(({ staff_id }) => staff_id),
  )
  return {
    screenings: screeningsShown(call, caseId),
    reports: reportRowsOf(call, caseId).map((report) => ({ ...report, minutes: minutesToReport(report) })),
    owed: owedOf(call, caseId),
    conditions: [...conditionsOf(call, caseId, call.today)],
    pleas: pleas.map(({ id, said_at, person, words, handler, adds_to, case_id, at, staff_id }) => ({
      id,
      saidAt: said_at,
      person,
      words,
      handler,
      addsTo: adds_to,
      writtenAt: at,
      by: names.get(staff_id) ?? '',
      before: case_id === null,
    })),
    open,
  }
}

function screeningsShown(call: CaseReader, caseId: number): ScreeningShown[] {
  const made = new Map(screeningsMade(call, caseId).map((row) => [row.id, row]))
  const suspicions = suspicionRowsOf(call, caseId)
  const answers = helpAnswersOf(call, caseId)
  const names = namesOfStaff(
    call,
    [...made.values()].map(({ staff_id }) => staff_id),
  )
  return screeningsOf(call, caseId).map(
    ({ id, corrects, reason, offence, bars, vulnerable, danger }): ScreeningShown => {
      const by = made.get(id)
      return {
        id,
        corrects,
        reason,
        // A question that nobody put is refused when it is written: none is without its answer here.
        offence: offence ?? 'possible',
        bars: [...(bars ?? [])],
        vulnerable: vulnerable ? [...vulnerable] : null,
        danger: danger ? [...danger] : null,
        at: by?.at ?? 0,
        by: names.get(by?.staff_id ?? 0) ?? '',
        suspicions: suspicions
          .filter(({ screening_id }) => screening_id === id)
          .map((row) => ({
            id: row.id,
            continues: row.continues,
            name: row.name,
            birth: shownTo(call.staff.roles).birth(row.birth) ?? '',
            // What nobody was asked is refused when it is written.
            age: ageOf(victimOf(row), call.today) ?? 0,
            isAbout: row.birth === null,
            capacity: row.capacity,
            from: row.suffered_from,
            forms: row.forms,
            discoveredAt: row.discovered_at,
            help: helpOf(row, answers),
          })),
      }
    },
  )
}

function helpOf(row: SuspicionRow, answers: ReturnType<typeof helpAnswersOf>) {
  const suspicion = {
    id: row.id,
    victim: victimOf(row),
    from: row.suffered_from,
    forms: row.forms,
    discoveredAt: row.discovered_at,
  }
  return helpOwed(suspicion).map((offer) => ({
    offer,
    answer: answers.findLast((one) => one.suspicion === firstOf(row) && one.offer === offer)?.answer ?? null,
  }))
}
