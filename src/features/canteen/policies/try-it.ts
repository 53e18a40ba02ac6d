/** 试算: what a meal would cost somebody who is nobody of the register, judged as at the till. */
import type { Reader } from '#desk/rpc/call'
import type { Policy, Trial } from '../contract/index'
import { priceMeal } from '../rules/index'
import { settingsOf } from '../settings/service'
import { dayKindOn } from './day-kind'
import { totalsLeftOn } from './given'
import { portionsLeftUnder } from './portions'
import { birthOf, hadBefore } from './rules/tried'
import { policiesOn, policiesWith, type PolicyOfDay } from './in-force'

/** Whether another version of it is in force on a day, and so the one that the till judges it by until this one begins. */
const beginsLater = (draft: Policy, day: string, kept: readonly PolicyOfDay[]): boolean =>
  draft.from > day && kept.some(({ policy: one }) => one.code === draft.code && one.from <= day)

export function* tryOn(call: Reader, trial: Trial, draft: Policy | null) {
  const { person, meal } = trial
  const kept = policiesOn(call, meal.day)
  const later = draft !== null && beginsLater(draft, meal.day, kept) ? draft.from : null
  const policies =
    draft === null || later !== null ? kept.map((one) => one.policy) : policiesWith(call, draft, kept)
  const { kind, announced } = dayKindOn(call, meal.day)
  const diner = {
    birth: birthOf(person, meal.day),
    sex: person.sex,
    registered: person.registered,
    lives: person.lives,
    categories: person.categories,
    died: false,
    movedAway: false,
    inInstitution: person.inInstitution,
    // Nobody of the register has left anything over.
    enrolledOn: meal.day,
  }
  const restFen = meal.listFen - meal.lines.reduce((sum, { fen }) => sum + fen, 0)
  const ofOne = restFen > 0 ? [...meal.lines, { name: '', fen: restFen }] : meal.lines
  const { portions: count } = meal
  const facts = {
    ...meal,
    // More than the whole cannot be had of it.
    listFen: count * (meal.listFen - Math.min(0, restFen)),
    lines: ofOne.map(({ name, fen }) => ({ name, count, fen: count * fen })),
    band: meal.way === 'delivered' ? meal.band : '',
    dayKind: kind,
    dayAnnounced: announced,
  }
  const price = priceMeal(policies, diner, facts, hadBefore(trial), {
    leapBirthday: settingsOf(call).leapBirthday,
    totalsLeft: totalsLeftOn(call, policies, meal.day),
    portionsLeft: yield* portionsLeftUnder(call, policies, meal),
  })
  return { price, dayKind: kind, later, policies: [...policies] }
}
