/** Whom a policy means: only diners, unless a condition says who eats. */
import { subsidisedByDefault, type Condition, type Policy } from '../contract/policies'
import { failingOfNearest } from './conditions'
import type { Circumstances } from './facts'
import type { Reason } from '../contract/reasons'

type Who = readonly (readonly Condition[])[]

const diners: Condition = { kind: 'eater', anyOf: [...subsidisedByDefault] }

const namesEaters = (conditions: readonly Condition[]): boolean =>
  conditions.some(({ kind }) => kind === 'eater')

const listsOf = (policy: Policy): readonly { readonly who: Who }[] =>
  policy.kind === 'discount' ? policy.classes : [...policy.classes, ...policy.delivery, ...policy.running]

/** Some of its lists name who eats, and the policy itself does not: then each list says it, or means diners. */
const saidByLists = (policy: Policy): boolean =>
  !namesEaters(policy.conditions) && listsOf(policy).some(({ who }) => who.some(namesEaters))

/** Why nobody who eats like this is meant by any part of a policy; null where somebody is. */
export function notMeant(policy: Policy, { meal }: Circumstances): Reason | null {
  if (subsidisedByDefault.includes(meal.eater) || namesEaters(policy.conditions)) return null
  return saidByLists(policy) ? null : { code: 'eater', is: meal.eater, anyOf: subsidisedByDefault }
}

/** Empty when one of the lists holds whole; else what the nearest miss lacked. */
export function failingOfWho(policy: Policy, who: Who, circumstances: Circumstances): readonly Reason[] {
  if (!saidByLists(policy)) return failingOfNearest(who, circumstances)
  const said = who.length === 0 ? [[]] : who
  return failingOfNearest(
    said.map((list) => (namesEaters(list) ? list : [...list, diners])),
    circumstances,
  )
}
