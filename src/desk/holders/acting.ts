/** What every act of a holder begins with: the open file, its list, and the password given there and then. */
import { DeskError } from '#ground/contract/errors'
import { filesApart, keyOfFile, mayOpen, type DatabaseFile } from '#vault/files'
import type { Holder } from '#vault/holders/rules'
import { forgetKeys, type DataKeys } from '#vault/keyring/slot'
import { recordAudit } from '#vault/log/record'
import type { Store } from '#vault/store/store'
import type { SignedInStaff } from '../session/contract'
import type { About } from '../session/calls'
import { rememberKeyring } from '../session/keyring-memory'
import type { PasswordCheck } from '../session/password-check'
import type { OpenDesk } from '../session/positions'
import type { Session } from '../session/session'
import { activeStaff } from '../session/staff'
import { readHolders } from './kept'

export interface Acting {
  readonly open: OpenDesk
  readonly file: DatabaseFile
  readonly store: Store
  readonly fileKey: Buffer
  readonly holders: readonly Holder[]
}

/** Throws `not-found` `holders.no-file`. */
export function fileApart(session: Session, name: string): DatabaseFile {
  const found = filesApart(session.files).find((file) => file.name === name)
  if (found === undefined) throw new DeskError('not-found', 'holders.no-file')
  return found
}

/** Throws `unavailable` `files.…` where the file is not open, `holders.altered` where its list is not believed. */
export function actingOn(session: Session, name: string): Acting {
  const file = fileApart(session, name)
  const open = session.requireOpen()
  const store = session.apart.storeOf(name)
  const fileKey = keyOfFile(file, open.keys)
  const kept = readHolders(store, fileKey)
  if (kept.state !== 'sound') throw new DeskError('unavailable', 'holders.altered')
  return { open, file, store, fileKey, holders: kept.holders }
}

/** Tries the password of whoever is signed in, with the delays of any password. The keys are overwritten at once. */
export async function requirePassword(
  session: Session,
  check: PasswordCheck,
  deed: string | About,
  password: string,
): Promise<void> {
  const { staff, keyring } = session.requireOpen()
  const about = typeof deed === 'string' ? { procedure: deed } : deed
  const attempt = { ...about, account: staff.account, code: 'session.wrong-password', staffId: staff.id }
  forgetKeys(await check.keys(keyring, attempt, () => keyring.open(staff.account, password)))
  stillThere(session, { staff, keyring })
}

/** Throws `locked` where the desk was locked or left while a key was derived. */
export function stillThere(session: Session, before: Pick<OpenDesk, 'staff' | 'keyring'>): void {
  const now = session.requireOpen()
  if (now.keyring !== before.keyring || now.staff.id !== before.staff.id)
    throw new DeskError('locked', 'session.signed-out')
}

/** A colleague who is here and may hold the key. Throws `conflict` `holders.no-role`. */
export function colleagueOf({ open, file }: Pick<Acting, 'open' | 'file'>, staffId: number): SignedInStaff {
  const found = activeStaff(open.store).find(({ id, roles }) => id === staffId && mayOpen(file, roles))
  if (found === undefined) throw new DeskError('conflict', 'holders.no-role')
  return found
}

interface RowOfChange {
  readonly procedure: string
  readonly subject: string
  readonly change: unknown
}

/** Changes the keyring, with its row in the desk's log and what the desk remembers of it. */
export function changeOnRecord(
  session: Session,
  open: OpenDesk,
  row: RowOfChange,
  work: (keyring: OpenDesk['keyring'], keys: DataKeys) => void,
  onStep: (step: string) => void,
): void {
  const { keyring, keys } = open
  const write = keyring.prepared(() => {
    work(keyring, keys)
  })
  onStep('keyring')
  writeWithRow(session, open, row, () => {
    write()
    onStep('row')
  })
}

/** The same of a change that was prepared. */
export function writeWithRow(
  session: Session,
  { store, keyring, staff }: OpenDesk,
  { procedure, subject, change }: RowOfChange,
  write: () => void,
): void {
  store.sqlite
    .transaction(() => {
      write()
      const row = { at: session.clock.now(), staffId: staff.id, procedure, outcome: 'done', subject } as const
      recordAudit(store, { ...row, change })
      rememberKeyring(store, keyring)
    })
    .immediate()
}
