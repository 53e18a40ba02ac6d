/** The words of a screening: what is asked by name beside violence, and how a case is held by what was found. */
import type { RiskSign } from '../../contract/words'

/** How a case with violence goes on once it is reported: 暴力不调解、孩子不到场、分开调解. */
export const holdingConditions = ['violence-not-mediated', 'without-the-child', 'sit-apart'] as const
export type Condition = (typeof holdingConditions)[number]

/** What a screening asks for by name, of what speaks for an escalation: 扬言报复、凶器或前科、酗酒或精神障碍、反复激化. */
export const dangers = [
  'threat-of-revenge',
  'weapon-or-record',
  'alcohol-or-illness',
  'flared-up-again',
] as const satisfies readonly RiskSign[]
export type Danger = (typeof dangers)[number]

/** Of whom the law asks more where they are in a quarrel: 未成年人、不具有完全民事行为能力的成年人. */
export const protectedPeople = ['minor', 'without-full-capacity'] as const
export type ProtectedPerson = (typeof protectedPeople)[number]
