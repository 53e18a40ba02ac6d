/** Serves the registers of orders and warnings: what came is put right, what was done is added. */
import { eq } from 'drizzle-orm'
import { disclose, look, read, write, type HandlersOf } from '#desk/rpc/serve'
import { centre } from '#desk/session/contract'
import { readSetting, writeSetting } from '#desk/session/settings'
import { refuse } from '../../cases/service/refuse'
import { requireCase } from '../../cases/service/rows'
import { requireColleague } from '../../hands/service/colleagues'
import { orderOfRegister } from '../../papers/service/order'
import { timeToAsk } from '../../rules'
import {
  mediationBreachesTold,
  mediationOrderAskings,
  mediationOrderHelp,
  mediationOrders,
  mediationOrderRulings,
  mediationOrderSightings,
  mediationWarnings,
  mediationWarningVisits,
} from '../schema'
import type { CaseWriter } from '../../service/call'
import type { OrderText, protectionContract, WarningText } from '../contract'
import { watchDue } from './due'
import { requireAsking, requireSighting } from './deeds'
import { requireCourtMay, requireGranted, requireOrderText } from './gates'
import { askingsOfOrder, orderRecordOf, ordersShown, requireOrder, termOf } from './orders'
import { settingKey, watchSettingsOf } from './settings'
import { requireWarning, warningRecordOf, warningsShown } from './warnings'

const orderColumns = (order: OrderText) => ({
  caseId: order.caseId,
  court: order.court,
  number: order.number,
  madeOn: order.madeOn,
  endsOn: order.endsOn,
  measures: JSON.stringify(order.measures),
  protectedName: order.protected.name,
  protectedResidentId: order.protected.residentId,
  againstName: order.against.name,
  againstResidentId: order.against.residentId,
  askedBy: order.askedBy,
  because: order.because,
  wished: order.wished,
})

const warningColumns = (warning: WarningText) => ({
  caseId: warning.caseId,
  issuer: warning.issuer,
  number: warning.number,
  issuedOn: warning.issuedOn,
  receivedOn: warning.receivedOn,
  offender: warning.offender.name,
  offenderResidentId: warning.offender.residentId,
  victim: warning.victim.name,
  victimResidentId: warning.victim.residentId,
  facts: warning.facts,
})

/** A register is tied to a case that whoever writes it can see. */
function requireCaseInSight(call: CaseWriter, caseId: number | null): void {
  if (caseId !== null) requireCase(call, caseId)
}

/** The day of a deed has come, and its own thing was there. */
function requireDay(call: CaseWriter, on: string, from: string): void {
  if (on > call.today || on < from) throw refuse('invalid', 'watch-day', { day: from })
}

function keepOrder(
  call: CaseWriter,
  { id, order }: { readonly id: number | null; readonly order: OrderText },
) {
  requireCaseInSight(call, order.caseId)
  const { caseId, ...values } = orderColumns(order)
  if (id === null) {
    requireOrderText(call, order, order.endsOn)
    const made = call.database
      .insert(mediationOrders)
      .values({ ...values, caseId, learntOn: call.today, keeperId: call.staff.id })
      .returning({ id: mediationOrders.id })
      .get()
    return { ...made, written: order }
  }
  const kept = requireOrder(call, id)
  const { askings } = orderRecordOf(call, kept)
  // What the court has since been asked or ruled stands on the term as it was written.
  if (askings.length > 0 && (order.madeOn !== kept.made_on || order.endsOn !== kept.ends_on))
    throw refuse('conflict', 'order-asked-since')
  requireOrderText(call, order, order.endsOn)
  // Of a case that whoever keeps it may not see it stays.
  const set = kept.of_hidden_case ? values : { ...values, caseId }
  call.database.update(mediationOrders).set(set).where(eq(mediationOrders.id, id)).run()
  return { id, written: kept.of_hidden_case ? withoutCase(order) : order }
}

/** What is written of a thing whose case its keeper may not see. */
const withoutCase = <Text extends { readonly caseId: number | null }>({
  caseId: _,
  ...text
}: Text): Omit<Text, 'caseId'> => text

function keepWarning(
  call: CaseWriter,
  { id, warning }: { readonly id: number | null; readonly warning: WarningText },
) {
  requireCaseInSight(call, warning.caseId)
  if (warning.issuedOn > warning.receivedOn || warning.receivedOn > call.today)
    throw refuse('invalid', 'warning-days')
  const { caseId, ...values } = warningColumns(warning)
  if (id === null) {
    const made = call.database
      .insert(mediationWarnings)
      .values({ ...values, caseId, keeperId: call.staff.id })
      .returning({ id: mediationWarnings.id })
      .get()
    return { ...made, written: warning }
  }
  const { of_hidden_case: hidden } = requireWarning(call, id)
  const set = hidden ? values : { ...values, caseId }
  call.database.update(mediationWarnings).set(set).where(eq(mediationWarnings.id, id)).run()
  return { id, written: hidden ? withoutCase(warning) : warning }
}

const writtenBy = (call: CaseWriter) => ({ at: call.now, staffId: call.staff.id })

