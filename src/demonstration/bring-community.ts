/** A whole community brought onto a desk: its people, and half a year of what was done for them, up to now. */
import { readCalendar } from '#work/calendar/store'
import { startOfDay } from '#ground/clock'
import { settle } from '#vault/store/kept'
import type { Desk } from '#centre/create-desk'
import { planCanteen } from './canteen'
import { openOffice } from './clerk'
import type { Community } from './community'
import type { Person } from './people/person'
import { makePopulation, ordinarySize, type CommunitySize } from './people/population'
import { seededRandom, type Random } from './random'
import { planPersonalData } from './personal-data'
import { planProtection } from './protection'
import { planRequests } from './requests'
import { nameEstates, noteGone, register, type Registered, type Registry } from './residents'
import { Timeline } from './timeline'
import { planBookings } from './room-bookings'
import { planCalls } from './room-calls'
import { planSeries } from './room-series'
import { planRooms } from './rooms'
import { planVisits } from './visits'
import { minuteOfWork, workingTime, type WorkingTime } from './working-time'

/** Any number does; another one makes another community. */
const seed = 20_261

/**
 * Makes the community up as of the desk's clock: the same day and size make the same one. The manager has to be signed
 * in, the desk has to be new.
 */
export function bringCommunity(
  desk: Desk,
  { frontDesk, canteenStaff }: Pick<Community, 'frontDesk' | 'canteenStaff'>,
  size: CommunitySize,
): void {
  const { store, staff: manager } = desk.session.requireOpen()
  // In parts: what is kept in memory is read anew for every deed of a transaction that changed it.
  const together = <Value>(bring: () => Value): Value => {
    const brought = store.sqlite.transaction(bring).immediate()
    settle(store)
    return brought
  }
  const office = openOffice(desk)
  const random = seededRandom(seed)
  const time = workingTime(readCalendar(store), desk.session.clock.now())
  const timeline = new Timeline(time.now)
  const estateCodes = together(() => nameEstates(office, time.begin, manager))
  const registry: Registry = { office, clerk: frontDesk, estateCodes }
  const population = makePopulation(random.branch('people'), size, time.today)
  together(() => {
    const people = keepRegister(registry, population, { time, timeline, random: random.branch('register') })
    const community: Community = {
      office,
      time,
      timeline,
      random,
      people,
      share: Math.min(1, size.people / ordinarySize.people),
      frontDesk,
      canteenStaff,
      manager,
      coming: new Set<string>(),
    }
    planRequests(community)
    planVisits(community)
    planCanteen(community)
    planPersonalData(community)
    planProtection(community)
    planRooms(community)
    planBookings(community)
    planSeries(community)
    planCalls(community)
  })
  while (timeline.next !== null) {
    const until = timeline.next + week
    together(() => timeline.run(until))
  }
}

const week = 7 * 24 * 3_600_000

const hour = 3_600_000

/**
 * Nearly everybody has been in the register from the beginning and is returned; who was born or came later is brought
 * in when it is reported. A death or a move is noted some days after it happened.
 */
function keepRegister(
  registry: Registry,
  population: readonly Person[],
  { time, timeline, random }: Pick<Community, 'time' | 'timeline' | 'random'>,
): readonly Registered[] {
  const planGone = (registered: Registered, earliest: number): void => {
    const { gone } = registered.person
    if (gone === null) return
    const noted = Math.min(
      time.now,
      Math.max(earliest, startOfDay(gone.since) + random.between(30, 130) * hour),
    )
    timeline.plan(noted, () => noteGone(registry, noted, registered))
  }
  return population.flatMap((person) => {
    const reported = reportedAt(random, person, time)
    if (reported === null) {
      const registered = register(registry, time.begin, person)
      planGone(registered, time.begin)
      return [registered]
    }
    timeline.plan(reported, () => planGone(register(registry, reported, person), reported))
    return []
  })
}

/** When someone came into the register who was not there in the beginning; null for who was. */
function reportedAt(random: Random, person: Person, time: WorkingTime): number | null {
  const born = startOfDay(person.birth)
  if (born + 24 * hour > time.begin) return Math.min(time.now, born + random.between(200, 900) * hour)
  const movedIn = person.household === 'shared-flat' || person.household === 'single'
  if (!movedIn || person.relation !== 'head' || !random.chance(0.08)) return null
  const [first, ...days] = time.days
  return first === undefined ? null : time.instant(random.pick([first, ...days]), minuteOfWork(random))
}
