/** The custody ledger: where every original and copy is, as a sum of movements that are never edited. */

import {
  ledgerFault,
  lotsByAccount,
  otherWay,
  type LedgerRow,
  type Lots,
  type NewLedgerRow,
  type Passage,
} from '#work/ledger/rules/index'
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

const centre = 'centre'
const heldBy = 'held '

/** Where a paper was and where it goes; what is returned, verified or lodged stays counted as such. */
function passageOf({ movement, holder, count }: NewCustodyEntry): Passage {
  const here = holder === null ? centre : heldBy + holder
  switch (movement) {
    case 'received':
      return { from: null, to: centre, amount: count }
    case 'verified':
      // It never left its owner's hands for longer than a look.
      return { from: null, to: 'verified', amount: count }
    case 'handed-on':
      return { from: centre, to: here, amount: count }
    case 'taken-back':
      return { from: here, to: centre, amount: count }
    case 'returned':
      return { from: here, to: 'returned', amount: count }
    case 'returned-verified':
      return { from: here, to: 'verified', amount: count }
    case 'lodged':
      return { from: here, to: 'lodged', amount: count }
  }
}

const accountOf = (entry: Pick<CustodyEntry, 'materialId' | 'form'>): string =>
  `${entry.materialId} ${entry.form}`

/** An entry as the ledger has it: a reversal is the entry it takes back, the other way. */
function ledgerRowOf(entry: NewCustodyEntry, entries: readonly CustodyEntry[]): NewLedgerRow {
  const { reverses } = entry
  const taken = reverses === null ? undefined : entries.find(({ id }) => id === reverses)
  return {
    ...(reverses === null ? passageOf(entry) : otherWay(passageOf(taken ?? entry))),
    account: accountOf(entry),
    reverses,
  }
}

const ledgerOf = (entries: readonly CustodyEntry[]): readonly LedgerRow[] =>
  entries.map((entry) => ({ id: entry.id, ...ledgerRowOf(entry, entries) }))

const balanceIn = (lots: Lots): Balance => ({
  atCentre: lots.get(centre) ?? 0,
  held: new Map(
    [...lots].flatMap(([lot, count]) =>
      lot.startsWith(heldBy) ? [[lot.slice(heldBy.length), count] as const] : [],
    ),
  ),
  returned: lots.get('returned') ?? 0,
  verified: lots.get('verified') ?? 0,
  lodged: lots.get('lodged') ?? 0,
})

/** The balance of each material and form that has entries. */
export const custodyBalances = (entries: readonly CustodyEntry[]): ReadonlyMap<string, Balance> =>
  new Map([...lotsByAccount(ledgerOf(entries))].map(([account, lots]) => [account, balanceIn(lots)]))

const nothing = balanceIn(new Map())

/** The balance of one material in one form. */
export const balanceOf = (balances: ReadonlyMap<string, Balance>, materialId: number, form: Form): Balance =>
  balances.get(accountOf({ materialId, form })) ?? nothing

export type CustodyFault =
  'holder-needed' | 'more-than-held' | 'not-an-entry' | 'already-reversed' | 'only-originals-verified'

const isVerification = (movement: Movement): boolean =>
  movement === 'verified' || movement === 'returned-verified'

/** Why an entry cannot be made, or null. An entry that would leave any count below zero cannot. */
export function custodyFault(entries: readonly CustodyEntry[], entry: NewCustodyEntry): CustodyFault | null {
  if (entry.reverses === null) {
    // A copy proves nothing by being looked at: what is verified is the original.
    if (isVerification(entry.movement) && entry.form === 'copy') return 'only-originals-verified'
    const passesHands = entry.movement === 'handed-on' || entry.movement === 'taken-back'
    if (passesHands && entry.holder === null) return 'holder-needed'
  }
  const fault = ledgerFault(ledgerOf(entries), ledgerRowOf(entry, entries))
  switch (fault) {
    case null:
    case 'already-reversed':
      return fault
    case 'not-a-row':
      return 'not-an-entry'
    case 'not-an-amount':
    case 'more-than-there':
      return 'more-than-held'
  }
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0)

/** What is with us or on its way: neither returned, verified and returned, nor lodged. */
export const unsettled = (balance: Balance): number => balance.atCentre + sum(balance.held.values())

/** Originals neither returned to the resident nor lodged with the authority. */
export const unsettledOriginals = (entries: readonly CustodyEntry[]): number =>
  sum(
    [...custodyBalances(entries)].map(([key, balance]) =>
      key.endsWith(' original') ? unsettled(balance) : 0,
    ),
  )

/** How a paper is usually handed in: what is only shown goes back at once, and what may be either is taken as a copy. */
export const usuallyHandedIn = (wanted: WantedForm): { readonly form: Form; readonly verified: boolean } => ({
  form: wanted === 'original' || wanted === 'shown' ? 'original' : 'copy',
  verified: wanted === 'shown',
})

/** May the original be looked at and handed back? Where a copy is wanted a paper has to stay. */
export const mayBeShown = (wanted: WantedForm): boolean => wanted !== 'copy'

/**
 * What giving a paper back to its owner means. Whoever gives an original back has looked at it, and misses nothing; what
 * goes back to be mended is said to, and is asked for again.
 */
export const givenBackAs = (
  wanted: WantedForm,
  form: Form,
  ended: boolean,
): 'returned' | 'returned-verified' =>
  !ended && form === 'original' && mayBeShown(wanted) ? 'returned-verified' : 'returned'

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
    mayBeShown(form) ? balanceOf(balances, id, 'original').verified : 0
  return wanted.filter((material) => material.required && kept(material.id) + seen(material) < material.count)
}
