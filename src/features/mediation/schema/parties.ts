/** Who stands in a case: parties, who acts for them, what they say to it, children who were asked. */
import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core'
import { capacities, partyRoles } from '../contract/words'
import { mediationCases } from './cases'

/** A person or a unit, of the register or from outside. A role is never moved by a merge of records: it is read through it. */
export const mediationParties = sqliteTable(
  'mediation_parties',
  {
    id: integer('id').primaryKey(),
    caseId: integer('case_id')
      .notNull()
      .references(() => mediationCases.id),
    role: text('role', { enum: partyRoles }).notNull(),
    side: integer('side').notNull(),
    kind: text('kind', { enum: ['person', 'unit'] }).notNull(),
    /** Of the desk's own file; null is somebody from outside. */
    residentId: integer('resident_id'),
    name: text('name').notNull(),
    idNumber: text('id_number').notNull().default(''),
    phone: text('phone').notNull().default(''),
    address: text('address').notNull().default(''),
    birth: text('birth'),
    capacity: text('capacity', { enum: capacities }),
    cannotRead: integer('cannot_read', { mode: 'boolean' }).notNull().default(false),
    /** Who reads to somebody who cannot; empty where they can, or where nobody was named. */
    readToBy: text('read_to_by').notNull().default(''),
    /** What leads to somebody as surely as an address: 单位、学校、现在在哪. */
    workplace: text('workplace').notNull().default(''),
    school: text('school').notNull().default(''),
    whereabouts: text('whereabouts').notNull().default(''),
    /** What leads to them is on nothing meant for the other side. */
    protectedSince: text('protected_since'),
    /** From the day after nothing waits for their word any more; null is alive, or not known. */
    diedOn: text('died_on'),
    /** The first day on which they were told of their rights and duties; every telling is a row of its own. */
    rightsToldOn: text('rights_told_on'),
  },
  (row) => [
    index('mediation_parties_case').on(row.caseId, row.id),
    index('mediation_parties_resident').on(row.residentId, row.caseId),
    index('mediation_parties_name').on(row.name),
  ],
)

/** 权利义务告知: each time a party was told, which stays. Who wrote it down is not known of what was told before that was kept. */
export const mediationRightsTold = sqliteTable(
  'mediation_rights_told',
  {
    id: integer('id').primaryKey(),
    partyId: integer('party_id')
      .notNull()
      .references(() => mediationParties.id),
    on: text('on_day').notNull(),
    at: integer('at'),
    staffId: integer('staff_id'),
  },
  (row) => [index('mediation_rights_told_party').on(row.partyId, row.id)],
)

export const mediationRepresentatives = sqliteTable(
  'mediation_representatives',
  {
    id: integer('id').primaryKey(),
    partyId: integer('party_id')
      .notNull()
      .references(() => mediationParties.id),
    name: text('name').notNull(),
    by: text('by_what', { enum: ['letter', 'law'] }).notNull(),
    phone: text('phone').notNull().default(''),
    letterOn: text('letter_on'),
    maySign: integer('may_sign', { mode: 'boolean' }).notNull(),
    /** The party of the same case that they are themselves. */
    isParty: integer('is_party').references(() => mediationParties.id),
    /** From when to when they act: only its end is written to a stay that has begun. */
    from: text('from_on'),
    until: text('until_on'),
    endedWhy: text('ended_why').notNull().default(''),
  },
  (row) => [index('mediation_representatives_party').on(row.partyId)],
)

/** What a party says to mediation, mediator and doors; the last counts, all stay. */
export const mediationConsents = sqliteTable(
  'mediation_consents',
  {
    id: integer('id').primaryKey(),
    partyId: integer('party_id')
      .notNull()
      .references(() => mediationParties.id),
    mediation: text('mediation', { enum: ['consents', 'refuses'] }),
    mediator: text('mediator', { enum: ['chosen', 'accepted', 'refuses'] }),
    doors: text('doors', { enum: ['open', 'closed'] }),
    day: text('day').notNull(),
    at: integer('at').notNull(),
    staffId: integer('staff_id').notNull(),
  },
  (row) => [index('mediation_consents_party').on(row.partyId, row.id)],
)

export const mediationGuests = sqliteTable(
  'mediation_guests',
  {
    id: integer('id').primaryKey(),
    caseId: integer('case_id')
      .notNull()
      .references(() => mediationCases.id),
    name: text('name').notNull(),
    as: text('as_what', { enum: ['relative', 'neighbour', 'colleague', 'expert', 'social-body'] }).notNull(),
    /** From this day on they are asked no more, since a party would not have them (人民调解法 20); null is still asked. */
    notComingSince: text('not_coming_since'),
  },
  (row) => [index('mediation_guests_case').on(row.caseId)],
)

export const mediationGuestConsents = sqliteTable(
  'mediation_guest_consents',
  {
    id: integer('id').primaryKey(),
    guestId: integer('guest_id')
      .notNull()
      .references(() => mediationGuests.id),
    partyId: integer('party_id')
      .notNull()
      .references(() => mediationParties.id),
    day: text('day').notNull(),
  },
  (row) => [uniqueIndex('mediation_guest_consents_once').on(row.guestId, row.partyId)],
)

/** What a child said before it was asked again: kept by a trigger, whoever asks. */
export const mediationChildAnswers = sqliteTable(
  'mediation_child_answers',
  {
    id: integer('id').primaryKey(),
    childId: integer('child_id')
      .notNull()
      .references((): AnySQLiteColumn => mediationChildren.id),
    askedOn: text('asked_on').notNull(),
    askedBy: text('asked_by').notNull(),
    wish: text('wish').notNull(),
  },
  (row) => [index('mediation_child_answers_child').on(row.childId, row.id)],
)

/** 权利义务告知: told again, it was told on the first day all the same. */
export const rightsGuards: readonly string[] = [
  `CREATE TRIGGER \`mediation_parties_rights_first\` BEFORE UPDATE OF rights_told_on ON \`mediation_parties\` BEGIN
  SELECT RAISE(ABORT, 'mediation.rights-told') WHERE OLD.rights_told_on IS NOT NULL
    AND (NEW.rights_told_on IS NULL OR NEW.rights_told_on > OLD.rights_told_on);
END;`,
]

/** An answer is testimony: a later one takes its place and not its words (民法典 1084). */
export const childGuards: readonly string[] = [
  `CREATE TRIGGER \`mediation_children_answered\` AFTER UPDATE OF asked_on, asked_by, wish ON \`mediation_children\`
WHEN OLD.asked_on IS NOT NULL AND (OLD.asked_on, OLD.asked_by, OLD.wish) IS NOT (NEW.asked_on, NEW.asked_by, NEW.wish) BEGIN
  INSERT INTO mediation_child_answers (child_id, asked_on, asked_by, wish)
  VALUES (OLD.id, OLD.asked_on, OLD.asked_by, OLD.wish);
END;`,
]

export const mediationChildren = sqliteTable(
  'mediation_children',
  {
    id: integer('id').primaryKey(),
    caseId: integer('case_id')
      .notNull()
      .references(() => mediationCases.id),
    name: text('name').notNull(),
    birth: text('birth').notNull(),
    askedOn: text('asked_on'),
    askedBy: text('asked_by'),
    /** As the child said it; empty where it did not want to say. */
    wish: text('wish'),
  },
  (row) => [
    index('mediation_children_case').on(row.caseId),
    check(
      'mediation_children_asked',
      sql`(${row.askedOn} IS NULL) = (${row.wish} IS NULL) AND (${row.askedOn} IS NULL) = (${row.askedBy} IS NULL)`,
    ),
  ],
)
