/** The desk of a backup as it is prepared: opened for whoever may bring it back, and signed before it takes the place of what is here. */
import { join } from 'node:path'
import { recordAudit } from '#vault/log/record'
import { noteReplaced } from '#vault/log/restores'
import type { Replaced } from '#vault/log/rules/restored'
import type { Clock } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import { auditKeyName, deskFile, keyOfFile, keysOfFiles, lastingKey, pathOf } from '#vault/files'
import { entriesBeyond, type LedgerEntry } from '#vault/erasures/rules'
import { Keyring } from '#vault/keyring/keyring'
import { requireKey, type DataKeys } from '#vault/keyring/slot'
import { stepsAhead } from '#vault/migration/bring-forward'
import { openStore, type Store } from '#vault/store/store'
import { erasuresIn } from '../personal-data/erase'
import { bringErasures } from '../personal-data/trusted'
import type { SignedInStaff } from '../session/contract'
import { forgetFileBeside } from '../session/failures-beside'
import { bringShown } from '../session/forward'
import { keyringToCome, rememberedKeyring } from '../session/keyring-memory'
import type { Session } from '../session/session'
import { readSetting, writeSetting } from '../session/settings'
import { activeStaffByAccount } from '../session/staff'
import { settleStanding, watchStanding } from '../session/standing'
import type { By } from './restore-keys'
import { takeAgain } from './take-again'
import type { TakenSince } from './taken-since'

/** A backup as it is prepared, opened. */
export interface Staged {
  readonly store: Store
  /** The one that comes with it, which knows which of its slots are ours. */
  readonly keyring: Keyring | null
  /** Whose password it was; null with the recovery key. */
  readonly staffId: number | null
}

export interface From {
  readonly place: string
  readonly name: string
}

export interface StagedDesk {
  /**
   * Brought to this program's form, for all to see how far it is (ten years take minutes), and opened once a manager of it (or the
   * recovery key) is known to ask.
   */
  open(staged: string, dataKeys: DataKeys, by: By, signal: AbortSignal): Promise<Staged>
  /** Writes its first new rows: what it is and where it came from, and what it takes the place of. */
  sign(opened: Staged, by: By, from: From, before: Before): void
}

/** What it takes the place of. */
export interface Before {
  readonly replaced: Replaced
  readonly erasures: readonly LedgerEntry[]
  readonly taken: TakenSince | null
}

export function stagedDesk({
  session,
  resourcesDir,
  version,
  clock,
}: {
  readonly session: Session
  readonly resourcesDir: string
  readonly version: string
  readonly clock: Clock
}): StagedDesk {
  const own = deskFile(session.files)

  const open: StagedDesk['open'] = async (staged, dataKeys, by, signal) => {
    const key = keyOfFile(own, dataKeys)
    const form = {
      file: pathOf(staged, own),
      migrations: own.migrations(resourcesDir),
      version,
      now: clock.now(),
    }
    // The backup that this is a copy of stays where it is.
    const order = { ...form, name: own.name, copyFirst: null }
    const ahead = stepsAhead(order, key)
    if (ahead > 0)
      await bringShown(session.forward, { order, ahead }, keysOfFiles(session.files, dataKeys), signal)
    const store = openStore({
      ...form,
      key,
      auditKey: requireKey(dataKeys, auditKeyName),
      lastingKey: lastingKey(dataKeys),
      create: false,
      backUpFirst: () => undefined,
    })
    try {
      watchStanding(store, session.house.restsOn)
      if ((readSetting(store, 'demonstration') === true) !== session.demonstration)
        throw new DeskError('unavailable', 'session.demonstration-data')
      const staff = by.with === 'password' ? requireManager(activeStaffByAccount(store, by.account)) : null
      return { store, keyring: keyringOf(staged, store, dataKeys), staffId: staff?.id ?? null }
    } catch (error) {
      store.close()
      throw error
    }
  }

  const sign: StagedDesk['sign'] = ({ store, keyring, staffId }, by, from, { replaced, erasures, taken }) => {
    const at = clock.now()
    store.sqlite
      .transaction(() => {
        writeSetting(store, 'restored', { at, ...from })
        forgetFileBeside(store)
        recordAudit(store, {
          at,
          staffId,
          procedure: 'restore.restore',
          outcome: 'done',
          subject: `backup:${from.place}/${from.name}`,
          change: { ...from, with: by.with },
        })
        noteReplaced(store, { at, staffId, ...replaced })
        bringErasures(store, entriesBeyond(erasures, erasuresIn(store)))
        if (taken !== null) {
          const { files, house } = session
          takeAgain(store, taken, { at, staffId, keyring, files, locking: house.locking })
        }
        settleStanding(store)
      })
      .immediate()
  }

  return { open, sign }
}

function keyringOf(staged: string, store: Store, keys: DataKeys): Keyring | null {
  const keyring = Keyring.load(join(staged, 'keyring.json'))
  keyring?.recognise(keys, rememberedKeyring(store), keyringToCome(store))
  return keyring
}

function requireManager(staff: SignedInStaff | null): SignedInStaff {
  if (staff?.roles.includes('manager') !== true) throw new DeskError('forbidden', 'backups.managers-only')
  return staff
}
