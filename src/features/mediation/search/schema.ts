/**
 * What was written in a case, so that any two characters of it are found. Triggers keep it beside the rows it is about,
 * whoever writes them: nothing that is said is forgotten here, and nothing that is erased stays.
 *
 * The words themselves are kept once, where they were written; here are only their pairs of neighbouring characters. Rows of one
 * case lie together, the newest case last: a page of what is found is read from the end and stops when it is full. See
 * docs/decisions/narratives-by-pairs.md.
 */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { narrativeSources, type NarrativeSource } from '../contract/words'

/** So many texts a case has room for. */
export const textsOfCase = 65_536

/** Which text of which case lies under which row: `case × 65536 + n`. */
export const mediationNarratives = sqliteTable(
  'mediation_narratives',
  {
    id: integer('id').primaryKey(),
    source: text('source', { enum: narrativeSources }).notNull(),
    sourceId: integer('source_id').notNull(),
  },
  (row) => [index('mediation_narratives_source').on(row.source, row.sourceId)],
)

interface Written {
  readonly table: string
  /** The columns that hold it; some of them may be empty. */
  readonly columns: readonly string[]
  /** SQL that leads from the row to its case. */
  readonly caseOf: (row: string) => string
}

const ofCase = (row: string): string => `${row}.case_id`
const throughAgreement = (row: string): string =>
  `(SELECT a.case_id FROM mediation_agreements a WHERE a.id = ${row}.agreement_id)`

const throughParty = (row: string): string =>
  `(SELECT p.case_id FROM mediation_parties p WHERE p.id = ${row}.party_id)`
const throughChild = (row: string): string =>
  `(SELECT h.case_id FROM mediation_children h WHERE h.id = ${row}.child_id)`
const throughSession = (row: string): string =>
  `(SELECT s.case_id FROM mediation_sessions s WHERE s.id = ${row}.session_id)`
const throughInstalment = (row: string): string =>
  `(SELECT a.case_id FROM mediation_instalments i JOIN mediation_duties d ON d.id = i.duty_id
     JOIN mediation_agreements a ON a.id = d.agreement_id WHERE i.id = ${row}.instalment_id)`
const throughConfirmation = (row: string): string =>
  `(SELECT a.case_id FROM mediation_confirmations f JOIN mediation_agreements a ON a.id = f.agreement_id
     WHERE f.id = ${row}.confirmation_id)`

