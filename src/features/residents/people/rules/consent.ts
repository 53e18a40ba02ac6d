/** Consent to keeping personal data (个人信息保护法 arts. 17, 28–31). */
import { ageOn } from '#ground/people/birth'

/** Someone under fourteen cannot consent for themselves: a parent or other guardian does (art. 31). */
export const ageOfOwnConsent = 14

/** True when a guardian has to consent; unknown age counts as grown up, because most people are. */
export const needsGuardian = (birth: string | null, today: string): boolean =>
  birth !== null && ageOn(birth, today) < ageOfOwnConsent
