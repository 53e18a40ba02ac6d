/** What the file refuses of a party who has died, whoever writes; `agreement/rules/hands.ts` says it first. */
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
