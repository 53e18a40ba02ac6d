/**
 * The files that belong to records, in the database of their record. Whoever keeps the record points at its row here, and takes it
 * away with the record. See docs/decisions/attachments.md.
 */
import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { attachmentKinds } from './contract'

export const attachments = sqliteTable(
  'attachments',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: attachmentKinds }).notNull(),
    /** In bytes. */
    size: integer('size').notNull(),
    /** SHA-256 of the content. */
    digest: blob('digest', { mode: 'buffer' }).notNull(),
    /** In pixels; null for a PDF. */
    width: integer('width'),
    height: integer('height'),
    /** Null where a PDF does not say it. */
    pages: integer('pages'),
    /** A JPEG so small that nothing on it can be read. */
    thumbnail: blob('thumbnail', { mode: 'buffer' }).notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
  },
  // How much there is in all is asked with each new one: it is the sum of this index, and no row is read for it.
  (attachment) => [index('attachments_size').on(attachment.size)],
)

/** The content in pieces: one is read, written and copied after the other, and no row of the database is longer. */
export const attachmentPieces = sqliteTable(
  'attachment_pieces',
  {
    id: integer('id').primaryKey(),
    attachmentId: integer('attachment_id')
      .notNull()
      .references(() => attachments.id),
    /** From 0 on. */
    place: integer('place').notNull(),
    content: blob('content', { mode: 'buffer' }).notNull(),
  },
  (piece) => [uniqueIndex('attachment_pieces_place').on(piece.attachmentId, piece.place)],
)

const neverChanged = (table: string): string =>
  `CREATE TRIGGER \`${table}_no_update\` BEFORE UPDATE ON \`${table}\` BEGIN
  SELECT RAISE(ABORT, '${table} are never changed');
END;`

/** What was attached stays as it was, or goes. */
export const guards = ['attachments', 'attachment_pieces'].map(neverChanged)
