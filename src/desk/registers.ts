/** What a feature brings to the registers of the house: what it keeps, what is due, its figures, its names for things. */
import type { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import type { Locking } from './personal-data/erase'
import type { KeepsPersonalData } from './personal-data/keeps'
import type { ReadCall, WriteCall } from './rpc/call'
import type { RestsOn } from './session/standing'

/** What is due for somebody: kept by its own feature, shown at the counter and on a resident's page. */
export interface DueDuty {
  /** Its word is `duties.<kind>` in the language files of the feature, with `{{title}}`. */
  readonly kind: string
  /** The row of the feature that keeps it. */
  readonly id: number
  /** What it is, in the office's own words. */
  readonly title: string
  readonly number: string | null
  readonly residentId: number | null
  readonly residentName: string | null
  /** `YYYY-MM-DD`. */
  readonly due: string
  /** Where in the page it is done. */
  readonly path: string
}

/** What is open with somebody who comes back: it need not be due. */
export interface OpenMatter extends Omit<DueDuty, 'due'> {
  readonly due: string | null
}

export interface Duties {
  /** The asking person's own that are due by today. */
  mine(call: ReadCall): readonly DueDuty[]
  /** What is open with one person, whoever has it, due or not: what they most likely came for first. */
  ofResident(call: ReadCall, residentId: number): readonly OpenMatter[]
  /** What people are expected for: to fetch a result, to bring what was missing, because they said they would come. */
  awaited?(call: ReadCall): readonly OpenMatter[]
  /** What whoever answers for the centre has to see, whoever has it: what is overdue, who was served badly. */
  ofCentre?(call: ReadCall): readonly OpenMatter[]
}

/** What is open in a colleague's hands, and goes on with another's when they leave. */
export interface Hands {
  /** How many. */
  open(call: HasStatements, staffId: number): number
  /** All of it, each with its own line of the course. Returns how many. */
  give(call: WriteCall, from: number, to: number): number
}

/** Somebody stood at the desk, and a request was opened for them. */
export interface CameForRequest {
  readonly residentId: number
  readonly serviceRequestId: number
  /** What they came for, in the office's own words. */
  readonly matter: string
}

/** A word that people choose from: a grid, an estate, a tag. */
export interface Renamed {
  readonly dictionary: string
  readonly before: string
  readonly after: string
}

/** A figure of a day; its word is `dayFigures.<name>` in the language files of the feature. */
export interface DayFigure {
  readonly name: string
  readonly value: number
}

/** A kind of thing that rows of the log are about: `<kind>:<id>`. */
export interface Subject {
  /** Keys (`visit:12`) of what the log may tell of these people under; left out for what is nobody's. */
  ofResidents?(call: HasStatements, residentIds: readonly number[]): readonly string[]
  /** What people call them, by id; ids that are not there are missing. Left out where there is no name for it. */
  labels?(call: ReadCall, ids: readonly number[]): ReadonlyMap<number, string>
  /** Keys under which files of many people stand: whoever is in the register may be in them. */
  readonly ofEveryone?: readonly string[]
  /** True where the id is a resident's: their name is shown in part. */
  readonly isResident?: boolean
}

export interface DayFigures {
  /** Its place on the day sheet and at the counter: 10 来访, 20 帮代办. */
  readonly order: number
  /** Of a day `YYYY-MM-DD`. */
  of(call: ReadCall | WriteCall, day: string): readonly DayFigure[]
}

export interface Registers {
  /** The folder's name: the namespace of its words. */
  readonly name: string
  /** The file of `vault/files.ts` in which its tables lie; the desk's own where it says nothing. */
  readonly file?: string
  /** What it holds on a person, what of it has to stay, how the rest is erased. */
  readonly keeps?: KeepsPersonalData
  /** Tables on which rights rest besides roles: who is protected. */
  readonly restsOn?: readonly RestsOn[]
  /** Hides whole records of persons; only the feature that keeps them brings it. */
  readonly locking?: Locking
  /** Counts anew what was counted by the calendar, which changed from this day on; returns how many rows changed. */
  recount?(call: WriteCall, from: string): number
  /** The calendar is about to be another: puts on record what the clock has made of things by the one until now. */
  beforeCalendar?(call: WriteCall): void
  /** What is promised for days of a year and lies, by the calendar as it is now, where it cannot be. */
  strandedIn?(call: WriteCall, year: number): readonly number[]
  /** A word of a dictionary is called otherwise from now on: whoever keeps the word and not its code follows. */
  renamed?(call: WriteCall, word: Renamed): void
  /** Somebody is protected from now on: takes out of what it keeps what would tell anything hidden of them. */
  guard?(call: WriteCall): void
  readonly duties?: Duties
  readonly hands?: Hands
  /** Keeps that somebody came and a request was opened for them, in the same transaction; returns the row it is kept in. */
  came?(call: WriteCall, what: CameForRequest): number
  /** For the day sheet and the counter. */
  readonly dayFigures?: DayFigures
  readonly subjects?: Readonly<Record<string, Subject>>
  /** What its lists are narrowed by, by their names (`visits`): views of these are kept. A person is `residentId` in each. */
  readonly lists?: Readonly<Record<string, z.ZodType>>
  /** Papers that an office may have its own form for, by their names (`acceptance`). */
  readonly papers?: readonly string[]
}
