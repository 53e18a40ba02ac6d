/** Erasures that a file beside the data asks for and the data knows nothing of: shown to the manager, who has them done or drops them. */
import type { Backups } from '#desk/backups/backups'
import { carryOut, heldBack, mayBeConfirmed, mostConfirmed } from '#desk/personal-data/apply'
import { cleanAfterErasure, ErasureLedger, erasuresIn } from '#desk/personal-data/erase'
import type { Housed } from '#desk/house'
import type { HousedLong } from '#desk/rpc/serve'
import type { ReadCall, WriteCall } from '#desk/rpc/call'
import type { Session } from '#desk/session/session'
import { DeskError } from '#ground/contract/errors'
import type { Progress } from '#ground/contract/procedure'
import { ledgerFileOf, readLedger } from '#vault/erasures/ledger'
import { mergeLedgers, type LedgerEntry } from '#vault/erasures/rules'
import type { HeldBackErasures } from './contract'
import { watched } from './watched'

/** What of a record the manager saw before they said that it shall be done. */
type Shown = Pick<HeldBackErasures['records'][number], 'id' | 'fate'>
const asShown = ({ id, fate }: Shown): Shown => ({ id, fate })

const subject = (count: number): string => `erasures:${count}`

/** The ledger as the file says, and nothing where it is none of this desk's. */
function ledgerOf(session: Session): readonly LedgerEntry[] {
  const { store } = session.requireOpen()
  const reading = readLedger(ledgerFileOf(store.file), [store.lastingKey])
  return mergeLedgers(reading.state === 'sound' ? reading.entries : [], erasuresIn(store))
}

export function heldBackShown(session: Session, call: Housed<ReadCall>): HeldBackErasures {
  const records = heldBack(call, ledgerOf(session), call.house.locking)
  const shown = records.slice(0, mostConfirmed)
  const names = call.house.subject('resident')?.labels?.(
    call,
    shown.map(({ id }) => id),
  )
  return {
    restored: mayBeConfirmed(call),
    count: records.length,
    records: shown.map(({ id, fate, at }) => ({ id, fate, at, name: names?.get(id) ?? '' })),
  }
}

/** At most so many at a time, each time after a backup that was proved: what turns out to be wrong can be brought back. */
export async function* confirmHeldBack(
  session: Session,
  backups: Backups,
  call: HousedLong,
  { shown, signal }: { readonly shown: readonly Shown[]; readonly signal: AbortSignal },
): AsyncGenerator<Progress, { readonly done: number }> {
  if (heldBack(call, ledgerOf(session), call.house.locking).length > 0) {
    if (!mayBeConfirmed(call)) throw new DeskError('conflict', 'backups.no-restore-on-record')
    if (backups.one.underWay !== null) throw new DeskError('conflict', 'backups.under-way')
    yield* watched((tell) => backups.make('by-hand', { signal, tell }))
  }
  const { store } = session.requireOpen()
  const done = call.transaction((write) => {
    const ledger = ledgerOf(session)
    const records = heldBack(write, ledger, write.house.locking).slice(0, mostConfirmed)
    // The file may have been another when the manager looked: nobody goes who was not shown.
    if (JSON.stringify(records.map(asShown)) !== JSON.stringify(shown.map(asShown)))
      throw new DeskError('conflict', 'backups.held-back-changed')
    const { keepers, locking } = write.house
    carryOut(write, ledger, records, { keepers, locking })
    write.record({
      subject: subject(records.length),
      change: { records: records.map(asShown) },
    })
    return records.length
  })
  new ErasureLedger(store).settle(session.clock.now())
  cleanAfterErasure(store)
  return { done }
}

/** The file says again what the data knows, and who was hidden for its sake is in sight. */
export function dropHeldBack(session: Session, call: Housed<WriteCall>): void {
  const { store } = session.requireOpen()
  const records = heldBack(call, ledgerOf(session), call.house.locking)
  const known = erasuresIn(call)
  for (const { id, createdAt } of records) {
    // Whoever was locked by this desk itself stays so.
    const own = known.filter((entry) => entry.id === id && entry.createdAt === createdAt)
    if (own.length === 0) call.house.locking.setLocked(call, id, false)
  }
  new ErasureLedger(store).withdraw(ledgerOf(session), session.clock.now())
  call.record({ subject: subject(records.length), change: { dropped: records.map(({ id }) => id) } })
}