/** Where words of a case are written. */
export const written: Readonly<Record<NarrativeSource, Written>> = {
  number: { table: 'mediation_cases', columns: ['number'], caseOf: (row) => `${row}.id` },
  narrative: { table: 'mediation_cases', columns: ['narrative'], caseOf: (row) => `${row}.id` },
  wants: { table: 'mediation_cases', columns: ['wants'], caseOf: (row) => `${row}.id` },
  party: { table: 'mediation_parties', columns: ['name'], caseOf: ofCase },
  representative: { table: 'mediation_representatives', columns: ['name'], caseOf: throughParty },
  guest: { table: 'mediation_guests', columns: ['name'], caseOf: ofCase },
  child: { table: 'mediation_children', columns: ['name', 'wish'], caseOf: ofCase },
  plea: { table: 'mediation_pleas', columns: ['words'], caseOf: ofCase },
  report: { table: 'mediation_reports', columns: ['what'], caseOf: ofCase },
  investigation: {
    table: 'mediation_investigations',
    columns: ['place', 'asked', 'words', 'reason'],
    caseOf: ofCase,
  },
  session: { table: 'mediation_sessions', columns: ['place', 'result', 'reason'], caseOf: ofCase },
  // What is said of a session besides is a text of its own: those of before are in the index as they were.
  together: { table: 'mediation_sessions', columns: ['together_because'], caseOf: ofCase },
  statement: { table: 'mediation_statements', columns: ['words'], caseOf: throughSession },
  pledge: { table: 'mediation_pledges', columns: ['words'], caseOf: ofCase },
  evidence: { table: 'mediation_evidence', columns: ['title'], caseOf: ofCase },
  agreement: {
    table: 'mediation_agreements',
    columns: ['facts', 'dispute', 'responsibilities'],
    caseOf: ofCase,
  },
  term: { table: 'mediation_terms', columns: ['what'], caseOf: throughAgreement },
  duty: { table: 'mediation_duties', columns: ['what', 'manner'], caseOf: throughAgreement },
  ruling: { table: 'mediation_rulings', columns: ['number', 'why'], caseOf: throughConfirmation },
  reminder: { table: 'mediation_reminders', columns: ['said'], caseOf: throughInstalment },
  'follow-up': { table: 'mediation_follow_ups', columns: ['said'], caseOf: ofCase },
  contact: { table: 'mediation_contacts', columns: ['what'], caseOf: ofCase },
  risk: { table: 'mediation_risks', columns: ['note'], caseOf: ofCase },
  step: { table: 'mediation_case_events', columns: ['reason'], caseOf: ofCase },
  reply: { table: 'mediation_replies', columns: ['said'], caseOf: ofCase },
  account: { table: 'mediation_accounts', columns: ['said'], caseOf: ofCase },
  leaf: { table: 'mediation_leaves', columns: ['title'], caseOf: ofCase },
  // Most cases came without one.
  letter: {
    table: 'mediation_cases',
    columns: ['letter'],
    caseOf: (row) => `CASE WHEN ${row}.letter <> '' THEN ${row}.id END`,
  },
  'agreement-number': { table: 'mediation_agreements', columns: ['number'], caseOf: ofCase },
  'handed-over': { table: 'mediation_handed_over', columns: ['name', 'why'], caseOf: ofCase },
  'court-end': { table: 'mediation_court_ends', columns: ['number'], caseOf: ofCase },
  'child-before': { table: 'mediation_child_answers', columns: ['wish'], caseOf: throughChild },
  // Of none when it was spoken: `becameTriggers` lead it to every case that it became.
  'plea-before': { table: 'mediation_pleas', columns: ['words'], caseOf: () => 'NULL' },
}

/** The words of a row as they are looked for. */
export const textOf = (source: NarrativeSource, row: string): string =>
  written[source].columns.map((column) => `coalesce(${row}.${column}, '') || char(10)`).join(' || ')

/** So many pairs are cut at once: a place in a text is counted from its beginning, so one by one would take the square of its length. */
const cutAtOnce = 64

/** The pairs of neighbouring characters of a text, apart by spaces: 他漏水 is 他漏 漏水 水. */
const pairsOf = (text: string): string => {
  const pairs = Array.from({ length: cutAtOnce }, (_, at) => `substr(p.part, ${at + 1}, 2)`)
  return `(WITH RECURSIVE p(at, part) AS (
    SELECT 1, substr(${text}, 1, ${cutAtOnce + 1})
    UNION ALL
    SELECT p.at + ${cutAtOnce}, substr(${text}, p.at + ${cutAtOnce}, ${cutAtOnce + 1}) FROM p WHERE length(p.part) > ${cutAtOnce})
   SELECT group_concat(${pairs.join(" || ' ' || ")}, ' ') FROM p)`
}

function triggersOf(source: NarrativeSource): readonly string[] {
  const { table, columns, caseOf } = written[source]
  const said = (row: 'NEW' | 'OLD', taken: 0 | 1): string => `INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, ${textOf(source, row)}, ${taken} FROM mediation_narratives n
     WHERE n.source = '${source}' AND n.source_id = ${row}.id;`
  const put = `INSERT INTO mediation_narratives (id, source, source_id)
    SELECT coalesce(max(n.id), ${caseOf('NEW')} * ${textsOfCase}) + 1, '${source}', NEW.id FROM mediation_narratives n
     WHERE n.id BETWEEN ${caseOf('NEW')} * ${textsOfCase} AND (${caseOf('NEW')} + 1) * ${textsOfCase} - 1
    HAVING ${caseOf('NEW')} IS NOT NULL;
  ${said('NEW', 0)}`
  const take = `${said('OLD', 1)}
  DELETE FROM mediation_narratives WHERE source = '${source}' AND source_id = OLD.id;`
  const trigger = (name: string, when: string, body: string): string =>
    `CREATE TRIGGER \`mediation_narratives_${source}_${name}\` AFTER ${when} ON \`${table}\` BEGIN\n  ${body}\nEND;`
  return [
    trigger('put', 'INSERT', put),
    trigger('changed', `UPDATE OF ${columns.join(', ')}`, `${take}\n  ${put}`),
    trigger('taken', 'DELETE', take),
  ]
}

