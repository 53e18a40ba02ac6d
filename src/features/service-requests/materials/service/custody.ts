/** The materials of a request and where they are: the custody ledger as it is kept. */
import type { Reader, Writer } from '#desk/rpc/call'
import { assigneeOf } from '../../errands/service/assignees'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { builtRead, builtWrite } from '#vault/store/built'
import type { HolderInput } from '../contract'
import type { Movement, Form } from '../../requests/contract/words'
import { custodyFault, missingMaterials, unsettledOriginals, type NewCustodyEntry } from '../rules'
import { custodyEntries, requestMaterials, serviceRequests } from '../../schema'
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
      afterEvent: sql.placeholder('afterEvent'),
      reverses: sql.placeholder('reverses'),
    })
    .returning()
    .prepare(),
)

/** What had last happened to the request: a paper that changes hands afterwards builds upon it. */
const lastEventOf = (call: Writer, requestId: number): number | null =>
  lastEvent(call).get({ requestId })?.id ?? null

const lastEvent = builtRead((database) =>
  database
    .select({ id: serviceRequests.lastEventId })
    .from(serviceRequests)
    .where(eq(serviceRequests.id, sql.placeholder('requestId')))
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
    afterEvent: lastEventOf(call, requestId),
  })
}

/** Returns the id of a material that is wanted from now on. */
export function addMaterial(
  call: Writer,
  requestId: number,
  material: Omit<typeof requestMaterials.$inferInsert, 'id' | 'requestId'>,
): number {
  const { lastInsertRowid } = call.database
    .insert(requestMaterials)
    .values({ requestId, ...material })
    .run()
  return Number(lastInsertRowid)
}
