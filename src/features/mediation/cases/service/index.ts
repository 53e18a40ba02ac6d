/** Lists cases, opens one, takes a new one down, and says how they are numbered. */
import { z } from 'zod'
import { yearOf } from '#ground/days'
import { day, rowId } from '#ground/contract/fields'
import { cleanName } from '#ground/people/names'
import type { CaseReader, CaseWriter } from '../../service/call'
import { look, read, write, type HandlersOf } from '#desk/rpc/serve'
import { rowsOf } from '#work/rows'
import { isTemplate, numberText } from '#work/numbering/rules'
import { setNumberTemplate } from '#work/numbering/store'
import { listOrder } from '#work/pages/order'
import { caseMoves, type CaseState } from '../../contract/words'
import { movesFrom, originFits } from '../../rules'
import type { casesContract, CaseTab, OpenedCase } from '../contract'
import { requireKind } from '../../settings/kinds'
import { namesFor } from '../../settings/own-words'
import { addNamed } from '../../parties/service/write'
import { addWhoCame, nameOfWhoCame, whoCame } from './from-visit'
import { gatesOnTable } from './gates'
import { isHead } from './in-sight'
import { refuseAhead } from './open'
import { isOfAnother, templateOf } from './numbers'
import { cardsOf, casesWhere, namesOfStaff, requireCase, type CaseRow } from './rows'
import { refuse } from './refuse'
import { takeableStep, takeStepBack } from './take-back'

const statesOf: Readonly<Record<CaseTab, readonly CaseState[]>> = {
  open: ['intake', 'accepted', 'mediating', 'signing', 'in-effect', 'unperformed'],
  ended: [
    'performed',
    'settled-in-court',
    'refused',
    'withdrawn',
    'failed',
    'handed-over',
    'closed',
    'not-accepted',
    'dropped',
    'joined',
  ],
  archived: ['archived'],
}

/** What is not accepted yet has no time that ends: it stands before the rest, by the day it came. */
const dueOrNone = "coalesce(c.due, '')"
const byDue = listOrder('mediation.cases', 'rising', z.tuple([z.union([day, z.literal('')]), rowId]))

const formOf = (template: string, today: string) => ({
  template,
  example: numberText(template, yearOf(today), 1),
})

export const casesHandlers: HandlersOf<typeof casesContract> = {
  numberForm: read((call, { series }) => formOf(templateOf(call, series), call.today)),

  setNumberForm: write((call, { series, template }) => {
    if (!isTemplate(template)) throw refuse('invalid', 'not-a-template')
    if (isOfAnother(call, series, template)) throw refuse('conflict', 'template-taken')
    setNumberTemplate(call, series, template)
    call.record({ subject: `number-template:${series}`, change: { template } })
    return formOf(template, call.today)
  }),

  list: read((call, { tab, after, limit }) => {
    const { beyond, values, orderBy } = byDue.text([dueOrNone, 'c.id'], byDue.startOf(after))
    const found = casesWhere(
      call,
      `c.state IN (SELECT value FROM json_each(?)) AND c.erased_on IS NULL AND ${beyond}`,
      `ORDER BY ${orderBy} LIMIT ${limit + 1}`,
      JSON.stringify(statesOf[tab]),
      ...values,
    )
    const { rows, next } = byDue.page(found, limit, ({ due, id }): [string, number] => [due ?? '', id])
    return { rows: [...cardsOf(call, rows)], next }
  }),

  get: look((call, { id }) => {
    const row = requireCase(call, id)
    call.saw({ subject: `mediation-case:${id}`, fields: [] })
    const [card] = cardsOf(call, [row])
    if (card === undefined) throw refuse('not-found', 'not-found')
    const before = gatesOnTable(call, row)
    return {
      card,
      opened: openedOf(row),
      openedBy: namesOfStaff(call, [row.opened_by]).get(row.opened_by) ?? '',
      events: eventsOf(call, id),
      steps: movesFrom(row.state).map((move) => ({
        move,
        gates: before(move),
      })),
      as: isHead(call.staff) ? 'head' : asOf(call, id),
      takeable: takeableStep(call, row),
    }
  }),

  takeBack: write((call, { id }) => {
    const move = takeStepBack(call, requireCase(call, id))
    call.record({ subject: `mediation-case:${id}`, change: { takenBack: move } })
    return { id, state: requireCase(call, id).state }
  }),

  open: write((call, { opened }) => {
    const id = openCase(call, opened)
    call.record({ subject: `mediation-case:${id}`, change: opened })
    return { id }
  }),
}

