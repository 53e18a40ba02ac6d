/** The words of the audit log that both sides share. */

/** `done`: a write or a session's step; `disclosed`: something was shown, printed or exported in full; `refused`: for want of a role; `failed`: a wrong password. */
export const auditOutcomes = ['done', 'disclosed', 'refused', 'failed'] as const
export type AuditOutcome = (typeof auditOutcomes)[number]
