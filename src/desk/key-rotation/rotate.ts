/**
 * Puts the database under a new key while someone is signed in, and every slot of the keyring with it.
 *
 * Everything can be read meanwhile, nothing written, so that no confirmed write is in the file that is left behind. The new
 * database and the new keyring are prepared beside the old ones, checked, and moved into place as one. Whoever is signed
 * in stays so; nobody's password is asked for.
 */
import { join } from 'node:path'
import type { Progress } from '#ground/contract/procedure'
import { DeskError } from '#ground/contract/errors'
import { auditKeyOfFile, deskFile, filesApart, isThere, keyOfFile, pathOf } from '#vault/files'
import { isHolder } from '#vault/holders/rules'
import { rotationStages, type RotationStage } from '#vault/key-rotation/contract'
import { copyOnThread } from '#vault/key-rotation/copy-thread'
import { copyOfKeys, forgetKeys } from '#vault/keyring/slot'
import { discardSet, prepareSet } from '#vault/store/whole-set'
import { expectKeyring } from '../session/keyring-memory'
import { dropLeavers } from '../session/recognise-keyring'
import type { Session } from '../session/session'
import { filesToChange, freshKeys, holdersOf } from './fresh-keys'
import { noteKeyOfFile } from './left'
import { record } from './record'
import { swap } from './swap'
import type { RotationOptions, RotationWays } from './ways'

const unwatched = (): void => undefined

/**
 * Yields its progress and returns the instant. Stops at the signal until the files are moved; then, and after an error, the
 * desk goes on as before. Throws `conflict` `keys.work-under-way`, `unavailable` `keys.copy-not-verified`.
 */
export async function* rotateKeys(
  options: RotationOptions & RotationWays,
  signal: AbortSignal,
): AsyncGenerator<Progress, { readonly rotatedAt: number }> {
  const { session, dataDir, holdOthers, onStep = unwatched, copy = copyOnThread } = options
  const { procedure = 'keyRotation.run' } = options
  const before = session.requireOpen()
  session.health.refuseIfDamaged()
  if (before.store.access !== 'full') {
    throw new DeskError(
      'unavailable',
      before.store.access === 'alone' ? 'store.disk-full' : 'store.read-only',
    )
  }
  dropLeavers(before.store, before.keyring, before.keys)
  const letOthersGoOn = holdOthers()
  let goOn: () => void = unwatched
  // Theirs are overwritten should a colleague's sign-in have been on its way.
  const keys = copyOfKeys(before.keys)
  const files = options.only ?? filesToChange(session)
  const holders = holdersOf(session, files, keys)
  const fresh = freshKeys(session, files, keys)
  const left = filesApart(session.files)
    .filter((file) => !files.includes(file) && isThere(dataDir, file))
    .map(({ name }) => name)
  const rotatedAt = session.clock.now()
  let swapping = false
  try {
    goOn = session.writeStop.begin('keys.rotating', 1)
    onStep('prepare')
    const folder = prepareSet(dataDir, 'key-rotation')
    const orders = files.map((file) => ({
      file: pathOf(dataDir, file),
      key: keyOfFile(file, keys),
      into: pathOf(folder, file),
      newKey: keyOfFile(file, fresh),
    }))
    for (const order of orders) {
      for await (const stage of copy(order, signal)) {
        yield* tell(session, stage, signal)
        onStep(stage)
      }
    }
    yield* tell(session, 'seal', signal)
    onStep('seal')
    // Of a file apart only whoever its own list names, whatever the keyring says.
    const mayHave = (name: string, slot: Parameters<typeof isHolder>[1]) => {
      const listed = holders.get(name)
      return listed === undefined || isHolder(listed, slot)
    }
    const sealed = before.keyring.rotated(join(folder, 'keyring.json'), fresh, keys, mayHave)
    onStep('record')
    const done = { at: rotatedAt, staffId: before.staff.id }
    for (const [at, file] of files.entries()) {
      const order = orders[at]
      if (order === undefined) continue
      const isOwn = file === deskFile(session.files)
      const chain = {
        before: auditKeyOfFile(session.files, file, keys),
        now: auditKeyOfFile(session.files, file, sealed.keys),
      }
      record(
        order,
        chain,
        { ...done, procedure, holders: holders.get(file.key) ?? null },
        isOwn ? { keyring: sealed.keyring, left, store: before.store } : null,
      )
      chain.before.fill(0)
      chain.now.fill(0)
    }
    yield* tell(session, 'swap', signal)
    // Where the desk's own file stays, it hears of the keyring that is to come before that is there.
    if (!files.includes(deskFile(session.files))) expectKeyring(before.store, sealed.keyring.memory)
    swapping = true
    swap(options, before, files, { old: keys, fresh: sealed.keys })
    return { rotatedAt }
  } finally {
    // Once files are being moved, what was prepared may be all there is.
    if (!swapping) discardSet(dataDir, 'key-rotation')
    forgetKeys(keys)
    forgetKeys(fresh)
    goOn()
    letOthersGoOn()
    session.attempt(() => {
      session.recordHeld()
      noteKeysOfFiles(session)
    })
  }
}

/** Now that writing goes on. */
function noteKeysOfFiles({ apart, position }: Session): void {
  if (!('store' in position)) return
  for (const [name, file] of apart.states)
    if (file.state === 'open') noteKeyOfFile(position.store, name, file.store)
}

/** Says what comes, lets other calls in, and sees that it is still wanted and the desk still open. */
async function* tell(
  session: Session,
  stage: RotationStage,
  signal: AbortSignal,
): AsyncGenerator<Progress, void> {
  yield { stage, done: rotationStages.indexOf(stage), total: rotationStages.length }
  await new Promise((resolve) => setImmediate(resolve))
  signal.throwIfAborted()
  if (!('store' in session.position)) throw new DeskError('locked', 'session.signed-out')
}
