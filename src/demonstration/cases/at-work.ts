/** A case on its way: its mediator, the day on which each thing is done, and the desk as they use it on that day. */
import { startOfDay } from '#ground/clock'
import { addDays, workingDayKind, type Calendar } from '#work/calendar/rules/index'
import type { Clerk, Office } from '../clerk'
import type { Timeline } from '../timeline'
import { mediatorOf, type Mediators, type Studio } from './mediators'
import type { Quarrel } from './quarrel'

/** What is done to a case from day to day. It says how many days after it came it goes on, never fewer than before. */
export type Course<Value = undefined> = Generator<number, Value, undefined>

interface Room {
  readonly office: Office
  readonly calendar: Calendar
  readonly mediators: Mediators
  /** UTC milliseconds. */
  readonly now: number
  readonly today: string
}

export class CaseAtWork {
  readonly quarrel: Quarrel
  readonly #room: Room
  readonly #minute: number
  #studio: Studio
  #after = 0

  /** `place` is where it stands in the list: no two cases of a day come at the same minute. */
  constructor(room: Room, quarrel: Quarrel, place: number) {
    this.#room = room
    this.quarrel = quarrel
    this.#studio = quarrel.studio
    this.#minute = 9 * 60 + ((place * 37) % 420)
  }

  /** The procedures as its mediator carries them out now. */
  get mediation(): Clerk['mediation'] {
    const { office, mediators } = this.#room
    return office.at(this.now, mediators[this.#studio]).mediation
  }

  /** Who mediates it, as the parties know them. */
  get mediator(): string {
    return mediatorOf[this.#studio].name
  }

  /** The instant at which it is now, in the hours of the centre; UTC milliseconds. */
  get now(): number {
    return this.instant(this.#after)
  }

  /** The day on which it is now. */
  get on(): string {
    return this.day(this.#after)
  }

  get today(): string {
    return this.#room.today
  }

  /** So many days after it came, or the working day after that; never after today. */
  day(after: number): string {
    const { calendar, today } = this.#room
    let day = this.promised(after)
    while (day < today && !workingDayKind(calendar, day).working) day = addDays(day, 1)
    return day < today ? day : today
  }

  /** The very day so many days after it came, whatever day that is. */
  promised(after: number): string {
    return addDays(this.#room.today, after - this.quarrel.daysAgo)
  }

  hasCome(after: number): boolean {
    return after <= this.quarrel.daysAgo
  }

  /** UTC milliseconds. */
  instant(after: number): number {
    return Math.min(this.#room.now, startOfDay(this.day(after)) + this.#minute * 60_000)
  }

  /** It goes to a colleague. */
  handOver(caseId: number, to: Studio, reason: string): void {
    const { mediators } = this.#room
    const over = { from: mediators[this.#studio].id, to: mediators[to].id, reason }
    this.mediation.hands.handOver({ case: caseId, ...over })
    this.#studio = to
  }

  /** One thing done brings the next about. */
  follow(course: Course, timeline: Timeline): void {
    const goOn = (after: number): void => {
      timeline.plan(this.instant(after), () => {
        this.#after = after
        const next = course.next()
        if (next.done !== true) goOn(next.value)
      })
    }
    goOn(0)
  }
}
