/** The kitchen's book: appended; a wrong line is struck out by another, as on paper. */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { staff } from '#desk/session/schema'
import { safetyKinds } from '../contract/words'

/** Who touches food: a name and certificates, and nothing else. */
export const canteenCooks = sqliteTable('canteen_cooks', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  /** Of the newest health certificate; those of before are in `canteen_certificates`. */
  issuedOn: text('issued_on').notNull(),
  /** The first service day on which they are asked after; null of cooks of desks of before: always. */
  since: text('since_day'),
  /** The first on which they are not. */
  leftOn: text('left_on'),
})

/** Health certificates, each a row: a renewal leaves the one before as it was. Of two that are good on a day the later row counts. */
export const canteenCertificates = sqliteTable(
  'canteen_certificates',
  {
    id: integer('id').primaryKey(),
    cookId: integer('cook_id')
      .notNull()
      .references(() => canteenCooks.id),
    issuedOn: text('issued_on').notNull(),
    /** UTC milliseconds; null of what was kept before there were rows. */
    at: integer('at'),
    staffId: integer('staff_id').references(() => staff.id),
  },
  (certificate) => [index('canteen_certificates_cook').on(certificate.cookId, certificate.id)],
)

export const canteenSafetyRecords = sqliteTable(
  'canteen_safety_records',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: safetyKinds }).notNull(),
    /** The service day that the line is of: of a delivery that was written later the one on which it came (食安法 53). */
    day: text('day').notNull(),
    /** The dish, the fridge or the sample that it is about. */
    about: integer('about'),
    cookId: integer('cook_id').references(() => canteenCooks.id),
    /** What it is about, as it was called then. */
    label: text('label').notNull(),
    /** What was written down, in JSON, as the contract has it. */
    content: text('content').notNull(),
    /** The day until which the law wants it kept. */
    keptUntil: text('kept_until').notNull(),
    /** The line that this one strikes out. */
    strikes: integer('strikes'),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    staffId: integer('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (record) => [
    index('canteen_safety_records_day').on(record.day, record.kind),
    index('canteen_safety_records_kind').on(record.kind, record.day),
    index('canteen_safety_records_about').on(record.kind, record.about),
    uniqueIndex('canteen_safety_records_strikes').on(record.strikes),
    check(
      'canteen_safety_records_cook',
      sql`(${record.kind} = 'morning-check') = (${record.cookId} IS NOT NULL)`,
    ),
  ],
)

/** Samples that are in the fridge, kept by trigger: whoever asks what has to go would otherwise read all that there ever were. */
export const canteenSamplesKept = sqliteTable('canteen_samples_kept', {
  recordId: integer('record_id')
    .primaryKey()
    .references(() => canteenSafetyRecords.id),
})

export const safetyGuards: readonly string[] = [
  `CREATE TRIGGER \`canteen_samples_taken\` AFTER INSERT ON \`canteen_safety_records\`
WHEN NEW.kind = 'sample' AND NEW.strikes IS NULL BEGIN
  INSERT INTO canteen_samples_kept (record_id) VALUES (NEW.id);
END;`,
  `CREATE TRIGGER \`canteen_samples_struck\` AFTER INSERT ON \`canteen_safety_records\`
WHEN NEW.kind = 'sample' AND NEW.strikes IS NOT NULL BEGIN
  DELETE FROM canteen_samples_kept WHERE record_id = NEW.strikes;
END;`,
  `CREATE TRIGGER \`canteen_samples_once\` BEFORE INSERT ON \`canteen_safety_records\`
WHEN NEW.kind = 'disposal' AND NEW.strikes IS NULL
  AND NOT EXISTS (SELECT 1 FROM canteen_samples_kept k WHERE k.record_id = NEW.about) BEGIN
  SELECT RAISE(ABORT, 'canteen_safety_records: this sample is not kept any more');
END;`,
  `CREATE TRIGGER \`canteen_samples_gone\` AFTER INSERT ON \`canteen_safety_records\`
WHEN NEW.kind = 'disposal' AND NEW.strikes IS NULL BEGIN
  DELETE FROM canteen_samples_kept WHERE record_id = NEW.about;
END;`,
  // A disposal that is struck out was none, unless another one of the same sample stands or the sample was struck out itself.
  `CREATE TRIGGER \`canteen_samples_back\` AFTER INSERT ON \`canteen_safety_records\`
WHEN NEW.kind = 'disposal' AND NEW.strikes IS NOT NULL BEGIN
  INSERT INTO canteen_samples_kept (record_id)
  SELECT s.id FROM canteen_safety_records s
   WHERE s.id = NEW.about AND s.kind = 'sample' AND s.strikes IS NULL
     AND NOT EXISTS (SELECT 1 FROM canteen_safety_records x WHERE x.strikes = s.id)
     AND NOT EXISTS (
       SELECT 1 FROM canteen_safety_records d
        WHERE d.kind = 'disposal' AND d.about = s.id AND d.strikes IS NULL
          AND NOT EXISTS (SELECT 1 FROM canteen_safety_records x WHERE x.strikes = d.id))
  ON CONFLICT DO NOTHING;
END;`,
]
