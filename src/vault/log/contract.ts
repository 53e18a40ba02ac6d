/** The words of the audit log that both sides share. */

/** `done`: a write or a session's step; `disclosed`: something was shown, printed or exported in full; `refused`: for want of a role; `failed`: a wrong password. */
export const auditOutcomes = ['done', 'disclosed', 'refused', 'failed'] as const
export type AuditOutcome = (typeof auditOutcomes)[number]

/**
 * What can be wrong with the log, at the first row where it is: `edited`: not what was written; `deleted`: rows are
 * missing; `inserted`: nobody wrote it there; `reordered`: it stood elsewhere; `cut-tail`: the log once went on;
 * `recomputed`: from here on the chain was made anew; `seal-broken`: the row has another seal than it got when it was written, or none:
 * whoever has the keys of today wrote it anew.
 */
export const auditFaults = [
  'edited',
  'deleted',
  'inserted',
  'reordered',
  'cut-tail',
  'recomputed',
  'seal-broken',
] as const
export type AuditFault = (typeof auditFaults)[number]
