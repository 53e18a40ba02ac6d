/** Half a year of service requests in every state, up to today. */
import type { Community } from '../community'
import type { Random, Weighted } from '../random'
import type { Registered } from '../residents'
import { minuteOfArrival, minuteOfWork } from '../working-time'
import { applicantsAmong, type Applicants } from './applicants'
import { courseOf, type Act, type CourseKind, type CourseOf } from './courses'
import { accept, open, type Mode, type Opened } from './open'
import { addOwnItem } from './own-item'
import { planRenewals } from './renewals'
import { showcases, type Showcase } from './showcases'

interface Item {
  readonly id: number
  readonly name: string
  readonly modes: readonly Mode[]
  readonly promisedDays: number
}

interface Work {
  readonly community: Community
  readonly applicants: Applicants
  readonly items: ReadonlyMap<string, Item>
  /** Grid workers by the number of their grid. */
  readonly workers: readonly number[]
  /** Staff who serve at no counter. */
  readonly colleagues: readonly number[]
}

const courses: readonly [Weighted<CourseKind>, ...Weighted<CourseKind>[]] = [
  [58, 'usual'],
  [5, 'late'],
  [9, 'corrected-before'],
  [4, 'corrected-later'],
  [9, 'errand-first'],
  [5, 'suspended'],
  [3, 'terminated'],
  [3, 'draft-withdrawn'],
  [4, 'refused'],
]

export function planRequests(community: Community): void {
  const { office, time, random, manager, people } = community
  const { serviceRequests } = office.at(time.begin, manager)
  const items = new Map(
    serviceRequests.items.list({ withdrawn: false }).items.map((item) => [item.code, item] as const),
  )
  addOwnItem(community)
  const colleagues = serviceRequests
    .choices({})
    .colleagues.map(({ id }) => id)
    .filter((id) => id !== manager.id && id !== community.frontDesk.id)
  const applicants = applicantsAmong(people, new Set(items.keys()))
  const work: Work = { community, applicants, items, workers: nameGridWorkers(community), colleagues }
  for (const day of time.days) {
    const chance = random.branch(`requests ${day}`)
    for (let count = Math.round(chance.between(2, 4) * community.share); count > 0; count -= 1) {
      plan(work, chance.branch(`request ${count}`), { day, course: chance.weighted(courses), until: null })
    }
  }
  for (const [place, showcase] of showcases.entries())
    planShowcase(work, random.branch(`showcase ${place}`), showcase)
  planRenewals(community, applicants, items)
}

/** One for each grid. */
function nameGridWorkers({ office, time, random, manager }: Community): readonly number[] {
  const { directory } = office.at(time.begin, manager)
  const chance = random.branch('grid workers')
  return gridWorkerNames.map((name, place) => {
    const phone = `154${String(chance.between(0, 99_999_999)).padStart(8, '0')}`
    return directory.gridWorkers.save({ name, phone, grid: `第${place + 1}网格`, active: true }).id
  })
}

const gridWorkerNames = Array.from({ length: 16 }, (_, place) => {
  const surname = Array.from('周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何')[place] ?? '王'
  const given = ['小燕', '志强', '丽娟', '海涛', '敏', '建平', '婷', '晓东'][place % 8] ?? '敏'
  return surname + given
})

interface Planned {
  readonly day: string
  readonly course: CourseKind
  /** The service, where it matters which. */
  readonly code?: string
  /** The last thing that is done with it; null for all. */
  readonly until: string | null
  readonly colleague?: number | undefined
}

