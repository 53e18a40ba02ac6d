/**
 * Who sees what of a person in full: one table from a kind of field to the roles that see it, a reason on every line.
 *
 * `plain`: in full wherever it stands, by duty. `onReveal`: masked, and in full for a moment, for a reason, on record.
 * Roles that are not named never see it in full (个人信息保护法 arts. 6, 28, 51: no more than the purpose needs).
 * Pure: services apply it before anything leaves the desk, the page only shows what it was given.
 */
import { mediators, type Role } from './permissions'

interface SeenBy {
  readonly plain?: readonly Role[]
  readonly onReveal?: readonly Role[]
}

const atTheDesk: readonly Role[] = ['front-desk', 'manager']

export const sensitiveTable = {
  'id-number': { onReveal: [...atTheDesk, ...mediators] }, // typed into other offices' systems; a till needs no number
  phone: { onReveal: [...atTheDesk, ...mediators, 'canteen'] }, // calling someone is work, having everyone's number is not
  birth: { onReveal: [...atTheDesk, ...mediators] }, // everyone sees year and age, by which meals and allowances go
  'contact-phone': { onReveal: [...atTheDesk, ...mediators, 'canteen'] }, // a meal that was not taken may be an emergency
  'agent-id-number': { onReveal: atTheDesk }, // stands on the mandate, and nobody else acts on it
  'agent-phone': { onReveal: atTheDesk }, // whoever works on the request rings them
  address: { plain: [...atTheDesk, ...mediators, 'canteen'] }, // tells two of one name apart; visits, errands and meals go there
  'protected-address': { onReveal: [...atTheDesk, ...mediators] }, // 反家庭暴力法: only who has to reach them, each time on record
  'protected-phone': { onReveal: [...atTheDesk, ...mediators] }, // the same; for the canteen the front desk speaks with them
  ethnicity: { plain: atTheDesk }, // stands on the forms that are filled in here (个人信息保护法 art. 28); nothing at a till or in a mediation asks for it
  'worker-phone': { plain: atTheDesk }, // a grid worker's duty number, as it hangs in every stairwell
  'typed-number': { onReveal: [...atTheDesk, ...mediators] }, // a number that somebody wrote into a note or a visitor's name
  'case-text': { plain: mediators }, // what was said in a mediation lies in a file of its own; whoever sees the case reads it whole
  scan: { onReveal: atTheDesk }, // a scanned paper: whatever stands on it is seen, so each opening is on record
} as const satisfies Record<string, SeenBy>

export type SensitiveKind = keyof typeof sensitiveTable

export const manners = ['never', 'on-reveal', 'plain'] as const
export type Manner = (typeof manners)[number]

/** What someone is shown of a kind of field; of several roles the most open one counts. */
export function mannerFor(staffRoles: readonly Role[], kind: SensitiveKind): Manner {
  const { plain = [], onReveal = [] }: SeenBy = sensitiveTable[kind]
  if (staffRoles.some((role) => plain.includes(role))) return 'plain'
  return staffRoles.some((role) => onReveal.includes(role)) ? 'on-reveal' : 'never'
}

/** In full by duty, without a reason. */
export const seesPlain = (staffRoles: readonly Role[], kind: SensitiveKind): boolean =>
  mannerFor(staffRoles, kind) === 'plain'

/** In full, by duty or after giving a reason. */
export const mayReveal = (staffRoles: readonly Role[], kind: SensitiveKind): boolean =>
  mannerFor(staffRoles, kind) !== 'never'

/** What an address or a phone counts as: that of a protected person is a matter of its own. */
export const addressKind = (isProtected: boolean) => (isProtected ? 'protected-address' : 'address')
export const phoneKind = (isProtected: boolean) => (isProtected ? 'protected-phone' : 'phone')
/** Their contacts' phones are no less one: the people near to them know where they are. */
export const contactKind = (isProtected: boolean) => (isProtected ? 'protected-phone' : 'contact-phone')
