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

/** What procedures and refusals were called before: rows of the log keep the name they were written with. */
const formerNames: ReadonlyMap<string, string> = new Map([
  ['residents.registerFile.undo', 'residents.registerFile.takeBack'],
  ['residents.unmerge', 'residents.takeBackMerge'],
  ['residents.merge-undone', 'residents.merge-taken-back'],
  ['restore.look', 'restore.search'],
  ['serviceRequests.saveGridWorker', 'directory.gridWorkers.save'],
])

/** The name under which the language files know it today. */
export const nameNow = (name: string): string => formerNames.get(name) ?? name

/** Fewer than this a day stand out for nobody. */
const leastUnusual = 10
/** So many times what is usual. */
const timesUsual = 3

/** Whether somebody was shown far more today than on the days before on which they were shown anything. */
export function isUnusual({
  shown,
  before,
  days,
}: {
  readonly shown: number
  /** On so many days before, together. */
  readonly before: number
  readonly days: number
}): boolean {
  return shown >= leastUnusual && shown >= timesUsual * (days === 0 ? 0 : before / days)
}
