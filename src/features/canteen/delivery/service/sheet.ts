/**
 * The carrier's sheet carries phones in full, those of whom to ring when a door stays shut among them. So each of its lines is asked for by itself and on record under its person:
 * whoever asks who was shown their phone is told of the paper too. That the sheet left is one more row, before it does.
 */
import { DeskError } from '#ground/contract/errors'
import { addressKind, mayReveal, phoneKind, type SensitiveKind } from '#ground/roles/sensitive'
import type { DisclosureCall, WriteCall } from '#desk/rpc/call'
import { fieldsTaken } from '#work/exports/rules'
import { contactForPaper, firstContactForPaper, shownTo } from '#features/residents/index'
import type { Meal } from '../../contract/words'
import { dinerOf } from '../../diners/service/rows'
import { ordersBetween } from '../../orders/service/outcomes'
import { isToBring } from '../rules'
import { dueAtDoor } from './due'
import { routesOf, stopOf } from './rows'
import { runOf } from './run'

export function stopInFull(
  call: DisclosureCall,
  { diner, day, meal }: { diner: number; day: string; meal: Meal },
) {
  const kept = dinerOf(call, diner)
  const { resident } = kept
  const order = ordersBetween(call, { from: day, until: day, diner }).find((one) => one.meal === meal)
  if (order?.way !== 'delivered') throw new DeskError('conflict', 'canteen.no-order')
  const person = contactForPaper(call, resident)
  const asPhone: SensitiveKind = phoneKind(person.isPhoneProtected)
  const asAddress: SensitiveKind = addressKind(person.isProtected)
  const told = (kind: SensitiveKind, value: string): string =>
    mayReveal(call.staff.roles, kind) ? value : ''
  const [phone, address] = [told(asPhone, person.phone), told(asAddress, person.address)]
  const contact = firstContactForPaper(call, resident)
  const fields = [
    ...(phone === '' ? [] : [asPhone]),
    ...(address === '' ? [] : [asAddress]),
    ...(contact === null ? [] : [contact.kind]),
  ]
  call.disclose({
    subject: `resident:${person.id}`,
    fields: [...new Set(fields)],
    reason: 'paper',
    note: 'delivery',
  })
  const place = stopOf(call, diner)
  const { text } = shownTo(call.staff.roles)
  const isHidden = person.isProtected && !mayReveal(call.staff.roles, asAddress)
  return {
    diner,
    phone,
    address,
    contact:
      contact === null ? null : { name: contact.name, relation: contact.relation, phone: contact.phone },
    isHidden,
    landmark: isHidden ? '' : text(place?.landmark ?? ''),
    keyNote: isHidden ? '' : text(place?.keyNote ?? ''),
    dueFen: dueAtDoor(call, kept, order),
  }
}

export function sheetPrinted(
  call: WriteCall,
  { route, day, meal, onto }: { route: number | null; day: string; meal: Meal; onto: 'paper' | 'file' },
) {
  if (route !== null && !routesOf(call).some(({ id }) => id === route)) {
    throw new DeskError('not-found', 'canteen.route-unknown')
  }
  const rows = runOf(call, { day, meal }).stops.filter(
    (stop) => stop.route === route && isToBring(stop),
  ).length
  call.record({
    subject: route === null ? `canteen-board:${day}` : `canteen-route:${route}`,
    change: { route, day, meal, onto, rows },
    disclosure: {
      fields: fieldsTaken(['phone', 'address', 'contact-phone'], rows),
      reason: 'print',
      note: 'delivery',
    },
  })
  return {}
}
