/**
 * A year of the committee's cases, brought by the services that its mediators use, each on the day on which it would have
 * been: so that numbers run in the order of acceptance and nothing is on record of a day to come. Whoever is signed in has to
 * have the key of the mediators' file; what is done is done by the mediator whose case it is.
 */
import { dayAt, startOfDay } from '#ground/clock'
import { settle } from '#vault/store/kept'
import { addMonths } from '#ground/days'
import { readCalendar } from '#work/calendar/store'
import type { Desk } from '#centre/create-desk'
import { openOffice } from '../clerk'
import { Timeline } from '../timeline'
import { CaseAtWork } from './at-work'
import { courseOf } from './courses'
import { keepRoll, mediatorOf, patrolsOf, type Mediators } from './mediators'
import { paymentsOf } from './paying'
import { quarrels } from './quarrels'
import { quarrelsOfLastYear } from './quarrels-of-last-year'
import { registersOf } from './registers'

/** The first first, as they were taken down. */
export const demonstrationCases = [...quarrelsOfLastYear, ...quarrels]

export function bringCases(desk: Desk, mediators: Mediators): void {
  const now = desk.session.clock.now()
  const today = dayAt(now)
  const office = openOffice(desk)
  const store = desk.session.storeOf('mediation')
  const timeline = new Timeline(now)
  const room = { office, calendar: readCalendar(desk.session.storeOf()), mediators, now, today }
  timeline.plan(startOfDay(addMonths(today, -12)), () => {
    const at = startOfDay(addMonths(today, -12))
    keepRoll(office.at(at, mediators.golden).mediation, mediators, today)
  })
  for (const [at, note] of patrolsOf(today))
    timeline.plan(at, () => note(office.at(at, mediators.sail).mediation))
  for (const [at, keep] of registersOf(today, mediatorOf.lotus.name))
    timeline.plan(at, () => keep(office.at(at, mediators.lotus).mediation))
  for (const [at, pay] of paymentsOf(today))
    timeline.plan(at, () => pay(office.at(at, mediators.golden).mediation))
  for (const [place, quarrel] of demonstrationCases.entries()) {
    const work = new CaseAtWork(room, quarrel, place)
    work.follow(courseOf(work), timeline)
  }
  store.sqlite.transaction(() => timeline.run(now)).immediate()
  settle(store)
}
