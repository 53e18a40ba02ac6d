/** Serves the door. Every write of it puts on record who of the day did not come: no job has to do that. */
import { disclose, read, write, type HandlersOf } from '#desk/rpc/serve'
import type { WriteCall } from '#desk/rpc/call'
import { DeskError } from '#ground/contract/errors'
import { mayReveal } from '#ground/roles/sensitive'
import { requireResident } from '#features/residents/index'
import { typeOfKind } from '#vault/attachments/contract'
import { contentOf } from '#vault/attachments/store'
import { requireRow } from '../../bookings/service/rows'
import { dayOfMinute, roomOf } from '../../rules'
import { recordMissed } from '../../service/missed'
import { ruledHouse } from '../../service/house'
import { refuse } from '../../service/refuse'
import type { doorContract } from '../contract'
import { bookingOfCode } from '../rules/code'
import { bookingAtDoor, dayAtDoor, isReady } from './cards'
import { fillChecks } from './checks'
import { holdersNow, lift } from './conduct'
import { bringBack, handOut, keysInHands, takeBackKey } from './keys'
import { keepPhoto, removePhoto, requirePhoto } from './photos'

const subjectOf = (id: number) => `booking:${id}`

/** What the log calls it: whatever is on a photo was seen. */
const fields = ['scan']

const vouchFor = {
  briefing: 'UPDATE booking_comers SET briefed_on = ? WHERE booking_id = ? AND id = ?',
  guardian: 'UPDATE booking_comers SET with_guardian = ? WHERE booking_id = ? AND id = ?',
} as const

interface Vouched {
  readonly id: number
  readonly comer: number
  readonly what: keyof typeof vouchFor
  readonly holds: boolean
  readonly was: string | null
}

function vouch(call: WriteCall, { id, comer, what, holds, was }: Vouched): void {
  const value = { briefing: holds ? call.today : was, guardian: holds ? 1 : 0 }[what]
  const { changes } = call.statement(vouchFor[what]).run(value, id, comer)
  if (changes === 0) throw refuse('not-found', 'comer-unknown')
}

export const doorHandlers: HandlersOf<typeof doorContract> = {
  today: read((call, { day }) => dayAtDoor(call, day)),

  find: read((call, { code }) => {
    const id = bookingOfCode(code)
    if (id === null) throw refuse('invalid', 'no-slip-code')
    const row = requireRow(call, id)
    return { id, day: dayOfMinute(row.starts), ready: isReady(call, row) }
  }),

  get: read((call, { id }) => bookingAtDoor(call, requireRow(call, id))),

  vouch: write((call, { id, comer, what, holds, was }) => {
    requireRow(call, id)
    vouch(call, { id, comer, what, holds, was })
    recordMissed(call)
    call.record({ subject: subjectOf(id), change: { comer, what, holds, was } })
    return { comer }
  }),

  fill: write((call, { id, moment, answers }) => {
    const row = requireRow(call, id)
    const filling = { booking: id, room: row.room_id, moment, answers }
    const faults = fillChecks(call, ruledHouse(call), filling)
    recordMissed(call)
    call.record({ subject: subjectOf(id), change: { moment, answers } })
    return { faults }
  }),

  attach: write((call, { id, moment, file, thumbnail, pages }) => {
    requireRow(call, id)
    const photoId = keepPhoto(call, { booking: id, moment, file, thumbnail, pages })
    call.record({ subject: subjectOf(id), change: { photoId, moment, digest: file.digest } })
    return { photoId }
  }),

  open: disclose((call, { id, photoId }) => {
    const row = requireRow(call, id)
    const attachment = requirePhoto(call, id, photoId)
    if (!mayReveal(call.staff.roles, 'scan')) throw new DeskError('forbidden', 'sensitive.not-for-this-role')
    const { kind, bytes } = contentOf(call, attachment)
    const subject =
      row.resident_id === null ? subjectOf(id) : `resident:${requireResident(call, row.resident_id).id}`
    call.disclose({ subject, fields, reason: 'paper', note: '' })
    return { kind, content: new Blob([bytes], { type: typeOfKind[kind] }) }
  }),

  takeAway: write((call, { id, photoId, reason }) => {
    requireRow(call, id)
    removePhoto(call, id, photoId)
    call.record({ subject: subjectOf(id), change: { photoId, reason } })
    return { photoId }
  }),

  keysOut: read((call) => ({ keys: keysInHands(call) })),

  handOut: write((call, { id, key, takenBy, due }) => {
    const row = requireRow(call, id)
    const { keys } = roomOf(ruledHouse(call), row.room_id).rules
    if (!keys.includes(key)) throw refuse('not-found', 'key-unknown')
    const entry = handOut(call, { room: row.room_id, booking: id, key, takenBy, due })
    recordMissed(call)
    call.record({ subject: subjectOf(id), change: { key, takenBy, due } })
    return { entry }
  }),

  bringBack: write((call, { entry, how }) => {
    const { id, booking, room } = bringBack(call, entry, how)
    recordMissed(call)
    call.record({ subject: booking === null ? `room:${room}` : subjectOf(booking), change: { entry, how } })
    return { entry: id }
  }),

  takeBackKey: write((call, { entry }) => {
    const { id, booking, room } = takeBackKey(call, entry)
    call.record({
      subject: booking === null ? `room:${room}` : subjectOf(booking),
      change: { takesBack: entry },
    })
    return { entry: id }
  }),

  conduct: read((call) => ({ holders: holdersNow(call) })),

  lift: write((call, { id, reason }) => {
    lift(call, requireRow(call, id), reason)
    recordMissed(call)
    call.record({ subject: subjectOf(id), change: { lift: reason } })
    return { id }
  }),
}
