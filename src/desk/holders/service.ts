/** Serves the acts of holders: setting a file up, giving its key and taking it, its second paper, another key. */
import { join } from 'node:path'
import { DeskError } from '#ground/contract/errors'
import { isThere, keyOfFile } from '#vault/files'
import type { Device } from '#vault/keyring/device'
import { Keyring, paperSlot } from '#vault/keyring/keyring'
import { mistypedGroups, newRecoveryKey, readRecoveryKey } from '#vault/keyring/recovery-key'
import type { DerivationCost } from '#vault/keyring/seal'
import { copyOfKeys, forgetKeys } from '#vault/keyring/slot'
import { recordAudit } from '#vault/log/record'
import { rotateKeys } from '../key-rotation/rotate'
import type { RotationOptions, RotationWays } from '../key-rotation/ways'
import { keys, long, serve } from '../rpc/serve'
import { writeOnRecord } from '../session/calls'
import { storeOpener, type StoreOpenerOptions } from '../session/open-store'
import type { PasswordCheck } from '../session/password-check'
import { recogniseKeyring } from '../session/recognise-keyring'
import { actingOn, fileApart, requirePassword, stillThere } from './acting'
import { actsOf } from './acts'
import { holdersContract } from './contract'
import { notePaper } from './paper'
import { noteLeavers, readHolders, writeHolders } from './kept'
import { makeFile } from './set-up'
import { heldFiles } from './state'

export type HoldersServiceOptions = StoreOpenerOptions &
  Pick<RotationOptions, 'holdOthers'> &
  RotationWays & {
    readonly derivationCost: DerivationCost
    readonly device: Device
    readonly check: PasswordCheck
  }

