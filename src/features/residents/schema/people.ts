/** People and households, and what is known of them since when. */
import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { phoneOwners, protectionBases, registrations, statuses } from '../people/contract/words'
import { ethnicities } from '#ground/people/ethnicities'
import { idKinds, sexes } from '#ground/people/words'
import { residentImports } from './imports'

export const households = sqliteTable('households', {
  id: integer('id').primaryKey(),
  importId: integer('import_id').references(() => residentImports.id),
})

export const residents = sqliteTable(
  'residents',
  {
    /** Never given out again: the log names people by it, also those who were erased. */
    id: integer('id').primaryKey({ autoIncrement: true }),
    name: text('name').notNull(),
    sex: text('sex', { enum: sexes }),
    /** Null when no document was shown. */
    idKind: text('id_kind', { enum: idKinds }),
    idNumber: text('id_number').notNull(),
    birth: text('birth'),
    ethnicity: text('ethnicity', { enum: ethnicities }),
    registration: text('registration', { enum: registrations }),
    registrationPlace: text('registration_place').notNull(),
    householdId: integer('household_id').references(() => households.id),
    relation: text('relation').notNull(),
    estate: text('estate').notNull(),
    building: text('building').notNull(),
    unit: text('unit').notNull(),
    room: text('room').notNull(),
    /** Building, unit and room so written that text order is the order of doors. */
    doorOrder: text('door_order').notNull(),
    grid: text('grid').notNull(),
    status: text('status', { enum: statuses }).notNull(),
    statusSince: text('status_since'),
    statusNote: text('status_note').notNull(),
    remark: text('remark').notNull(),
    /** The first phone as lists show it, masked once when it is written. */
    phoneMasked: text('phone_masked').notNull(),
    phoneOwner: text('phone_owner', { enum: phoneOwners }),
    phoneOwnerName: text('phone_owner_name').notNull(),
    /** Derived of this record and those merged into it: one of them has a protection that nobody has ended. */
    isProtected: integer('is_protected', { mode: 'boolean' }).notNull().default(false),
    /** How often and lately this record was served, see search-index/rules/ranking; null for never. */
    rank: real('rank'),
    lastServedAt: integer('last_served_at'),
    /** The record that this one is part of since two were found to be of one person. */
    mergedInto: integer('merged_into').references((): AnySQLiteColumn => residents.id),
    importId: integer('import_id').references(() => residentImports.id),
    /** Since when (UTC milliseconds) nobody but who answers for personal data finds the record; null for all others. */
    lockedAt: integer('locked_at'),
    version: integer('version').notNull(),
    createdAt: integer('created_at').notNull(),
    createdBy: integer('created_by')
      .notNull()
      .references(() => staff.id),
  },
  (resident) => [
    uniqueIndex('residents_id_number')
      .on(resident.idNumber)
      .where(sql`id_number <> '' AND merged_into IS NULL AND locked_at IS NULL`),
    index('residents_locked')
      .on(resident.id)
      .where(sql`locked_at IS NOT NULL`),
    index('residents_door').on(resident.estate, resident.doorOrder, resident.id),
    index('residents_grid').on(resident.grid, resident.estate, resident.doorOrder, resident.id),
    index('residents_name').on(resident.name),
    index('residents_household').on(resident.householdId),
    index('residents_merged')
      .on(resident.mergedInto)
      .where(sql`merged_into IS NOT NULL`),
    index('residents_import')
      .on(resident.importId)
      .where(sql`import_id IS NOT NULL`),
    index('residents_protected')
      .on(resident.id)
      .where(sql`is_protected = 1`),
  ],
)

export const residentPhones = sqliteTable(
  'resident_phones',
  {
    residentId: integer('resident_id')
      .notNull()
      .references(() => residents.id),
    place: integer('place').notNull(),
    number: text('number').notNull(),
    owner: text('owner', { enum: phoneOwners }).notNull(),
    ownerName: text('owner_name').notNull(),
  },
  (phone) => [
    primaryKey({ columns: [phone.residentId, phone.place] }),
    index('resident_phones_number').on(phone.number),
  ],
)

