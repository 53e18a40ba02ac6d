/** The materials of a request, what a resident was told of them, and the ledger of who had what when. */
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { attachments } from '#vault/attachments/schema'
import type { LedgerTable } from '#vault/ledgers/triggers'
import { forms, movements, wantedForms } from '../requests/contract/words'
import { requestEvents } from './events'
import { serviceRequests } from './requests'

/** The materials of one request: the item's, as they were when it was opened, and those added to it. */
export const requestMaterials = sqliteTable(
  'request_materials',
  {
    id: integer('id').primaryKey(),
    requestId: integer('request_id')
      .notNull()
      .references(() => serviceRequests.id),
    name: text('name').notNull(),
    required: integer('required', { mode: 'boolean' }).notNull(),
    form: text('form', { enum: wantedForms }).notNull(),
    count: integer('count').notNull(),
    note: text('note').notNull(),
  },
  (material) => [index('request_materials_request').on(material.requestId, material.id)],
)

/** Materials named in a correction: what the resident was told is missing. */
export const correctionMaterials = sqliteTable(
  'correction_materials',
  {
    id: integer('id').primaryKey(),
    eventId: integer('event_id')
      .notNull()
      .references(() => requestEvents.id),
    materialId: integer('material_id')
      .notNull()
      .references(() => requestMaterials.id),
  },
  (row) => [
    index('correction_materials_material').on(row.materialId, row.id),
    // Asked for each event that is erased.
    index('correction_materials_event').on(row.eventId),
  ],
)

/** Who had what when. A slip is put right by a row that names the one it takes back. */
export const custodyEntries = sqliteTable(
  'custody_entries',
  {
    id: integer('id').primaryKey(),
    requestId: integer('request_id')
      .notNull()
      .references(() => serviceRequests.id),
    materialId: integer('material_id')
      .notNull()
      .references(() => requestMaterials.id),
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    form: text('form', { enum: forms }).notNull(),
    movement: text('movement', { enum: movements }).notNull(),
    count: integer('count').notNull(),
    /** `worker:<id>`, `staff:<id>`, `other:<name>`; null at the centre. */
    holder: text('holder'),
    /** The holder's name on that day. */
    holderName: text('holder_name'),
    note: text('note').notNull(),
    /** The request's last event when the paper changed hands; null in rows of the first version. */
    afterEvent: integer('after_event').references(() => requestEvents.id),
    reverses: integer('reverses').references((): AnySQLiteColumn => custodyEntries.id),
  },
  (entry) => [
    index('custody_entries_request').on(entry.requestId, entry.id),
    // Asked for each material and each event that is erased.
    index('custody_entries_material').on(entry.materialId),
    index('custody_entries_after')
      .on(entry.afterEvent)
      .where(sql`after_event IS NOT NULL`),
    uniqueIndex('custody_entries_reverses')
      .on(entry.reverses)
      .where(sql`reverses IS NOT NULL`),
  ],
)

/** A page or a PDF of a material, in the order in which the paper has them; the file itself is the vault's. */
export const requestScans = sqliteTable(
  'request_scans',
  {
    id: integer('id').primaryKey(),
    requestId: integer('request_id')
      .notNull()
      .references(() => serviceRequests.id),
    materialId: integer('material_id')
      .notNull()
      .references(() => requestMaterials.id),
    attachmentId: integer('attachment_id')
      .notNull()
      .references(() => attachments.id),
    /** In words of the desk; never the name of a file. Empty where the material's name says it all. */
    title: text('title').notNull(),
    /** From 0 on; after one was taken away there is a gap. */
    place: integer('place').notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (scan) => [
    index('request_scans_request').on(scan.requestId, scan.materialId, scan.place),
    index('request_scans_material').on(scan.materialId),
    // A file belongs to one record, and goes with it.
    uniqueIndex('request_scans_attachment').on(scan.attachmentId),
  ],
)

const whenClosed = (row: 'NEW' | 'OLD', unless = ''): string =>
  `WHEN EXISTS (SELECT 1 FROM service_requests r WHERE r.id = ${row}.request_id AND r.ended_day IS NOT NULL)${unless} BEGIN
  SELECT RAISE(ABORT, 'request_scans of a closed request stay as they are');
END;`

/** What was there when a request was closed stays so, until it goes with its person. */
export const scanGuards = [
  `CREATE TRIGGER \`request_scans_closed_insert\` BEFORE INSERT ON \`request_scans\`
${whenClosed('NEW')}`,
  `CREATE TRIGGER \`request_scans_closed_update\` BEFORE UPDATE ON \`request_scans\`
${whenClosed('OLD')}`,
  `CREATE TRIGGER \`request_scans_closed_delete\` BEFORE DELETE ON \`request_scans\`
${whenClosed(
  'OLD',
  `
 AND NOT EXISTS (
  SELECT 1 FROM erasing e JOIN service_requests r ON r.resident_id = e.id
   WHERE e.subject = 'resident' AND r.id = OLD.request_id)`,
)}`,
]

/** The custody of one material in one form, as `passageOf` of the rules has it; a test holds the two together. */
export const custodyLedger: LedgerTable = {
  table: 'custody_entries',
  account: ['request_id', 'material_id', 'form'],
  from: `CASE movement WHEN 'received' THEN NULL WHEN 'verified' THEN NULL WHEN 'handed-on' THEN 'centre'
    ELSE coalesce('held ' || holder, 'centre') END`,
  to: `CASE movement WHEN 'received' THEN 'centre' WHEN 'taken-back' THEN 'centre' WHEN 'handed-on' THEN 'held ' || holder
    WHEN 'returned' THEN 'returned' WHEN 'lodged' THEN 'lodged' ELSE 'verified' END`,
  amount: 'count',
  reverses: 'reverses',
}

const isWithUs = (lot: string) => `coalesce((${lot}) NOT IN ('returned', 'verified', 'lodged'), 0)`

/** In a statement: how many originals of a request are with us or on their way, as `unsettledOriginals` of the rules has it. */
export const originalsHereOf = (request: string): string => `(
  SELECT coalesce(sum(iif(reverses IS NULL, count, -count) *
                      (${isWithUs(custodyLedger.to)} - ${isWithUs(custodyLedger.from)})), 0)
    FROM custody_entries WHERE request_id = ${request} AND form = 'original')`
