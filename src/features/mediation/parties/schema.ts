/** What the file refuses of who is a party, whoever writes: on whose side they stand, and that they have died. The rules say it first. */
import { before, handStands, refuseWhere } from '../schema/chronology'

/** The day of a hand; of one without a day the day on which it was written down. */
const handDay = `coalesce(NEW.day, date(NEW.at / 1000, 'unixepoch', '+8 hours'))`

/**
 * 民法典 13, 173: a hand of after somebody's death is not theirs, nor is one for them under what was laid before the others after it. By a
 * letter it may be (174).
 */
export const diedGuard = before(
  'signatures_died',
  'mediation_signatures',
  refuseWhere(
    'party-died',
    `EXISTS (SELECT 1 FROM mediation_parties p WHERE p.id = NEW.party_id AND (
      p.died_on < (SELECT min(e.day) FROM mediation_checks k JOIN mediation_case_events e ON e.id = k.event_id
        WHERE k.agreement_id = NEW.agreement_id)
      OR (p.died_on < ${handDay} AND NOT EXISTS (
        SELECT 1 FROM mediation_representatives r WHERE r.id = NEW.representative_id AND r.by_what = 'letter'))))`,
  ),
)

/** Nobody died before the day of their own hand. */
export const diedLaterGuard = `CREATE TRIGGER \`mediation_parties_died\` BEFORE UPDATE OF died_on ON \`mediation_parties\` BEGIN
  ${refuseWhere(
    'party-signed-later',
    `EXISTS (SELECT 1 FROM mediation_signatures s WHERE s.party_id = NEW.id AND s.representative_id IS NULL
      AND s.day > NEW.died_on AND ${handStands('s')})`,
  )}
END;`

/** Who asks and who is asked never stand on one side: who acts for both, and what one hears of the other, goes by it (民法典 168). */
export const sidesGuards: readonly string[] = (['INSERT', 'UPDATE OF role, side'] as const).map((event) => {
  const name = event === 'INSERT' ? 'insert' : 'update'
  const isMoved = event === 'INSERT' ? '' : '(NEW.role <> OLD.role OR NEW.side <> OLD.side) AND '
  return `CREATE TRIGGER \`mediation_parties_sides_${name}\` BEFORE ${event} ON \`mediation_parties\` BEGIN
  ${refuseWhere(
    'one-side',
    `${isMoved}NEW.role IN ('applicant', 'respondent') AND EXISTS (SELECT 1 FROM mediation_parties p
      WHERE p.case_id = NEW.case_id AND p.id IS NOT NEW.id AND p.side = NEW.side AND p.role <> NEW.role AND p.role IN ('applicant', 'respondent'))`,
  )}
END;`
})