export const protectionHandlers: HandlersOf<typeof protectionContract> = {
  list: read((call, { caseId }) => {
    if (caseId !== null) requireCase(call, caseId)
    return {
      orders: ordersShown(call, caseId),
      warnings: warningsShown(call, caseId),
      settings: watchSettingsOf(call),
    }
  }),

  due: read((call) => ({ ...watchDue(call) })),

  order: look((call, { id }) => {
    const row = requireOrder(call, id)
    call.saw({ subject: `mediation-order:${id}`, fields: [] })
    return orderRecordOf(call, row)
  }),

  warning: look((call, { id }) => {
    const row = requireWarning(call, id)
    call.saw({ subject: `mediation-warning:${id}`, fields: [] })
    return warningRecordOf(call, row)
  }),

  paper: disclose((call, { id }) => {
    call.asksFor(`mediation-order:${id}`)
    const row = requireOrder(call, id)
    const order = row.case_id === null ? orderOfRegister(call, id) : null
    if (order === null) throw refuse('not-found', 'order-unknown')
    call.disclose({
      subject: `mediation-order:${id}`,
      fields: ['case-text'],
      reason: 'paper',
      note: 'protection-record',
    })
    return { committee: centre.parse(readSetting(call.beside('desk'), 'centre')).committee, order }
  }),

  keepOrder: write((call, input) => {
    const { id, written } = keepOrder(call, input)
    call.record({ subject: `mediation-order:${id}`, change: written })
    return { id }
  }),

  keepWarning: write((call, input) => {
    const { id, written } = keepWarning(call, input)
    call.record({ subject: `mediation-warning:${id}`, change: written })
    return { id }
  }),

  handOver: write((call, { of, id, to }) => {
    requireColleague(call, to)
    if (of === 'order') {
      requireOrder(call, id)
      call.database.update(mediationOrders).set({ keeperId: to }).where(eq(mediationOrders.id, id)).run()
    } else {
      requireWarning(call, id)
      call.database.update(mediationWarnings).set({ keeperId: to }).where(eq(mediationWarnings.id, id)).run()
    }
    call.record({ subject: `mediation-${of}:${id}`, change: { keeper: to } })
    return { id }
  }),

  visit: write((call, { warning, ...visit }) => {
    requireDay(call, visit.on, requireWarning(call, warning).received_on)
    call.database
      .insert(mediationWarningVisits)
      .values({ warningId: warning, ...visit, ...writtenBy(call) })
      .run()
    call.record({ subject: `mediation-warning:${warning}`, change: visit })
    return { id: warning }
  }),

  ask: write((call, { order, ...asking }) => {
    const row = requireOrder(call, order)
    const { endsOn, liftedOn } = termOf(row, askingsOfOrder(call, order))
    requireDay(call, asking.on, row.made_on)
    requireCourtMay({ endsOn, liftedOn }, asking)
    call.database
      .insert(mediationOrderAskings)
      .values({ orderId: order, ...asking, ...writtenBy(call) })
      .run()
    call.record({ subject: `mediation-order:${order}`, change: asking })
    return { id: order, lastDay: timeToAsk(endsOn, asking.on) === 'last-day' }
  }),

  rule: write((call, { asking, ...ruling }) => {
    const asked = requireAsking(call, asking)
    const row = requireOrder(call, asked.orderId)
    requireDay(call, ruling.on, asked.on)
    requireGranted(row, askingsOfOrder(call, row.id), asked, ruling)
    call.database
      .insert(mediationOrderRulings)
      .values({
        askingId: asking,
        on: ruling.on,
        number: ruling.number,
        granted: ruling.granted,
        until: ruling.until,
        measures: (ruling.measures ?? []).length === 0 ? null : JSON.stringify(ruling.measures),
        ...writtenBy(call),
      })
      .run()
    call.record({ subject: `mediation-order:${row.id}`, change: ruling })
    return { id: row.id }
  }),

  see: write((call, { order, ...sighting }) => {
    requireDay(call, sighting.on, requireOrder(call, order).made_on)
    call.database
      .insert(mediationOrderSightings)
      .values({ orderId: order, ...sighting, ...writtenBy(call) })
      .run()
    call.record({ subject: `mediation-order:${order}`, change: sighting })
    return { id: order }
  }),

  tellBreach: write((call, { sighting, ...told }) => {
    const seen = requireSighting(call, sighting)
    requireOrder(call, seen.orderId)
    if (seen.kept) throw refuse('conflict', 'order-kept')
    requireDay(call, told.on, seen.on)
    call.database
      .insert(mediationBreachesTold)
      .values({ sightingId: sighting, ...told, ...writtenBy(call) })
      .run()
    call.record({ subject: `mediation-order:${seen.orderId}`, change: told })
    return { id: seen.orderId }
  }),

  help: write((call, { order, ...help }) => {
    requireDay(call, help.on, requireOrder(call, order).made_on)
    call.database
      .insert(mediationOrderHelp)
      .values({ orderId: order, ...help, ...writtenBy(call) })
      .run()
    call.record({ subject: `mediation-order:${order}`, change: help })
    return { id: order }
  }),

  configure: write((call, { settings }) => {
    writeSetting(call, settingKey, settings)
    call.record({ subject: 'settings:mediation-watch', change: settings })
    return settings
  }),
}
