/** A desk with a second file, as the tests of two files open it. */
import { createRouterClient } from '@orpc/server'
import type { Desk } from '#centre/create-desk'
import { isMissing, notedHeads } from '#vault/log/noted-heads'
import { runTask } from '#vault/backup/tasks'
import type { RunTask } from '#vault/backup/worker-thread'
import { copyOfKeys } from '#vault/keyring/slot'
import type { SQLiteFile } from '#vault/store/open'
import { faultsOf } from '../../durability/soundness'
import {
  newSendId,
  openTestDesk,
  type DeskClient,
  type TestDesk,
  type TestDeskOptions,
} from '../../support/desk'
import { copyHere } from '../../support/copy-here'
import { sealed, twoFiles, type SealedClient } from '../../support/sealed-file'

export type Beside = NonNullable<TestDeskOptions['beside']>

export const besideOf = (grown = false, more: Omit<Beside, 'files'> = {}): Beside => ({
  files: twoFiles(grown),
  featuresBeside: { sealed },
  ...more,
})

export const openTwoFiles = (
  onStep: (step: string) => void = () => undefined,
  beside = besideOf(),
): Promise<TestDesk> => openTestDesk({ beside, rotation: { copy: copyHere, onStep } })

/** Beside the wire: the contract of the desk does not know the throw-away feature. */
export function sealedOf({ router }: Desk): SealedClient['sealed'] {
  const client: unknown = createRouterClient(router)
  // The router is built from this contract, too.
  return (client as SealedClient).sealed
}

export function clientOf({ router }: Desk): DeskClient {
  const client: unknown = createRouterClient(router)
  // The router is built from this contract.
  return client as DeskClient
}

export const noteIn = (desk: Desk, text: string, resident: number | null = null, sendId = newSendId()) =>
  sealedOf(desk).note({ sendId, text, resident })

/** The worker's work in this thread. */
export const onThisThread: RunTask = async (task, keys, { onStep }) => {
  await Promise.resolve()
  return runTask(task, copyOfKeys(keys), onStep)
}

/** The sealed file's own connection; it has to be open. */
export const sealedSqlite = ({ session }: Desk): SQLiteFile => session.storeOf('sealed').sqlite

export const proceduresIn = (sqlite: SQLiteFile): readonly string[] =>
  sqlite.prepare<[], string>('SELECT procedure FROM audit ORDER BY sequence').pluck().all()

/** What is wrong with the open files and how they fit each other: their own checks, their chains, and what each noted of the other. */
export function faultsOfBoth({ session }: Desk): readonly string[] {
  const { store } = session.requireOpen()
  const sealed = session.storeOf('sealed')
  return [
    ...faultsOf(store.sqlite, store.auditKey).map((fault) => `desk: ${fault}`),
    ...faultsOf(sealed.sqlite, sealed.auditKey).map((fault) => `sealed: ${fault}`),
    ...[...notedHeads(store, 'sealed', sealed), ...notedHeads(sealed, 'desk', store)]
      .filter(isMissing)
      .map(({ source }) => `${source} has no row`),
  ]
}
