/** The materials of a request as its page shows them: where each is, each time it changed hands, when it was asked for. */
import type { Reader, Writer } from '#desk/rpc/call'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { dayAt } from '#ground/clock'
import { staff } from '#desk/session/schema'
import { shownTo } from '#features/residents/index'
import type { MaterialBalance, MaterialRow } from '../contract'
import { balanceOf, custodyBalances, missingMaterials, type Balance } from '../rules'
import { correctionMaterials, custodyEntries, requestEvents, stillHolds } from '../../schema'
import { materialsOf } from './custody'

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
