/** What a screening says of the rest of a case: signs of danger, who sits apart, whose plea for help is missing. */
import type { RiskSign } from '../contract/words'
import type { HelpAnswer } from '../pleas/rules'
import { helpOwed, type Answers, type Suspicion } from '../rules/intake/screening'
import { signsOfSuspicions } from '../rules/people/risk'

/** What a whole screening speaks for: what was suspected, and what was found of danger where nobody suffered anything. */
export const signsOfScreening = (
  { suspicions, danger }: Pick<Answers, 'suspicions' | 'danger'>,
  day: string,
): readonly RiskSign[] => [...signsOfSuspicions(suspicions ?? [], day), ...(danger ?? [])]

/**
 * Of how many adults who suffer violence nobody wrote down what they said: the record of it is what a court takes from this committee
 * (法释〔2022〕17号 6(8)). What one of them said may be about all of them.
 */
export const pleasMissing = (suspicions: readonly Suspicion[], pleas: number): number =>
  pleas > 0 ? 0 : suspicions.filter((one) => helpOwed(one).length > 0).length

/** Somebody who suffered violence wants to sit apart from the other side; the last answer of each counts. */
export const wantsToSitApart = (suspicions: readonly Suspicion[], answers: readonly HelpAnswer[]): boolean =>
  suspicions.some(
    ({ id }) =>
      answers.findLast(({ suspicion, offer }) => suspicion === id && offer === 'separate-sessions')
        ?.answer === 'wanted',
  )
