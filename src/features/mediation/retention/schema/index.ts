/**
 * What goes when a case is erased, and what of it remains for the figures: its number, year, kind, days and result, who had it and what
 * was paid for it. The triggers of the file let exactly these rows go, and only while that one case is being erased.
 */
import type { ErasableRows } from '#vault/erasures/erasable'

/** A table whose rows go, and the column by which a row belongs to another one; in the end to the root. */
interface Belongs {
  readonly table: string
  readonly by: string
  readonly to: string
}

export interface Root {
  /** What the log calls it. */
  readonly subject: 'mediation-case' | 'mediation-order' | 'mediation-warning' | 'mediation-plea'
  readonly table: string
  /** In the order in which they go: whatever points at something goes before it. */
  readonly goes: readonly Belongs[]
}

const ofCase = (table: string): Belongs => ({ table, by: 'case_id', to: 'mediation_cases' })
const of = (to: string, by: string, ...tables: readonly string[]): readonly Belongs[] =>
  tables.map((table) => ({ table, by, to }))

/** It stays for its number and its days, and its words go: rows that hang on it are found through it. */
const agreements = ofCase('mediation_agreements')

export const caseRoot: Root = {
  subject: 'mediation-case',
  table: 'mediation_cases',
  goes: [
    ...of('mediation_suspicions', 'suspicion_id', 'mediation_help_answers'),
    ofCase('mediation_reports'),
    ...of('mediation_screenings', 'screening_id', 'mediation_needs', 'mediation_suspicions'),
    ofCase('mediation_screenings'),
    ...of('mediation_guests', 'guest_id', 'mediation_guest_consents'),
    ofCase('mediation_guests'),
    ...of('mediation_children', 'child_id', 'mediation_child_answers'),
    ofCase('mediation_children'),
    ...of('mediation_sessions', 'session_id', 'mediation_statements', 'mediation_initials'),
    ofCase('mediation_sessions'),
    ofCase('mediation_investigations'),
    ofCase('mediation_pledges'),
    ...of('mediation_extensions', 'extension_id', 'mediation_extension_wishes'),
    ofCase('mediation_extensions'),
    ...of('mediation_endings', 'ending_id', 'mediation_notices'),
    ofCase('mediation_endings'),
    ofCase('mediation_court_ends'),
    ofCase('mediation_replies'),
    ...of('mediation_handed_over', 'sent_id', 'mediation_handed_over_notes'),
    ofCase('mediation_handed_over'),
    ofCase('mediation_follow_ups'),
    ...of('mediation_instalments', 'instalment_id', 'mediation_reminders', 'mediation_performances'),
    ...of('mediation_duties', 'duty_id', 'mediation_instalments'),
    // Hands before what they signed: signed, it stays as it was.
    ...of(
      'mediation_agreements',
      'agreement_id',
      'mediation_signatures',
      'mediation_duties',
      'mediation_terms',
      'mediation_copies',
      'mediation_checks',
      'mediation_set_asides',
    ),
    ...of('mediation_confirmations', 'confirmation_id', 'mediation_rulings'),
    ...of('mediation_agreements', 'agreement_id', 'mediation_confirmations'),
    ofCase('mediation_evidence'),
    ofCase('mediation_leaves'),
    ofCase('mediation_covers'),
    ofCase('mediation_made_papers'),
    ofCase('mediation_texts_read'),
    ofCase('mediation_accounts'),
    ofCase('mediation_page_counts'),
    ofCase('mediation_relations_accepted'),
    ofCase('mediation_relations'),
    ofCase('mediation_committees'),
    ofCase('mediation_risks'),
    ofCase('mediation_contacts'),
    // What it began with goes with it, when no other case does: by the deed, as one of no case.
    ofCase('mediation_plea_cases'),
    ofCase('mediation_pleas'),
    ...of(
      'mediation_parties',
      'party_id',
      'mediation_protections',
      'mediation_rights_told',
      'mediation_consents',
      'mediation_representatives',
    ),
    ofCase('mediation_parties'),
  ],
}

