/** 卷宗: which leaves a case has to have, checked off from what exists, and in which order they are bound (人民调解法 27). */
import { leafKinds, type LeafKind } from '../../contract/words'

/** A leaf that exists. `party` tells whose identity, authority or copy it is. */
export interface Leaf {
  readonly id: number
  readonly kind: LeafKind
  readonly party: number | null
  /** Order within its kind: the day it is of, then as it came. Null is an undated paper, which is reported. */
  readonly day: string | null
}

/** How a case ended, as far as its file is concerned. */
export const fileEnds = [
  'agreed-written',
  'agreed-oral',
  'court',
  'refused',
  'withdrawn',
  'failed',
  'handed-over',
] as const
export type FileEnd = (typeof fileEnds)[number]

/** What happened in a case, from which the leaves follow that are needed only then. */
export interface CaseFacts {
  readonly parties: readonly number[]
  readonly ended: FileEnd
  /** Parties for whom somebody acts by a letter. */
  readonly withLetters: readonly number[]
  readonly sessionsHeld: number
  readonly investigations: number
  readonly evidence: number
  readonly performances: number
  readonly followUps: number
  readonly askedForConfirmation: boolean
}

export interface LeafWanted {
  /** Any one of these does. */
  readonly oneOf: readonly LeafKind[]
  readonly party: number | null
  readonly because: 'required' | 'as-needed'
}

const required = (...oneOf: LeafKind[]): LeafWanted => ({ oneOf, party: null, because: 'required' })
const needed = (kind: LeafKind, party: number | null = null): LeafWanted => ({
  oneOf: [kind],
  party,
  because: 'as-needed',
})

/** Every leaf that this case must have, in the order of the file. */
export function leavesWanted(facts: CaseFacts): readonly LeafWanted[] {
  const { parties, ended, withLetters } = facts
  const wanted: LeafWanted[] = [
    required('cover'),
    required('contents'),
    required('application', 'intake-form'),
    required('rights-notice'),
    ...parties.map((party) => ({ ...required('identity'), party })),
    ...withLetters.map((party) => needed('authority', party)),
  ]
  if (facts.investigations > 0) wanted.push(needed('investigation'))
  if (facts.evidence > 0) wanted.push(needed('evidence'))
  // Who refuses before the first session leaves no record of one: then it is said what happened.
  const neverMet =
    facts.sessionsHeld === 0 && ['refused', 'withdrawn', 'failed', 'handed-over'].includes(ended)
  wanted.push(required(neverMet ? 'statement' : 'session'))
  if (ended === 'agreed-written' || ended === 'court') wanted.push(required('agreement'))
  if (ended === 'agreed-oral') wanted.push(required('oral-agreement'))
  if (facts.performances > 0) wanted.push(needed('performance'))
  if (facts.followUps > 0) wanted.push(needed('follow-up'))
  if (facts.askedForConfirmation) wanted.push(needed('confirmation'))
  wanted.push(required('back'))
  return wanted
}

const isThere = ({ oneOf, party }: LeafWanted, leaves: readonly Leaf[]): boolean =>
  leaves.some((leaf) => oneOf.includes(leaf.kind) && (party === null || leaf.party === party))

/** What is missing, in the order of the file. */
export const leavesMissing = (facts: CaseFacts, leaves: readonly Leaf[]): readonly LeafWanted[] =>
  leavesWanted(facts).filter((wanted) => !isThere(wanted, leaves))

/** The leaves as they are bound: by kind, then party, then day and the order in which they came; undated ones last. */
export const inOrder = (leaves: readonly Leaf[]): readonly Leaf[] =>
  leaves.toSorted(
    (left, right) =>
      leafKinds.indexOf(left.kind) - leafKinds.indexOf(right.kind) ||
      (left.party ?? 0) - (right.party ?? 0) ||
      (left.day ?? '9999').localeCompare(right.day ?? '9999') ||
      left.id - right.id,
  )

/** Papers without a day: nobody puts one in, the check names them. */
export const undated = (leaves: readonly Leaf[]): readonly Leaf[] =>
  leaves.filter(({ kind, day }) => day === null && !['cover', 'contents', 'back'].includes(kind))
