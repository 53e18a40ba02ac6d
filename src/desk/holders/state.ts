/** How the files apart stand for whoever asks: who holds their keys, who waits for one, and what is known of the passwords of these. */
import { z } from 'zod'
import { filesApart, mayOpen, type DatabaseFile } from '#vault/files'
import { fingerprintOf, type Holder } from '#vault/holders/rules'
import { paperSlot } from '#vault/keyring/keyring'
import type { HasStatements, Store } from '#vault/store/store'
import type { FileState } from '../session/files-apart'
import type { OpenDesk } from '../session/positions'
import type { Session } from '../session/session'
import { activeStaff, staffNow } from '../session/staff'
import type { HeldFile, passwordEvents } from './contract'
import { isPaperConfirmed } from './paper'
import { readHolders } from './kept'

export function heldFiles(session: Session): HeldFile[] {
  const open = session.requireOpen()
  return filesApart(session.files).map((file) => heldFile(session, open, file))
}

function heldFile(session: Session, open: OpenDesk, file: DatabaseFile): HeldFile {
  const { store: desk, keyring, staff } = open
  const slot = keyring.idOf(staff.account)
  const publicKey = keyring.publicKeyOf(slot)
  const state = session.apart.states.get(file.name) ?? { state: 'closed' }
  return {
    file: file.name,
    standing: standingOf(state),
    ownFingerprint: publicKey === null ? null : fingerprintOf(slot, publicKey),
    givers: activeStaff(desk)
      .filter(
        (one) =>
          one.id !== staff.id &&
          mayOpen(file, one.roles) &&
          keyring.holds(keyring.idOf(one.account), file.key),
      )
      .map(({ name }) => name),
    isPaperConfirmed: isPaperConfirmed(desk, file),
    kept: state.state === 'open' ? keptOf(open, file, state.store) : null,
  }
}

function standingOf(state: FileState): HeldFile['standing'] {
  switch (state.state) {
    case 'open':
      return 'holder'
    case 'key-not-given':
      return 'no-key'
    case 'not-set-up':
    case 'closed':
    case 'unusable':
      return state.state
  }
}

function keptOf(
  { store: desk, keys, keyring }: OpenDesk,
  file: DatabaseFile,
  store: Store,
): HeldFile['kept'] {
  const fileKey = keys[file.key]
  const kept = fileKey === undefined ? null : readHolders(store, fileKey)
  if (kept?.state !== 'sound') return null
  const nameOf = (id: number) => nameIn(desk, id)
  const changedAt = lastOf(store, ['keyRotation.run', 'holders.changeKey'], 'done')
  const holds = (id: number) => kept.holders.some(({ staffId }) => staffId === id)
  return {
    holders: kept.holders.flatMap((one) => shownHolder(one, nameOf)),
    paperSince: kept.holders.find(({ slot }) => slot === paperSlot(file.key))?.at ?? null,
    waiting: activeStaff(desk)
      .filter(({ id, roles }) => mayOpen(file, roles) && !holds(id))
      .map((one) => {
        const slot = keyring.idOf(one.account)
        const publicKey = keyring.publicKeyOf(slot)
        return {
          staffId: one.id,
          name: one.name,
          fingerprint: publicKey === null ? null : fingerprintOf(slot, publicKey),
          passwordGiven: staffNow(desk, one)?.passwordDue === true,
          events: eventsOf(desk, one.id),
        }
      }),
    alteredAt: lastOf(store, ['holders.check'], 'failed'),
    changedAt,
    leftSince: takenSince(store, changedAt ?? 0)
      .filter((id) => !holds(id))
      .map(nameOf),
  }
}

const shownHolder = (
  { slot, publicKey, staffId, name, by, at }: Holder,
  nameOf: (id: number) => string,
): NonNullable<HeldFile['kept']>['holders'] =>
  staffId === null
    ? []
    : [{ staffId, name, fingerprint: fingerprintOf(slot, publicKey), givenBy: nameOf(by), at }]

const nameIn = (desk: HasStatements, id: number): string => {
  const name = desk.statement('SELECT name FROM staff WHERE id = ?').pluck().get(id)
  return typeof name === 'string' ? name : ''
}

/** When a row of these procedures was last written; null where never. */
function lastOf(
  log: HasStatements,
  procedures: readonly string[],
  outcome: 'done' | 'failed',
): number | null {
  const at = log
    .statement(
      `SELECT max(at) FROM audit WHERE outcome = ? AND procedure IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .get(outcome, JSON.stringify(procedures))
  return typeof at === 'number' ? at : null
}

/** Who was taken out since, by their rows in the file's own log. */
const takenSince = (store: HasStatements, since: number): readonly number[] =>
  store
    .statement(
      `SELECT DISTINCT CAST(substr(subject, 7) AS INTEGER) FROM audit
        WHERE at > ? AND outcome = 'done' AND subject LIKE 'staff:%' AND procedure IN ('holders.take', 'holders.end')
        LIMIT 100`,
    )
    .pluck()
    .all(since)
    .map(Number)

const eventOf: Readonly<Record<string, (typeof passwordEvents)[number]>> = {
  'staff.add': 'added',
  'staff.resetPassword': 'reset',
  'staff.reactivate': 'reactivated',
  'session.recover': 'recovered',
}

const eventRow = z.object({ procedure: z.string(), at: z.number(), by: z.string().nullable() })

/** The last five times that somebody else knew the password of this member of staff, newest first. */
const eventsOf = (
  desk: HasStatements,
  staffId: number,
): NonNullable<HeldFile['kept']>['waiting'][number]['events'] =>
  desk
    .statement(
      `SELECT a.procedure, a.at, s.name AS by FROM audit a LEFT JOIN staff s ON s.id = a.staff_id
        WHERE a.subject = ? AND a.outcome = 'done' AND a.procedure IN (SELECT value FROM json_each(?))
        ORDER BY a.sequence DESC LIMIT 5`,
    )
    .all(`staff:${staffId}`, JSON.stringify(Object.keys(eventOf)))
    .map((row) => eventRow.parse(row))
    .flatMap(({ procedure, at, by }) => {
      const what = eventOf[procedure]
      return what === undefined ? [] : [{ what, at, by: by ?? '' }]
    })
