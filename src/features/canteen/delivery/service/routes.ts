/** Rounds as they are changed: whole, in the order given. */
import { and, eq, notInArray } from 'drizzle-orm'
import { DeskError } from '#ground/contract/errors'
import type { WriteCall } from '#desk/rpc/call'
import { hiddenAmong } from '../../diners/service/hidden'
import { dinersById } from '../../diners/service/rows'
import { withNumbersOf } from '#features/residents/index'
import { canteenRoutes, canteenStops } from '../../schema/delivery'
import { withPlacesKept } from '../rules'
import { mostRoutes, type PartOfPlace } from '../contract'
import { routesOf, stopsOf } from './rows'

interface Place {
  readonly diner: number
  readonly landmark: string
  readonly keyNote: string
  readonly band: string
  readonly emptied?: readonly PartOfPlace[] | undefined
}

/** Text that was shown masked comes back as it was; a masked number that belongs nowhere is refused. */
function unmasked(path: string, typed: string, before: string): string {
  const whole = withNumbersOf(typed, before)
  if (whole === null) {
    throw new DeskError('invalid', 'desk.input', {}, [{ path: [path], code: 'masked-number' }])
  }
  return whole
}

/** What was not told comes back empty, and stays as it is, but for what is said to be no longer so. */
function withWhatIsKept(
  typed: Place,
  kept: Place | undefined,
  emptied: readonly PartOfPlace[] = [],
): Omit<Place, 'emptied'> {
  const part = (name: PartOfPlace): string =>
    typed[name] === '' && !emptied.includes(name) ? (kept?.[name] ?? '') : typed[name]
  return { diner: typed.diner, landmark: part('landmark'), keyNote: part('keyNote'), band: part('band') }
}

export function keepRoute(
  call: WriteCall,
  { id, name, carrier, stops }: { id: number | null; name: string; carrier: string; stops: readonly Place[] },
) {
  const routes = routesOf(call)
  if (id !== null && !routes.some((route) => route.id === id)) {
    throw new DeskError('not-found', 'canteen.route-unknown')
  }
  if (routes.some((route) => route.name === name && route.id !== id)) {
    throw new DeskError('conflict', 'canteen.name-there', { name })
  }
  if (id === null && routes.length >= mostRoutes) {
    throw new DeskError('conflict', 'canteen.too-many-routes', { most: mostRoutes })
  }
  const wanted = stops.map(({ diner }) => diner)
  const diners = dinersById(call, wanted)
  if (diners.length !== wanted.length) {
    throw new DeskError('not-found', 'canteen.diner-unknown')
  }
  const kept = stopsOf(call)
  const before = new Map(kept.map((stop) => [stop.diner, stop]))
  if (id !== null) {
    call.database.update(canteenRoutes).set({ name, carrier }).where(eq(canteenRoutes.id, id)).run()
  }
  const routeId =
    id ?? Number(call.database.insert(canteenRoutes).values({ name, carrier }).run().lastInsertRowid)
  const seen = new Set(
    dinersById(
      call,
      kept.map(({ diner }) => diner),
    ).map((diner) => diner.id),
  )
  const onRound = kept.filter((stop) => stop.route === routeId).map(({ diner }) => diner)
  const protectedOnes = hiddenAmong(
    call,
    diners.map(({ resident }) => resident),
  )
  const untold = new Set(
    diners.flatMap(({ id: diner, resident }) => (protectedOnes.has(resident) ? diner : [])),
  )
  const typed = new Map(stops.map((stop) => [stop.diner, stop]))
  // Whoever is not in sight was on no list of whoever asks, and stays on the round as well.
  const isPutBack = (diner: number): boolean =>
    onRound.includes(diner) && (typed.has(diner) ? untold.has(diner) : !seen.has(diner))
  const places = withPlacesKept(wanted, onRound, isPutBack).flatMap((diner): readonly Place[] => {
    const [stop, last] = [typed.get(diner), before.get(diner)]
    if (stop === undefined) return last === undefined ? [] : [last]
    if (untold.has(diner)) return [withWhatIsKept(stop, last)]
    // On this round their place was seen; from another one they may have come by their name alone.
    return [onRound.includes(diner) ? stop : withWhatIsKept(stop, last, stop.emptied)]
  })
  const theirs = places.map(({ diner }) => diner)
  call.database
    .delete(canteenStops)
    .where(
      theirs.length === 0
        ? eq(canteenStops.routeId, routeId)
        : and(eq(canteenStops.routeId, routeId), notInArray(canteenStops.dinerId, theirs)),
    )
    .run()
  for (const diner of theirs) {
    call.database.delete(canteenStops).where(eq(canteenStops.dinerId, diner)).run()
  }
  places.forEach(({ diner, landmark, keyNote, band }, at) => {
    const last = before.get(diner)
    call.database
      .insert(canteenStops)
      .values({
        dinerId: diner,
        routeId,
        position: at + 1,
        landmark: unmasked('landmark', landmark, last?.landmark ?? ''),
        keyNote: unmasked('keyNote', keyNote, last?.keyNote ?? ''),
        band,
      })
      .run()
  })
  // In their places, and of whom nothing is told here nothing but that.
  const recorded = theirs.map((diner) => typed.get(diner) ?? { diner })
  call.record({ subject: `canteen-route:${routeId}`, change: { name, carrier, stops: recorded } })
  return { id: routeId }
}
