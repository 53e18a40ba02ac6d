/** The procedures of the drawer and of a day's end. */
import { z } from 'zod'
import { auditHead } from '#vault/log/record'
import { shortMac } from '#vault/log/rules/head'
import { DeskError } from '#ground/contract/errors'
import { day as dayField, type PageRequest } from '#ground/contract/fields'
import type { WriteCall } from '#desk/rpc/call'
import { read, write } from '#desk/rpc/serve'
import { centre } from '#desk/session/contract'
import { readSetting } from '#desk/session/settings'
import { listOrder } from '#work/pages/order'
import type { DifferenceReason } from '../../contract/words'
import { countShift, isMuchForTheBank } from '../../rules/day-close'
import {
  canteenBankings,
  canteenClosedDays,
  canteenCloseRequests,
  canteenCounts,
  canteenDifferences,
  canteenShifts,
} from '../../schema/close'
import type { CloseSheet } from '../contract'
import { bankingOf } from './bankings'
import { isClosed, openToday, serviceToday } from './closed-days'
import {
  bankable,
  bankedOfBefore,
  cashOfShift,
  daysToBank,
  inTheSafe,
  leftInDrawer,
  newestNumbers,
  newestShift,
  openShift,
  shiftOf,
  shiftsOf,
  shownShift,
} from './shifts'
import {
  closedDays,
  leftOpenOf,
  requestOf,
  shownClose,
  standingOf,
  standingRequest,
  unclosedDays,
  type CloseRequest,
} from './standing'
import { outsideOf, sumsOf } from './sums'

const newestFirst = listOrder('canteen.closed-days', 'falling', z.tuple([dayField]))

const subjectOf = (day: string): string => `canteen-day:${day}`

/** Refuses with the first of what is in the way; the screen names them all. */
function refuseUnlessReady(call: WriteCall, day: string, signed: Parameters<typeof standingOf>[2]): void {
  const [first] = standingOf(call, day, signed).refusals
  if (first !== undefined) throw new DeskError('conflict', `canteen.${first.code}`)
}

/** The request that a second name is asked for; refuses one that does not stand any more. */
function requireRequest(call: WriteCall, id: number): CloseRequest {
  const asked = requestOf(call, id)
  if (asked === null) throw new DeskError('not-found', 'canteen.close-unknown')
  if (isClosed(call, asked.day)) throw new DeskError('conflict', 'canteen.already-closed')
  if (standingRequest(call, asked.day)?.id !== id) throw new DeskError('conflict', 'canteen.close-outdated')
  return asked
}

function sheetOf(call: WriteCall, day: string): Omit<CloseSheet, 'head'> {
  const shifts = shiftsOf(call, day)
  const [closed] = closedDays(call, 'd.day = ?', [day], 1)
  const { community } = centre.parse(readSetting(call, 'centre'))
  return {
    kind: closed === undefined ? 'x' : 'z',
    day,
    community,
    number: closed?.number ?? null,
    ...sumsOf(
      call,
      day,
      // One that is open may be of another day, and what is sold today lies in its drawer.
      closed === undefined && openShift(call) !== null,
    ),
    shifts: shifts.map((one) => ({
      ...shownShift(call, one),
      // The sheet has their sums; one that is corrected on another day is an entry of that day.
      bankings: [],
      // What goes to the bank after the close is an entry of another day.
      ...(closed === undefined ? {} : { bankableFen: 0 }),
    })),
    bankedBefore: bankedOfBefore(call, day),
    outsideReason: closed?.outside ?? null,
    closedBy: closed === undefined ? null : { by: closed.closedBy, at: closed.asked_at },
    witnessedBy: closed === undefined ? null : { by: closed.witnessedBy, at: closed.at },
    printedAt: call.now,
    printedBy: call.staff.name,
  }
}

