/** 人身安全保护令: at most six months, extended only before it ends and on request, asked for by whom for whom. */
import { addMonths, daysBetween } from '#ground/days'
import type { OnBehalfBecause, OrderMeasure } from '../../contract/words'

export interface ProtectionOrder {
  readonly madeOn: string
  /** The last day on which it holds. */
  readonly endsOn: string
  readonly measures: readonly OrderMeasure[]
}

/** 有效期不超过六个月，自作出之日起生效 (反家庭暴力法 30). */
export const longestEnd = (madeOn: string): string => addMonths(madeOn, 6)

export type OrderFault =
  | { readonly code: 'too-long'; readonly longestEnd: string }
  | { readonly code: 'ends-before-it-begins' }
  | { readonly code: 'no-measure' }

export function orderFaults({ madeOn, endsOn, measures }: ProtectionOrder): readonly OrderFault[] {
  const faults: OrderFault[] = []
  if (endsOn > longestEnd(madeOn)) faults.push({ code: 'too-long', longestEnd: longestEnd(madeOn) })
  if (endsOn < madeOn) faults.push({ code: 'ends-before-it-begins' })
  if (measures.length === 0) faults.push({ code: 'no-measure' })
  return faults
}

export type OrderStanding =
  | { readonly is: 'in-force'; readonly daysLeft: number; readonly askForExtensionBefore: string }
  | { readonly is: 'lifted' | 'ended' | 'not-begun' }

export function orderStanding(
  { madeOn, endsOn }: Pick<ProtectionOrder, 'madeOn' | 'endsOn'>,
  liftedOn: string | null,
  today: string,
): OrderStanding {
  if (today < madeOn) return { is: 'not-begun' }
  if (liftedOn !== null && liftedOn <= today) return { is: 'lifted' }
  if (today > endsOn) return { is: 'ended' }
  return { is: 'in-force', daysLeft: daysBetween(today, endsOn), askForExtensionBefore: endsOn }
}

/**
 * Whether it is still time to ask for an extension, a change or the lifting: before it ends. On its last day it may be late
 * for the court; it is asked for all the same, and the desk says so.
 */
export function timeToAsk(endsOn: string, askedOn: string): 'in-time' | 'last-day' | 'too-late' {
  if (askedOn < endsOn) return 'in-time'
  return askedOn === endsOn ? 'last-day' : 'too-late'
}

/** What was asked in time may be heard of, and written down, after the end; the day itself is held against the end. */
export const isAskedAbout = (standing: OrderStanding['is']): boolean =>
  standing === 'in-force' || standing === 'ended'

export type CourtAskingFault = 'lifted' | 'too-late' | 'not-by-applicant'

/**
 * Why a court is not asked for more time, other measures or the lifting: the order stands, has not ended, and all three are its applicant's to
 * ask for (反家庭暴力法 30: 根据申请人的申请).
 */
export function courtAskingFault(
  { endsOn, liftedOn }: { readonly endsOn: string; readonly liftedOn: string | null },
  asking: { readonly on: string; readonly byApplicant: boolean },
): CourtAskingFault | null {
  if (liftedOn !== null && liftedOn <= asking.on) return 'lifted'
  if (timeToAsk(endsOn, asking.on) === 'too-late') return 'too-late'
  return asking.byApplicant ? null : 'not-by-applicant'
}

/** An order as it was extended: from its end on, again at most six months. */
export type Extended =
  | { readonly ok: true; readonly order: ProtectionOrder }
  | {
      readonly ok: false
      readonly fault: OrderFault | { readonly code: 'too-late' | 'not-asked-by-applicant' | 'not-longer' }
    }

export function extendOrder(
  order: ProtectionOrder,
  asking: { readonly on: string; readonly byApplicant: boolean; readonly until: string },
): Extended {
  if (!asking.byApplicant) return { ok: false, fault: { code: 'not-asked-by-applicant' } }
  if (timeToAsk(order.endsOn, asking.on) === 'too-late') return { ok: false, fault: { code: 'too-late' } }
  if (asking.until <= order.endsOn) return { ok: false, fault: { code: 'not-longer' } }
  const longest = longestEnd(order.endsOn)
  if (asking.until > longest) return { ok: false, fault: { code: 'too-long', longestEnd: longest } }
  return { ok: true, order: { ...order, endsOn: asking.until } }
}

/** The last day that a court granted, in whichever order it ruled on what it was asked; null while it granted none. */
export const lastDayGranted = (granted: readonly (string | null)[]): string | null =>
  granted
    .flatMap((day) => day ?? [])
    .toSorted()
    .at(-1) ?? null

/** Other measures, as a court granted them: of one day the ruling that was written down last. */
export interface MeasuresGranted {
  readonly on: string
  readonly measures: readonly OrderMeasure[]
}

/** What an order commands now: what was granted last in the place of what was first ordered, which stays as it was. */
export const standingMeasures = (
  first: readonly OrderMeasure[],
  granted: readonly MeasuresGranted[],
): readonly OrderMeasure[] =>
  granted.toSorted((one, other) => one.on.localeCompare(other.on)).at(-1)?.measures ?? first

/**
 * For whom the committee may ask: who has no full capacity, who is forced or threatened so that they cannot
 * (反家庭暴力法 23), who is old, disabled or gravely ill and wishes it (法释〔2022〕17号 2).
 */
export interface OnBehalf {
  readonly because: OnBehalfBecause | null
  /** Their own wish, on record. */
  readonly wished: boolean
}

export const mayAskOnBehalf = ({ because, wished }: OnBehalf): boolean =>
  because === 'old-disabled-or-ill' ? wished : because !== null
