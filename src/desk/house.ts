/** What all features say of themselves, asked together. Built once by the centre; every call carries it. */
import type { z } from 'zod'
import type { Locking } from './personal-data/erase'
import type { DutyToKeep, KeepsPersonalData, Retention } from './personal-data/keeps'
import type { ReadCall, WriteCall } from './rpc/call'
import type { CameForRequest, DayFigure, DueDuty, OpenMatter, Registers, Renamed, Subject } from './registers'
import type { RestsOn } from './session/standing'
import type { HasStatements } from '#vault/store/store'

export interface House {
  /** Of the desk's own file, in the order in which they are erased: what points at a resident goes before the resident. */
  readonly keepers: readonly KeepsPersonalData[]
  /** What has to stay although its person asks for its erasure, and what is proposed for erasure after a time. */
  readonly dutiesToKeep: readonly DutyToKeep[]
  readonly retentions: readonly Retention[]
  /**
   * Of a file that not everyone can open. They are asked when it is open, and never for a plan or a copy that somebody without
   * its key gets to see: that one answers the same whether or not there is something of a person in it.
   */
  keepersApart(file: string): readonly KeepsPersonalData[]
  readonly locking: Locking
  /** Tables of the desk's own file on which rights rest besides those of the staff. */
  readonly restsOn: readonly RestsOn[]
  /** Procedures after which a file with people in it has left the desk. */
  readonly takesOut: readonly string[]
  /** Procedures that show one field in full for a reason; a paper with whole numbers on it is none. */
  readonly reveals: readonly string[]
  /** Counts anew whatever depends on the calendar, which changed from this day on; returns how many rows changed. */
  recount(call: WriteCall, from: string): number
  beforeCalendar(call: WriteCall): void
  /** Each by a name of its own among all features. */
  strandedIn(call: WriteCall, year: number): ReadonlySet<string>
  /** A word of a dictionary is called otherwise from now on. */
  renamed(call: WriteCall, word: Renamed): void
  /** Somebody is protected from now on. */
  guard(call: WriteCall): void
  /** The asking person's own, due by today, the longest overdue first. */
  dutiesToday(call: ReadCall): readonly OwnedDuty[]
  /** What is open with one person, as each feature orders its own. */
  dutiesOfResident(call: ReadCall, residentId: number): readonly OwnedMatter[]
  /** Whom the desk expects, and for what. */
  dutiesAwaited(call: ReadCall): readonly OwnedMatter[]
  /** What whoever answers for the centre has to see. */
  mattersOfCentre(call: ReadCall): readonly OwnedMatter[]
  /** How much is open in a colleague's hands. */
  openInHands(call: HasStatements, staffId: number): number
  /** Gives all of it to another. Returns how much it was. */
  giveHands(call: WriteCall, from: number, to: number): number
  /** Somebody came for what was just opened: the row of the visit, or null where nobody keeps visits. */
  came(call: WriteCall, what: CameForRequest): number | null
  dayFigures(call: ReadCall | WriteCall, day: string): readonly FiguresOfDay[]
  /** Under what the log tells of these people. */
  subjectsOf(call: HasStatements, residentIds: readonly number[]): readonly string[]
  /** Under what the log tells of files that anybody may be in. */
  readonly subjectsOfEveryone: readonly string[]
  /** The kind of thing a row of the log is about; undefined for what has no name. */
  subject(kind: string): Subject | undefined
  /** What a list is narrowed by, by its name; undefined for what is no list. */
  filterOf(list: string): z.ZodType | undefined
  /** Papers that an office may have its own form for: `service-requests.acceptance`. */
  readonly papers: readonly string[]
}

/** A call as a handler is given it: with the house. */
export type Housed<Call> = Call & { readonly house: House }

/** A duty, and whose words it is told in. */
export interface OwnedDuty extends DueDuty {
  readonly feature: string
}

export interface OwnedMatter extends OpenMatter {
  readonly feature: string
}

export interface FiguresOfDay {
  readonly feature: string
  readonly figures: readonly DayFigure[]
}

const byDue = (left: DueDuty, right: DueDuty): number =>
  left.due < right.due ? -1 : left.due > right.due ? 1 : 0

