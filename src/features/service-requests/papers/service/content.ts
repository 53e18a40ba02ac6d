/** What stands on the papers of a request. */
import type { Reader } from '#desk/rpc/call'
import { eq } from 'drizzle-orm'
import { readCalendar } from '#work/calendar/store'
import { readSetting } from '#desk/session/settings'
import { centre } from '#desk/session/contract'
import { staff } from '#desk/session/schema'
import { mask } from '#ground/contract/sensitive'
import { addressKind, phoneKind, type SensitiveKind } from '#ground/roles/sensitive'
import { contactForPaper, maskIdNumber, maskPhone, requireResident, shownTo } from '#features/residents/index'
import type { ErrandRow } from '../../errands/contract'
import type { EventKind, Sheet } from '../../requests/contract/words'
import type { PaperInFull } from '../contract'
import { stateTable } from '../../course/rules/states'
import { answersOf } from '../../applications/service'
import { agentOf } from '../../course/service/agents'
import { clockOf } from '../../course/service/clock'
import { itemCode, versionById } from '../../items/service'
import { lastErrand } from '../../errands/service/last-errand'
import { materialRows } from '../../materials/service/rows'
import { courseOf, eventRows } from '../../course/service/course'
import { errandRows } from '../../errands/service/errands'
import { mandateOf } from '../../course/service/record'
import { refuse } from '../../requests/service/refuse'
import type { StoredRequest } from '../../requests/service/stored'

/** The events a sheet tells of; it stands for the last of them, and cannot be printed before there is one. */
const told: Readonly<Record<Sheet, readonly EventKind[]>> = {
  application: [],
  acceptance: ['accept'],
  correction: ['request-correction'],
  mandate: [],
  custody: [],
  suspension: ['suspend'],
  resumption: ['resume'],
  closing: ['complete', 'terminate', 'refuse'],
  errand: ['dispatch'],
}

/** What stands on every paper: all but the numbers of its people. */
function commonContent(call: Reader, request: StoredRequest, sheet: Sheet) {
  const event =
    eventRows(call, request.id).find(({ kind, takenBack }) => told[sheet].includes(kind) && !takenBack) ??
    null
  if (told[sheet].length > 0 && event === null) throw refuse('conflict', 'nothing-to-print')
  const mandate = mandateOf(request)
  if (sheet === 'mandate' && mandate === null) throw refuse('conflict', 'no-mandate')
  const answers = sheet === 'application' ? answersOf(call, request) : []
  if (sheet === 'application' && answers.length === 0) throw refuse('conflict', 'nothing-to-print')
  const materials = materialRows(call, request.id)
  if (sheet === 'custody' && materials.every(({ entries }) => entries.length === 0)) {
    throw refuse('conflict', 'nothing-to-print')
  }
  const names = centre.parse(readSetting(call, 'centre'))
  const clock = clockOf(call, readCalendar(call), request)
  return {
    id: request.id,
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
    itemCode: itemCode(call, request.itemId),
    mandate: mandate === null ? null : { powers: mandate.powers, until: mandate.until },
    answers,
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
      event === null
        ? null
        : {
            at: event.at,
            by: event.by,
            text: event.text,
            exception: event.exception,
            until: event.until,
            untilPresumed: event.untilPresumed,
          },
    stoppedAt: sheet === 'resumption' ? lastStop(call, request.id) : null,
    due: clock.due,
    announced: clock.announced,
    used: clock.used,
  }
}

/** A paper on which numbers are masked; the address of a protected person is not on it. */
export function maskedPaperOf(call: Reader, request: StoredRequest, sheet: Sheet) {
  const content = commonContent(call, request, sheet)
  const applicant = requireResident(call, request.residentId)
  return {
    sheet,
    ...content,
    applicant: {
      name: applicant.name,
      idNumber: applicant.idNumber,
      phone: applicant.phone,
      address: applicant.address,
      grid: applicant.addressHidden ? '' : request.grid,
      addressHidden: applicant.addressHidden,
    },
    agent: agentOf(request, call.staff.roles),
    errand: null,
  }
}

