/** What the door offers: who comes today, letting in, lists before and after, photos, keys, and who did not come. */
import { z } from 'zod'
import { day, fen, instant, line, rowId, text } from '#ground/contract/fields'
import { receivedFile } from '#ground/contract/files'
import { discloses, reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { attachmentKinds, mostBytes, mostPages, mostThumbnailBytes } from '#vault/attachments/contract'
import { bookingCard, bookingDetails } from '../bookings/contract'
import { minute } from '../contract/times'
import {
  bookingMoves,
  briefings,
  checkMoments,
  checkStandings,
  guardians,
  holderKinds,
  keyPlaces,
} from '../contract/words'

const count = z.number().int().min(0)

/** A booking of the day as the door lists it. */
const doorCard = bookingCard.extend({
  /** By which it is found: initials of whoever has it, and of its title. */
  initials: z.array(z.string()),
  /** As its slip has it. */
  code: z.string(),
  comers: count,
  came: count,
  before: z.enum(checkStandings),
  after: z.enum(checkStandings),
  keysOut: z.array(z.string()),
})
export type DoorCard = z.infer<typeof doorCard>

const answerGiven = z.strictObject({ item: line(40), fine: z.boolean(), note: text(200) })

const filled = z.strictObject({
  at: instant,
  by: z.string(),
  answers: z.array(z.strictObject({ item: z.string(), fine: z.boolean(), note: masked('typed-number') })),
})

const checklist = z.strictObject({
  moment: z.enum(checkMoments),
  standing: z.enum(checkStandings),
  items: z.array(z.string()),
  filled: filled.nullable(),
})
export type Checklist = z.infer<typeof checklist>

const photo = z.strictObject({
  id: rowId,
  moment: z.enum(checkMoments),
  kind: z.enum(attachmentKinds),
  at: instant,
  by: z.string(),
  /** A JPEG in base64, so small that nothing on it can be read. */
  thumbnail: z.string(),
})
export type DoorPhoto = z.infer<typeof photo>

const keyOut = z.strictObject({
  entry: rowId,
  room: rowId,
  key: z.string(),
  booking: rowId,
  /** In whose hand; empty for somebody who is not in sight. */
  takenBy: masked('typed-number'),
  at: instant,
  due: minute.nullable(),
  overdue: z.boolean(),
})
export type KeyOut = z.infer<typeof keyOut>

const roomKey = z.strictObject({
  key: z.string(),
  place: z.enum(keyPlaces),
  out: keyOut.nullable(),
})
export type RoomKey = z.infer<typeof roomKey>

const doorComer = z.strictObject({
  id: rowId,
  briefing: z.enum(briefings),
  guardian: z.enum(guardians),
})

/** Days of no-shows that still count, and until when a suspension holds. */
const conduct = z.strictObject({ warnings: z.array(day), suspendedUntil: day.nullable() })

const holderConduct = conduct.extend({
  room: rowId,
  holder: z.strictObject({ kind: z.enum(holderKinds), name: z.string(), residentId: rowId.nullable() }),
  /** The booking nobody came to that brought it; a suspension is lifted on it. */
  last: rowId,
})
export type HolderConduct = z.infer<typeof holderConduct>

const keyMade = z.strictObject({ entry: rowId })

export const doorContract = {
  /** Everything that holds, or held, something of a day. */
  today: reads('rooms.bookings')
    .input(z.strictObject({ day }))
    .output(z.strictObject({ now: minute, bookings: z.array(doorCard) })),

  /** The booking of a slip. `ready` says that nothing stops whoever came: letting in is one step. */
  find: reads('rooms.bookings')
    .input(z.strictObject({ code: line(40) }))
    .output(z.strictObject({ id: rowId, day, ready: z.boolean() })),

  get: reads('rooms.bookings')
    .input(z.strictObject({ id: rowId }))
    .output(
      z.strictObject({
        booking: bookingDetails,
        code: z.string(),
        moves: z.array(z.enum(bookingMoves)),
        comers: z.array(doorComer),
        checks: z.array(checklist),
        photos: z.array(photo),
        keys: z.array(roomKey),
        /** As recorded; nothing is charged here. */
        materials: z.strictObject({ people: count, fen }).nullable(),
        conduct,
      }),
    ),

  /**
   * The safety talk was held at the door, or somebody came with the child. Where it does not hold it was said by a slip:
   * `was` is the day of the talk that was on record until then.
   */
  vouch: writes('rooms.book')
    .input(
      request({
        id: rowId,
        comer: rowId,
        what: z.enum(['briefing', 'guardian']),
        holds: z.boolean(),
        was: day.nullable(),
      }),
    )
    .output(z.strictObject({ comer: rowId })),

  /** A room's list, gone through once. */
  fill: writes('rooms.book')
    .input(request({ id: rowId, moment: z.enum(checkMoments), answers: z.array(answerGiven).min(1).max(20) }))
    .output(z.strictObject({ faults: count })),

  attach: writes('rooms.book')
    .input(
      request({
        id: rowId,
        moment: z.enum(checkMoments),
        file: receivedFile(mostBytes),
        thumbnail: receivedFile(mostThumbnailBytes),
        pages: z.number().int().min(1).max(mostPages).nullable(),
      }),
    )
    .output(z.strictObject({ photoId: rowId })),

  /** The whole photo: whoever is on it is seen, so each opening is on record. */
  open: discloses('rooms.bookings')
    .input(z.strictObject({ id: rowId, photoId: rowId }))
    .output(z.strictObject({ kind: z.enum(attachmentKinds), content: z.instanceof(Blob) })),

  takeAway: writes('rooms.book')
    .input(request({ id: rowId, photoId: rowId, reason: line(200) }))
    .output(z.strictObject({ photoId: rowId })),

  /** Keys in somebody's hand, those that should be back first. */
  keysOut: reads('rooms.bookings')
    .input(z.strictObject({}))
    .output(z.strictObject({ keys: z.array(keyOut) })),

  handOut: writes('rooms.book')
    .input(request({ id: rowId, key: line(40), takenBy: line(40), due: minute }))
    .output(keyMade),

  /** Back, or gone for good: then the next of that name is a new key. */
  bringBack: writes('rooms.book')
    .input(request({ entry: rowId, how: z.enum(['back', 'lost']) }))
    .output(keyMade),

  takeBackKey: writes('rooms.book')
    .input(request({ entry: rowId }))
    .output(keyMade),

  /** Warned and suspended now, room by room. */
  conduct: reads('rooms.bookings')
    .input(z.strictObject({}))
    .output(z.strictObject({ holders: z.array(holderConduct) })),

  /** The manager lets them book again from today on; the no-shows stay on record. */
  lift: writes('rooms.approve')
    .input(request({ id: rowId, reason: line(200) }))
    .output(z.strictObject({ id: rowId })),
}