const textsOf = (source: NarrativeSource): string =>
  `SELECT n.id, ${textOf(source, 's')} AS text FROM mediation_narratives n JOIN ${written[source].table} s ON s.id = n.source_id
   WHERE n.source = '${source}'`

/** Looked for since the index was there: what was written before is read into it once, by the migration that brings them. */
const laterSources = ['wants'] as const satisfies readonly NarrativeSource[]
/** Later still, of which a case may have had several. */
const latestSources = [
  'letter',
  'agreement-number',
  'handed-over',
  'court-end',
  'plea-before',
] as const satisfies readonly NarrativeSource[]
/** What nobody had written before there was its table. */
const newSources = ['child-before', 'together'] as const satisfies readonly NarrativeSource[]
const isLater = (source: NarrativeSource): boolean =>
  [...laterSources, ...latestSources, ...newSources].some((later) => later === source)

const textsThereAre = narrativeSources.filter((source) => !isLater(source)).map(textsOf)

const readIn = (source: NarrativeSource): readonly string[] => {
  const { table, caseOf } = written[source]
  return [
    `INSERT INTO mediation_narratives (id, source, source_id)
  SELECT coalesce((SELECT max(n.id) FROM mediation_narratives n
           WHERE n.id BETWEEN ${caseOf('s')} * ${textsOfCase} AND (${caseOf('s')} + 1) * ${textsOfCase} - 1),
         ${caseOf('s')} * ${textsOfCase}) + 1, '${source}', s.id
    FROM ${table} s;`,
    `INSERT INTO mediation_pairs (rowid, text) SELECT t.id, ${pairsOf('t.text')} FROM (
  ${textsOf(source)}) t;`,
  ]
}

/** The first number that is free in a case, less one. */
const lastOf = (caseId: string): string => `coalesce((SELECT max(n.id) FROM mediation_narratives n
    WHERE n.id BETWEEN ${caseId} * ${textsOfCase} AND (${caseId} + 1) * ${textsOfCase} - 1), ${caseId} * ${textsOfCase})`

const became = `mediation_plea_cases l JOIN mediation_pleas p
    ON p.id = l.plea_id OR p.adds_to = l.plea_id AND p.case_id IS NULL`

const readAllIn = (source: NarrativeSource): readonly string[] => {
  const { table, caseOf } = written[source]
  const [rows, caseId, id] =
    source === 'plea-before' ? [became, 'l.case_id', 'p.id'] : [`${table} s`, caseOf('s'), 's.id']
  return [
    `INSERT INTO mediation_narratives (id, source, source_id)
  SELECT ${lastOf(caseId)} + row_number() OVER (PARTITION BY ${caseId} ORDER BY ${id}), '${source}', ${id} FROM ${rows}
   WHERE ${caseId} IS NOT NULL;`,
    `INSERT INTO mediation_pairs (rowid, text) SELECT t.id, ${pairsOf('t.text')} FROM (
  ${textsOf(source)}) t;`,
  ]
}

const saidBefore = (
  condition: string,
  taken: 0 | 1,
  row = 'p',
): string => `INSERT INTO mediation_said (id, text, taken)
    SELECT n.id, ${textOf('plea-before', row)}, ${taken} FROM mediation_narratives n${row === 'p' ? ' JOIN mediation_pleas p ON p.id = n.source_id' : ''}
     WHERE n.source = 'plea-before' AND ${condition};`
