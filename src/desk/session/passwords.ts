/** Passwords as the keyring has them: given, changed by their owners, taken. */
import type { When } from '#vault/keyring/keyring'
import { filesApart } from '#vault/files'
import { keysFor } from '#vault/keyring/role-keys'
import { forgetKeys, type DataKeys } from '#vault/keyring/slot'
import { DeskError } from '#ground/contract/errors'
import { rememberKeyring } from './keyring-memory'
import { refusePassword } from './password-rule'
import type { OpenDesk } from './positions'
import type { Session } from './session'
import { activeStaffByAccount } from './staff'

export interface Given {
  /** By default those of whoever is signed in. */
  readonly keys?: DataKeys
  /** Puts it on record. */
  readonly when?: When
}

/**
 * Gives an account a new password and those of the keys that its roles may have, but none of a file apart: whoever lacks such a key
 * is given it by a holder, who sees to whom. Throws what `refusePassword` throws.
 */
export async function givePassword(
  session: Session,
  account: string,
  password: string,
  { keys = session.requireOpen().keys, when }: Given = {},
): Promise<void> {
  const given = withoutApart(session, keys)
  await put(session, account, password, ({ keyring }, roles, atOnce) =>
    keyring.put(account, password, keysFor(given, roles), (write) => atOnce(write, when)),
  )
}

/** Somebody's own other password, chosen by themselves with the one before: they keep what they hold. */
export async function changeOwnPassword(
  session: Session,
  account: string,
  password: string,
  { keys, when }: Required<Given>,
): Promise<void> {
  const vouching = filesApart(session.files).map(({ key }) => key)
  await put(session, account, password, ({ keyring }, roles, atOnce) =>
    keyring.putOwn(account, password, keysFor(keys, roles), {
      vouching,
      when: (write) => atOnce(write, when),
    }),
  )
}

async function put(
  session: Session,
  account: string,
  password: string,
  write: (
    open: OpenDesk,
    roles: NonNullable<ReturnType<typeof activeStaffByAccount>>['roles'],
    atOnce: (write: () => void, when: When | undefined) => void,
  ) => Promise<void>,
): Promise<void> {
  session.health.refuseIfDamaged()
  await changeKeyring(session, (open, still) => {
    const owner = activeStaffByAccount(open.store, account)
    if (owner !== null) refusePassword(password, owner, session.demonstration)
    return write(open, owner?.roles ?? [], (writeKeyring, when) => {
      still()
      if (when === undefined) writeKeyring()
      else when(writeKeyring)
    })
  })
}

/** These keys without those of files apart. */
export function withoutApart(session: Session, keys: DataKeys): DataKeys {
  const apart = new Set(filesApart(session.files).map(({ key }) => key))
  return Object.fromEntries(Object.entries(keys).filter(([name]) => !apart.has(name)))
}

/** Overwrites those of files apart. */
export const forgetApart = (session: Session, keys: DataKeys): void => {
  const kept = withoutApart(session, keys)
  forgetKeys(Object.fromEntries(Object.entries(keys).filter(([name]) => kept[name] === undefined)))
}

/**
 * Changes the keyring and has the database remember it. Deriving takes a while: `still` refuses where the desk was locked
 * or left meanwhile, and is called right before the keyring is written.
 */
export async function changeKeyring(
  session: Session,
  work: (open: OpenDesk, still: () => void) => Promise<void>,
): Promise<void> {
  const open = session.requireOpen()
  const done = session.writeStop.underWay()
  try {
    await work(open, () => {
      if (session.requireOpen().keyring !== open.keyring) throw new DeskError('locked', 'session.signed-out')
    })
    rememberKeyring(open.store, open.keyring)
  } finally {
    done()
  }
}

/** After this the account's password opens nothing. */
export function takePassword(session: Session, account: string): void {
  session.health.refuseIfDamaged()
  session.writeStop.refuse()
  const { keyring, keys, store } = session.requireOpen()
  keyring.remove(account, keys)
  rememberKeyring(store, keyring)
}
