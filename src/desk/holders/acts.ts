/**
 * What holders do with a key: give it to a colleague, take it, put another paper in the place of the second one. Each writes into two files and a
 * keyring; the order of the steps is such that a program that dies between any two of them leaves nobody with a key that was not given, nobody
 * without one that was not taken, and nothing that looks as if somebody else had been at it (tests/unit/two-files/acts-cut-short.test.ts).
 */
import { DeskError } from '#ground/contract/errors'
import { fingerprintOf, type Holder } from '#vault/holders/rules'
import { paperSlot, type Keyring } from '#vault/keyring/keyring'
import { newRecoveryKey } from '#vault/keyring/recovery-key'
import { copyOfKeys, type DataKeys } from '#vault/keyring/slot'
import { keys, type HandlersOf } from '../rpc/serve'
import { writeOnRecord } from '../session/calls'
import type { PasswordCheck } from '../session/password-check'
import type { Session } from '../session/session'
import { staffNow } from '../session/staff'
import { actingOn, changeOnRecord, colleagueOf, requirePassword, stillThere, writeWithRow } from './acting'
import type { holdersContract } from './contract'
import { refuseWithoutPaper } from './last'
import { notePaper } from './paper'
import { noteLeavers, writeHolders } from './kept'

export interface Acts {
  readonly session: Session
  readonly check: PasswordCheck
  /** Whoever is signed in goes on with these keys, and with the files that they open. */
  readonly goOnWith: (now: { readonly keyring: Keyring; readonly keys: DataKeys }) => void
  /** Told before every step that changes a file; a test looks there at what a crash would leave. */
  readonly onStep: ((step: string) => void) | undefined
}

const unwatched = (): void => undefined

export function actsOf({
  session,
  check,
  goOnWith,
  onStep = unwatched,
}: Acts): Pick<HandlersOf<typeof holdersContract>, 'renewPaper' | 'give' | 'take'> {
  return {
    renewPaper: keys(async (_session, input, sendId) => {
      await requirePassword(session, check, 'holders.renewPaper', input.password)
      const { open, file, fileKey } = actingOn(session, input.file)
      const { keyring, staff, store: desk } = open
      const recoveryKey = newRecoveryKey()
      const slot = paperSlot(file.key)
      // Not confirmed first: cut short in between, the last holder is kept.
      onStep('unconfirm')
      notePaper(desk, file, false)
      onStep('announce')
      await keyring.putPaper(file.key, recoveryKey, open.keys, (write) => {
        stillThere(session, open)
        const row = { procedure: 'keyring.give', subject: 'keyring:file', change: { key: file.key } }
        onStep('keyring')
        writeWithRow(session, open, row, () => {
          write()
          onStep('row')
        })
        const { store, holders: now } = actingOn(session, input.file)
        const before = now.find((one) => one.slot === slot)
        const publicKey = keyring.publicKeyOf(slot) ?? ''
        const paper = { slot, publicKey, staffId: null, name: '', by: staff.id, at: session.clock.now() }
        const about = { procedure: 'holders.renewPaper', file: file.name }
        onStep('leavers')
        noteLeavers(store, { gone: before === undefined ? [] : [before.publicKey] })
        onStep('list')
        writeOnRecord(session, about, { sendId }, (call) => {
          writeHolders(store, fileKey, [...now.filter((one) => one.slot !== slot), paper])
          call.record({ subject: `file:${file.name}` })
          return null
        })
      })
      return { recoveryKey }
    }),

    give: keys(async (_session, { file: name, staffId, fingerprint, password }, sendId) => {
      await requirePassword(session, check, 'holders.give', password)
      const acting = actingOn(session, name)
      const { open, file, store, fileKey, holders } = acting
      const { keyring, staff } = open
      const member = colleagueOf(acting, staffId)
      if (staffNow(open.store, member)?.passwordDue === true)
        throw new DeskError('conflict', 'holders.password-given')
      const slot = keyring.idOf(member.account)
      const publicKey = keyring.publicKeyOf(slot)
      if (publicKey === null || fingerprintOf(slot, publicKey) !== fingerprint)
        throw new DeskError('conflict', 'holders.slot-changed')
      const given: Holder = {
        slot,
        publicKey,
        staffId,
        name: member.name,
        by: staff.id,
        at: session.clock.now(),
      }
      // First in the file: cut short in between, the key has not arrived and is given again.
      onStep('list')
      writeOnRecord(
        session,
        { procedure: 'holders.give', file: name },
        { sendId, ...{ staffId, fingerprint } },
        (call) => {
          writeHolders(store, fileKey, [...holders.filter((one) => one.slot !== slot), given])
          call.record({ subject: `staff:${staffId}`, change: { fingerprint } })
          return null
        },
      )
      onStep('leavers')
      noteLeavers(store, { back: [publicKey] })
      onStep('announce')
      const row = { procedure: 'keyring.give', subject: `staff:${staffId}`, change: { key: file.key } }
      changeOnRecord(
        session,
        open,
        row,
        (ring, held) => {
          ring.give(slot, { name: file.key, key: fileKey }, held)
        },
        onStep,
      )
      return {}
    }),

    take: keys(async (_session, { file: name, staffId, password }, sendId) => {
      await requirePassword(session, check, 'holders.take', password)
      const { open, file, store, fileKey, holders } = actingOn(session, name)
      const found = holders.find((one) => one.staffId === staffId)
      if (found === undefined) throw new DeskError('conflict', 'holders.holds-none')
      if (holders.filter((one) => one.staffId !== null).length === 1) refuseWithoutPaper(open.store, file)
      onStep('list')
      writeOnRecord(
        session,
        { procedure: 'holders.take', file: name },
        { sendId, ...{ staffId } },
        (call) => {
          writeHolders(
            store,
            fileKey,
            holders.filter((one) => one !== found),
          )
          call.record({ subject: `staff:${staffId}` })
          onStep('leavers')
          // Before the list is written for good: whoever stands there is taken out at the next opening, and their key is no stranger's.
          noteLeavers(store, { gone: [found.publicKey] })
          onStep('commit')
          return null
        },
      )
      onStep('announce')
      const row = { procedure: 'keyring.take', subject: `staff:${staffId}`, change: { key: file.key } }
      changeOnRecord(
        session,
        open,
        row,
        (ring, held) => {
          ring.take(found.slot, file.key, held)
        },
        onStep,
      )
      if (staffId === open.staff.id) {
        const { keyring, keys: held } = session.requireOpen()
        goOnWith({ keyring, keys: copyOfKeys(held) })
      }
      return {}
    }),
  }
}