const inCase = (caseId: string): string =>
  `n.id BETWEEN ${caseId} * ${textsOfCase} AND (${caseId} + 1) * ${textsOfCase} - 1`
const withoutBefore = (condition: string): string =>
  `DELETE FROM mediation_narratives WHERE source = 'plea-before' AND ${condition.replaceAll('n.', '')};`

/** What somebody said before there was a case is found in the case that it became, with what was added to it since. */
const becameTriggers: readonly string[] = [
  `CREATE TRIGGER \`mediation_narratives_plea_became\` AFTER INSERT ON \`mediation_plea_cases\` BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT ${lastOf('NEW.case_id')} + row_number() OVER (ORDER BY p.id), 'plea-before', p.id FROM mediation_pleas p
     WHERE p.id = NEW.plea_id OR p.adds_to = NEW.plea_id AND p.case_id IS NULL;
  ${saidBefore(inCase('NEW.case_id'), 0)}
END;`,
  `CREATE TRIGGER \`mediation_narratives_plea_unmade\` BEFORE DELETE ON \`mediation_plea_cases\` BEGIN
  ${saidBefore(inCase('OLD.case_id'), 1)}
  ${withoutBefore(inCase('OLD.case_id'))}
END;`,
  `CREATE TRIGGER \`mediation_narratives_plea_added\` AFTER INSERT ON \`mediation_pleas\` WHEN NEW.case_id IS NULL AND NEW.adds_to IS NOT NULL BEGIN
  INSERT INTO mediation_narratives (id, source, source_id)
    SELECT ${lastOf('l.case_id')} + 1, 'plea-before', NEW.id FROM mediation_plea_cases l WHERE l.plea_id = NEW.adds_to;
  ${saidBefore('n.source_id = NEW.id', 0)}
END;`,
  `CREATE TRIGGER \`mediation_narratives_plea_gone\` AFTER DELETE ON \`mediation_pleas\` WHEN OLD.case_id IS NULL BEGIN
  ${saidBefore('n.source_id = OLD.id', 1, 'OLD')}
  ${withoutBefore('n.source_id = OLD.id')}
END;`,
]

export const narrativeGuards: readonly string[] = [
  // The index by threes of characters, which came before.
  'DROP TABLE IF EXISTS `mediation_word_groups`;',
  'DROP TABLE IF EXISTS `mediation_words`;',
  // Every sign is part of a word, and only blanks stand between them.
  `CREATE VIRTUAL TABLE \`mediation_pairs\` USING fts5(text, content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");`,
  // What is taken out is gone from the file at once, and not at some later merge.
  "INSERT INTO mediation_pairs (mediation_pairs, rank) VALUES ('secure-delete', 1);",
  // Texts that were there before, the oldest case first: an index is written quickest from its beginning.
  `INSERT INTO mediation_pairs (rowid, text) SELECT t.id, ${pairsOf('t.text')} FROM (
  ${textsThereAre.join('\n  UNION ALL ')}
  ORDER BY 1) t;`,
  // Where triggers of every table say what was written or taken, and the one place that cuts it.
  "CREATE VIEW `mediation_said` (id, text, taken) AS SELECT 0, '', 0 WHERE FALSE;",
  `CREATE TRIGGER \`mediation_said_put\` INSTEAD OF INSERT ON \`mediation_said\` WHEN NEW.taken = 0 BEGIN
  INSERT INTO mediation_pairs (rowid, text) SELECT NEW.id, ${pairsOf('NEW.text')};
END;`,
  `CREATE TRIGGER \`mediation_said_taken\` INSTEAD OF INSERT ON \`mediation_said\` WHEN NEW.taken = 1 BEGIN
  INSERT INTO mediation_pairs (mediation_pairs, rowid, text) SELECT 'delete', NEW.id, ${pairsOf('NEW.text')};
END;`,
  ...laterSources.flatMap(readIn),
  ...latestSources.flatMap(readAllIn),
  ...narrativeSources.filter((source) => source !== 'plea-before').flatMap(triggersOf),
  ...becameTriggers,
]