export const residentContacts = sqliteTable(
  'resident_contacts',
  {
    residentId: integer('resident_id')
      .notNull()
      .references(() => residents.id),
    place: integer('place').notNull(),
    name: text('name').notNull(),
    relation: text('relation').notNull(),
    phone: text('phone').notNull(),
  },
  (contact) => [primaryKey({ columns: [contact.residentId, contact.place] })],
)

/** A tag given to many at once: for the log, and to be taken back at once. */
export const residentTaggings = sqliteTable('resident_taggings', {
  id: integer('id').primaryKey(),
  tag: text('tag').notNull(),
  people: integer('people').notNull(),
  /** UTC milliseconds. */
  at: integer('at').notNull(),
  staffId: integer('staff_id')
    .notNull()
    .references(() => staff.id),
  takenBackAt: integer('taken_back_at'),
})

export const residentTags = sqliteTable(
  'resident_tags',
  {
    id: integer('id').primaryKey(),
    residentId: integer('resident_id')
      .notNull()
      .references(() => residents.id),
    tag: text('tag').notNull(),
    since: text('since'),
    /** The last day it holds; null while no end is known. */
    until: text('until'),
    proof: text('proof').notNull(),
    importId: integer('import_id').references(() => residentImports.id),
    /** The act by which many were given it at once. */
    taggingId: integer('tagging_id').references(() => residentTaggings.id),
  },
  (tag) => [
    index('resident_tags_resident').on(tag.residentId),
    // Who holds one is asked of the index alone: of a common one there are thousands.
    index('resident_tags_tag').on(tag.tag, tag.residentId, tag.since, tag.until),
    index('resident_tags_tagging')
      .on(tag.taggingId)
      .where(sql`tagging_id IS NOT NULL`),
  ],
)

/** 人身安全保护 of a resident: on what it rests, who set it, and once it is over, who said so and why. */
export const residentProtections = sqliteTable(
  'resident_protections',
  {
    id: integer('id').primaryKey(),
    residentId: integer('resident_id')
      .notNull()
      .references(() => residents.id),
    basis: text('basis', { enum: protectionBases }).notNull(),
    since: text('since').notNull(),
    until: text('until'),
    /** UTC milliseconds. */
    setAt: integer('set_at').notNull(),
    setBy: integer('set_by')
      .notNull()
      .references(() => staff.id),
    endedAt: integer('ended_at'),
    endedBy: integer('ended_by').references(() => staff.id),
    endReason: text('end_reason'),
  },
  (row) => [index('resident_protections_resident').on(row.residentId, row.id)],
)

/** Consent is testimony: given, or withdrawn by a later row. */
export const residentConsents = sqliteTable(
  'resident_consents',
  {
    id: integer('id').primaryKey(),
    residentId: integer('resident_id').notNull(),
    kind: text('kind', { enum: ['given', 'withdrawn'] }).notNull(),
    noticeVersion: text('notice_version').notNull(),
    day: text('day').notNull(),
    by: text('by', { enum: ['self', 'guardian'] }).notNull(),
    guardianName: text('guardian_name').notNull(),
    guardianRelation: text('guardian_relation').notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (consent) => [index('resident_consents_resident').on(consent.residentId, consent.id)],
)

/** One row for each field that changed, never altered. Values are JSON. No reference: it outlives an import taken back. */
export const residentChanges = sqliteTable(
  'resident_changes',
  {
    sequence: integer('sequence').primaryKey(),
    residentId: integer('resident_id').notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
    /** Why: register, edit, status, move, household, tag, merge, unmerge, import, take-back (`undo` before). */
    cause: text('cause').notNull(),
    field: text('field').notNull(),
    before: text('before').notNull(),
    after: text('after').notNull(),
    importId: integer('import_id'),
  },
  (change) => [
    index('resident_changes_resident').on(change.residentId, change.sequence),
    index('resident_changes_import')
      .on(change.importId)
      .where(sql`import_id IS NOT NULL`),
  ],
)
