/** What a change of keys is given: the session and the folder that it is about, and how it goes about it. */
import type { DatabaseFile } from '#vault/files'
import type { RotationStage } from '#vault/key-rotation/contract'
import type { CopyOrder } from '#vault/key-rotation/copy'
import type { Device } from '#vault/keyring/device'
import type { DerivationCost } from '#vault/keyring/seal'
import type { DataKeys } from '#vault/keyring/slot'
import type { Store } from '#vault/store/store'
import type { Entering } from '../session/open-apart'
import type { Session } from '../session/session'

export interface RotationOptions {
  /** The files that are put under other keys; by default the desk's own and those that are open. */
  readonly only?: readonly DatabaseFile[]
  /** Under which name it stands in the log. */
  readonly procedure?: string
  readonly session: Session
  readonly dataDir: string
  readonly derivationCost: DerivationCost
  readonly device: Device
  /** Opens the store of the data folder with these keys. */
  readonly openStore: (keys: DataKeys) => Store
  /** Opens those of the others that whoever is signed in may open. */
  readonly openApart: (entering: Entering) => void
  /** Keeps backups and checks from the file meanwhile; returns what lets them go on. May throw why it can't. */
  readonly holdOthers: () => () => void
}

/** How it goes about it; only tests choose. */
export interface RotationWays {
  /** Told before every step that changes the folder; a test looks there at what a crash would leave. */
  readonly onStep?: (step: string) => void
  /** Yields each stage of the copy before it begins. */
  readonly copy?: (order: CopyOrder, signal: AbortSignal) => AsyncIterable<RotationStage>
}