export const orderRoot: Root = {
  subject: 'mediation-order',
  table: 'mediation_orders',
  goes: [
    ...of('mediation_order_sightings', 'sighting_id', 'mediation_breaches_told'),
    ...of('mediation_order_askings', 'asking_id', 'mediation_order_rulings'),
    ...of(
      'mediation_orders',
      'order_id',
      'mediation_order_sightings',
      'mediation_order_askings',
      'mediation_order_help',
    ),
  ],
}

export const warningRoot: Root = {
  subject: 'mediation-warning',
  table: 'mediation_warnings',
  goes: of('mediation_warnings', 'warning_id', 'mediation_warning_visits'),
}

/** Of no case, with what was added to it; the plea itself goes last. */
export const pleaRoot: Root = {
  subject: 'mediation-plea',
  table: 'mediation_pleas',
  goes: of('mediation_pleas', 'adds_to', 'mediation_pleas'),
}

const roots = [caseRoot, orderRoot, warningRoot]

/** Of a case that was erased these stay, with nothing of its people in them; the rest of what hangs on a case goes. */
export const staysOfCase = {
  mediation_case_events: ['reason'],
  mediation_stays: ['reason'],
  mediation_agreements: ['facts', 'dispute', 'responsibilities'],
  // What was paid, by whose approval: money is answered for longer than a quarrel.
  mediation_pay: [],
} as const satisfies Readonly<Record<string, readonly string[]>>

const belongs = (root: Root, table: string): Belongs => {
  const found = [...root.goes, agreements].find((one) => one.table === table)
  if (found === undefined) throw new Error(`${table} does not go with ${root.table}`)
  return found
}

/** SQL that leads from a row to the id of its root. */
function rootOf(root: Root, { by, to }: Belongs, row: string, depth = 0): string {
  if (to === root.table) return `${row}.${by}`
  const inner = `g${depth}`
  return `(SELECT ${rootOf(root, belongs(root, to), inner, depth + 1)} FROM ${to} ${inner} WHERE ${inner}.id = ${row}.${by})`
}

/** SQL for the rows of a table that hang on the root `?`. */
export function whereOf(root: Root, { by, to }: Belongs): string {
  return to === root.table
    ? `${by} = ?`
    : `${by} IN (SELECT id FROM ${to} WHERE ${whereOf(root, belongs(root, to))})`
}

/** Every table that hangs on a case, whether its rows go with it or stay. */
export const hangOnCase: readonly string[] = [
  ...caseRoot.goes.map(({ table }) => table),
  ...Object.keys(staysOfCase),
]

/** SQL: the case that a row of such a table hangs on. */
export const caseOf = (table: string, row: 'NEW' | 'OLD' | 'x'): string =>
  rootOf(caseRoot, caseRoot.goes.find((one) => one.table === table) ?? ofCase(table), row)

/** SQL: whether the case with that id is the one that is being erased. */
export const caseGoes = (id: string): string =>
  `EXISTS (SELECT 1 FROM erasing e WHERE e.subject = '${caseRoot.subject}' AND e.id = ${id})`

/** What was walked in a month goes together: its words, and not its counts. */
export const patrolsSubject = 'mediation-patrols'

/** SQL: year and month of a day as one number, by which the words of its patrols go. */
const monthOf = (day: string): string => `CAST(substr(${day}, 1, 4) || substr(${day}, 6, 2) AS INTEGER)`

