/** The custody ledger: where every original and copy is, as a sum of movements that are never edited. */

import { forms, type Form, type Movement, type WantedForm } from '../requests/contract/words'

/** `holder` is who has it, or had it: null at the centre. A reversal takes an earlier entry back, and names it. */
export interface CustodyEntry {
  readonly id: number
  readonly materialId: number
  readonly form: Form
  readonly movement: Movement
  readonly count: number
  readonly holder: string | null
  readonly reverses: number | null
}

export type NewCustodyEntry = Omit<CustodyEntry, 'id'>

/** Counts of one material in one form. All are ≥ 0. */
export interface Balance {
  readonly atCentre: number
  readonly held: ReadonlyMap<string, number>
  readonly returned: number
  /** With the resident again after it was looked at and found in order. */
  readonly verified: number
  readonly lodged: number
}

const empty: Balance = { atCentre: 0, held: new Map(), returned: 0, verified: 0, lodged: 0 }

/** What an entry takes from where it was and adds to where it goes; `sign` −1 takes the entry back. */
function after(balance: Balance, entry: NewCustodyEntry, sign: 1 | -1): Balance {
  const count = entry.count * sign
  const moveHeld = (change: number): ReadonlyMap<string, number> => {
    if (entry.holder === null) return balance.held
    const held = new Map(balance.held)
    held.set(entry.holder, (held.get(entry.holder) ?? 0) + change)
    if (held.get(entry.holder) === 0) held.delete(entry.holder)
    return held
  }
  const leave = (): Pick<Balance, 'atCentre' | 'held'> =>
    entry.holder === null
      ? { atCentre: balance.atCentre - count, held: balance.held }
      : { atCentre: balance.atCentre, held: moveHeld(-count) }
  switch (entry.movement) {
    case 'received':
      return { ...balance, atCentre: balance.atCentre + count }
    case 'verified':
      // It never left its owner's hands for longer than a look.
      return { ...balance, verified: balance.verified + count }
    case 'handed-on':
      return { ...balance, atCentre: balance.atCentre - count, held: moveHeld(count) }
    case 'taken-back':
      return { ...balance, atCentre: balance.atCentre + count, held: moveHeld(-count) }
    case 'returned':
      return { ...balance, ...leave(), returned: balance.returned + count }
    case 'returned-verified':
      return { ...balance, ...leave(), verified: balance.verified + count }
    case 'lodged':
      return { ...balance, ...leave(), lodged: balance.lodged + count }
  }
}

const isPossible = (balance: Balance): boolean =>
  balance.atCentre >= 0 &&
  balance.returned >= 0 &&
  balance.verified >= 0 &&
  balance.lodged >= 0 &&
  [...balance.held.values()].every((held) => held > 0)

const keyOf = (entry: Pick<CustodyEntry, 'materialId' | 'form'>): string =>
  `${entry.materialId} ${entry.form}`

/** The balance of each material and form that has entries. */
export function custodyBalances(entries: readonly CustodyEntry[]): ReadonlyMap<string, Balance> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const balances = new Map<string, Balance>()
  for (const entry of entries) {
    const reversed = entry.reverses === null ? undefined : byId.get(entry.reverses)
    const balance = balances.get(keyOf(entry)) ?? empty
    balances.set(
      keyOf(entry),
      reversed === undefined ? after(balance, entry, 1) : after(balance, reversed, -1),
    )
  }
  return balances
}

/** The balance of one material in one form. */
export const balanceOf = (balances: ReadonlyMap<string, Balance>, materialId: number, form: Form): Balance =>
  balances.get(keyOf({ materialId, form })) ?? empty

export type CustodyFault =
  'holder-needed' | 'more-than-held' | 'not-an-entry' | 'already-reversed' | 'only-originals-verified'

const isVerification = (movement: Movement): boolean =>
  movement === 'verified' || movement === 'returned-verified'

/** Why an entry cannot be made, or null. An entry that would leave any count below zero cannot. */
export function custodyFault(entries: readonly CustodyEntry[], entry: NewCustodyEntry): CustodyFault | null {
  const balance = balanceOf(custodyBalances(entries), entry.materialId, entry.form)
  if (entry.reverses !== null) {
    const reversed = entries.find(({ id }) => id === entry.reverses)
    if (reversed?.reverses !== null || keyOf(reversed) !== keyOf(entry)) return 'not-an-entry'
    if (entries.some(({ reverses }) => reverses === entry.reverses)) return 'already-reversed'
    return isPossible(after(balance, reversed, -1)) ? null : 'more-than-held'
  }
  // A copy proves nothing by being looked at: what is verified is the original.
  if (isVerification(entry.movement) && entry.form === 'copy') return 'only-originals-verified'
  const passesHands = entry.movement === 'handed-on' || entry.movement === 'taken-back'
  if (passesHands && entry.holder === null) return 'holder-needed'
  return isPossible(after(balance, entry, 1)) ? null : 'more-than-held'
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0)

/** What is with us or on its way: neither returned, verified and returned, nor lodged. */
export const unsettled = (balance: Balance): number => balance.atCentre + sum(balance.held.values())

/** What has ever been in our hands, if only for a look, and was not reversed. */
export const everReceived = (balance: Balance): number =>
  unsettled(balance) + balance.returned + balance.verified + balance.lodged

/** Originals neither returned to the resident nor lodged with the authority. */
export const unsettledOriginals = (entries: readonly CustodyEntry[]): number =>
  sum(
    [...custodyBalances(entries)].map(([key, balance]) =>
      key.endsWith(' original') ? unsettled(balance) : 0,
    ),
  )

export interface WantedMaterial {
  readonly id: number
  readonly required: boolean
  readonly form: WantedForm
  readonly count: number
}

/**
 * Required materials of which fewer are there than are wanted, in whatever form.
 *
 * An original that was verified and is with its owner again does for an original: most windows look at the ID card and
 * hand it back (当面核验后即还). Where a copy is wanted it does not, for then a paper has to stay.
 */
export function missingMaterials<Material extends WantedMaterial>(
  wanted: readonly Material[],
  entries: readonly CustodyEntry[],
): readonly Material[] {
  const balances = custodyBalances(entries)
  // What was handed back to be mended is no longer there: it counts only while it is with us, away or lodged.
  const kept = (id: number): number =>
    sum(
      forms.map((form) => {
        const balance = balanceOf(balances, id, form)
        return unsettled(balance) + balance.lodged
      }),
    )
  const seen = ({ id, form }: Material): number =>
    form === 'copy' ? 0 : balanceOf(balances, id, 'original').verified
  return wanted.filter((material) => material.required && kept(material.id) + seen(material) < material.count)
}
