/**
 * What a feature is to the rest of the house, said once in its own `feature.ts` and listed once in `src/centre/features.ts`.
 *
 * Whoever needs something of all features (the counter what is due, the day sheet its figures, the log its labels, the
 * rights of persons what is kept) asks the house and never names a neighbour.
 */
import type { AnyContractRouter } from '@orpc/contract'
import type { Backups } from './backups/backups'
import type { Locking } from './personal-data/erase'
import type { KeepsPersonalData } from './personal-data/keeps'
import type { ReadCall, WriteCall } from './rpc/call'
import type { Service } from './rpc/serve'
import type { Session } from './session/session'
import type { BackgroundCheck } from '#vault/damage/check'
import type { ErasableRows, ImpersonalTables } from '#vault/erasures/erasable'
import type { Migration } from '#vault/store/migrate'
import type { HasStatements, Store } from '#vault/store/store'

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

export interface Duties {
  /** The asking person's own that are due by today. */
  mine(call: ReadCall): readonly DueDuty[]
  /** What is open for one person, whoever has it. */
  ofResident(call: ReadCall, residentId: number): readonly DueDuty[]
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

/** The module `schema.ts` of a feature as it is: its tables, and what their triggers have to keep. */
export interface SchemaModule {
  /** Rows are never changed or removed. */
  readonly appendOnlyTables?: readonly string[]
  /** Of these, whose rows an erasure may take or blank, and whose they then have to be. */
  readonly erasableRows?: readonly ErasableRows[]
  /** Tables that are their own index. */
  readonly withoutRowIdTables?: readonly string[]
  /** Tables whose foreign keys are checked at the end of a transaction. */
  readonly deferredTables?: readonly string[]
  readonly impersonalTables?: ImpersonalTables
  readonly [table: string]: unknown
}

/** What the desk is built of, for the few features that serve the desk itself. */
export interface DeskParts {
  readonly session: Session
  readonly backups: Backups
  readonly check: BackgroundCheck
  /** Absolute path of the data folder. */
  readonly dataDir: string
  /** The program's version. */
  readonly version: string
  readonly migrations: () => readonly Migration[]
}

export interface DeskFeature<Contract extends AnyContractRouter = AnyContractRouter> {
  /** The folder's name: the namespace of its words. */
  readonly name: string
  readonly contract: Contract
  readonly service: Service | ((parts: DeskParts) => Service)
  readonly schema?: SchemaModule
  /** What it holds on a person, what of it has to stay, how the rest is erased. */
  readonly keeps?: KeepsPersonalData
  /** Hides whole records of persons; only the feature that keeps them brings it. */
  readonly locking?: Locking
  /** Brings a new desk what it needs on its first day, in the transaction that creates it; `now` in UTC milliseconds. */
  furnish?(store: Store, resourcesDir: string, now: number): void
  /** Puts right what a crash left half done, whenever the store was opened. */
  mend?(store: Store, now: number): void
  /** Counts anew what was counted by the calendar or a setting; returns how many rows changed. */
  recount?(call: WriteCall): number
  readonly duties?: Duties
  /** Its figures of a day `YYYY-MM-DD`, for the day sheet and the counter. */
  dayFigures?(call: ReadCall | WriteCall, day: string): readonly DayFigure[]
  readonly subjects?: Readonly<Record<string, Subject>>
}

/** Says that a value is a feature, and keeps the type of its contract for whoever calls it. */
export const deskFeature = <Contract extends AnyContractRouter>(
  feature: DeskFeature<Contract>,
): DeskFeature<Contract> => feature
