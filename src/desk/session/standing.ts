/**
 * On what people's rights rest: who may sign in in which role, who is protected. Sealed inside the database under a key of the
 * keyring, in the transaction that changes it, so that what another program wrote there is found before anyone is let in.
 *
 * Rows of the log about the session carry a digest of the same. So pages of before, put back seal and all, are found as well:
 * the log knows of a later seal.
 */
import { createHmac, hkdfSync } from 'node:crypto'
import { z } from 'zod'
import { auditDigest, auditHead, recordAudit, type AuditRow } from '#vault/log/record'
import type { Store } from '#vault/store/store'
import { readSetting, writeSetting } from './settings'

/** A table on which rights rest. */
export interface RestsOn {
  readonly table: string
  /** The columns that count. */
  readonly columns: readonly string[]
  /** What of it counts, in an order that stays: SQL. */
  readonly rows: string
  /** Which rows count at all: SQL over a row called `row`. */
  readonly counts?: string
}

/** Members of staff; features bring their own with their registers. */
export const staffRests: RestsOn = {
  table: 'staff',
  columns: ['account', 'roles', 'active'],
  rows: 'SELECT id, account, roles, active FROM staff ORDER BY id',
}

/** `altered`: not as this program left it; `older`: as it left it once, and not as it left it last. */
export type StandingFault = 'standing.altered' | 'standing.older'

const sealed = z.strictObject({
  /** Number of the last row of the log when it was sealed. */
  sequence: z.number().int().min(0),
  /** By table; one that a later version brings is sealed when it comes. */
  macs: z.record(z.string(), z.string()),
})
type Sealed = z.infer<typeof sealed>
export const standingSetting = 'standing'

interface Watched {
  readonly on: readonly RestsOn[]
  /** That there was a seal of all of it when the store was opened: none is ever taken away. */
  readonly isSealed: boolean
  fault: StandingFault | null
}
const watched = new WeakMap<Store['sqlite'], Watched>()

/** Holds a store that was just opened against its seal, and from here on knows of every change made through it. */
export function watchStanding(store: Store, beside: readonly RestsOn[]): void {
  const on = [staffRests, ...beside]
  watched.set(store.sqlite, { on, isSealed: isSealed(store, on), fault: faultOf(store, on) })
  if (store.access === 'reading') return
  store.sqlite.exec(
    ['CREATE TEMP TABLE standing_changed (at INTEGER) STRICT', ...on.flatMap(triggersOf)].join(';\n'),
  )
}

/** What was found when the store was opened; null also for a store that is not watched. */
export const standingFault = (store: Store): StandingFault | null => watched.get(store.sqlite)?.fault ?? null

/** Seals what was changed through this store; what was found altered stays as it is until somebody answers for it. */
export function settleStanding(store: Store): void {
  const found = watched.get(store.sqlite)
  if (found === undefined || found.fault !== null || store.access === 'reading') return
  const isNew = !found.isSealed && !isSealed(store, found.on)
  if (!isNew && store.statement('SELECT 1 FROM temp.standing_changed LIMIT 1').get() === undefined) return
  writeSetting(store, standingSetting, sealOf(store, found.on))
  store.statement('DELETE FROM temp.standing_changed').run()
}

/** In a copy that is to take this store's place under another audit key, as what stands here. Throws nothing where this is altered. */
export function sealStandingUnder(copy: Pick<Store, 'sqlite' | 'statement' | 'auditKey'>, of: Store): void {
  const found = watched.get(of.sqlite)
  if (found === undefined || found.fault !== null) return
  writeSetting(copy, standingSetting, sealOf(copy, found.on))
}

/** Whoever brings the recovery key answers for what is there. */
export function acceptStanding(store: Store): void {
  const found = watched.get(store.sqlite)
  if (found === undefined) return
  found.fault = null
  writeSetting(store, standingSetting, sealOf(store, found.on))
}

