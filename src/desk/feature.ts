/**
 * What a feature is to the rest of the house, said once in its own `feature.ts` and listed once in `src/centre/features.ts`.
 *
 * Whoever needs something of all features (the counter what is due, the day sheet its figures, the log its labels, the
 * rights of persons what is kept) asks the house and never names a neighbour.
 */
import type { AnyContractRouter } from '@orpc/contract'
import type { Backups } from './backups/backups'
import type { Service } from './rpc/serve'
import type { Session } from './session/session'
import type { BackgroundCheck } from '#vault/damage/check'
import type { ErasableRows, ImpersonalTables } from '#vault/erasures/erasable'
import type { LedgerTable } from '#vault/ledgers/triggers'
import type { Store } from '#vault/store/store'
import type { Registers } from './registers'

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
  /** Triggers that keep what must never be, as SQL; they come with the migration that makes their tables. */
  readonly guards?: readonly string[]
  readonly impersonalTables?: ImpersonalTables
  /** Tables of amounts in lots, none of which falls below zero. */
  readonly ledgers?: readonly LedgerTable[]
  readonly [table: string]: unknown
}

/** What the desk is built of, for the few features that serve the desk itself. */
export interface DeskParts {
  readonly session: Session
  readonly backups: Backups
  /** Of a file of the table, by its name. */
  readonly checkOf: (file: string) => BackgroundCheck
  /** Absolute path of the data folder. */
  readonly dataDir: string
  /** The program's version. */
  readonly version: string
  /** Absolute path of the folder with migrations, seed data and fonts. */
  readonly resourcesDir: string
}

export interface DeskFeature<Contract extends AnyContractRouter = AnyContractRouter> extends Registers {
  readonly contract: Contract
  readonly service: Service | ((parts: DeskParts) => Service)
  readonly schema?: SchemaModule
  /** Brings a new desk what it needs on its first day, in the transaction that creates it; `now` in UTC milliseconds. */
  furnish?(store: Store, resourcesDir: string, now: number): void
  /** Puts right what a crash left half done, whenever the store was opened. */
  mend?(store: Store, now: number): void
}

/** Says that a value is a feature, and keeps the type of its contract for whoever calls it. */
export const deskFeature = <Contract extends AnyContractRouter>(
  feature: DeskFeature<Contract>,
): DeskFeature<Contract> => feature
