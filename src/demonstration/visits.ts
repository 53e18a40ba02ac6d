/** Half a year of people at the counter, and today's queue. */
import type { Community } from './community'
import { shuffled, type Random } from './random'
import type { Registered } from './residents'
import { answerOf, matterOf, strangerOf, type Matter } from './visit-words'
import { minuteOfArrival } from './working-time'

interface Visitor {
  readonly who: { readonly residentId?: number; readonly visitor?: string }
  readonly matter: Matter
}

/** Plans the visits of every working day, and today's. */
export function planVisits(community: Community): void {
  const { time, random } = community
  const regulars = likelyVisitors(random.branch('regulars'), community.people)
  for (const day of time.days) {
    if (day !== time.today) planDay(community, random.branch(`visits ${day}`), day, regulars)
  }
  planToday(community, random.branch(`visits ${time.today}`), regulars)
}

/** Old people come more often than young ones, and some come again and again. */
function likelyVisitors(random: Random, people: readonly Registered[]): readonly Registered[] {
  const likely = people.filter(
    ({ person }) =>
      person.gone === null && random.chance(person.age >= 60 ? 0.3 : person.age >= 20 ? 0.1 : 0),
  )
  return shuffled(random, likely)
}

/** Different people, each at most once a day. */
function visitorsOf(
  { coming }: Community,
  random: Random,
  day: string,
  regulars: readonly Registered[],
  count: number,
): readonly Visitor[] {
  const chosen = new Set<number>()
  while (chosen.size < Math.min(count, regulars.length)) {
    // The earlier someone stands among them, the oftener they come.
    chosen.add(Math.floor(regulars.length * random.next() ** 2.2))
  }
  return [...chosen].map((place) => {
    const resident = regulars[place]
    const stranger = resident === undefined || coming.has(`${day}:${resident.id}`) || random.chance(0.09)
    const visitor = stranger ? strangerOf(random) : undefined
    if (!stranger) coming.add(`${day}:${resident.id}`)
    return {
      who: stranger ? (visitor === undefined ? {} : { visitor }) : { residentId: resident.id },
      matter: matterOf(random),
    }
  })
}

/**
 * One counter, one person at a time: who comes while it is free is served at once, the others take a number. Times are
 * minutes after midnight.
 */
function planDay(community: Community, random: Random, day: string, regulars: readonly Registered[]): void {
  const { time } = community
  const visitors = visitorsOf(
    community,
    random,
    day,
    regulars,
    Math.ceil(random.between(5, 10) * community.share),
  )
  const arrivals = visitors.map(() => minuteOfArrival(random)).sort((one, other) => one - other)
  let free = 0
  visitors.forEach((visitor, at) => {
    const comes = arrivals[at] ?? 0
    const takes = 2 + 11 * random.next() ** 1.5
    if (comes >= free) {
      serveAtOnce(community, random, visitor, time.instant(day, comes), time.instant(day, comes + takes))
      free = comes + takes
      return
    }
    const called = free + 0.5
    const goes = random.chance(0.05)
    waitForTurn(community, random, visitor, {
      comes: time.instant(day, comes),
      called: time.instant(day, called),
      over: time.instant(day, called + (goes ? 3 : takes)),
      goes,
    })
    if (!goes) free = called + takes
  })
}

/** So many are done by now; one is being served, one was called and did not come, the rest wait. */
function planToday(community: Community, random: Random, regulars: readonly Registered[]): void {
  const { time, timeline, office, frontDesk } = community
  const served = 9
  const visitors = visitorsOf(community, random, time.today, regulars, served + 6)
  // Of the day up to now; its hours are fitted into what has passed.
  const at = (part: number): number => time.instant(time.today, 510 + 540 * part)
  visitors.forEach((visitor, place) => {
    const comes = place < served ? place * 0.085 : 0.8 + (place - served) * 0.03
    if (place < served) {
      if (place % 3 === 0) serveAtOnce(community, random, visitor, at(comes), at(comes + 0.05))
      else
        waitForTurn(community, random, visitor, {
          comes: at(comes),
          called: at(comes + 0.02),
          over: at(comes + 0.07),
          goes: false,
        })
      return
    }
    timeline.plan(at(comes), () => {
      const id = register(community, at(comes), visitor, { kind: 'wait' })
      if (place === served) move(id, [at(0.95), 'call'], [at(0.96), 'serve'])
      if (place === served + 1) move(id, [at(0.9), 'call'], [at(0.93), 'skip'])
    })
  })

  function move(id: number, ...moves: readonly (readonly [number, 'call' | 'skip' | 'serve'])[]): void {
    for (const [instant, name] of moves) {
      timeline.plan(instant, () => void office.at(instant, frontDesk).visits.move({ id, move: name }))
    }
  }
}

type Then =
  | { readonly kind: 'wait' }
  | { readonly kind: 'serve' }
  | { readonly kind: 'answered'; readonly answer: string }

function register(
  { office, frontDesk }: Community,
  instant: number,
  { who, matter }: Visitor,
  then: Then,
): number {
  const { visit } = office
    .at(instant, frontDesk)
    .visits.register({ ...who, matter: matter.matter, category: matter.category, then })
  return visit.id
}

/** Nobody is before them. Most have their answer before it is written down at all. */
function serveAtOnce(
  community: Community,
  random: Random,
  visitor: Visitor,
  comes: number,
  over: number,
): void {
  const { timeline } = community
  const answer = answerOf(random, visitor.matter)
  if (random.chance(0.7)) {
    timeline.plan(comes, () => void register(community, comes, visitor, { kind: 'answered', answer }))
    return
  }
  timeline.plan(comes, () => {
    const id = register(community, comes, visitor, { kind: 'serve' })
    timeline.plan(over, () => community.office.at(over, community.frontDesk).visits.answer({ id, answer }))
  })
}

interface Turn {
  readonly comes: number
  readonly called: number
  readonly over: number
  /** Has gone before the turn came. */
  readonly goes: boolean
}

function waitForTurn(community: Community, random: Random, visitor: Visitor, turn: Turn): void {
  const { office, timeline, frontDesk } = community
  const answer = answerOf(random, visitor.matter)
  timeline.plan(turn.comes, () => {
    const id = register(community, turn.comes, visitor, { kind: 'wait' })
    timeline.plan(turn.called, () => {
      office.at(turn.called, frontDesk).visits.move({ id, move: 'call' })
      timeline.plan(turn.over, () => {
        const { visits } = office.at(turn.over, frontDesk)
        if (turn.goes) visits.move({ id, move: 'leave' })
        else visits.answer({ id, answer })
      })
    })
  })
}
