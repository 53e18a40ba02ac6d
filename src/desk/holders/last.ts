/** The last holder of a file's key is not taken out, by whatever act, before its second paper is known to be in somebody's hands. */
import { DeskError } from '#ground/contract/errors'
import { filesApart, mayOpen, type DatabaseFile } from '#vault/files'
import { rememberKeyring } from '../session/keyring-memory'
import type { HasStatements } from '#vault/store/store'
import type { Session } from '../session/session'
import { activeStaff } from '../session/staff'
import { recordAudit } from '#vault/log/record'
import type { Keyring } from '#vault/keyring/keyring'
import type { SignedInStaff } from '../session/contract'
import { isPaperConfirmed } from './paper'

/** Who holds the key, as the keyring says, of whoever is here and may have it. */
export const holdersIn = (
  desk: HasStatements,
  keyring: Pick<Keyring, 'holds' | 'idOf'>,
  file: DatabaseFile,
): readonly SignedInStaff[] =>
  activeStaff(desk).filter(
    ({ account, roles }) => mayOpen(file, roles) && keyring.holds(keyring.idOf(account), file.key),
  )

/** Their accounts. */
export function accountsWithKey(session: Session, file: DatabaseFile): readonly string[] {
  const { store, keyring } = session.requireOpen()
  return holdersIn(store, keyring, file).map(({ account }) => account)
}

/** Throws `conflict` `holders.last` where the second paper is not known to be in anybody's hands. */
export function refuseWithoutPaper(desk: HasStatements, file: DatabaseFile): void {
  if (!isPaperConfirmed(desk, file)) throw new DeskError('conflict', 'holders.last', { file: file.name })
}

/** Throws `conflict` `holders.last` where nobody but this one could open a file apart. */
export function refuseLastHolder(session: Session, account: string): void {
  const { store } = session.requireOpen()
  for (const file of filesApart(session.files)) {
    const holders = accountsWithKey(session, file)
    if (holders.length === 1 && holders[0] === account) refuseWithoutPaper(store, file)
  }
}

/** Whoever has the role no more has the key no more, from this moment; it comes back by an act of a holder alone. */
export function dropKeysApart(session: Session, account: string): void {
  const { store, keyring, keys, staff } = session.requireOpen()
  const id = keyring.idOf(account)
  const held = filesApart(session.files).filter(({ key }) => keyring.trusts(id) && keyring.holds(id, key))
  if (held.length === 0) return
  const write = keyring.prepared(() => {
    for (const { key } of held) keyring.take(id, key, keys)
  })
  store.sqlite
    .transaction(() => {
      write()
      for (const { key } of held) {
        recordAudit(store, {
          at: session.clock.now(),
          staffId: staff.id,
          procedure: 'keyring.take',
          outcome: 'done',
          subject: 'keyring:file',
          change: { key },
        })
      }
      rememberKeyring(store, keyring)
    })
    .immediate()
}
