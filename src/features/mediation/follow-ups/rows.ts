/** Follow-ups that were not put right by a later one. */

/** SQL: whether one stands. */
export const followUpStands = (row: string): string =>
  `NOT EXISTS (SELECT 1 FROM mediation_follow_ups later WHERE later.corrects = ${row}.id)`
