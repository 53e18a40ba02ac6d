/** Erases a case with all that hangs on it, or an order or a warning that belongs to none: in the transaction of the deed. */
import { dayLength } from '#ground/clock'
import { lastDayOfMonth } from '#ground/days'
import type { Eraser } from '#desk/personal-data/keeps'
import { whileErasing } from '#desk/personal-data/erase'
import { removeAttachments } from '#vault/attachments/store'
import type { HasStatements } from '#vault/store/store'
import { confirmedOn } from '../../confirmation/service/rows'
import type { Retained } from '../contract'
import { caseOfPlea } from '../../pleas/schema'
import { withJoined } from './holds'
import {
  caseRoot,
  orderRoot,
  patrolsSubject,
  pleaRoot,
  staysOfCase,
  warningRoot,
  whereOf,
  type Root,
} from '../schema'
import { monthOfPatrols } from '../rules'

const ids = (call: HasStatements, sql: string, id: number): readonly number[] =>
  call.statement(sql).pluck().all(id).map(Number)

function eraseGoing(call: HasStatements, root: Root, id: number): void {
  for (const one of root.goes) call.statement(`DELETE FROM ${one.table} WHERE ${whereOf(root, one)}`).run(id)
}

function eraseWatched(call: HasStatements, root: Root, id: number): void {
  whileErasing(call, root.subject, id, () => eraseGoing(call, root, id))
  call.statement(`DELETE FROM ${root.table} WHERE id = ?`).run(id)
}

/** What is append-only goes only while it is being erased, the plea itself too. Cases of it that nobody took up forget it. */
function erasePlea(call: HasStatements, id: number): void {
  for (const one of ids(call, 'SELECT case_id FROM mediation_plea_cases WHERE plea_id = ?', id))
    whileErasing(call, caseRoot.subject, one, () =>
      call.statement('DELETE FROM mediation_plea_cases WHERE plea_id = ? AND case_id = ?').run(id, one),
    )
  whileErasing(call, pleaRoot.subject, id, () => {
    eraseGoing(call, pleaRoot, id)
    call.statement(`DELETE FROM ${pleaRoot.table} WHERE id = ?`).run(id)
  })
}

/** Whatever was typed about it and not sent was typed before it ended, and nobody has touched it for a year. */
function eraseDrafts(call: Eraser): void {
  call.statement('DELETE FROM mediation_drafts WHERE saved_at < ?').run(call.now - 365 * dayLength)
}

function eraseCase(call: Eraser, id: number, today: string): void {
  for (const order of ids(call, 'SELECT id FROM mediation_orders WHERE case_id = ?', id))
    eraseWatched(call, orderRoot, order)
  for (const warning of ids(call, 'SELECT id FROM mediation_warnings WHERE case_id = ?', id))
    eraseWatched(call, warningRoot, warning)
  const pictures = ids(call, 'SELECT attachment_id FROM mediation_evidence WHERE case_id = ?', id)
  // A plea of a case that was not taken up is its taker's again, and is kept as the register is.
  const pleas = ids(call, `SELECT p.id FROM mediation_pleas p WHERE ${caseOfPlea('p.id')} = ?`, id)
  const confirmed = confirmedOn(call, id)
  whileErasing(call, caseRoot.subject, id, () => {
    eraseGoing(call, caseRoot, id)
    for (const [table, columns] of Object.entries(staysOfCase))
      for (const column of columns)
        call.statement(`UPDATE ${table} SET ${column} = '' WHERE case_id = ? AND ${column} <> ''`).run(id)
    call
      .statement(
        `UPDATE mediation_cases SET narrative = '', wants = '', letter = '', visit_id = NULL,
           erased_on = ?, confirmed_on = ? WHERE id = ?`,
      )
      .run(today, confirmed, id)
  })
  for (const plea of pleas) erasePlea(call, plea)
  removeAttachments(call, pictures)
}

/** What was said of a month's walks; how many quarrels were found and prevented is told by the figures of every year. */
function erasePatrols(call: HasStatements, id: number): void {
  const month = monthOfPatrols(id)
  whileErasing(call, patrolsSubject, id, () =>
    call
      .statement("UPDATE mediation_patrols SET what = '' WHERE on_day BETWEEN ? AND ? AND what <> ''")
      .run(`${month}-01`, lastDayOfMonth(month)),
  )
}

export function eraseRetained(call: Eraser, { of, id }: Retained, today: string): void {
  eraseDrafts(call)
  switch (of) {
    case 'case':
      for (const one of withJoined(call, id)) eraseCase(call, one, today)
      return
    case 'order':
      eraseWatched(call, orderRoot, id)
      return
    case 'warning':
      eraseWatched(call, warningRoot, id)
      return
    case 'plea':
      erasePlea(call, id)
      return
    case 'patrols':
      erasePatrols(call, id)
      return
  }
}