/** A step of the session on record, with the seal: that of what was changed outside of any call comes first. */
export function recordWithStanding(store: Store, row: AuditRow): void {
  const record = () => {
    settleStanding(store)
    recordAudit(store, { ...row, change: withStanding(row.change, sealedIn(store)) })
  }
  if (store.sqlite.inTransaction) record()
  else store.sqlite.transaction(record).immediate()
}

const withStanding = (change: unknown, seal: Sealed | null): unknown =>
  seal === null ? change : { change, standing: seal.macs }

/** What a step of the session may have on record besides, see `Session`. */
const changes: readonly unknown[] = [null, { byItself: true }, { byItself: false }]

export const stepsOnRecord = ['session.signIn', 'session.unlock', 'session.lock', 'session.signOut'] as const

function faultOf(store: Store, on: readonly RestsOn[]): StandingFault | null {
  const seal = sealedIn(store)
  const here = seal === null ? null : sealOf(store, on, seal.sequence)
  const isAltered =
    seal !== null && Object.entries(seal.macs).some(([table, mac]) => here?.macs[table] !== mac)
  if (isAltered) return 'standing.altered'
  const last = lastStep(store)
  if (last === null || (seal !== null && seal.sequence >= last.sequence)) return null
  const said = changes.map((change) =>
    auditDigest(store, { outcome: 'done', change: withStanding(change, seal) }),
  )
  return said.includes(last.digest) ? null : seal === null ? 'standing.altered' : 'standing.older'
}

const step = z.object({ sequence: z.number(), digest: z.string() })

function lastStep(store: Store): z.infer<typeof step> | null {
  const row = store
    .statement(
      `SELECT sequence, digest FROM audit WHERE outcome = 'done' AND procedure IN (?, ?, ?, ?)
       ORDER BY sequence DESC LIMIT 1`,
    )
    .get(...stepsOnRecord)
  return step.safeParse(row).data ?? null
}

const sealedIn = (store: Store): Sealed | null =>
  sealed.safeParse(readSetting(store, standingSetting)).data ?? null

function isSealed(store: Store, on: readonly RestsOn[]): boolean {
  const seal = sealedIn(store)
  return seal !== null && on.every(({ table }) => seal.macs[table] !== undefined)
}

function sealOf(
  store: Pick<Store, 'sqlite' | 'statement' | 'auditKey'>,
  on: readonly RestsOn[],
  sequence = auditHead(store).sequence,
): Sealed {
  const key = Buffer.from(hkdfSync('sha256', store.auditKey, '', 'linli-desk standing', 32))
  const macs = on.map(({ table, rows }) => {
    const mac = createHmac('sha256', key).update(`${table}\0${sequence}`)
    for (const row of store.sqlite.prepare(rows).raw().iterate()) mac.update(JSON.stringify(row)).update('\n')
    return [table, mac.digest('hex')] as const
  })
  key.fill(0)
  return { sequence, macs: Object.fromEntries(macs) }
}

/** Temporary ones, of this connection alone: whoever changes the file otherwise does not set them off. */
function triggersOf({ table, columns, counts }: RestsOn): readonly string[] {
  const when = (row: 'NEW' | 'OLD') =>
    counts === undefined ? '' : `WHEN ${counts.replaceAll('row.', `${row}.`)}`
  const changed = columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ')
  const tell = 'BEGIN INSERT INTO standing_changed VALUES (1); END'
  return [
    `CREATE TEMP TRIGGER standing_${table}_put AFTER INSERT ON main.${table} ${when('NEW')} ${tell}`,
    `CREATE TEMP TRIGGER standing_${table}_changed AFTER UPDATE OF ${columns.join(', ')} ON main.${table}
     WHEN ${changed} ${tell}`,
    `CREATE TEMP TRIGGER standing_${table}_gone AFTER DELETE ON main.${table} ${when('OLD')} ${tell}`,
  ]
}
