/** The words of rooms: who books, for what, how, and where a booking stands. */

/** Who a booking is for. A group of ours is one the centre keeps a register of; the centre is the house itself. */
export const holderKinds = ['resident', 'group', 'outside-group', 'centre'] as const
export type HolderKind = (typeof holderKinds)[number]

/**
 * What a booking is for, as far as it decides who goes first. The centre's own use displaces, an election more than a
 * meeting of the house, an emergency anything (公共文化体育设施条例: a public room serves the public first).
 */
export const uses = [
  'ordinary',
  'standing-group',
  'centre-event',
  'party-organisation',
  'assembly',
  'election',
  'emergency',
] as const
export type Use = (typeof uses)[number]

/** What the house itself needs a room for, and what then goes before others. */
export const ownUses = ['centre-event', 'party-organisation', 'assembly', 'election', 'emergency'] as const

/** What came of a call to somebody who was displaced. */
export const callResults = ['not-reached', 'gives-up', 'moved'] as const
export type CallResult = (typeof callResults)[number]

/** What came of a call to somebody whose request lost to another. */
export const tellingResults = ['not-reached', 'told'] as const
export type TellingResult = (typeof tellingResults)[number]

/** Why a wish could not be met, as far as it is counted: nothing was free, shut, over a limit, or another house rule. */
export const unmetReasons = ['full', 'closed', 'limits', 'rules'] as const
export type UnmetReason = (typeof unmetReasons)[number]

/** Why two series of a season look like one group asking twice. */
export const duplicateReasons = ['same-name', 'same-person', 'same-group-same-time'] as const
export type DuplicateBecause = (typeof duplicateReasons)[number]

/** What people say they want the room for. The last two are never let in: no sales, no health-product talks. */
export const purposes = [
  'reading',
  'study',
  'class',
  'baking',
  'meeting',
  'rehearsal',
  'celebration',
  'exhibition',
  'other',
  'sales',
  'health-products',
] as const
export type Purpose = (typeof purposes)[number]

/** Whole: nobody else. Places: so many seats of the room, or so many people of a session beside others. */
export const bookingModes = ['whole', 'places'] as const
export type BookingMode = (typeof bookingModes)[number]

/** Where a booking stands on record. What follows from the clock alone (late, no-show, expired) is worked out, not kept. */
export const bookingStates = [
  'pending',
  'confirmed',
  'checked-in',
  'left',
  'refused',
  'cancelled',
  'expired',
  'no-show',
  'displaced',
] as const
export type BookingState = (typeof bookingStates)[number]

/** Every move between those states; the table in rules/states.ts says which leads where. */
export const bookingMoves = [
  'approve',
  'refuse',
  'expire',
  'cancel',
  'check-in',
  'leave',
  'miss',
  'displace',
] as const
export type BookingMove = (typeof bookingMoves)[number]

/** What stands in a booking's course. */
export const bookingEventKinds = ['book', ...bookingMoves, 'reschedule', 'lift', 'taken-back'] as const
export type BookingEventKind = (typeof bookingEventKinds)[number]

/** Where a booking stands at a minute, in one word. */
export const standings = [
  'waiting', // 待定，占着时间
  'unheld', // 待定，占用已过期，还可以同意
  'to-come',
  'late',
  'here',
  'over',
  'ended',
] as const
export type Standing = (typeof standings)[number]

/** Kinds of day that opening hours and closures can be tied to, by the centre's calendar table. */
export const hoursDayKinds = [
  'working-day',
  'make-up-working-day',
  'day-off',
  'weekend',
  'statutory-holiday',
  'bridging-day-off',
] as const
export type HoursDayKind = (typeof hoursDayKinds)[number]

export const closureKinds = ['repairs', 'holiday', 'own-use', 'danger', 'other'] as const
export type ClosureKind = (typeof closureKinds)[number]

/** What a limit counts: bookings, their minutes, those still to come, or those at the same minute. */
export const limitMeasures = ['bookings', 'minutes', 'open', 'simultaneous'] as const
export type LimitMeasure = (typeof limitMeasures)[number]

/** Weeks run from Monday to Sunday. */
export const limitPeriods = ['day', 'week', 'month'] as const
export type LimitPeriod = (typeof limitPeriods)[number]

export const waitingStates = ['waiting', 'offered', 'accepted', 'declined', 'withdrawn', 'over'] as const
export type WaitingState = (typeof waitingStates)[number]

/** When a room is looked over: before it is used, and after. */
export const checkMoments = ['before', 'after'] as const
export type CheckMoment = (typeof checkMoments)[number]

/** What happens to a key: into the desk's care, into somebody's hand, back, and gone for good. */
export const keyMovements = ['kept', 'out', 'back', 'lost'] as const
export type KeyMovement = (typeof keyMovements)[number]

/** The safety talk of somebody who comes, as it stands on the day. */
export const briefings = ['not-asked', 'valid', 'over', 'none'] as const
export type Briefing = (typeof briefings)[number]

export const guardians = ['not-needed', 'here', 'missing', 'age-unknown'] as const
export type Guardian = (typeof guardians)[number]

/** Where a list stands: there is none, it is still to do, all was in order, something was not. */
export const checkStandings = ['none', 'open', 'fine', 'faults'] as const
export type CheckStanding = (typeof checkStandings)[number]

export const keyPlaces = ['here', 'out', 'lost'] as const
export type KeyPlace = (typeof keyPlaces)[number]

/** Papers of a booking: the week's door sheet is the room's. */
export const sheets = ['slip', 'application', 'rules', 'attendance', 'key'] as const
export type Sheet = (typeof sheets)[number]

/** What stands in the course of a wish on the waitlist. */
export const waitingEventKinds = ['join', 'offer', 'accept', 'decline', 'lapse', 'withdraw'] as const
export type WaitingEventKind = (typeof waitingEventKinds)[number]
