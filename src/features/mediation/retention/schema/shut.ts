/**
 * A case that is bound, or goes on as part of another, is written to no more: the triggers say so for every table that hangs on a case,
 * as `mayChange` does for the services. What is written all the same stands here, each with its why.
 */
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { caseGoes, caseOf, hangOnCase } from './index'
import { mediationParties } from '../../schema/parties'

export type ShutState = 'archived' | 'joined'

/** Tables of which a shut case still takes a row. */
export const stillWritten: Readonly<Record<string, readonly ShutState[]>> = {
  // Whoever referred it waits for an answer, also where it was joined to another.
  mediation_replies: ['joined'],
  // Its papers are read and printed still; what leads to whom on them is learnt later, and papers made before are printed anew.
  mediation_made_papers: ['archived', 'joined'],
  mediation_texts_read: ['archived', 'joined'],
  mediation_page_counts: ['archived', 'joined'],
  mediation_protections: ['archived', 'joined'],
  // A leaf with its day, and the paper that it is; their guards know which.
  mediation_leaves: ['archived'],
  mediation_evidence: ['archived'],
  // Steps have a guard of their own: the slip of joining is taken back, and a leaf is added.
  mediation_case_events: ['archived', 'joined'],
  // Who may read it, and what was paid for it, is about it and not in it.
  mediation_stays: ['archived', 'joined'],
  mediation_pay: ['archived', 'joined'],
}

/** Of a party: that they are hidden from the others, and that the register knows them no more. */
export const stillOfParty: readonly string[] = ['protected_since', 'resident_id']

const columnsOfParty = getTableConfig(mediationParties)
  .columns.map(({ name }) => name)
  .filter((name) => !stillOfParty.includes(name))

const events = ['INSERT', 'UPDATE', 'DELETE'] as const
type Event = (typeof events)[number]

const rowsOf = { INSERT: ['NEW'], UPDATE: ['OLD', 'NEW'], DELETE: ['OLD'] } as const satisfies Readonly<
  Record<Event, readonly ('NEW' | 'OLD')[]>
>

function guardOf(table: string, event: Event): string {
  const still = stillWritten[table] ?? []
  const shut = (['archived', 'joined'] as const).filter((state) => !still.includes(state))
  const columns =
    table === 'mediation_parties' && event === 'UPDATE' ? ` OF ${columnsOfParty.join(', ')}` : ''
  const cases = rowsOf[event].map((row) => caseOf(table, row)).join(', ')
  // What is being erased goes, and with it all that hangs on it.
  const kept = event === 'INSERT' ? '' : ` AND NOT ${caseGoes('c.id')}`
  return `CREATE TRIGGER \`${table}_shut_${event.toLowerCase()}\` BEFORE ${event}${columns} ON \`${table}\` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE EXISTS (SELECT 1 FROM mediation_cases c
    WHERE c.id IN (${cases}) AND c.state IN (${shut.map((state) => `'${state}'`).join(', ')})${kept});
END;`
}

/** What is append-only refuses changes by itself. */
export const shutGuards = (appendOnly: readonly string[]): readonly string[] => [
  ...hangOnCase
    .filter((table) => (stillWritten[table] ?? []).length < 2)
    .flatMap((table) =>
      events
        .filter((event) => event === 'INSERT' || !appendOnly.includes(table))
        .map((event) => guardOf(table, event)),
    ),
  // Only the step that took it there is taken back.
  `CREATE TRIGGER \`mediation_cases_shut\` BEFORE UPDATE ON \`mediation_cases\` BEGIN
  SELECT RAISE(ABORT, 'mediation.shut') WHERE OLD.state = 'joined' AND NEW.state = 'joined' AND NOT ${caseGoes('OLD.id')};
END;`,
]
