/**
 * Who has the secret of the log's seals: the auditors and nobody else, in their slots of the keyring. The first of them who signs in
 * makes it; each who has it gives it to colleagues of that role and takes it from whoever is none any more. Where nobody has it
 * any more, or a restore ended a run of seals, the next auditor begins another; after a change of keys they do so with another secret.
 */
import { randomBytes } from 'node:crypto'
import { keyOfRole } from '#ground/roles/permissions'
import type { Keyring } from '#vault/keyring/keyring'
import type { DataKeys } from '#vault/keyring/slot'
import { auditHead, recordAudit } from '#vault/log/record'
import { restoresIn } from '#vault/log/restores'
import { beginRun, isSealedWith, sealRuns } from '#vault/log/seals'
import { endedSegments } from '#vault/log/segments'
import { sealing, type Secrets } from '#vault/log/rules/seal-check'
import { isOfSecret } from '#vault/log/rules/seals'
import { keyLength } from '#vault/store/open'
import type { HasStatements, Store } from '#vault/store/store'
import { earlierSecrets, keepEarlierSecret } from './earlier-secrets'
import { rememberKeyring } from './keyring-memory'
import type { Session } from './session'
import type { Entering } from './open-apart'
import { activeStaff } from './staff'

const name = keyOfRole.auditor ?? 'log'

/** The secret, where it is among these keys. */
export const sealSecretOf = (keys: DataKeys): Buffer | null => keys[name] ?? null

/** With what the seals are checked: the secret among these keys, and those of before it. */
export function sealSecretsOf(desk: HasStatements, keys: DataKeys): Secrets {
  const own = sealSecretOf(keys)
  // Whoever checks may sign out meanwhile, and their keys are overwritten then.
  return own === null ? { own: null, typed: [] } : { own: Buffer.from(own), typed: earlierSecrets(desk, own) }
}

/**
 * Brings the secret to where it should be before this one comes in, and begins to seal where nothing is sealed; the keys with a
 * new one. A run is begun before the keyring has its secret: cut short in between, a run is left that nobody can check, and the
 * next auditor begins another; the other way round it would look as if the seals had been taken away.
 */
export function sealLog(session: Session, desk: Store, entering: Entering): DataKeys {
  const { staff, keys, keyring } = entering
  const slots = slotsOf(desk, keyring)
  const known = sealSecretOf(keys)
  const isAuditor = staff.roles.includes('auditor')
  const nobodyHasIt = !slots.some((slot) => slot.isAuditor && slot.holds)
  const outlived = known !== null && isAuditor && isOutlived(desk, known) ? known : null
  const isNew = (known === null && nobodyHasIt && isAuditor) || outlived !== null
  const secret = isNew ? randomBytes(keyLength) : known
  const lost = slots.filter((slot) => slot.holds && !slot.isAuditor)
  const lacking =
    secret === null ? [] : slots.filter((slot) => slot.isAuditor && (!slot.holds || outlived !== null))
  if (secret !== null && isAuditor && !isSealedWith(desk, secret))
    begin(session, desk, { secret, staffId: staff.id, isNew, outlived })
  if (lost.length + lacking.length > 0) {
    const note = (procedure: string, subject: string) =>
      recordAudit(desk, {
        at: session.clock.now(),
        staffId: staff.id,
        procedure,
        outcome: 'done',
        subject,
        change: { key: name },
      })
    const write = keyring.prepared(() => {
      for (const { id } of lost) keyring.take(id, name, keys)
      if (secret !== null) for (const { id } of lacking) keyring.give(id, { name, key: secret }, keys)
    })
    desk.sqlite
      .transaction(() => {
        write()
        for (const { subject } of lost) note('keyring.take', subject)
        for (const { subject } of lacking) note('keyring.give', subject)
        rememberKeyring(desk, keyring)
      })
      .immediate()
  }
  return secret === null ? keys : { ...keys, [name]: secret }
}

interface Beginning {
  readonly secret: Buffer
  readonly staffId: number
  readonly isNew: boolean
  /** The secret that this one follows. */
  readonly outlived: Buffer | null
}

/** True where keys were changed since a run was begun with it: whoever left may have been an auditor. */
function isOutlived(desk: Store, secret: Buffer): boolean {
  const own = sealRuns(desk).findLast((run) => isOfSecret(secret, run))
  const changed = endedSegments(desk).at(-1)
  return own !== undefined && changed !== undefined && changed.ends >= own.begins
}

/** Seals that were made with a secret end with a restore and with nothing else: where they are not there, that is a failure on record. */
function begin(session: Session, desk: Store, { secret, staffId, isNew, outlived }: Beginning): void {
  const own = sealRuns(desk).findLast((run) => isOfSecret(secret, run))
  const isGone =
    !isNew && !restoresIn(desk).some(({ sequence }) => sequence > (own?.begins ?? Number.POSITIVE_INFINITY))
  desk.sqlite
    .transaction(() => {
      const run = beginRun(desk, secret, auditHead(desk).sequence)
      if (outlived !== null) keepEarlierSecret(desk, outlived, secret)
      recordAudit(desk, {
        at: session.clock.now(),
        staffId,
        procedure: sealing,
        outcome: isGone ? 'failed' : 'done',
        subject: `seals:${run}`,
        change: isGone ? 'audit.seals-gone' : null,
      })
    })
    .immediate()
}

function slotsOf(desk: Store, keyring: Keyring) {
  return activeStaff(desk)
    .map(({ id, account, roles }) => ({
      id: keyring.idOf(account),
      subject: `staff:${id}`,
      isAuditor: roles.includes('auditor'),
    }))
    .filter(({ id }) => keyring.trusts(id))
    .map((slot) => ({ ...slot, holds: keyring.holds(slot.id, name) }))
}
