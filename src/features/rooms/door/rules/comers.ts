/** Who comes, as the door asks of them: the safety talk, the guardian, and what the materials cost in all. */
import { ageOn } from '#ground/people/birth'
import type { HouseRules } from '../../contract/house-rules'
import type { Briefing, Guardian } from '../../contract/words'
import { briefingReason, type Comer } from '../../rules/people'

export function briefingOf(rules: Pick<HouseRules, 'briefing'>, comer: Comer, day: string): Briefing {
  if (rules.briefing === null) return 'not-asked'
  const reason = briefingReason(rules, comer, 0, day)
  if (reason === null) return 'valid'
  return reason.code === 'briefing' && reason.until !== null ? 'over' : 'none'
}

export function guardianOf(rules: Pick<HouseRules, 'guardianUnder'>, comer: Comer, day: string): Guardian {
  if (rules.guardianUnder === null) return 'not-needed'
  if (comer.withGuardian) return 'here'
  if (comer.birth === null) return 'age-unknown'
  return ageOn(comer.birth, day) < rules.guardianUnder ? 'missing' : 'not-needed'
}

/** Nobody is let in without being looked at by whom the house rules stop: the talk is over or was not heard, nobody is with a child. */
export const stopsAtDoor = (briefing: Briefing, guardian: Guardian): boolean =>
  briefing === 'over' || briefing === 'none' || guardian === 'missing'

/** What materials cost, as recorded: for everybody who came, or for all that are expected while nobody has. */
export const materialsFor = (
  { materialsFee }: Pick<HouseRules, 'materialsFee'>,
  came: number,
  expected: number,
): { readonly people: number; readonly fen: number } => {
  const people = came > 0 ? came : expected
  return { people, fen: people * materialsFee }
}
