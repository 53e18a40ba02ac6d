/**
 * Holds the list of holders against the keyring and the staff whenever a file apart is opened. A key that nobody gave is taken out and put on
 * record: what was found in the file itself, and in the desk no more than that the keyring was changed. Nothing is given here.
 */
import { keyOfFile, mayOpen, type DatabaseFile } from '#vault/files'
import { judgeHolders, type Holder, type Judged } from '#vault/holders/rules'
import type { Keyring } from '#vault/keyring/keyring'
import type { DataKeys } from '#vault/keyring/slot'
import { recordAudit, type AuditRow } from '#vault/log/record'
import type { Store } from '#vault/store/store'
import type { SignedInStaff } from '../session/contract'
import { rememberKeyring } from '../session/keyring-memory'
import { activeStaff } from '../session/staff'
import { leaversOf, noteLeavers, readHolders, writeHolders, type KeptHolders } from './kept'
import { isPaperConfirmed } from './paper'

export interface Opened {
  readonly file: DatabaseFile
  readonly store: Store
  readonly desk: Store
  /** Who opened it, with what. */
  readonly staff: SignedInStaff
  readonly keys: DataKeys
  readonly keyring: Keyring
  /** UTC milliseconds. */
  readonly now: number
}

/** True where whoever opened the file holds its key by right. What can't be written now is put right another time. */
export function checkHolders(opened: Opened, attempt: (work: () => void) => void): boolean {
  const { file, store, keys, keyring, staff } = opened
  const kept = readHolders(store, keyOfFile(file, keys))
  const judged = judge(opened, kept)
  const { changed, foreign, lapsed } = judged
  if (store.access === 'full' && (kept.state !== 'sound' || changed || foreign.length > 0))
    attempt(() => settle(opened, kept, judged))
  if (opened.desk.access === 'full' && foreign.length + lapsed.length > 0)
    attempt(() =>
      takeOut(
        opened,
        kept.state === 'none' ? { ...judged, foreign: [], lapsed: [...lapsed, ...foreign] } : judged,
      ),
    )
  return judged.holders.some(({ slot }) => slot === keyring.idOf(staff.account))
}

/**
 * Of a copy of before they may have left since, as is known beside the file; where by that nobody would be left, and no paper, whoever
 * has opened it stays: nobody could ever open it again. Once somebody else is a holder they are none.
 */
function judge(opened: Opened, kept: KeptHolders): Judged {
  const { desk, file, store, keyring, staff } = opened
  const left = leaversOf(store)
  const judged = judgeWith(opened, kept, left)
  const paper = isPaperConfirmed(desk, file)
  if (judged.holders.some(({ staffId }) => staffId !== null || paper)) return judged
  const own = keyring.publicKeyOf(keyring.idOf(staff.account))
  return judgeWith(opened, kept, new Set([...left].filter((key) => key !== own)))
}

function judgeWith(opened: Opened, kept: KeptHolders, left: ReadonlySet<string>): Judged {
  const { file, desk, keys, keyring } = opened
  const here = new Map(activeStaff(desk).map(({ id, roles }) => [id, roles] as const))
  return judgeHolders(
    // Where there is no list to believe, whoever opens the file is its first holder, and gives the key to the others anew.
    kept.state === 'sound' ? kept.holders : firstOf(opened),
    {
      holding: keyring.holdersOf(file.key, keyOfFile(file, keys)),
      publicKeyOf: (slot) => keyring.publicKeyOf(slot),
    },
    { mayHold: (id) => mayOpen(file, here.get(id) ?? []), left },
  )
}

const firstOf = ({ staff, keyring, now }: Opened): readonly Holder[] => {
  const slot = keyring.idOf(staff.account)
  const publicKey = keyring.publicKeyOf(slot)
  return publicKey === null
    ? []
    : [{ slot, publicKey, staffId: staff.id, name: staff.name, by: staff.id, at: now }]
}

/** In the file itself: who is no holder any more and why, and that somebody put a key where none was given. */
function settle({ file, store, keys, staff, now }: Opened, kept: KeptHolders, judged: Judged): void {
  const row = (more: Pick<AuditRow, 'outcome' | 'subject' | 'change'>) =>
    recordAudit(store, { at: now, staffId: staff.id, procedure: 'holders.check', ...more })
  const isAltered = kept.state === 'altered' || (kept.state === 'sound' && judged.foreign.length > 0)
  store.sqlite
    .transaction(() => {
      if (isAltered) row({ outcome: 'failed', subject: 'keyring:file', change: 'holders.altered' })
      if (kept.state === 'sound' && !judged.changed) return
      for (const { holder } of judged.ended) {
        const subject = holder.staffId === null ? 'keyring:file' : `staff:${holder.staffId}`
        recordAudit(store, {
          at: now,
          staffId: staff.id,
          procedure: 'holders.end',
          outcome: 'done',
          subject,
          change: null,
        })
      }
      writeHolders(store, keyOfFile(file, keys), judged.holders)
      const ended = judged.ended.map(({ holder, why }) => ({ slot: holder.slot, why }))
      row({ outcome: 'done', subject: `file:${file.name}`, change: { ended } })
    })
    .immediate()
  noteLeavers(store, {
    gone: [...judged.ended.map(({ holder }) => holder.publicKey), ...papersReplaced(kept, judged)],
  })
}

/** Of a paper that another one took the place of while the program died: a backup of before makes it a holder no more. */
const papersReplaced = (kept: KeptHolders, { holders }: Judged): readonly string[] =>
  kept.state === 'sound'
    ? kept.holders
        .filter(({ staffId, slot, publicKey }) =>
          holders.some((now) => staffId === null && now.slot === slot && now.publicKey !== publicKey),
        )
        .map(({ publicKey }) => publicKey)
    : []

/** In the keyring, and in the desk's log. */
function takeOut({ file, desk, keys, keyring, staff, now }: Opened, { foreign, lapsed }: Judged): void {
  const row = { at: now, staffId: staff.id }
  const write = keyring.prepared(() => {
    for (const id of [...foreign, ...lapsed]) keyring.take(id, file.key, keys)
  })
  desk.sqlite
    .transaction(() => {
      write()
      if (foreign.length > 0) {
        const change = 'keyring.altered'
        const procedure = 'keyring.recognise'
        recordAudit(desk, { ...row, procedure, outcome: 'failed', subject: 'keyring:file', change })
      }
      if (lapsed.length > 0) {
        const change = { key: file.key }
        const subject = 'keyring:file'
        recordAudit(desk, { ...row, procedure: 'keyring.take', outcome: 'done', subject, change })
      }
      rememberKeyring(desk, keyring)
    })
    .immediate()
}
