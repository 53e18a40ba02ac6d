/** The materials of a request and where they are: the custody ledger as it is kept. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { dayAt } from '#ground/clock'
import { staff } from '#desk/session/schema'
import { builtRead, builtWrite } from '#vault/store/built'
import {
  type AssigneeInput,
  type HolderInput,
  type MaterialBalance,
  type MaterialRow,
  type Movement,
  type Form,
} from '../../contract'
import {
  balanceOf,
  custodyBalances,
  custodyFault,
  missingMaterials,
  unsettledOriginals,
  type Balance,
  type NewCustodyEntry,
} from '../../course/rules'
import {
  correctionMaterials,
  custodyEntries,
  gridWorkers,
  requestEvents,
  requestMaterials,
} from '../../schema'
import { shownTo } from '#features/residents/index'
import { stillHolds } from '../../schema/holding'
import type { Reader, Writer } from '../../requests/service/people'
import { refuse } from '../../requests/service/refuse'

const materialsOfRequest = builtRead((database) =>
  database
    .select()
    .from(requestMaterials)
    .where(eq(requestMaterials.requestId, sql.placeholder('requestId')))
    .orderBy(asc(requestMaterials.id))
    .prepare(),
)

export const materialsOf = (call: Reader | Writer, requestId: number) =>
  materialsOfRequest(call).all({ requestId })

const ledgerOfRequest = builtRead((database) =>
  database
    .select()
    .from(custodyEntries)
    .where(eq(custodyEntries.requestId, sql.placeholder('requestId')))
    .orderBy(asc(custodyEntries.id))
    .prepare(),
)

export const ledgerOf = (call: Reader | Writer, requestId: number) => ledgerOfRequest(call).all({ requestId })

export const originalsHere = (call: Reader | Writer, requestId: number): number =>
  unsettledOriginals(ledgerOf(call, requestId))

export const missingOf = (call: Reader | Writer, requestId: number) =>
  missingMaterials(materialsOf(call, requestId), ledgerOf(call, requestId))

/** Who it is that has something or runs an errand; `not-found` for someone who isn't there (any more). */
export function assigneeOf(
  call: Reader | Writer,
  assignee: AssigneeInput,
): { readonly key: string; readonly name: string; readonly phone: string } {
  if (assignee.kind === 'staff') {
    const colleague = call.database
      .select({ name: staff.name })
      .from(staff)
      .where(and(eq(staff.id, assignee.id), eq(staff.active, true)))
      .get()
    if (colleague === undefined) throw refuse('not-found', 'colleague-unknown')
    return { key: `staff:${assignee.id}`, name: colleague.name, phone: '' }
  }
  const worker = call.database
    .select()
    .from(gridWorkers)
    .where(and(eq(gridWorkers.id, assignee.id), eq(gridWorkers.active, true)))
    .get()
  if (worker === undefined) throw refuse('not-found', 'grid-worker-unknown')
  return { key: `worker:${worker.id}`, name: `${worker.grid} ${worker.name}`, phone: worker.phone }
}

/** Also someone who has left since: what they still have can be taken back. */
function holderOf(
  call: Reader | Writer,
  requestId: number,
  holder: HolderInput,
): { readonly key: string; readonly name: string } {
  if (holder.kind === 'other') return { key: `other:${holder.name}`, name: holder.name }
  const key = `${holder.kind}:${holder.id}`
  const known = call.database
    .select({ name: custodyEntries.holderName })
    .from(custodyEntries)
    .where(and(eq(custodyEntries.requestId, requestId), eq(custodyEntries.holder, key)))
    .orderBy(desc(custodyEntries.id))
    .limit(1)
    .get()
  return typeof known?.name === 'string' ? { key, name: known.name } : assigneeOf(call, holder)
}

export interface CustodyMove {
  readonly movement: Movement
  readonly holder: HolderInput | null
  readonly note: string
  readonly entries: readonly { readonly materialId: number; readonly form: Form; readonly count: number }[]
}

/** Writes the entries of one hand-over, all or none. Returns their ids. */
export function recordCustody(call: Writer, requestId: number, move: CustodyMove): number[] {
  const wanted = new Set(materialsOf(call, requestId).map(({ id }) => id))
  const holder = move.holder === null ? null : holderOf(call, requestId, move.holder)
  const fromResident = move.movement === 'received' || move.movement === 'verified'
  if (fromResident && holder !== null) throw refuse('invalid', 'received-from-resident')
  const ledger = ledgerOf(call, requestId).map((entry) => ({ ...entry }))
  return move.entries.map(({ materialId, form, count }) => {
    if (!wanted.has(materialId)) throw refuse('not-found', 'material-unknown')
    const entry: NewCustodyEntry = {
      materialId,
      form,
      count,
      movement: move.movement,
      holder: holder?.key ?? null,
      reverses: null,
    }
    const written = writeEntry(call, requestId, ledger, entry, holder?.name ?? null, move.note)
    ledger.push(written)
    return written.id
  })
}

