/** Deliveries: rounds and stops, the carrier's sheet, and what came of each stop, entered back in one pass. */
import { z } from 'zod'
import { day, fen, line, rowId, text } from '#ground/contract/fields'
import { discloses, reads, request, writes } from '#ground/contract/procedure'
import { disclosed, masked } from '#ground/contract/sensitive'
import {
  doorResults,
  doorSteps,
  handedTo,
  lateReasons,
  meals,
  reasonsOnRound,
  tenderKinds,
  tendersAtDoor,
} from '../contract/words'
import { mostOnBoard } from '../menu/contract'
import { orderOfDay } from '../orders/contract'
import { clock } from '../policies/contract/policies'

/** More than one walks in a lunch. */
export const mostStops = 80
/** As many as a centre sends out; what is there beyond them is shown, and no other begun. */
export const mostRoutes = 40

/** What a stop tells of its door and its fee. */
export const partsOfPlace = ['landmark', 'keyNote', 'band'] as const
export type PartOfPlace = (typeof partsOfPlace)[number]

/** Empty where the person is protected and this role is not told their address. */
const place = { landmark: masked('typed-number'), keyNote: masked('typed-number') }

const triedStep = z.strictObject({ step: z.enum(doorSteps), result: z.enum(doorResults), clock: z.string() })

export const stopRow = z.strictObject({
  ...orderOfDay.shape,
  diner: rowId,
  name: z.string(),
  address: masked('address'),
  landmark: place.landmark,
  avoids: z.array(z.string()),
  diet: masked('typed-number'),
  /** Null while it is on no round. */
  route: rowId.nullable(),
  /** Died that day: nothing is brought any more, and what was brought before is entered. */
  hasDied: z.boolean(),
  handing: z.strictObject({ to: z.enum(handedTo), clock: z.string() }).nullable(),
  steps: z.array(triedStep).max(doorSteps.length),
})
export type StopRow = z.infer<typeof stopRow>

export const keptRoute = z.strictObject({
  id: rowId,
  name: z.string(),
  carrier: z.string(),
  /** In the order in which they are walked. */
  stops: z.array(
    z.strictObject({
      diner: rowId,
      name: z.string(),
      address: masked('address'),
      ...place,
      band: z.string(),
      /** A protected person whose door this role is not told; what is kept of it stays where nothing is written in its place. */
      isHidden: z.boolean(),
    }),
  ),
})
export type KeptRoute = z.infer<typeof keptRoute>

const sitting = { day, meal: z.enum(meals) }
const ofStop = { diner: rowId, ...sitting }

export const deliveryContract = {
  /** What is brought at a sitting, round by round in the order of the stops; what is on no round comes last. */
  run: reads('canteen.read')
    .input(z.strictObject({ day: day.nullable(), meal: z.enum(meals).nullable() }))
    .output(
      z.strictObject({
        ...sitting,
        today: day,
        routes: z.array(z.strictObject({ id: rowId, name: z.string(), carrier: z.string() })),
        stops: z.array(stopRow),
      }),
    ),

  routes: reads('canteen.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ routes: z.array(keptRoute) })),

  /**
   * A round, whole: who is on it in which order. Somebody who was on another one leaves it, and brings along what is known of their door
   * and fee where nothing else is said; `emptied` names what of it is no longer so. One round more than `mostRoutes` is not begun:
   * `canteen.too-many-routes`.
   */
  keepRoute: writes('canteen.orders')
    .input(
      request({
        id: rowId.nullable(),
        name: line(20),
        carrier: line(30),
        stops: z
          .array(
            z.strictObject({
              diner: rowId,
              landmark: text(60),
              keyNote: text(60),
              band: text(20).default(''),
              emptied: z.array(z.enum(partsOfPlace)).max(partsOfPlace.length).optional(),
            }),
          )
          .max(mostStops)
          .refine((stops) => new Set(stops.map(({ diner }) => diner)).size === stops.length, 'stop-twice'),
      }),
    )
    .output(z.strictObject({ id: rowId })),

  /** One line of the carrier's sheet with the phone in full; each is on record under its person. */
  stopInFull: discloses('canteen.orders')
    .input(z.strictObject(ofStop))
    .output(
      z.strictObject({
        diner: rowId,
        phone: disclosed(),
        address: disclosed(),
        /** Whom the last step at a shut door rings; null where nobody is named, or where this role is not told. */
        contact: z.strictObject({ name: z.string(), relation: z.string(), phone: disclosed() }).nullable(),
        /** A protected person whose door and phone this role is not told. */
        isHidden: z.boolean(),
        ...place,
        /** What is to be collected at the door; null where it was brought, or nobody can say yet what it costs. */
        dueFen: fen.min(0).nullable(),
      }),
    ),

  /** The sheet of a round, or of those on none, goes to the printer or into a file: on record before it does. */
  sheetPrinted: writes('canteen.orders')
    .input(request({ route: rowId.nullable(), ...sitting, onto: z.enum(['paper', 'file']) }))
    .output(z.strictObject({})),

  /** What a stop costs as the desk reckons it now, and what may have been given where the kitchen had to decide. */
  due: reads('canteen.orders')
    .input(z.strictObject({ ...ofStop, clock: clock.nullable(), gave: rowId.nullable() }))
    .output(
      z.strictObject({
        /** In fen: `balanceFen` is paid from the balance, `doorFen` at the door. Null where nobody can say yet. */
        due: z.strictObject({ ownFen: fen, balanceFen: fen, doorFen: fen }).nullable(),
        /** Money went into or out of the balance since that day began: the carrier's sheet may say another sum. */
        balanceMoved: z.boolean(),
        /** Empty where it is known what they get. */
        choices: z.array(z.strictObject({ offer: rowId, name: z.string() })).max(mostOnBoard),
      }),
    ),

  /**
   * Handed over: the meal is sold as at the till, what was taken at the door as the carrier took it and the rest from the balance. Refuses
   * what does not come to its price: `canteen.collected-too-much`, `canteen.collected-too-little`. Where the kitchen had to decide what they
   * get instead of what they must not eat, it is said: `canteen.gave-missing`.
   */
  handOver: writes('canteen.orders')
    .input(
      request({
        ...ofStop,
        to: z.enum(handedTo),
        clock,
        /** Taken at the door, in fen; the balance pays the rest. */
        collectedFen: fen.min(0),
        /** How it was paid at the door. */
        tender: z.enum(tendersAtDoor),
        /** What they were given, where the kitchen had to decide; else what was cooked for them. */
        gave: rowId.nullable().default(null),
        late: z.enum(lateReasons).nullable(),
      }),
    )
    .output(
      z.strictObject({
        meal: rowId,
        ownFen: z.number().int(),
        tenders: z.array(z.strictObject({ kind: z.enum(tenderKinds), fen: z.number().int() })),
      }),
    ),

  /** Not handed over, and why; a door that was not opened only after every step: `canteen.door-steps-first`. */
  notHanded: writes('canteen.orders')
    .input(request({ ...ofStop, reason: z.enum(reasonsOnRound) }))
    .output(z.strictObject({ diner: rowId })),

  /** What was tried at a shut door, in order: wait, ring, next door, emergency contact. */
  doorStep: writes('canteen.orders')
    .input(request({ ...ofStop, step: z.enum(doorSteps), result: z.enum(doorResults), clock }))
    .output(z.strictObject({ nextStep: z.enum(doorSteps).nullable() })),
}