/** What the triggers of append-only tables let go. */
export const erasableWith = (appendOnly: readonly string[]): readonly ErasableRows[] => [
  ...roots.flatMap((root) =>
    root.goes
      // Pleas go with their case or by themselves: one rule says both.
      .filter(({ table }) => appendOnly.includes(table) && table !== pleaRoot.table)
      .map((one) => ({
        table: one.table,
        of: `e.subject = '${root.subject}' AND e.id = ${rootOf(root, one, 'OLD')}`,
      })),
  ),
  {
    table: 'mediation_pleas',
    of: `(e.subject = '${caseRoot.subject}' AND e.id = OLD.case_id
    OR e.subject = '${pleaRoot.subject}' AND OLD.case_id IS NULL AND e.id IN (OLD.id, OLD.adds_to))`,
  },
  {
    table: 'mediation_case_events',
    of: `e.subject = '${caseRoot.subject}' AND e.id = OLD.case_id`,
    blanks: 'reason',
    blank: "''",
  },
  {
    table: 'mediation_patrols',
    of: `e.subject = '${patrolsSubject}' AND e.id = ${monthOf('OLD.on_day')}`,
    blanks: 'what',
    blank: "''",
  },
]

/** References that the end of a row would have looked through whole tables for. */
const looked = [
  ['mediation_confirmations', 'home_of'],
  ['mediation_contacts', 'party_id'],
  ['mediation_copies', 'party_id'],
  ['mediation_duties', 'who'],
  ['mediation_duties', 'to_whom'],
  ['mediation_endings', 'party_id'],
  ['mediation_evidence', 'party_id'],
  ['mediation_extension_wishes', 'party_id'],
  ['mediation_follow_ups', 'party_id'],
  ['mediation_guest_consents', 'party_id'],
  ['mediation_leaves', 'party_id'],
  ['mediation_made_papers', 'party_id'],
  ['mediation_needs', 'suspicion_id'],
  ['mediation_notices', 'party_id'],
  ['mediation_pleas', 'adds_to'],
  ['mediation_pledges', 'party_id'],
  ['mediation_relations', 'party_id'],
  ['mediation_relations_accepted', 'party_id'],
  ['mediation_relations_accepted', 'knowing'],
  ['mediation_reports', 'suspicion_id'],
  ['mediation_representatives', 'is_party'],
  ['mediation_screenings', 'corrects'],
  ['mediation_signatures', 'party_id'],
  ['mediation_signatures', 'representative_id'],
  ['mediation_statements', 'party_id'],
  ['mediation_suspicions', 'continues'],
] as const

/** Most are empty in most rows. */
const indexes = looked.map(
  ([table, column]) =>
    `CREATE INDEX \`${table}_${column}_gone\` ON \`${table}\` (${column}) WHERE ${column} IS NOT NULL;`,
)

const kept = [
  'state',
  'before_closing',
  'number_year',
  'number_sequence',
  'number',
  'source',
  'referrer',
  'court_referral',
  'kind',
  'difficulty',
  'people',
  'money_fen',
  'accepted_on',
  'joined_into',
  'renews',
  'opened_at',
  'opened_by',
]
const row = (name: 'NEW' | 'OLD'): string => kept.map((column) => `${name}.${column}`).join(', ')

export const retentionGuards: readonly string[] = [
  ...indexes,
  'CREATE INDEX `mediation_cases_erased` ON `mediation_cases` (confirmed_on) WHERE confirmed_on IS NOT NULL;',
  // Only what is over, without a word left, and with what remains of it as it was; afterwards nothing changes any more.
  `CREATE TRIGGER \`mediation_cases_erased_whole\` BEFORE UPDATE ON \`mediation_cases\` BEGIN
  SELECT RAISE(ABORT, 'mediation.case-erased') WHERE OLD.erased_on IS NOT NULL;
  SELECT RAISE(ABORT, 'mediation.not-erased') WHERE NEW.erased_on IS NOT NULL AND (
    NOT ${caseGoes('OLD.id')} OR OLD.state NOT IN ('archived', 'not-accepted', 'dropped', 'joined')
    OR NEW.narrative <> '' OR NEW.wants <> '' OR NEW.letter <> '' OR NEW.visit_id IS NOT NULL
    OR (${row('NEW')}) IS NOT (${row('OLD')}));
END;`,
]
