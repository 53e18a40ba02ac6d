/**
 * What a reviewer asks of a case before it is closed: acceptance, completeness, form, evidence, law, follow-up and binding.
 * It names what is missing; closing waits for all of it or for the head mediator's reason, but never past a report.
 */
import type { EndingGap } from '../course/endings'
import type { ReplyGap } from '../../replies/rules'
import type { HandedOverGap } from '../course/handed-over'
import type { CopyGap } from '../agreement/copies'
import type { MissingForEffect } from '../agreement/effect'
import type { Hold } from '../intake/reports'
import type { Leaf, LeafWanted } from './leaves'

export const aspects = [
  'acceptance',
  'completeness',
  'form',
  'evidence',
  'law',
  'follow-up',
  'binding',
] as const
export type Aspect = (typeof aspects)[number]

export interface CaseReviewed {
  /** Reports that are owed, questions that were not put. */
  readonly holds: readonly Hold[]
  readonly number: string | null
  readonly leavesMissing: readonly LeafWanted[]
  readonly undated: readonly Leaf[]
  readonly missingForEffect: readonly MissingForEffect[]
  readonly copies: readonly CopyGap[]
  readonly ending: readonly EndingGap[]
  readonly reply: readonly ReplyGap[]
  /** Of a matter that another body has to deal with. */
  readonly handedOver: readonly HandedOverGap[]
  /** Help that was offered and not answered, to how many people. */
  readonly helpUnanswered: number
  /** Adults who suffer violence and of whom there is no 求助记录. */
  readonly pleasMissing: number
  /** Sessions of which not every page is initialled. */
  readonly uninitialled: number
  /** Sessions at which somebody sat whom not all agreed to, or a child that must not, or which nobody read to who cannot. */
  readonly againstTheLaw: number
  /** Who mediates it and was not asked how they stand to each party (人民调解法 19, 23). */
  readonly relationsUnasked: number
  /** What stands in the way of mediating what was agreed (人民调解工作若干规定 22): so many bars of the screening that stands. */
  readonly barred: number
  /** Instalments that are late, and follow-ups that were due and not made. */
  readonly late: number
  /** Instalments whose day has not passed and that are not kept: nobody watches them any more once it is closed (人民调解法 31). */
  readonly coming: number
  readonly followUpsMissed: number
  readonly pagesCounted: boolean
}

export type Finding =
  | { readonly aspect: 'law'; readonly code: 'hold'; readonly hold: Hold }
  | { readonly aspect: 'law'; readonly code: 'ending'; readonly gap: EndingGap }
  | {
      readonly aspect: 'law'
      readonly code: 'help-unanswered' | 'sitting' | 'relations-unasked' | 'barred'
      readonly count: number
    }
  | { readonly aspect: 'acceptance'; readonly code: 'no-number' }
  | { readonly aspect: 'acceptance'; readonly code: 'reply'; readonly gap: ReplyGap }
  | { readonly aspect: 'law'; readonly code: 'handed-over'; readonly gap: HandedOverGap }
  | { readonly aspect: 'completeness'; readonly code: 'leaf'; readonly wanted: LeafWanted }
  | { readonly aspect: 'form'; readonly code: 'undated'; readonly leaf: Leaf }
  | { readonly aspect: 'form'; readonly code: 'effect'; readonly missing: MissingForEffect }
  | { readonly aspect: 'form'; readonly code: 'copy'; readonly gap: CopyGap }
  | { readonly aspect: 'evidence'; readonly code: 'uninitialled' | 'plea-missing'; readonly count: number }
  | { readonly aspect: 'follow-up'; readonly code: 'late' | 'coming' | 'not-made'; readonly count: number }
  | { readonly aspect: 'binding'; readonly code: 'pages' }

/** Everything that is missing, by aspect. */
export function findingsOf(reviewed: CaseReviewed): readonly Finding[] {
  const found: Finding[] = [
    ...(reviewed.number === null ? [{ aspect: 'acceptance' as const, code: 'no-number' as const }] : []),
    ...reviewed.reply.map((gap) => ({ aspect: 'acceptance' as const, code: 'reply' as const, gap })),
    ...reviewed.leavesMissing.map((wanted) => ({
      aspect: 'completeness' as const,
      code: 'leaf' as const,
      wanted,
    })),
    ...reviewed.undated.map((leaf) => ({ aspect: 'form' as const, code: 'undated' as const, leaf })),
    ...reviewed.missingForEffect.map((missing) => ({
      aspect: 'form' as const,
      code: 'effect' as const,
      missing,
    })),
    ...reviewed.copies.map((gap) => ({ aspect: 'form' as const, code: 'copy' as const, gap })),
    ...reviewed.holds.map((hold) => ({ aspect: 'law' as const, code: 'hold' as const, hold })),
    ...reviewed.handedOver.map((gap) => ({ aspect: 'law' as const, code: 'handed-over' as const, gap })),
    ...reviewed.ending.map((gap) => ({ aspect: 'law' as const, code: 'ending' as const, gap })),
  ]
  const counted = (count: number, finding: (count: number) => Finding): void => {
    if (count > 0) found.push(finding(count))
  }
  counted(reviewed.uninitialled, (count) => ({ aspect: 'evidence', code: 'uninitialled', count }))
  counted(reviewed.pleasMissing, (count) => ({ aspect: 'evidence', code: 'plea-missing', count }))
  counted(reviewed.againstTheLaw, (count) => ({ aspect: 'law', code: 'sitting', count }))
  counted(reviewed.relationsUnasked, (count) => ({ aspect: 'law', code: 'relations-unasked', count }))
  counted(reviewed.barred, (count) => ({ aspect: 'law', code: 'barred', count }))
  counted(reviewed.helpUnanswered, (count) => ({ aspect: 'law', code: 'help-unanswered', count }))
  counted(reviewed.late, (count) => ({ aspect: 'follow-up', code: 'late', count }))
  counted(reviewed.coming, (count) => ({ aspect: 'follow-up', code: 'coming', count }))
  counted(reviewed.followUpsMissed, (count) => ({ aspect: 'follow-up', code: 'not-made', count }))
  if (!reviewed.pagesCounted) found.push({ aspect: 'binding', code: 'pages' })
  return found.toSorted((left, right) => aspects.indexOf(left.aspect) - aspects.indexOf(right.aspect))
}

/** What no reason of anybody lets through: a report the law commands, and the routes that parties are to be told of. */
const isCommanded = ({ code }: Finding): boolean => code === 'hold' || code === 'ending'

export type Closing =
  | { readonly may: true }
  | { readonly may: false; readonly because: 'commanded' | 'reason-missing' | 'not-head-mediator' }

/** Whether a case can be closed with these findings, by the head mediator for a reason where something is missing. */
export function mayClose(
  findings: readonly Finding[],
  by: { readonly head: boolean; readonly reason: string },
): Closing {
  if (findings.some(isCommanded)) return { may: false, because: 'commanded' }
  if (findings.length === 0) return { may: true }
  if (!by.head) return { may: false, because: 'not-head-mediator' }
  return by.reason.trim() === '' ? { may: false, because: 'reason-missing' } : { may: true }
}
