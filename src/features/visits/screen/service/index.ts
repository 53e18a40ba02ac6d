/** Serves the calling screen: what it may show, and what somebody pressed on it. */
import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import type { Reader } from '#desk/rpc/call'
import { readSetting, writeSetting } from '#desk/session/settings'
import { peopleAtTheirPlace, peopleInSight } from '#features/residents/index'
import { builtRead } from '#vault/store/built'
import { stillHolding } from '#work/course/events'
import { within } from '#work/scope'
import type { Visit } from '../../contract'
import { visitMoveRows, visitRatings, visits } from '../../schema'
import { refuse } from '../../service/moves'
import { lineToday } from '../../service/queue'
import { rowOf, visitsWhere } from '../../service/rows'
import {
  mostCalled,
  mostWaiting,
  screenSettings,
  type OnScreen,
  type screenContract,
  type ScreenSettings,
} from '../contract'
import { nameOnScreen } from '../rules'

const settingKey = 'visits.screen'
/** Nobody's name before somebody decides that the room may read them. */
const atFirst: ScreenSettings = { window: 1, names: false, aloud: true, asksRating: true }

function readScreenSettings(call: Reader): ScreenSettings {
  const kept = screenSettings.safeParse(readSetting(call, settingKey))
  return kept.success ? kept.data : atFirst
}

const lastCallOfDay = builtRead((database) =>
  database
    .select({ id: visitMoveRows.id, at: visitMoveRows.at, number: visits.number })
    .from(visitMoveRows)
    .innerJoin(visits, eq(visits.id, visitMoveRows.visitId))
    .where(
      and(
        eq(visitMoveRows.day, sql.placeholder('day')),
        inArray(visitMoveRows.move, ['call', 'recall']),
        stillHolding(visitMoveRows.id, visitMoveRows.takesBack),
        isNotNull(visits.number),
        within(peopleInSight, visits.residentId),
      ),
    )
    .orderBy(desc(visitMoveRows.id))
    .limit(1)
    .prepare(),
)

/** Of these visits, whose name the room may read in part: of a protected person nothing tells that they are here. */
function namedOf(call: Reader, ids: readonly number[]): ReadonlySet<number> {
  const found = call.database
    .select({ id: visits.id })
    .from(visits)
    .where(and(inArray(visits.id, [...ids]), within(peopleAtTheirPlace, visits.residentId)))
    .all()
  return new Set(found.map(({ id }) => id))
}

/** `ids` in order, as far as they have a number. */
function onScreen(call: Reader, found: readonly Visit[], names: boolean): OnScreen[] {
  const named = names
    ? namedOf(
        call,
        found.map(({ id }) => id),
      )
    : new Set<number>()
  return found.flatMap(({ id, number, resident }) => {
    if (number === null) return []
    return [{ number, name: resident === null || !named.has(id) ? null : nameOnScreen(resident.name) }]
  })
}

/** Who waits, in the order in which they will be called; whoever is not in sight is not counted either. */
function waitingNow(call: Reader): readonly Visit[] {
  const order = lineToday(call).map(({ id }) => id)
  const byId = new Map(
    visitsWhere(call, inArray(visits.id, order), order.length).map((visit) => [visit.id, visit]),
  )
  return order.flatMap((id) => byId.get(id) ?? [])
}

/** Whoever was called last stands first. */
function calledNow(call: Reader): readonly Visit[] {
  const there = and(
    inArray(visits.state, ['called', 'serving']),
    eq(visits.day, call.today),
    isNotNull(visits.number),
  )
  return visitsWhere(call, there, 50)
    .toSorted((one, other) => (other.calledAt ?? 0) - (one.calledAt ?? 0) || other.id - one.id)
    .slice(0, mostCalled)
}

export const screenHandlers: HandlersOf<typeof screenContract> = {
  shown: read((call) => {
    const settings = readScreenSettings(call)
    const waiting = waitingNow(call)
    const last = lastCallOfDay(call).get({ day: call.today })
    return {
      settings,
      called: onScreen(call, calledNow(call), settings.names),
      lastCall:
        last === undefined || last.number === null ? null : { id: last.id, number: last.number, at: last.at },
      waiting: onScreen(call, waiting.slice(0, mostWaiting), settings.names),
      waitingCount: waiting.length,
    }
  }),

  rate: write((call, { id, rating }) => {
    const { state, day } = rowOf(call, id)
    // What was said of another day's service would stand among today's.
    if ((state !== 'answered' && state !== 'became-request') || day !== call.today)
      throw refuse('conflict', 'visits.nothing-to-rate')
    const { changes } = call.database
      .insert(visitRatings)
      .values({ visitId: id, day: call.today, rating, at: call.now, staffId: call.staff.id })
      .onConflictDoNothing()
      .run()
    if (changes === 0) throw refuse('conflict', 'visits.rated-already')
    call.record({ subject: `visit:${id}`, change: { rating } })
    return { rating }
  }),

  settings: read((call) => readScreenSettings(call)),

  saveSettings: write((call, { settings }) => {
    writeSetting(call, settingKey, settings)
    call.record({ subject: 'settings:visits', change: settings })
    return settings
  }),
}
