/** A policy as the form holds it: both kinds in one, so that switching between them loses nothing. */
import {
  policy,
  type CertainLines,
  type LumpSum,
  type PerMeal,
  type Policy,
  type Portion,
  type SubsidyPolicy,
  type Total,
} from '../../contract/index'
import type { DiscountClass } from './ClassesEditor'

export interface PolicyValues extends Omit<
  SubsidyPolicy,
  | 'kind'
  | 'bestOf'
  | 'until'
  | 'leastOwnFen'
  | 'leastOwnBasisPoints'
  | 'totals'
  | 'portions'
  | 'lines'
  | 'perMeal'
  | 'lumpSums'
> {
  readonly kind: Policy['kind']
  readonly until: string | null | undefined
  /** The group in which only the best counts; empty adds to all others. */
  readonly bestOf: string
  /** What stays with the diner at least; null asks for nothing. */
  readonly leastOwnFen: number | null
  /** Likewise of 10,000 parts of the price. */
  readonly leastOwnBasisPoints: number | null
  /** Which lines of the choice it is for; null is for all of them. */
  readonly lines: CertainLines | null
  /** Of how many portions of a meal it is; null is what holds without a word. */
  readonly perMeal: PerMeal | null
  readonly totals: Total[]
  readonly portions: Portion[]
  readonly lumpSums: LumpSum[]
  readonly discounts: DiscountClass[]
}

export const blankPolicy = (code: string, today: string): PolicyValues => ({
  kind: 'subsidy',
  code,
  name: '',
  basis: '',
  from: today,
  until: null,
  priority: 100,
  ageCounting: 'on-birthday',
  endsOnMovingAway: true,
  conditions: [{ kind: 'meal', anyOf: ['lunch'] }],
  lines: null,
  perMeal: null,
  bestOf: '',
  choose: 'best',
  classes: [],
  limits: [],
  budgets: [],
  totals: [],
  portions: [],
  lumpSums: [],
  delivery: [],
  running: [],
  leastOwnFen: null,
  leastOwnBasisPoints: null,
  discounts: [],
})

export function valuesOf(kept: Policy): PolicyValues {
  const { code, name, basis, from, until, priority, ageCounting, endsOnMovingAway, conditions } = kept
  const common = {
    code,
    name,
    basis,
    from,
    until,
    priority,
    ageCounting,
    endsOnMovingAway,
    conditions,
    lines: kept.lines ?? null,
    perMeal: kept.perMeal ?? null,
  }
  if (kept.kind === 'discount') {
    return {
      ...blankPolicy(code, from),
      ...common,
      kind: 'discount',
      discounts: kept.classes,
      limits: kept.limits ?? [],
    }
  }
  return {
    ...kept,
    lines: common.lines,
    perMeal: common.perMeal,
    bestOf: kept.bestOf ?? '',
    leastOwnFen: kept.leastOwnFen ?? null,
    leastOwnBasisPoints: kept.leastOwnBasisPoints ?? null,
    totals: kept.totals ?? [],
    portions: kept.portions ?? [],
    lumpSums: kept.lumpSums ?? [],
    discounts: [],
  }
}

/** What the form would send; whether it can be read as a policy is the contract's to say. */
export function policyOf(values: PolicyValues): Policy {
  const { code, name, basis, from, priority, ageCounting, endsOnMovingAway, conditions, lines, perMeal } =
    values
  const common = {
    code,
    name,
    basis,
    from,
    until: values.until ?? null,
    priority,
    ageCounting,
    endsOnMovingAway,
    conditions,
    ...(lines === null ? {} : { lines }),
    ...(perMeal === null ? {} : { perMeal }),
  }
  if (values.kind === 'discount') {
    // What is counted with others belongs to a subsidy.
    const alone = values.limits.map(({ pool: _pool, ...limit }) => limit)
    const limited = alone.length === 0 ? {} : { limits: alone }
    return { kind: 'discount', ...common, classes: values.discounts, ...limited }
  }
  const {
    choose,
    classes,
    limits,
    budgets,
    delivery,
    running,
    leastOwnFen,
    leastOwnBasisPoints,
    totals,
    portions,
    lumpSums,
  } = values
  return {
    kind: 'subsidy',
    ...common,
    bestOf: values.bestOf === '' ? null : values.bestOf,
    choose,
    classes,
    limits,
    budgets,
    delivery,
    running,
    ...(leastOwnFen === null ? {} : { leastOwnFen }),
    ...(leastOwnBasisPoints === null ? {} : { leastOwnBasisPoints }),
    ...(totals.length === 0 ? {} : { totals }),
    ...(portions.length === 0 ? {} : { portions }),
    ...(lumpSums.length === 0 ? {} : { lumpSums }),
  }
}

/** Null while something is missing or wrong. */
export function readablePolicy(values: PolicyValues): Policy | null {
  const read = policy.safeParse(policyOf(values))
  return read.success ? read.data : null
}