export const closeHandlers = {
  state: read((call, asked: { day: string | null }) => {
    const today = serviceToday(call)
    const day = asked.day ?? today
    const request = standingRequest(call, day)
    const open = openShift(call)
    const safe = day === today ? inTheSafe(call, daysToBank(today)) : { shifts: [], more: false }
    const [closed] = closedDays(call, 'd.day = ?', [day], 1)
    const standing = standingOf(call, day, {
      closedBy: request?.staff ?? call.staff.id,
      witnessedBy: null,
      outsideReason: request?.outside ?? null,
    })
    return {
      day,
      today,
      shifts: shiftsOf(call, day).map((one) => shownShift(call, one)),
      open: open === null ? null : shownShift(call, open),
      safe: safe.shifts.map((one) => shownShift(call, one)),
      safeMore: safe.more,
      bankedBefore: bankedOfBefore(call, day),
      left: leftOpenOf(call, standing),
      asked:
        request === null || closed !== undefined
          ? null
          : { id: request.id, by: request.by, at: request.at, own: request.staff === call.staff.id },
      closed: closed === undefined ? null : shownClose(closed),
      unclosed: unclosedDays(call),
    }
  }),

  openShift: write((call, { openingFen }: { openingFen: number }) => {
    const day = openToday(call)
    if (openShift(call) !== null) throw new DeskError('conflict', 'canteen.shift-open')
    const { meal: afterMeal, entry: afterEntry } = newestNumbers(call)
    const { lastInsertRowid } = call.database
      .insert(canteenShifts)
      .values({ day, openingFen, afterMeal, afterEntry, at: call.now, staffId: call.staff.id })
      .run()
    const shift = Number(lastInsertRowid)
    call.record({ subject: subjectOf(day), change: { shift, openingFen } })
    return { shift }
  }),

  toBank: write((call, { shift, fen, sure }: { shift: number; fen: number; sure?: boolean | undefined }) => {
    const kept = shiftOf(call, shift)
    // What lay in the safe over night goes there on another day, whose entry it is.
    const day = isClosed(call, kept.day) ? openToday(call) : null
    // Before the count nobody knows what is there, and a refusal would tell.
    const left = leftInDrawer(call, kept)
    if (left !== null && fen > left) throw new DeskError('conflict', 'canteen.more-than-the-drawer')
    if (left === null && sure !== true && isMuchForTheBank(fen, kept.opening_fen)) {
      throw new DeskError('conflict', 'canteen.much-to-bank')
    }
    const still = bankable(call, kept)
    if (still !== null && fen > still) throw new DeskError('conflict', 'canteen.drawer-went-on')
    const { lastInsertRowid } = call.database
      .insert(canteenBankings)
      .values({ shiftId: shift, day, fen, at: call.now, staffId: call.staff.id })
      .run()
    call.record({ subject: subjectOf(day ?? kept.day), change: { shift, toBankFen: fen } })
    return { banking: Number(lastInsertRowid) }
  }),

  takeBackBanking: write((call, { banking, rightFen }: { banking: number; rightFen: number }) => {
    const { shift, fen: notedFen } = bankingOf(call, banking)
    const fen = notedFen - rightFen
    // More than was noted is a second banking.
    if (fen <= 0) throw new DeskError('conflict', 'canteen.banking-less')
    const kept = shiftOf(call, shift)
    const day = isClosed(call, kept.day) ? openToday(call) : null
    call.database
      .insert(canteenBankings)
      .values({ shiftId: shift, day, fen, reverses: banking, at: call.now, staffId: call.staff.id })
      .run()
    call.record({ subject: subjectOf(day ?? kept.day), change: { shift, banking, takenBackFen: fen } })
    return { takenBackFen: fen }
  }),

  count: write((call, { shift, countedFen }: { shift: number; countedFen: number }) => {
    const kept = shiftOf(call, shift)
    if (kept.counted_fen !== null) throw new DeskError('conflict', 'canteen.shift-counted')
    const until = newestNumbers(call)
    const { expectedFen, differenceFen } = countShift(cashOfShift(call, kept, until), countedFen)
    call.database
      .insert(canteenCounts)
      .values({
        shiftId: shift,
        countedFen,
        expectedFen,
        untilMeal: until.meal,
        untilEntry: until.entry,
        untilBanking: until.banking,
        at: call.now,
        staffId: call.staff.id,
      })
      .run()
    call.record({ subject: subjectOf(kept.day), change: { shift, countedFen, expectedFen } })
    return { expectedFen, differenceFen }
  }),

  explain: write((call, { shift, reason }: { shift: number; reason: DifferenceReason }) => {
    const { day, counted_fen: counted, expected_fen: expected, reason: before } = shiftOf(call, shift)
    if (counted === null || expected === null) throw new DeskError('conflict', 'canteen.not-counted')
    if (counted === expected) throw new DeskError('conflict', 'canteen.no-difference')
    if (before !== null) throw new DeskError('conflict', 'canteen.already-explained')
    call.database
      .insert(canteenDifferences)
      .values({ shiftId: shift, reason, at: call.now, staffId: call.staff.id })
      .run()
    call.record({ subject: subjectOf(day), change: { shift, reason } })
    return { differenceFen: counted - expected }
  }),

  ask: write((call, input: { day: string; outsideReason: DifferenceReason | null }) => {
    const { day, outsideReason: reason } = input
    refuseUnlessReady(call, day, { closedBy: call.staff.id, witnessedBy: null, outsideReason: reason })
    // Where nothing moved outside there is nothing to explain.
    const outsideReason = outsideOf(call, day) === 0 ? null : reason
    const { meal: untilMeal, entry: untilEntry, banking: untilBanking } = newestNumbers(call)
    const untilShift = newestShift(call)?.id ?? 0
    const until = { untilMeal, untilEntry, untilShift, untilBanking }
    const { lastInsertRowid } = call.database
      .insert(canteenCloseRequests)
      .values({ day, outsideReason, ...until, at: call.now, staffId: call.staff.id })
      .run()
    const request = Number(lastInsertRowid)
    call.record({ subject: subjectOf(day), change: { request, outsideReason } })
    return { request }
  }),

  confirm: write((call, { request }: { request: number }) => {
    const asked = requireRequest(call, request)
    const signed = { closedBy: asked.staff, witnessedBy: call.staff.id, outsideReason: asked.outside }
    refuseUnlessReady(call, asked.day, signed)
    const { lastInsertRowid } = call.database
      .insert(canteenClosedDays)
      .values({
        day: asked.day,
        requestId: request,
        closedBy: asked.staff,
        witnessedBy: call.staff.id,
        at: call.now,
      })
      .run()
    const number = Number(lastInsertRowid)
    call.record({ subject: subjectOf(asked.day), change: { request, number } })
    return { number }
  }),

  sheet: write((call, { day }: { day: string }) => {
    const sheet = sheetOf(call, day)
    call.record({ subject: subjectOf(day), change: sheet })
    const { sequence, mac } = auditHead(call)
    return { ...sheet, head: { sequence, digits: shortMac(mac) } }
  }),

  days: read((call, { after, limit }: PageRequest) => {
    const { beyond, values } = newestFirst.text(['d.day'], newestFirst.startOf(after))
    const found = closedDays(call, beyond, values, limit + 1)
    const { rows, next } = newestFirst.page(found.map(shownClose), limit, ({ day }) => [day])
    return { rows, next }
  }),
}