const openedOf = (row: CaseRow): OpenedCase => ({
  source: row.source,
  referrer: row.referrer,
  courtReferral: row.court_referral,
  letter: row.letter,
  replyDue: row.reply_due,
  papersSignedForOn: row.papers_signed_for_on,
  acceptedOnlineOn: row.accepted_online_on,
  kind: row.kind,
  difficulty: row.difficulty,
  sourceName: row.source_name,
  difficultyName: row.difficulty_name,
  people: row.people,
  moneyFen: row.money_fen,
  narrative: row.narrative,
  wants: row.wants,
  visitId: row.visit_id,
})

const eventRow = z.object({
  id: z.number(),
  kind: z.enum([...caseMoves, 'taken-back']),
  takesBack: z.number().nullable(),
  day: z.string(),
  at: z.number(),
  staff_id: z.number(),
  reason: z.string(),
})

function eventsOf(call: CaseReader, caseId: number) {
  const rows = rowsOf(
    call,
    eventRow,
    'SELECT id, kind, takes_back AS takesBack, day, at, staff_id, reason FROM mediation_case_events WHERE case_id = ? ORDER BY id',
    caseId,
  )
  const names = namesOfStaff(
    call,
    rows.map(({ staff_id }) => staff_id),
  )
  return rows.map(({ staff_id, ...row }) => ({ ...row, by: names.get(staff_id) ?? '' }))
}

/** As what somebody who is not the head sees it. */
function asOf(call: CaseReader, caseId: number): 'mediator' | 'let-in' {
  const has = call
    .statement(
      `SELECT 1 FROM mediation_stays WHERE case_id = ? AND staff_id = ? AND as_what = 'mediator' AND until_day IS NULL`,
    )
    .get(caseId, call.staff.id)
  return has === undefined ? 'let-in' : 'mediator'
}

export function refuseOrigin(opened: OpenedCase): void {
  if (!originFits(opened)) throw refuse('invalid', 'gate-origin')
}

/**
 * Takes a quarrel down and gives it to whoever does; of a referral only what a referral says. Whoever came to the desk for it stands in it;
 * where it began with what somebody said, that is the one who said it, whoever came: nobody stands in a case twice.
 */
export function openCase(call: CaseWriter, opened: OpenedCase, spoke: string | null = null): number {
  refuseOrigin(opened)
  requireKind(call, opened.kind)
  refuseAhead(call, opened.papersSignedForOn, opened.acceptedOnlineOn)
  const came = opened.visitId === null ? null : whoCame(call, opened.visitId)
  const id = Number(
    call
      .statement(
        `INSERT INTO mediation_cases (source, referrer, court_referral, letter, reply_due, papers_signed_for_on,
           accepted_online_on, kind, difficulty, source_name, difficulty_name, people, money_fen, narrative, wants, visit_id, opened_at, opened_by)
         VALUES (@source, @referrer, @courtReferral, @letter, @replyDue, @papersSignedForOn, @acceptedOnlineOn, @kind,
           @difficulty, @sourceName, @difficultyName, @people, @moneyFen, @narrative, @wants, @visitId, @now, @staff)`,
      )
      .run({ ...opened, ...namesFor(call, opened), now: call.now, staff: call.staff.id }).lastInsertRowid,
  )
  call
    .statement(
      `INSERT INTO mediation_stays (case_id, staff_id, as_what, from_day, at) VALUES (?, ?, 'mediator', ?, ?)`,
    )
    .run(id, call.staff.id, call.today, call.now)
  if (came !== null && (spoke === null || nameOfWhoCame(call, came) === cleanName(spoke)))
    addWhoCame(call, requireCase(call, id), came)
  else if (spoke !== null) addNamed(call, requireCase(call, id), spoke)
  return id
}
