/** A desk with a second file, as the tests of two files open it. */
import { createRouterClient } from '@orpc/server'
import type { Desk, DeskOptions } from '#centre/create-desk'
import { runTask } from '#vault/backup/tasks'
import type { RunTask } from '#vault/backup/worker-thread'
import { copyUnderNewKey, type CopyOrder } from '#vault/key-rotation/copy'
import { copyOfKeys } from '#vault/keyring/slot'
import type { SQLiteFile } from '#vault/store/open'
import { newSendId, openTestDesk, type DeskClient, type TestDesk } from '../../support/desk'
import { sealedKeeper, sealedService, twoFiles, type SealedClient } from '../../support/sealed-file'

export const besideOf = (
  grown = false,
  onStepOfNewFile: (step: string) => void = () => undefined,
): Pick<DeskOptions, 'files' | 'servicesBeside' | 'keepersApart' | 'onStepOfNewFile'> => ({
  files: twoFiles(grown),
  servicesBeside: { sealed: sealedService },
  keepersApart: [sealedKeeper],
  onStepOfNewFile,
})

// eslint-disable-next-line @typescript-eslint/require-await -- on a thread it would wait
async function* copyHere(order: CopyOrder) {
  yield* copyUnderNewKey(order)
}

export const openTwoFiles = (onStep: (step: string) => void = () => undefined): Promise<TestDesk> =>
  openTestDesk({ beside: besideOf(), rotation: { copy: copyHere, onStep } })

/** Beside the wire: the contract of the desk does not know the throw-away feature. */
export const sealedOf = (desk: Desk): SealedClient['sealed'] =>
  (createRouterClient(desk.router) as unknown as SealedClient).sealed
export const clientOf = (desk: Desk) => createRouterClient(desk.router) as DeskClient

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
