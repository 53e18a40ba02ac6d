/** Who acts for a party: up to five, each with a letter of authority and its day; and who cannot. */
import { ageOn } from '#ground/people/birth'
import { mostRepresentatives, type Capacity, type SigningManner } from '../../contract/words'

export interface Representative {
  readonly name: string
  /** 委托代理人 by a letter, 法定代理人 or 监护人 by law. */
  readonly by: 'letter' | 'law'
  /** The day of the letter; null is an undated or missing one. */
  readonly letterOn: string | null
  /** Whether the letter reaches to signing an agreement (特别授权). */
  readonly maySign: boolean
  /** The party of this case that they are themselves; null where they are none. */
  readonly party: number | null
}

export interface Party {
  readonly id: number
  readonly kind: 'person' | 'unit'
  readonly birth: string | null
  readonly capacity: Capacity | null
  readonly side: number
  readonly representatives: readonly Representative[]
}

export type RepresentativeFault =
  | { readonly code: 'too-many'; readonly most: number }
  | { readonly code: 'letter-missing'; readonly name: string }
  /** A guardian who is the other party cannot act for the child. */
  | { readonly code: 'other-side'; readonly name: string }
  /** Nobody acts for both sides at once (民法典 168). */
  | { readonly code: 'both-sides'; readonly name: string }
  /** Who was a child when the case came acts for themselves from their eighteenth birthday on (民法典 17, 18). */
  | { readonly code: 'of-age'; readonly name: string }
  /** Nobody asked how old they are, nor whether they can act: who has to sign is not known (民法典 17–22). */
  | { readonly code: 'age-unasked' }
  /** Somebody has to act for a minor, for whoever lacks capacity, for a unit. */
  | { readonly code: 'nobody-acts' }
  /** A letter of somebody who cannot act is none: it takes whoever acts for them by law to give one (民法典 19–23, 144). */
  | { readonly code: 'no-guardian' }

const majority = 18
const ownWages = 16

type Able = Pick<Party, 'kind' | 'birth' | 'capacity'>

/**
 * Whether a party cannot sign for itself on a day (民法典 19–22). Whoever is sixteen and lives on their own wages, and somebody wrote that
 * down, signs as an adult does (18); what is reported of them, and what leaves the file, goes by their age all the same.
 */
export const needsRepresentative = ({ kind, birth, capacity }: Able, day: string): boolean =>
  kind === 'unit' ||
  capacity === 'none' ||
  capacity === 'limited' ||
  (birth !== null && ageOn(birth, day) < (capacity === 'own-wages' ? ownWages : majority))

/**
 * Whether it is open who has to sign for them. An adult is taken to be of full capacity until somebody says otherwise (民法典 18), nobody
 * is taken to be an adult.
 */
export const isAgeUnasked = ({ kind, birth, capacity }: Able): boolean =>
  kind === 'person' && birth === null && capacity === null

/** Whether its own hand counts: a unit signs with its seal (人民调解法 29), a child by whoever acts for it. */
export const signsItself = (party: Able, manner: SigningManner, day: string): boolean =>
  !needsRepresentative(party, day) || (party.kind === 'unit' && manner === 'seal')

/** Whether nobody acts for them by law any more: their birth or capacity says so, and is not guessed. */
export const actsAlone = (party: Able, day: string): boolean =>
  !needsRepresentative(party, day) &&
  (party.birth !== null || party.capacity === 'full' || party.capacity === 'own-wages')

/** Whether somebody of this name acts for a party of another side as well. */
const actsAcross = ({ name }: Representative, party: Party, parties: readonly Party[]): boolean =>
  parties.some(
    ({ side, representatives }) => side !== party.side && representatives.some((one) => one.name === name),
  )

/** Whether a letter alone speaks for somebody who could not give one; a unit can. */
export const lacksGuardian = (
  { kind }: Pick<Party, 'kind'>,
  acting: readonly Pick<Representative, 'by'>[],
): boolean => kind === 'person' && !acting.some(({ by }) => by === 'law')

export function representativeFaults(
  party: Party,
  parties: readonly Party[],
  day: string,
): readonly RepresentativeFault[] {
  const faults: RepresentativeFault[] = []
  if (isAgeUnasked(party)) faults.push({ code: 'age-unasked' })
  const { representatives } = party
  if (representatives.length > mostRepresentatives)
    faults.push({ code: 'too-many', most: mostRepresentatives })
  for (const { name, by, letterOn } of representatives) {
    if (by === 'letter' && letterOn === null) faults.push({ code: 'letter-missing', name })
  }
  const against = representatives.filter((one) => isAgainst(one, party, parties))
  faults.push(...against.map(({ name }) => ({ code: 'other-side' as const, name })))
  const both = representatives.filter((one) => actsAcross(one, party, parties))
  faults.push(...both.map(({ name }) => ({ code: 'both-sides' as const, name })))
  const past = actsAlone(party, day) ? representatives.filter(({ by }) => by === 'law') : []
  faults.push(...past.map(({ name }) => ({ code: 'of-age' as const, name })))
  const acting = representatives.filter((one) => ![...against, ...both].includes(one))
  if (needsRepresentative(party, day)) {
    if (acting.length === 0) faults.push({ code: 'nobody-acts' })
    else if (lacksGuardian(party, acting)) faults.push({ code: 'no-guardian' })
  }
  return faults
}

/** Whether a representative is themselves a party of another side. */
export const isAgainst = (one: Representative, party: Party, parties: readonly Party[]): boolean =>
  one.party !== null && parties.some(({ id, side }) => id === one.party && side !== party.side)

/** What somebody signed for a party: the last day of it, and whether any of it is in effect. */
export interface SignedFor {
  readonly last: string | null
  readonly inEffect: boolean
}

type Letter = Pick<Representative, 'name' | 'by' | 'letterOn' | 'maySign'>

/** Who put their hand to a paper stays who they were; once it binds, their letter does too (民法典 165, 171). */
export function letterKept(kept: Letter, next: Letter, signed: SignedFor | null): boolean {
  if (signed === null) return true
  if (kept.name !== next.name || kept.by !== next.by) return false
  return !signed.inEffect || (kept.letterOn === next.letterOn && kept.maySign === next.maySign)
}

/** Why acting does not end on a day: it began later, or they signed after it (民法典 173). */
export function endOfActingFault(
  { from, signed }: { readonly from: string | null; readonly signed: SignedFor | null },
  on: string,
): 'ended-before-it-began' | 'signed-after-that' | null {
  if (from !== null && on < from) return 'ended-before-it-began'
  const last = signed?.last ?? null
  return last !== null && last > on ? 'signed-after-that' : null
}

type Side = Pick<Party, 'id' | 'side'> & { readonly name: string }

/** Whether who would act for a party stands on another side: ticked as its party, or of its name though nobody ticked it. */
export const standsAcross = (
  { name, isParty }: { readonly name: string; readonly isParty: number | null },
  party: Side,
  parties: readonly Side[],
): boolean => parties.some((one) => one.side !== party.side && (one.id === isParty || one.name === name))