function plan(work: Work, random: Random, { day, course, code, until, colleague }: Planned): void {
  const { community, applicants, items, workers, colleagues } = work
  const { time, timeline, office, frontDesk, manager, coming } = community
  const wanted = code ?? applicants.service(random)
  const item = items.get(wanted)
  const applicant = applicants.for(random, wanted)
  if (item === undefined || applicant === null) return

  const mode = random.pick([item.modes[0] ?? 'assisted', ...item.modes])
  const agent = mode === 'delegated' && random.chance(0.45) ? applicants.agentOf(applicant) : null
  const staff = random.chance(0.78) ? frontDesk : manager
  const incomplete = course === 'corrected-before' || (course === 'usual' && random.chance(0.04))
  const key = `${day}:${applicant.id}`
  const fromVisit = !coming.has(key) && random.chance(0.35)
  if (fromVisit) coming.add(key)

  const atOnce = until === null && course === 'usual' && item.promisedDays <= 1 && random.chance(0.6)
  const kind = atOnce ? 'on-the-spot' : course
  let opened: Opened | null = null
  const circumstances: Omit<CourseOf, 'random'> = {
    promised: item.promisedDays,
    applicant: describe(applicant),
    runner:
      colleague === undefined
        ? { kind: 'worker', id: workers[applicant.person.door.grid - 1] ?? workers[0] ?? 0 }
        : { kind: 'staff', id: colleagues[colleague] ?? manager.id },
    missing: () => opened?.missing ?? [],
    accept: (clerk) => {
      if (opened === null) return
      const complete = course === 'corrected-before' || opened.missing.length === 0
      accept(random, { at: clerk, reading: office.reading }, opened, { mode, complete })
    },
  }
  const wantedActs =
    until === null ? courseOf(kind, { ...circumstances, random }) : upTo(random, kind, circumstances, until)
  const minute = minuteOfArrival(random)
  const at = time.instant(day, minute)
  timeline.plan(at, () => {
    const here = {
      applicant,
      agent,
      itemId: item.id,
      itemName: item.name,
      mode,
      day,
      at,
      staff,
      incomplete,
      fromVisit,
    }
    opened = open(community, random, here)
    next(opened, wantedActs, day, minute)
  })

  /** Carries out one act and plans the one after it. */
  function next({ papers }: Opened, [act, ...others]: readonly Act[], from: string, before: number): void {
    if (act === undefined) return
    const on = time.after(from, act.days)
    if (on === null) return
    const minuteThen = act.days === 0 ? before + random.between(4, 25) : minuteOfWork(random)
    const then = time.instant(on, minuteThen)
    timeline.plan(then, () => {
      act.does(papers, office.at(then, staff))
      if (opened !== null) next(opened, others, on, minuteThen)
    })
  }
}

const describe = ({ person }: Registered) => ({
  name: person.name,
  address: `${person.door.estate}${person.door.building}栋${person.door.unit}单元${person.door.room}`,
  phone: person.phones[0]?.number ?? '02730000000',
})

/**
 * The acts of a course up to one of this name, all on the day of the first, so that the request stands where it is
 * wanted. Not every course of a kind has every act: one that has it is looked for.
 */
function upTo(
  random: Random,
  kind: CourseKind,
  circumstances: Omit<CourseOf, 'random'>,
  name: string,
): readonly Act[] {
  if (name === '') return []
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const acts = courseOf(kind, { ...circumstances, random: random.branch(`course ${attempt}`) })
    const last = acts.findIndex((act) => act.name === name)
    if (last >= 0) return acts.slice(0, last + 1).map((act) => ({ ...act, days: 0 }))
  }
  throw new RangeError(`no ${kind} course comes to ${name}`)
}

/** Requests that have come just so far, for every state that someone may want to look at. */
function planShowcase(work: Work, random: Random, showcase: Showcase): void {
  const { time } = work.community
  const promised = work.items.get(showcase.code)?.promisedDays ?? 0
  const ago = showcase.due === undefined ? showcase.ago : promised - showcase.due
  // Nothing is due on a day off.
  if (showcase.due === 0 && time.days.at(-1) !== time.today) return
  const day = time.days.at(-1 - ago)
  if (day !== undefined) plan(work, random, { ...showcase, day })
}
