/**
 * A feature's own walk, in `walk.ts` of its folder: a good call of each of its procedures, its screens by their addresses,
 * and what may come back from it to nobody.
 *
 * Tests find walks by the file's name and hold every feature against the same claims; the program never imports one.
 */
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract'
import type { Progress } from '#ground/contract/procedure'
import type { Role } from '#ground/roles/permissions'
import type { SensitiveKind } from '#ground/roles/sensitive'

/** Long work as the wire brings it: its steps, and at the end what came of it. */
export type LongWork<Result> = Promise<{ next(): Promise<IteratorResult<Progress, Result>> }>

/** What is said where a text is asked for. Each test says what it looks for afterwards. */
export interface Sayings {
  /** A remark, a reason, a matter: whatever may be any text. */
  readonly text: string
  /** Somebody's name. */
  readonly name: string
  /** Of somebody who is not in the register. */
  readonly phone: string
}

export interface Walker<Client> {
  readonly client: Client
  readonly say: Sayings
  /** The manager's row among the staff. */
  readonly managerId: number
  /** That of everybody who is signed in on the way: some deeds ask for it there and then. */
  readonly password: string
  /** Another for each write. */
  readonly sendId: () => string
  /** So many minutes go by. */
  readonly pass: (minutes: number) => void
  /** A resident whom nobody has dealt with yet. */
  readonly resident: () => Promise<{ readonly id: number; readonly version: number }>
  /** Runs long work to its end. */
  readonly finish: <Result>(work: LongWork<Result>) => Promise<Result>
  /** Somebody of this role sits down at the desk, and the manager comes back afterwards. */
  readonly as: (role: Role, work: () => Promise<void>) => Promise<void>
  /** An empty folder, as on a stick. */
  readonly folder: () => string
  /** A JPEG, small enough for a thumbnail, in which this stands as it is. */
  readonly picture: (saying: string) => Blob
  /** A workbook with these rows on its only sheet. */
  readonly workbook: (rows: readonly (readonly string[])[]) => Promise<Blob>
}

/** One of three people in the register, with numbers that are nobody else's. */
export interface PlantedPerson {
  readonly residentId: number
  /** 1, 2 or 3: the last digit of numbers that are planted about them. */
  readonly at: number
  readonly isProtected: boolean
}

/** A value that was typed in, and what the log has to say before anyone sees it in full. */
export interface Planted {
  readonly value: string
  /** The kinds of which one has to be on record. */
  readonly kinds: readonly SensitiveKind[]
  /** Whose it is; the person it was planted about, where nothing is said. */
  readonly subject?: string
}

/** Where a test finds a screen with something real on it. */
export interface ScreenAddress {
  /** `{visit}` stands for the row that `finds` names so. */
  readonly at: string
  /** A heading of the page, or the name of the drawer. */
  readonly shows: string | RegExp
  /** Most of a day is spent on it: it is also looked at in English and in large type. */
  readonly main?: true
  /** Where it draws each kind of paper that it prints: none has a word of English, whatever language is on screen. */
  readonly papers?: readonly string[]
}

/** A list of the demonstration from which a row is taken that has much to show. */
export interface FoundRow {
  readonly list: string
  readonly title: string
  /** The name of the grid, where it is not the title. */
  readonly grid?: string
  /** A heading of the row's own page, or the name of its drawer. */
  readonly shows: string | RegExp
  /** The row is taken on whose page there is this button. */
  readonly has?: string
}

export interface FeatureWalk<Client> {
  /** Calls each procedure of the contract at least once, in an order in which that can be done. */
  walk(walker: Walker<Client>): Promise<void>
  /** Keeps something about a person wherever a number may have been typed, and says what. */
  plant?(walker: Walker<Client>, person: PlantedPerson): Promise<readonly Planted[]>
  /**
   * Procedures (`edit`, `requests.step`) that chance must not call among what is planted: they take numbers away, end a
   * protection, or hand back what the asking person typed themselves.
   */
  readonly movesTheGround?: readonly string[]
  /** By the route as `ui/feature.ts` writes it. */
  readonly screens?: Readonly<Record<string, ScreenAddress>>
  readonly finds?: Readonly<Record<string, FoundRow>>
}

/** Says that a value is a feature's walk, over the contracts by their names on the wire. */
export const featureWalk = <Contracts extends Readonly<Record<string, AnyContractRouter>>>(
  walk: FeatureWalk<ContractRouterClient<Contracts>>,
): FeatureWalk<ContractRouterClient<Contracts>> => walk
