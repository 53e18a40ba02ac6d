/**
 * Puts the database under a new key while someone is signed in, and every slot of the keyring with it.
 *
 * Everything can be read meanwhile, nothing written, so that no confirmed write is in the file that is left behind. The new
 * database and the new keyring are prepared beside the old ones, checked, and moved into place as one. Whoever is signed
 * in stays so; nobody's password is asked for.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { recordAudit } from '#vault/log/record'
import { beginSegment } from '#vault/log/segments'
import type { Progress } from '#ground/contract/procedure'
import { DeskError } from '#ground/contract/errors'
import {
  auditKeyName,
  auditKeyOfFile,
  databaseName,
  deskFile,
  filesApart,
  isThere,
  keyOfFile,
  lastingKey,
  lastingKeyName,
  pathOf,
  type DatabaseFile,
} from '#vault/files'
import type { Device } from '#vault/keyring/device'
import { isHolder, type Holder } from '#vault/holders/rules'
import { Keyring } from '#vault/keyring/keyring'
import type { DerivationCost } from '#vault/keyring/seal'
import { copyOfKeys, forgetKeys, type DataKeys } from '#vault/keyring/slot'
import { readHolders, writeHolders } from '../holders/kept'
import { expectKeyring, rememberKeyring } from '../session/keyring-memory'
import type { Entering } from '../session/open-apart'
import { dropLeavers, recogniseKeyring } from '../session/recognise-keyring'
import { noteKeyOfFile, rotationSetting } from './left'
import { readRecoverySetting, writeRecoverySetting } from '../session/recovery-setting'
import { sealStandingUnder } from '../session/standing'
import type { OpenDesk, Session } from '../session/session'
import { writeSetting } from '../session/settings'
import { keyLength, openFile } from '#vault/store/open'
import type { Store } from '#vault/store/store'
import { discardSet, placeSet, prepareSet, settleSets } from '#vault/store/whole-set'
import { rotationStages, type RotationStage } from '#vault/key-rotation/contract'
import type { CopyOrder } from '#vault/key-rotation/copy'
import { copyOnThread } from '#vault/key-rotation/copy-thread'

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

/**
 * The desk's own file, and those that are open for whoever changes the keys: what nobody here can open keeps its key, and the
 * setting says so.
 */
const filesToChange = ({ files, apart }: Session): readonly DatabaseFile[] => [
  deskFile(files),
  ...filesApart(files).filter(({ name }) => apart.openStore(name)?.access === 'full'),
]

/**
 * A key for each of the files and, with the desk's own, another one of the log, which the keyring's MAC is made with, too. The first
 * of the log's stays for what is read across changes.
 */
function freshKeys({ files: all }: Session, files: readonly DatabaseFile[], keys: DataKeys): DataKeys {
  const ofFiles = Object.fromEntries(files.map(({ key }) => [key, randomBytes(keyLength)] as const))
  if (!files.includes(deskFile(all))) return ofFiles
  return {
    ...ofFiles,
    [auditKeyName]: randomBytes(keyLength),
    [lastingKeyName]: Buffer.from(lastingKey(keys)),
  }
}

/** Now that writing goes on. */
function noteKeysOfFiles({ apart, position }: Session): void {
  if (!('store' in position)) return
  for (const [name, file] of apart.states)
    if (file.state === 'open') noteKeyOfFile(position.store, name, file.store)
}

interface Done {
  readonly at: number
  readonly staffId: number
  readonly procedure: string
  /** Of a file apart; null of the desk's own. */
  readonly holders: readonly Holder[] | null
}

/** Who holds the keys of those that are files apart, by the names of the keys. Throws `unavailable` `holders.altered`. */
const holdersOf = (
  session: Session,
  files: readonly DatabaseFile[],
  keys: DataKeys,
): ReadonlyMap<string, readonly Holder[]> =>
  new Map(
    files
      .filter((file) => file !== deskFile(session.files))
      .map((file) => {
        const kept = readHolders(session.apart.storeOf(file.name), keyOfFile(file, keys))
        if (kept.state !== 'sound') throw new DeskError('unavailable', 'holders.altered')
        return [file.key, kept.holders] as const
      }),
  )

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

/**
 * What the new database says of itself stands in it before it takes the place of the old one: one transaction, one audit row.
 * The desk's own also remembers the keyring, and which files were left under the keys they had.
 */
function record(
  { into, newKey }: CopyOrder,
  chain: { readonly before: Buffer; readonly now: Buffer },
  { procedure, holders, ...done }: Done,
  own: { readonly keyring: Keyring; readonly left: readonly string[]; readonly store: Store } | null,
): void {
  const sqlite = openFile({ file: into, key: newKey })
  try {
    const store = { sqlite, auditKey: chain.now, statement: (sql: string) => sqlite.prepare(sql) }
    sqlite
      .transaction(() => {
        if (own !== null) {
          rememberKeyring(store, own.keyring)
          writeSetting(store, rotationSetting, { ...done, left: own.left })
          // Whoever left may have seen the paper. It opens until there is a new one: a crash now locks nobody out.
          writeRecoverySetting(store, { ...readRecoverySetting(store), renewalDue: true })
          sealStandingUnder(store, own.store)
        }
        // The list is under the file's own key.
        if (holders !== null) writeHolders(store, newKey, holders)
        const row = { ...done, procedure, outcome: 'done', subject: 'keyring:file' } as const
        // The chain stays where only a file apart is put under another key.
        if (chain.now.equals(chain.before)) recordAudit(store, { ...row, change: { keys: 'rotated' } })
        else beginSegment(store, chain.before, row)
      })
      .immediate()
  } finally {
    sqlite.close()
  }
}

/** From here on there is no way but through; nothing else runs in between. */
function swap(
  {
    session,
    dataDir,
    derivationCost,
    device,
    openStore,
    openApart,
    onStep = unwatched,
  }: RotationOptions & RotationWays,
  before: OpenDesk,
  files: readonly DatabaseFile[],
  keys: { readonly old: DataKeys; readonly fresh: DataKeys },
): void {
  for (const store of [before.store, ...session.apart.stores]) store.close()
  let failure: unknown = null
  try {
    placeSet(
      dataDir,
      'key-rotation',
      { files: [...files.map(databaseName), 'keyring.json'], keepOldIn: null },
      onStep,
    )
  } catch (error) {
    failure = error
  }
  try {
    // Once the marker stands, the new files are what counts, however far they were moved.
    const moved = failure === null || settleSets(dataDir).includes('key-rotation')
    const now = copyOfKeys(moved ? keys.fresh : keys.old)
    const store = openStore(now)
    const keyring = Keyring.load(join(dataDir, 'keyring.json'), derivationCost, device)
    if (keyring === null) throw new DeskError('unavailable', 'keyring.missing')
    session.rekeyed({ store, keys: now, keyring })
    const { staff } = before
    const slot = keyring.idOf(staff.account)
    const attempt = (work: () => void) => session.attempt(work)
    recogniseKeyring(store, {
      keyring,
      keys: now,
      slot,
      staffId: staff.id,
      now: session.clock.now(),
      attempt,
    })
    const open = session.position
    if (open.state === 'open' && !open.byPin) openApart({ staff: open.staff, keys: open.keys, keyring })
    if (moved) return
  } catch (error) {
    // The next start finishes what could not be finished now; whoever was signed in signs in again.
    session.leave()
    throw failure ?? error
  }
  throw failure
}
