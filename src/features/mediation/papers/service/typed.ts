/**
 * Lines that somebody typed beside a narrative: who read aloud, who came along, a court, a receipt. Nobody looks these through, so that they
 * lead to whom they hold the address, phone or number of; and outside the file to a minor whom they name (未成年人保护法 103).
 */
import { z } from 'zod'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { pleasOfCase } from '../../pleas/schema'
import { leadingTo } from '../../rules'
import type { PeopleOfCase } from './people'

/** Whose lines they are: of the case itself, or of one of its records. */
export type TypedRecord =
  'case' | { readonly of: 'session' | 'agreement' | 'order' | 'plea'; readonly id: number }

/** By which a paper that was made remembers them: `typed:session:3`. */
export const storyOf = (record: TypedRecord): string =>
  record === 'case' ? 'typed:case' : `typed:${record.of}:${record.id}`

/**
 * Whom a line leads to by what it says. `byName`: also whom it names; between the parties names are no secret. Of a party's own name their
 * contacts alone count.
 */
export const leadsByItself = (
  text: string,
  { contacts }: Pick<PeopleOfCase, 'contacts'>,
  byName: boolean,
): readonly number[] =>
  leadingTo(text, [], byName ? contacts : contacts.map((one) => ({ ...one, names: [] })))

const lines: readonly string[] = [
  `SELECT 'typed:case' AS story, concat_ws(char(10), c.letter,
       (SELECT group_concat(concat_ws(char(10), m.name, m.number, m.contact, m.mediators), char(10))
          FROM mediation_committees m WHERE m.case_id = c.id)) AS said FROM mediation_cases c WHERE c.id = @case`,
  `SELECT 'typed:session:' || s.id, concat_ws(char(10), s.others,
       (SELECT group_concat(t.read_by, char(10)) FROM mediation_statements t WHERE t.session_id = s.id))
     FROM mediation_sessions s WHERE s.case_id = @case`,
  `SELECT 'typed:agreement:' || a.id, concat_ws(char(10),
       (SELECT group_concat(k.read_to, char(10)) FROM mediation_checks k WHERE k.agreement_id = a.id),
       (SELECT group_concat(f.court, char(10)) FROM mediation_confirmations f WHERE f.agreement_id = a.id))
     FROM mediation_agreements a WHERE a.case_id = @case`,
  `SELECT 'typed:order:' || o.id, concat_ws(char(10), o.court, o.number, o.protected_name, o.against_name,
       (SELECT group_concat(r.number, char(10)) FROM mediation_order_rulings r
          JOIN mediation_order_askings a ON a.id = r.asking_id WHERE a.order_id = o.id),
       (SELECT group_concat(s.by_whom, char(10)) FROM mediation_order_sightings s WHERE s.order_id = o.id),
       (SELECT group_concat(b.receipt, char(10)) FROM mediation_breaches_told b
          JOIN mediation_order_sightings s ON s.id = b.sighting_id WHERE s.order_id = o.id),
       (SELECT group_concat(h.by_whom, char(10)) FROM mediation_order_help h WHERE h.order_id = o.id))
     FROM mediation_orders o WHERE o.case_id = @case`,
  `SELECT 'typed:plea:' || id, person FROM mediation_pleas WHERE id IN (${pleasOfCase}) AND +adds_to IS NULL`,
]

const sql = lines.join(' UNION ALL ')
const lineRow = z.object({ story: z.string(), said: z.string() })

/** All such lines of a case, by the record that they are of: a paper made before somebody was hidden is held against them. */
export const typedOf = (call: HasStatements, caseId: number): ReadonlyMap<string, string> =>
  new Map(rowsOf(call, lineRow, sql, { case: caseId }).map(({ story, said }) => [story, said]))
