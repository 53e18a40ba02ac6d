/** How the log is read by people: what a row is about, what part of a name is shown, how a head is typed from paper. */
export { readMac, shortDigits, shortMac } from '#vault/log/rules/head'

/** `<kind>:<key>` taken apart; a draft's key may hold colons of its own. */
export function subjectOf(subject: string): { readonly kind: string; readonly key: string } {
  const at = subject.indexOf(':')
  return at < 0 ? { kind: subject, key: '' } : { kind: subject.slice(0, at), key: subject.slice(at + 1) }
}

/** 王**: outside one's own work a name is shown in part, and the auditor's work is with staff, not with residents. */
export function maskedName(name: string): string {
  const [first, ...others] = Array.from(name)
  return first === undefined ? '' : first + '*'.repeat(others.length)
}
