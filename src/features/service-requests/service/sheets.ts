/** What stands on the papers of a request. */
import { eq } from 'drizzle-orm'
import { readCalendar } from '../../../desk/calendar/store'
import { readSetting } from '../../../desk/session/settings'
import { centre } from '../../../desk/session/contract'
import { staff } from '../../../desk/session/schema'
import { contactForPaper, maskIdNumber, maskPhone } from '../../residents'
import type { EventKind, Sheet, SheetContent } from '../contract'
import { stateTable } from '../rules'
import { agentOf } from './agents'
import { clockOf } from './clock'
import { versionById } from './items'
import { materialRows } from './materials'
import type { Reader } from './people'
import { courseOf, errandRows, eventRows, mandateOf } from './record'
import { refuse } from './refuse'
import type { StoredRequest } from './requests'

/** The events a sheet tells of; it stands for the last of them, and cannot be printed before there is one. */
const told: Readonly<Record<Sheet, readonly EventKind[]>> = {
  acceptance: ['accept'],
  correction: ['request-correction'],
  mandate: [],
  custody: [],
  suspension: ['suspend'],
  resumption: ['resume'],
  closing: ['complete', 'terminate', 'refuse'],
  errand: ['dispatch'],
}

/** Sheets that bind someone by their number, or that send someone to a door, carry the whole of it. */
const numbersOn = (
  sheet: Sheet,
): { readonly id: 'masked' | 'whole'; readonly phone: 'masked' | 'whole' } => ({
  id: sheet === 'mandate' ? 'whole' : 'masked',
  phone: sheet === 'mandate' || sheet === 'errand' ? 'whole' : 'masked',
})

export function sheetContentOf(call: Reader, request: StoredRequest, sheet: Sheet): SheetContent {
  const event = eventRows(call, request.id).find(({ kind }) => told[sheet].includes(kind)) ?? null
  if (told[sheet].length > 0 && event === null) throw refuse('conflict', 'nothing-to-print')
  const mandate = mandateOf(request)
  if (sheet === 'mandate' && mandate === null) throw refuse('conflict', 'no-mandate')
  const materials = materialRows(call, request.id)
  if (sheet === 'custody' && materials.every(({ entries }) => entries.length === 0)) {
    throw refuse('conflict', 'nothing-to-print')
  }
  const numbers = numbersOn(sheet)
  const contact = contactForPaper(call, request.residentId)
  const names = centre.parse(readSetting(call, 'centre'))
  const clock = clockOf(call, readCalendar(call), request)
  const phone = contact.phones[0] ?? ''
  const agent = agentOf(request, 'whole')
  const errand = sheet === 'errand' ? (errandRows(call, request.id)[0] ?? null) : null
  return {
    sheet,
    community: names.community,
    subDistrict: names.subDistrict,
    number: request.number,
    printedAt: call.now,
    printedBy: call.staff.name,
    handler: handlerName(call, request.handlerId),
    openedDay: request.openedDay,
    mode: request.mode,
    state: request.state,
    item: versionById(call, request.versionId).text,
    applicant: {
      name: contact.name,
      idNumber: numbers.id === 'whole' ? contact.idNumber : maskIdNumber(contact.idNumber),
      phone: numbers.phone === 'whole' ? phone : masked(phone),
      address: contact.address,
      grid: request.grid,
    },
    agent:
      agent === null
        ? null
        : {
            ...agent,
            idNumber: numbers.id === 'whole' ? agent.idNumber : maskIdNumber(agent.idNumber),
            phone: numbers.phone === 'whole' ? agent.phone : masked(agent.phone),
          },
    mandate: mandate === null ? null : { powers: mandate.powers, until: mandate.until },
    materials: materials.map((material) => ({
      name: material.name,
      form: material.form,
      count: material.count,
      note: material.note,
      required: material.required,
      missing: material.missing,
      receivedOriginals: received(material.original),
      receivedCopies: received(material.copy),
      verifiedOriginals: material.original.verified,
    })),
    custody: materials
      .flatMap(({ name, entries }) =>
        entries
          .filter(({ reversed, reverses }) => !reversed && reverses === null)
          .map(({ id, at, form, count, movement, holder, by, note }) => ({
            id,
            row: { at, material: name, form, count, movement, holder, by, note },
          })),
      )
      .toSorted((left, right) => left.id - right.id)
      .map(({ row }) => row),
    event:
      event === null ? null : { at: event.at, by: event.by, text: event.text, exception: event.exception },
    stoppedAt: sheet === 'resumption' ? lastStop(call, request.id) : null,
    due: clock.due,
    announced: clock.announced,
    used: clock.used,
    errand:
      errand === null
        ? null
        : {
            ...errand,
            address: errand.address === '' ? contact.address : errand.address,
            phone: errand.phone === '' ? phone : errand.phone,
          },
  }
}

const masked = (phone: string): string => (phone === '' ? '' : maskPhone(phone))

const received = (balance: {
  readonly atCentre: number
  readonly held: readonly { readonly count: number }[]
  readonly lodged: number
}): number => balance.atCentre + balance.lodged + balance.held.reduce((sum, { count }) => sum + count, 0)

const handlerName = (call: Reader, id: number): string =>
  call.database.select({ name: staff.name }).from(staff).where(eq(staff.id, id)).get()?.name ?? ''

const lastStop = (call: Reader, requestId: number): number | null =>
  courseOf(call, requestId).findLast(({ state }) => stateTable[state].clock === 'stopped')?.at ?? null