/** Takes an entry back by a new one. Returns the new one's id. */
export function reverseCustody(call: Writer, requestId: number, entryId: number): number {
  const ledger = ledgerOf(call, requestId)
  const entry = ledger.find(({ id }) => id === entryId)
  if (entry === undefined) throw refuse('not-found', 'entry-unknown')
  const { materialId, form, movement, count, holder, holderName } = entry
  const reversal = { materialId, form, movement, count, holder, reverses: entryId }
  return writeEntry(call, requestId, ledger, reversal, holderName, '').id
}

type LedgerRow = ReturnType<typeof ledgerOf>[number]

const insertEntry = builtWrite((database) =>
  database
    .insert(custodyEntries)
    .values({
      requestId: sql.placeholder('requestId'),
      materialId: sql.placeholder('materialId'),
      at: sql.placeholder('at'),
      staffId: sql.placeholder('staffId'),
      form: sql.placeholder('form'),
      movement: sql.placeholder('movement'),
      count: sql.placeholder('count'),
      holder: sql.placeholder('holder'),
      holderName: sql.placeholder('holderName'),
      note: sql.placeholder('note'),
      reverses: sql.placeholder('reverses'),
    })
    .returning()
    .prepare(),
)

function writeEntry(
  call: Writer,
  requestId: number,
  ledger: readonly LedgerRow[],
  entry: NewCustodyEntry,
  holderName: string | null,
  note: string,
): LedgerRow {
  const fault = custodyFault(ledger, entry)
  if (fault !== null) throw refuse('conflict', `custody-${fault}`)
  return insertEntry(call).get({
    ...entry,
    requestId,
    at: call.now,
    staffId: call.staff.id,
    holderName,
    note,
  })
}

/** The materials with their balances and entries, as a request shows them; numbers written beside an entry are masked. */
export function materialRows(call: Reader | Writer, requestId: number): MaterialRow[] {
  const { text } = shownTo(call.staff.roles)
  const materials = materialsOf(call, requestId)
  const ledger = call.database
    .select({ entry: custodyEntries, by: staff.name })
    .from(custodyEntries)
    .innerJoin(staff, eq(staff.id, custodyEntries.staffId))
    .where(eq(custodyEntries.requestId, requestId))
    .orderBy(asc(custodyEntries.id))
    .all()
  const entries = ledger.map(({ entry }) => entry)
  const balances = custodyBalances(entries)
  const missing = new Set(missingMaterials(materials, entries).map(({ id }) => id))
  const reversed = new Set(entries.map(({ reverses }) => reverses))
  const names = new Map(entries.map(({ holder, holderName }) => [holder, holderName]))
  const told = toldDays(
    call,
    materials.map(({ id }) => id),
  )
  const shown = (balance: Balance): MaterialBalance => ({
    atCentre: balance.atCentre,
    held: [...balance.held].map(([holder, count]) => ({ holder, name: names.get(holder) ?? holder, count })),
    returned: balance.returned,
    verified: balance.verified,
    lodged: balance.lodged,
  })
  return materials.map(({ requestId: _request, ...material }) => ({
    ...material,
    missing: missing.has(material.id),
    toldDay: told.get(material.id) ?? null,
    original: shown(balanceOf(balances, material.id, 'original')),
    copy: shown(balanceOf(balances, material.id, 'copy')),
    entries: ledger
      .filter(({ entry }) => entry.materialId === material.id)
      .map(({ entry, by }) => ({
        id: entry.id,
        at: entry.at,
        by,
        form: entry.form,
        movement: entry.movement,
        count: entry.count,
        holder: entry.holderName,
        note: text(entry.note),
        reverses: entry.reverses,
        reversed: reversed.has(entry.id),
      })),
  }))
}

/** The day each material was last named in a correction. */
function toldDays(call: Reader | Writer, materialIds: readonly number[]): ReadonlyMap<number, string> {
  if (materialIds.length === 0) return new Map()
  const rows = call.database
    .select({ materialId: correctionMaterials.materialId, at: requestEvents.at })
    .from(correctionMaterials)
    .innerJoin(requestEvents, eq(requestEvents.id, correctionMaterials.eventId))
    .where(and(inArray(correctionMaterials.materialId, [...materialIds]), stillHolds))
    .orderBy(asc(correctionMaterials.id))
    .all()
  return new Map(rows.map(({ materialId, at }) => [materialId, dayAt(at)]))
}