/** Who keeps what belongs to no feature: in the desk's own file, and in each of the others. */
export interface BaseKeepers {
  readonly own: readonly KeepsPersonalData[]
  readonly everyFile: readonly KeepsPersonalData[]
}

/** `features` in the order in which records of a person are erased. */
export function houseOf(
  features: readonly Registers[],
  base: BaseKeepers,
  { takesOut, reveals }: Pick<House, 'takesOut' | 'reveals'>,
): House {
  const keepersIn = (file: string | undefined) =>
    features.flatMap(({ file: its, keeps }) => (keeps !== undefined && its === file ? [keeps] : []))
  const [locking, ...more] = features.flatMap((feature) => (feature.locking ? [feature.locking] : []))
  if (locking === undefined || more.length > 0) throw new Error('one feature keeps the register of residents')
  const subjects = new Map(features.flatMap(({ subjects: own = {} }) => Object.entries(own)))
  const lists = new Map(features.flatMap(({ lists: own = {} }) => Object.entries(own)))
  const duties = (ask: (feature: Registers) => readonly DueDuty[]): readonly OwnedDuty[] =>
    features
      .flatMap((feature) => ask(feature).map((duty) => ({ ...duty, feature: feature.name })))
      .toSorted(byDue)
  const matters = (ask: (feature: Registers) => readonly OpenMatter[]): readonly OwnedMatter[] =>
    features.flatMap((feature) => ask(feature).map((matter) => ({ ...matter, feature: feature.name })))
  const keepers = [...base.own, ...base.everyFile, ...keepersIn(undefined)]
  return {
    keepers,
    keepersApart: (file) => [...base.everyFile, ...keepersIn(file)],
    dutiesToKeep: keepers.flatMap((keeper) => keeper.dutiesToKeep ?? []),
    retentions: keepers.flatMap((keeper) => keeper.retentions ?? []),
    locking,
    restsOn: features.flatMap(({ file, restsOn = [] }) => (file === undefined ? restsOn : [])),
    takesOut,
    reveals,
    recount: (call, from) => features.reduce((sum, feature) => sum + (feature.recount?.(call, from) ?? 0), 0),
    beforeCalendar: (call) => {
      for (const feature of features) feature.beforeCalendar?.(call)
    },
    strandedIn: (call, year) =>
      new Set(
        features.flatMap(
          (feature) => feature.strandedIn?.(call, year).map((id) => `${feature.name}:${id}`) ?? [],
        ),
      ),
    renamed: (call, word) => {
      for (const feature of features) feature.renamed?.(call, word)
    },
    guard: (call) => {
      for (const feature of features) feature.guard?.(call)
    },
    dutiesToday: (call) => duties((feature) => feature.duties?.mine(call) ?? []),
    dutiesOfResident: (call, residentId) =>
      matters((feature) => feature.duties?.ofResident(call, residentId) ?? []),
    dutiesAwaited: (call) => matters((feature) => feature.duties?.awaited?.(call) ?? []),
    mattersOfCentre: (call) => matters((feature) => feature.duties?.ofCentre?.(call) ?? []),
    openInHands: (call, staffId) =>
      features.reduce((sum, { hands }) => sum + (hands?.open(call, staffId) ?? 0), 0),
    giveHands: (call, from, to) =>
      features.reduce((sum, { hands }) => sum + (hands?.give(call, from, to) ?? 0), 0),
    came: (call, what) => features.find((feature) => feature.came !== undefined)?.came?.(call, what) ?? null,
    dayFigures: (call, day) =>
      features
        .flatMap(({ name, dayFigures }) => (dayFigures ? [{ name, dayFigures }] : []))
        .toSorted((one, other) => one.dayFigures.order - other.dayFigures.order)
        .map(({ name, dayFigures }) => ({ feature: name, figures: dayFigures.of(call, day) })),
    subjectsOf: (call, residentIds) =>
      [...subjects.values()].flatMap((subject) => [...(subject.ofResidents?.(call, residentIds) ?? [])]),
    subjectsOfEveryone: [...subjects.values()].flatMap(({ ofEveryone = [] }) => [...ofEveryone]),
    subject: (kind) => subjects.get(kind),
    filterOf: (list) => lists.get(list),
    papers: features.flatMap(({ name, papers = [] }) => papers.map((paper) => `${name}.${paper}`)),
  }
}
