/**
 * Whether a request can be had: every rule asked, every reason given.
 *
 * One function for every way in (a new booking, a date of a series, a move, an offer, an approval), so that no way goes
 * round a rule: what may differ between them is said in `Asking`.
 */
import type { Notice, Purpose, Reason } from '../contract'
import { equipmentMissing } from './equipment'
import { roomOf, type Books, type Holder, type Holding, type House, type Taking } from './house'
import { aheadReason, lengthReasons } from './length'
import { limitReasons } from './limits'
import type { Minute } from './minutes'
import { placesMissing, takenBy } from './occupancy'
import { calendarNotices, shutFor } from './opening'
import {
  comerNotices,
  comerReasons,
  countReasons,
  holderReasons,
  needsApproval,
  pendingHoldsUntil,
  type Comer,
} from './people'

export interface Request extends Taking {
  readonly holder: Holder
  readonly purpose: Purpose
  readonly comers: readonly Comer[]
  /** The resident it is for has died. */
  readonly died?: boolean
  /** How many are named, where they are not asked again. */
  readonly named?: number
  /** The last day of the holder's suspension; null where there is none. */
  readonly suspendedUntil: string | null
}

export interface Asking {
  /** The minute it is; null where how far ahead is not asked (a move of the desk's own making, a look). */
  readonly now: Minute | null
  /** A date of a series has its own horizon. */
  readonly inSeries: boolean
  /** The house itself has turned them out: how far ahead is no matter then, as long as it is not over. */
  readonly displaced?: boolean
}

export interface Verdict {
  /** Empty: it can be had. The most telling first: the room itself, its hours, who is there, what is missing, then rules. */
  readonly reasons: readonly Reason[]
  readonly notices: readonly Notice[]
}

export const canBeHad = ({ reasons }: Verdict): boolean => reasons.length === 0

function roomReasons(house: House, request: Request): Reason[] {
  const { id, outOfUse, rules } = roomOf(house, request.room)
  const reasons: Reason[] = []
  if (outOfUse !== null) reasons.push({ code: 'out-of-use', room: id, why: outOfUse })
  if (!rules.modes.includes(request.whole ? 'whole' : 'places')) {
    reasons.push({ code: 'mode', room: id, modes: rules.modes })
  }
  if (request.places > rules.places) {
    reasons.push({ code: 'too-many', room: id, most: rules.places, wanted: request.places })
  }
  return reasons
}

/** What the room and everybody in it say, whoever asks: the part that no rank of the holder changes. */
export function placeReasons(house: House, request: Request, holdings: readonly Holding[]): Reason[] {
  const shut = shutFor(house, request.room, request.span)
  const places = request.places > roomOf(house, request.room).rules.places
  return [
    ...roomReasons(house, request),
    ...(shut === null ? [] : [{ code: 'closed' as const, room: request.room, ...shut }]),
    ...[takenBy(house, request, holdings), places ? null : placesMissing(house, request, holdings)].filter(
      (reason) => reason !== null,
    ),
    ...equipmentMissing(house, request, holdings),
  ]
}

/** The whole answer. */
export function check(
  house: House,
  request: Request,
  { held, counted }: Books,
  { now, inSeries, displaced = false }: Asking,
): Verdict {
  const room = roomOf(house, request.room)
  const { rules } = room
  const tooFar = now === null ? null : aheadReason(room, request.span, now, inSeries)
  const ahead = displaced && tooFar?.code !== 'over' ? null : tooFar
  const suspended = request.suspendedUntil
  const { comers, places, named = comers.length } = request
  const reasons: Reason[] = [
    ...placeReasons(house, request, held),
    ...lengthReasons(room, request.span, request.holder, counted),
    ...(ahead === null ? [] : [ahead]),
    ...(request.died === true ? [{ code: 'holder-died' as const }] : []),
    ...holderReasons(rules, request.holder.kind, request.purpose),
    ...(suspended === null ? [] : [{ code: 'suspended' as const, until: suspended }]),
    ...limitReasons(house, request, request.holder, counted, now ?? request.span.from),
    ...countReasons(rules, comers, places, named),
    ...comerReasons(rules, comers, request.span),
  ]
  const approval = needsApproval(rules, request.holder.kind) && now !== null
  const notices: Notice[] = [
    ...calendarNotices(house, request.room, request.span),
    ...comerNotices(rules, comers, places, named),
    ...(approval ? [approvalNotice(pendingHoldsUntil(rules, request.span, now), now)] : []),
  ]
  return { reasons, notices }
}

const approvalNotice = (holdsUntil: Minute, now: Minute): Notice => ({
  code: 'needs-approval',
  holdsUntil,
  holds: holdsUntil > now,
})