export function holdersService(options: HoldersServiceOptions) {
  const { session, folder, derivationCost, device, check, holdOthers, onStep, copy } = options
  const { path: dataDir } = folder
  const opener = storeOpener(options)
  const ways = { ...(onStep === undefined ? {} : { onStep }), ...(copy === undefined ? {} : { copy }) }

  const loadKeyring = (): Keyring => {
    const keyring = Keyring.load(join(dataDir, 'keyring.json'), derivationCost, device)
    if (keyring === null) throw new DeskError('unavailable', 'keyring.missing')
    return keyring
  }

  /** Whoever is signed in goes on with one key more, and with the file open. */
  const goOnWith = (now: { readonly keyring: Keyring; readonly keys: ReturnType<typeof copyOfKeys> }) => {
    const { store, staff } = session.requireOpen()
    recogniseKeyring(store, {
      ...now,
      slot: now.keyring.idOf(staff.account),
      staffId: staff.id,
      now: session.clock.now(),
      attempt: (work) => void session.attempt(work),
    })
    session.rekeyed({ store, ...now })
    session.apart.shut()
    opener.openApart(session.requireOpen())
  }

  return serve(holdersContract, {
    state: keys(() => ({ files: heldFiles(session) })),

    setUp: keys(async (_session, input, sendId) => {
      const file = fileApart(session, input.file)
      session.beginWrite()
      await requirePassword(session, check, 'holders.setUp', input.password)
      const recoveryKey = newRecoveryKey()
      const done = session.writeStop.underWay()
      try {
        const onStepOfOpening = options.onStepOfOpening
        const made = await makeFile(
          { session, dataDir, opener, loadKeyring, onStep: onStepOfOpening },
          file,
          recoveryKey,
        )
        goOnWith(made)
        writeOnRecord(session, 'holders.setUp', { sendId, ...{ file: file.name } }, (call) => {
          notePaper(call, file, false)
          call.record({ subject: `file:${file.name}` })
          return null
        })
        return { recoveryKey }
      } finally {
        done()
      }
    }),

    confirmPaper: keys(async (_session, input, sendId) => {
      const { open, file } = actingOn(session, input.file)
      const { staff, keyring } = open
      refuseMistyped(input.recoveryKey)
      const attempt = {
        procedure: 'holders.confirmPaper',
        account: '',
        code: 'session.recovery-key-differs',
        staffId: staff.id,
      }
      const typed = readRecoveryKey(input.recoveryKey)
      forgetKeys(await check.keys(keyring, attempt, () => keyring.openPaper(file.key, typed)))
      stillThere(session, open)
      return writeOnRecord(session, 'holders.confirmPaper', { sendId, ...{ file: file.name } }, (call) => {
        notePaper(call, file, true)
        call.record({ subject: `file:${file.name}` })
        return { confirmed: true as const }
      })
    }),

    ...actsOf({ session, check, goOnWith, onStep }),

    restore: keys(async (_session, input, sendId) => {
      const file = fileApart(session, input.file)
      if (!isThere(dataDir, file)) throw new DeskError('unavailable', 'files.unusable', { file: file.name })
      session.beginWrite()
      refuseMistyped(input.recoveryKey)
      const open = session.requireOpen()
      const { keyring, staff } = open
      const attempt = {
        procedure: 'holders.restore',
        account: '',
        code: 'session.wrong-recovery-key',
        staffId: staff.id,
      }
      const typed = readRecoveryKey(input.recoveryKey)
      const opened = await check.keys(keyring, attempt, () => keyring.openPaper(file.key, typed))
      stillThere(session, open)
      const all = copyOfKeys({ ...open.keys, [file.key]: keyOfFile(file, opened) })
      forgetKeys(opened)
      session.apart.shut()
      // What is written here comes after what was noted when the file was closed.
      const closing = session.apart.closingOf(file.name)
      closing.begin(keyOfFile(file, all))
      await closing.digested()
      stillThere(session, open)
      const store = opener.openFileIn(dataDir, file, all, false)
      const slot = keyring.idOf(staff.account)
      try {
        const fileKey = keyOfFile(file, all)
        const kept = readHolders(store, fileKey)
        const paper = keyring.publicKeyOf(paperSlot(file.key))
        if (
          kept.state !== 'sound' ||
          !kept.holders.some((one) => one.staffId === null && one.publicKey === paper)
        )
          throw new DeskError('unavailable', 'holders.altered')
        const publicKey = keyring.publicKeyOf(slot) ?? ''
        const given = {
          slot,
          publicKey,
          staffId: staff.id,
          name: staff.name,
          by: staff.id,
          at: session.clock.now(),
        }
        store.sqlite
          .transaction(() => {
            writeHolders(store, fileKey, [...kept.holders.filter((one) => one.slot !== slot), given])
            recordAudit(store, {
              at: session.clock.now(),
              staffId: staff.id,
              procedure: 'holders.restore',
              outcome: 'done',
              subject: `staff:${staff.id}`,
              change: null,
            })
          })
          .immediate()
        noteLeavers(store, { back: [publicKey] })
        writeOnRecord(session, 'holders.restore', { sendId, ...{ file: file.name } }, (call) => {
          call.record({ subject: `staff:${staff.id}`, change: { key: file.key } })
          return null
        })
        keyring.give(slot, { name: file.key, key: fileKey }, open.keys)
      } finally {
        store.close()
      }
      goOnWith({ keyring, keys: all })
      return {}
    }),

    changeKey: long(async function* (call, input, signal) {
      const { file } = actingOn(session, input.file)
      const openStore = (held: Parameters<typeof opener.open>[0]) => opener.open(held)
      const openApart = (entering: Parameters<typeof opener.openApart>[0]) => {
        opener.openApart(entering)
      }
      const parts = { session, dataDir, derivationCost, device, openStore, openApart, holdOthers, ...ways }
      const done = yield* rotateKeys({ ...parts, procedure: 'holders.changeKey', only: [file] }, signal)
      call.recordedInside()
      return done
    }),
  })
}

/** A check letter tells a mistyped group, without a try. */
function refuseMistyped(typed: string): void {
  const mistyped = mistypedGroups(typed)
  if (mistyped.length > 0)
    throw new DeskError('invalid', 'session.recovery-groups-differ', { groups: mistyped.join('、') })
}
