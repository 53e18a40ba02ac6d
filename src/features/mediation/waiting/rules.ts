/** What a case waits for next, and by when: the thing with the nearest day, and what has no day after all that have one. */
import type { CaseState } from '../contract/words'
import { waits, type WaitFor } from './contract'

export interface Wait {
  readonly for: WaitFor
  /** `YYYY-MM-DD`; null where nobody sets a day. */
  readonly due: string | null
}

/** What is known of a case, as far as it waits for something. */
export interface Waiting {
  readonly state: CaseState
  /** The last day of its time. */
  readonly due: string | null
  /** The day on which what has to be reported and is not was found (反家庭暴力法 35: 及时). */
  readonly reportOwedSince: string | null
  /** The day on which the last mediator who had it left; null while somebody has it. */
  readonly leftBehindSince: string | null
  /** By when somebody is in touch again, because the quarrel may escalate; null where nobody has to be. */
  readonly contactDue: string | null
  readonly isScreened: boolean
  /** Every party was asked and consents. */
  readonly allConsent: boolean
  /** Since when a court's time should run and nobody wrote down from which day (特邀调解规定 27); null where it runs, or no court sent it. */
  readonly courtTimeOpenSince: string | null
  /** By when whoever referred it waits for an answer, with no day where they named none; null once it was given. */
  readonly reply: { readonly due: string | null } | null
  /** Days of the instalments that are not kept; null is an instalment without one. */
  readonly instalments: readonly (string | null)[]
  readonly followUps: readonly string[]
  /** By when all parties ask a court together, while they can and neither did nor said that they will not (人民调解法 33). */
  readonly confirmationDue: string | null
}

/** Everything it waits for, the first first. */
export function waitsOf(known: Waiting): readonly Wait[] {
  const found: Wait[] = []
  const add = (what: WaitFor, due: string | null) => found.push({ for: what, due })
  if (known.reportOwedSince !== null) add('report', known.reportOwedSince)
  if (known.leftBehindSince !== null) add('handing-over', known.leftBehindSince)
  if (known.contactDue !== null) add('contact', known.contactDue)
  if (known.courtTimeOpenSince !== null) add('court-papers', known.courtTimeOpenSince)
  // Also while it is mediated: a sender's day does not wait for ours.
  if (known.reply !== null) add('reply', known.reply.due)
  if (known.confirmationDue !== null)
    add(known.state === 'signing' ? 'seal' : 'confirmation', known.confirmationDue)
  for (const due of known.followUps) add('follow-up', due)
  const next = ofState(known)
  if (next !== null) found.push(next)
  return found.toSorted(
    (one, other) =>
      (one.due ?? '9999').localeCompare(other.due ?? '9999') ||
      waits.indexOf(one.for) - waits.indexOf(other.for),
  )
}

const nextOf = (instalments: Waiting['instalments']): Wait => ({
  for: 'instalment',
  due: instalments.toSorted((one, other) => (one ?? '9999').localeCompare(other ?? '9999'))[0] ?? null,
})

function ofState({ state, due, isScreened, allConsent, instalments }: Waiting): Wait | null {
  switch (state) {
    case 'intake':
      return { for: !isScreened ? 'screening' : allConsent ? 'acceptance' : 'consents', due: null }
    case 'accepted':
    case 'mediating':
      return { for: allConsent ? 'mediation' : 'consents', due }
    case 'signing':
      return { for: 'signatures', due }
    case 'in-effect':
      return instalments.length > 0 ? nextOf(instalments) : { for: 'performance', due: null }
    // A row of what was said to be kept was put right: it is owed again.
    case 'performed':
      return instalments.length > 0 ? nextOf(instalments) : { for: 'closing', due: null }
    case 'unperformed':
    case 'settled-in-court':
    case 'refused':
    case 'withdrawn':
    case 'failed':
    case 'handed-over':
      return { for: 'closing', due: null }
    case 'closed':
      return { for: 'archiving', due: null }
    case 'not-accepted':
    case 'dropped':
    case 'joined':
    case 'archived':
      return null
  }
}
