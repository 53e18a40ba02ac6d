/**
 * What is looked at before an agreement is signed, since a court rejects it afterwards: clear, lawful, free, nobody else's,
 * decent (民诉法解释 358); what a court never confirms (355); who signs for whom; who has it read to them.
 */
import { questions, type Question } from '../../contract/words'
import { law, type Article } from '../../rules/law'
import { childrenUnasked, type Child } from '../../rules/people/child'
import {
  needsRepresentative,
  representativeFaults,
  type Party,
  type Representative,
  type RepresentativeFault,
} from '../../rules/people/representatives'
import { refusedTerm, type Term } from '../../rules/agreement/confirmation'
import { dutyFaults, termsWithoutDuty, type Duty, type DutyFault } from '../../rules/agreement/duties'

/** The numbers of 358 that a "no" to each would meet. */
const rejectedFor: Readonly<Record<Question, number>> = { lawful: 1, 'nobody-elses': 2, decent: 3, free: 4 }
const unclear = 5

export interface Draft {
  /** 主要事实, 争议事项, 各方责任 (人民调解法 29). */
  readonly facts: string
  readonly dispute: string
  readonly responsibilities: string
  readonly terms: readonly Term[]
  readonly duties: readonly Duty[]
  readonly parties: readonly Party[]
  readonly children: readonly Child[]
  /** Names of children that stand elsewhere in the case, as parties or in its screening, and not in the list. */
  readonly childrenKnown: readonly string[]
  readonly answers: Readonly<Record<Question, boolean | null>>
  /** Parties who cannot read, and who read it to them; empty is nobody. */
  readonly readTo: readonly { readonly party: number; readonly by: string }[]
}

/** Whose upbringing it is nobody wrote down: the names of children that the case knows are said; or one of them was not asked. */
export type ChildStop =
  | { readonly code: 'no-child-named'; readonly known: readonly string[] }
  | { readonly code: 'child-unasked'; readonly name: string }

export type Stop =
  | { readonly code: 'empty'; readonly what: 'facts' | 'dispute' | 'responsibilities' | 'terms' }
  | { readonly code: 'unasked'; readonly question: Question }
  | { readonly code: 'rejected'; readonly why: Article; readonly question: Question }
  | { readonly code: 'unclear'; readonly why: Article; readonly duty: number; readonly fault: DutyFault }
  | { readonly code: 'no-duty'; readonly why: Article; readonly term: number }
  | { readonly code: 'acting'; readonly party: number; readonly fault: RepresentativeFault }
  | { readonly code: 'may-not-sign'; readonly party: number; readonly name: string }
  | { readonly code: 'not-read'; readonly party: number }
  | ChildStop

/** Not a stop: the parties may want it all the same, and are told before they sign. */
export interface Warning {
  readonly code: 'court-does-not-confirm'
  readonly term: number
  readonly why: Article
}

export interface Checked {
  readonly stops: readonly Stop[]
  readonly warnings: readonly Warning[]
}

const rejected = (item: number): Article => ({ ...law.rejected[0], item })

/** The check as of a day; signing waits until there are no stops. */
export function checkBeforeSigning(draft: Draft, day: string): Checked {
  const stops: Stop[] = []
  for (const what of ['facts', 'dispute', 'responsibilities'] as const) {
    if (draft[what].trim() === '') stops.push({ code: 'empty', what })
  }
  if (draft.terms.length === 0) stops.push({ code: 'empty', what: 'terms' })
  for (const question of questions) {
    const answer = draft.answers[question]
    if (answer === null) stops.push({ code: 'unasked', question })
    if (answer === false) stops.push({ code: 'rejected', why: rejected(rejectedFor[question]), question })
  }
  for (const duty of draft.duties) {
    for (const fault of dutyFaults(duty)) {
      stops.push({ code: 'unclear', why: rejected(unclear), duty: duty.id, fault })
    }
  }
  for (const term of termsWithoutDuty(draft.terms, draft.duties))
    stops.push({ code: 'no-duty', why: rejected(unclear), term })
  stops.push(...actingStops(draft.parties, day))
  for (const { party, by } of draft.readTo) {
    if (by.trim() === '') stops.push({ code: 'not-read', party })
  }
  stops.push(...childStops(draft, day))
  const warnings = draft.terms.flatMap((term, at): readonly Warning[] => {
    const why = refusedTerm(term)
    return why === null ? [] : [{ code: 'court-does-not-confirm', term: at, why }]
  })
  return { stops, warnings }
}

/** Upbringing and visits are agreed of children who were named, and asked where they are old enough (民法典 1084). */
export function childStops(
  { terms, children, childrenKnown }: Pick<Draft, 'terms' | 'children' | 'childrenKnown'>,
  day: string,
): readonly ChildStop[] {
  if (!terms.some(({ kind }) => kind === 'upbringing')) return []
  if (children.length === 0) return [{ code: 'no-child-named', known: childrenKnown }]
  return childrenUnasked(children, day).map((name) => ({ code: 'child-unasked', name }))
}

const actingStops = (parties: readonly Party[], day: string): readonly Stop[] =>
  parties.flatMap((party): readonly Stop[] => [
    ...representativeFaults(party, parties, day).map((fault) => ({
      code: 'acting' as const,
      party: party.id,
      fault,
    })),
    // Whoever signs themselves may have somebody beside them whose letter does not reach so far.
    ...(needsRepresentative(party, day) && !party.representatives.some(signs)
      ? party.representatives.map(({ name }) => ({ code: 'may-not-sign' as const, party: party.id, name }))
      : []),
  ])

const signs = ({ by, maySign }: Representative): boolean => by === 'law' || maySign