/** A paper with what it is for in full, and the names of what on it is in full. */
export function paperInFullOf(call: Reader, request: StoredRequest, sheet: PaperInFull) {
  const content = commonContent(call, request, sheet)
  const contact = contactForPaper(call, request.residentId)
  const own = contact.phones[0] ?? ''
  const agent = agentOf(request, 'paper')
  const errand = sheet === 'errand' ? errandOnPaper(call, request.id) : null
  const goesTo = errand === null ? null : { ...errand, ...placeOf(errand, contact, own) }
  const isSigned = sheet !== 'errand'
  // Whom a paper leads to is on it in full; who signs one has to be told apart, wherever a protected person lives.
  const addressHidden = contact.isProtected
  const hide = (number: string, isTheirs: boolean, part: (number: string) => string): string =>
    number === '' ? '' : isTheirs ? mask : part(number)
  const paper = {
    sheet,
    ...content,
    applicant: {
      name: contact.name,
      idNumber: isSigned ? contact.idNumber : hide(contact.idNumber, contact.isProtected, maskIdNumber),
      phone: isSigned ? own : hide(own, contact.isPhoneProtected, maskPhone),
      address: addressHidden ? '' : contact.address,
      grid: addressHidden ? '' : request.grid,
      addressHidden,
    },
    agent: isSigned ? agent : null,
    errand: goesTo,
  }
  const fields: readonly (readonly [SensitiveKind, string])[] = isSigned
    ? [
        ['id-number', contact.idNumber],
        [phoneKind(contact.isPhoneProtected), own],
        [addressKind(false), paper.applicant.address],
        ['agent-id-number', agent?.idNumber ?? ''],
        ['agent-phone', agent?.phone ?? ''],
        ['typed-number', numbersIn(content.answers.map(({ value }) => value))],
      ]
    : [
        [addressKind(contact.isProtected), goesTo?.address ?? ''],
        [phoneKind(contact.isPhoneProtected), goesTo?.phone ?? ''],
        ['worker-phone', goesTo?.assigneePhone ?? ''],
        ['typed-number', numbersIn(goesTo === null ? [] : [goesTo.matter, goesTo.materials])],
      ]
  return { paper, fields: fields.filter(([, value]) => value !== '').map(([kind]) => kind) }
}

/** The errand whose dispatch the paper tells of; one that was called off with its dispatch has no paper. */
function errandOnPaper(call: Reader, requestId: number): ErrandRow | null {
  const last = lastErrand(call, requestId)
  return errandRows(call, requestId).find(({ id }) => id === last?.id) ?? null
}

/** What of these texts would be masked elsewhere; empty when nothing would. */
function numbersIn(texts: readonly string[]): string {
  const words = texts.join(' ')
  return shownTo([]).text(words) === words ? '' : words
}

/** Where an errand goes and whom it rings: what was typed for it, else the applicant's own. */
const placeOf = (
  errand: { readonly address: string; readonly phone: string },
  contact: { readonly address: string },
  own: string,
) => ({
  address: errand.address === '' ? contact.address : errand.address,
  phone: errand.phone === '' ? own : errand.phone,
})

const received = (balance: {
  readonly atCentre: number
  readonly held: readonly { readonly count: number }[]
  readonly lodged: number
}): number => balance.atCentre + balance.lodged + balance.held.reduce((sum, { count }) => sum + count, 0)

const handlerName = (call: Reader, id: number): string =>
  call.database.select({ name: staff.name }).from(staff).where(eq(staff.id, id)).get()?.name ?? ''

const lastStop = (call: Reader, requestId: number): number | null =>
  courseOf(call, requestId).findLast(({ state }) => stateTable[state].clock === 'stopped')?.at ?? null
