/** Scans as they are stored: which material each belongs to, in which order, and the file of the vault it points at. */
import type { Reader, Writer } from '#desk/rpc/call'
import { z } from 'zod'
import { staff } from '#desk/session/schema'
import { shownTo } from '#features/residents/index'
import { attachments } from '#vault/attachments/schema'
import type { Stock } from '#vault/attachments/rules/index'
import { asc, eq } from 'drizzle-orm'
import type { HasStatements } from '#vault/store/store'
import type { Scan } from '../contract'
import { refuse } from '../../requests/service/refuse'
import { requestScans } from '../../schema'

/** Material by material, in their order. */
export function scansOf(call: Reader, requestId: number): Scan[] {
  const { text } = shownTo(call.staff.roles)
  return call.database
    .select({
      id: requestScans.id,
      materialId: requestScans.materialId,
      title: requestScans.title,
      kind: attachments.kind,
      size: attachments.size,
      pages: attachments.pages,
      at: requestScans.at,
      by: staff.name,
      thumbnail: attachments.thumbnail,
    })
    .from(requestScans)
    .innerJoin(attachments, eq(attachments.id, requestScans.attachmentId))
    .innerJoin(staff, eq(staff.id, requestScans.staffId))
    .where(eq(requestScans.requestId, requestId))
    .orderBy(asc(requestScans.materialId), asc(requestScans.place), asc(requestScans.id))
    .all()
    .map((row) => ({ ...row, title: text(row.title), thumbnail: row.thumbnail.toString('base64') }))
}

const stock = z.object({ files: z.number(), bytes: z.number() })

/** How much the request has already. */
export const stockOf = (call: HasStatements, requestId: number): Stock =>
  stock.parse(
    call
      .statement(
        `SELECT count(*) AS files, coalesce(sum(a.size), 0) AS bytes
           FROM request_scans s JOIN attachments a ON a.id = s.attachment_id WHERE s.request_id = ?`,
      )
      .get(requestId),
  )

const ids = z.array(z.number())

/** Of one material, in their order. */
export const scanIdsOf = (call: HasStatements, requestId: number, materialId: number): readonly number[] =>
  ids.parse(
    call
      .statement('SELECT id FROM request_scans WHERE request_id = ? AND material_id = ? ORDER BY place, id')
      .pluck()
      .all(requestId, materialId),
  )

const storedScan = z.object({
  id: z.number(),
  attachmentId: z.number(),
  material: z.string(),
  title: z.string(),
})

/** The scan of this request, or `not-found` `service-requests.scan-unknown`. */
export function requireScan(call: HasStatements, requestId: number, scanId: number) {
  const found = call
    .statement(
      `SELECT s.id, s.attachment_id AS attachmentId, m.name AS material, s.title
         FROM request_scans s JOIN request_materials m ON m.id = s.material_id WHERE s.request_id = ? AND s.id = ?`,
    )
    .get(requestId, scanId)
  if (found === undefined) throw refuse('not-found', 'scan-unknown')
  return storedScan.parse(found)
}

/** Throws `not-found` `service-requests.material-unknown` for a material of another request. */
export function requireMaterial(call: HasStatements, requestId: number, materialId: number): void {
  const found = call
    .statement('SELECT 1 FROM request_materials WHERE request_id = ? AND id = ?')
    .get(requestId, materialId)
  if (found === undefined) throw refuse('not-found', 'material-unknown')
}

/** Puts a file of the vault at the end of its material. Returns the scan's id. */
export function addScan(call: Writer, requestId: number, materialId: number, attachmentId: number): number {
  const { lastInsertRowid } = call
    .statement(
      `INSERT INTO request_scans (request_id, material_id, attachment_id, title, place, at, staff_id)
       SELECT @requestId, @materialId, @attachmentId, '', coalesce(max(place), -1) + 1, @at, @staffId
         FROM request_scans WHERE request_id = @requestId AND material_id = @materialId`,
    )
    .run({ requestId, materialId, attachmentId, at: call.now, staffId: call.staff.id })
  return Number(lastInsertRowid)
}

/** Takes scans out of these requests. Returns the files they pointed at: they go next. */
export const removeScansOfRequests = (
  call: HasStatements,
  requestIds: readonly number[],
): readonly number[] =>
  ids.parse(
    call
      .statement(
        'DELETE FROM request_scans WHERE request_id IN (SELECT value FROM json_each(?)) RETURNING attachment_id',
      )
      .pluck()
      .all(JSON.stringify(requestIds)),
  )
