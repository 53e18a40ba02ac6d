/**
 * What was promised, duty by duty and instalment by instalment, and how it is kept: the committee watches it (人民调解法 31),
 * and no money goes through the mediator (4, 15).
 */
import { daysBetween } from '#ground/days'
import type { TermKind } from '../../contract/words'

export interface Instalment {
  readonly due: string | null
  /** Fen; null where the duty is no money. */
  readonly fen: number | null
}

export interface Duty {
  readonly id: number
  readonly who: number | null
  readonly toWhom: number | null
  readonly what: string
  /** What it comes to in fen; null where it is no money. */
  readonly fen: number | null
  readonly manner: string
  readonly instalments: readonly Instalment[]
}

export type DutyFault =
  | { readonly code: 'who' | 'to-whom' | 'what' | 'manner' | 'by-when' | 'to-oneself' }
  | { readonly code: 'amount'; readonly instalment: number }
  | { readonly code: 'sum'; readonly fen: number; readonly instalments: number }

/** What is not clear of a duty: a court rejects an agreement whose content is not (解释 358). */
export function dutyFaults({ who, toWhom, what, fen, manner, instalments }: Duty): readonly DutyFault[] {
  const faults: DutyFault[] = []
  if (who === null) faults.push({ code: 'who' })
  if (toWhom === null) faults.push({ code: 'to-whom' })
  if (who !== null && who === toWhom) faults.push({ code: 'to-oneself' })
  if (what.trim() === '') faults.push({ code: 'what' })
  if (manner.trim() === '') faults.push({ code: 'manner' })
  if (instalments.length === 0 || instalments.some(({ due }) => due === null))
    faults.push({ code: 'by-when' })
  instalments.forEach((instalment, at) => {
    const isMoney = fen !== null
    const amount = instalment.fen
    const fine = isMoney ? amount !== null && Number.isSafeInteger(amount) && amount > 0 : amount === null
    if (!fine) faults.push({ code: 'amount', instalment: at })
  })
  const sum = instalments.reduce((total, one) => total + (one.fen ?? 0), 0)
  if (fen !== null && sum !== fen) faults.push({ code: 'sum', fen, instalments: sum })
  return faults
}

/** Terms by which somebody owes something: what they are about says so. */
const owes: ReadonlySet<TermKind> = new Set<TermKind>(['money', 'act'])

interface TermOwed {
  readonly kind: TermKind
  readonly keptOn?: string | null | undefined
}

/**
 * Terms of money or of something to be done, by their place, that no duty makes clear and nobody kept on the spot: of who, what, how much and by
 * when a court knows nothing (解释 358 (5)), and nobody would watch them (人民调解法 31). Money takes a duty of money.
 */
export function termsWithoutDuty(
  terms: readonly TermOwed[],
  duties: readonly Pick<Duty, 'fen'>[],
): readonly number[] {
  const isOwed = (kind: TermKind): boolean =>
    kind === 'money' ? duties.some(({ fen }) => fen !== null) : duties.length > 0
  return terms.flatMap(({ kind, keptOn = null }, at) =>
    owes.has(kind) && keptOn === null && !isOwed(kind) ? [at] : [],
  )
}

export interface Performance {
  readonly duty: number
  /** From 0. */
  readonly instalment: number
  readonly on: string
  /** Fen; null where the duty is no money. A slip is put right by a row below zero. */
  readonly fen: number | null
  /** Money never goes through the mediator: there is no such way (人民调解法 4, 15). */
  readonly way: 'hand-to-hand' | 'transfer' | 'done'
}

export type KeepingFault = 'not-such-a-duty' | 'kept-already' | 'more-than-owed'

/** Why something is no keeping of an instalment: money for what is none, more than is left of it, or what is kept already. */
export function keepingFault(
  {
    fen,
    leftFen,
    standing,
  }: Pick<InstalmentWatched, 'leftFen' | 'standing'> & { readonly fen: number | null },
  paid: Pick<Performance, 'fen' | 'way'>,
): KeepingFault | null {
  const isMoney = fen !== null
  if (isMoney !== (paid.fen !== null) || isMoney === (paid.way === 'done')) return 'not-such-a-duty'
  if (standing === 'kept') return 'kept-already'
  return paid.fen !== null && paid.fen > (leftFen ?? 0) ? 'more-than-owed' : null
}

export type InstalmentStanding = 'kept' | 'part' | 'late' | 'due' | 'coming'

export interface InstalmentWatched {
  readonly duty: number
  readonly instalment: number
  readonly due: string | null
  readonly standing: InstalmentStanding
  readonly leftFen: number | null
  /** Days past the due day; 0 while it is not late. */
  readonly daysLate: number
}

/** Each instalment as it stands today; one that is paid in part is late as well, once its day has passed. */
export function watched(
  duties: readonly Duty[],
  performed: readonly Performance[],
  today: string,
): readonly InstalmentWatched[] {
  return duties.flatMap(({ id, instalments }) =>
    instalments.map(({ due, fen }, at): InstalmentWatched => {
      const rows = performed.filter((row) => row.duty === id && row.instalment === at && row.on <= today)
      const paid = rows.reduce((sum, row) => sum + (row.fen ?? 0), 0)
      const leftFen = fen === null ? null : Math.max(0, fen - paid)
      const kept = fen === null ? rows.length > 0 : leftFen === 0
      const begun = rows.length > 0 && paid > 0
      const standing = kept ? 'kept' : standingOf(due, begun, today)
      const daysLate = standing === 'late' && due !== null ? daysBetween(due, today) : 0
      return { duty: id, instalment: at, due, standing, leftFen, daysLate }
    }),
  )
}

function standingOf(due: string | null, begun: boolean, today: string): InstalmentStanding {
  if (due !== null && due < today) return 'late'
  if (begun) return 'part'
  return due === today ? 'due' : 'coming'
}

/** Every instalment of every duty is kept; an agreement without a duty was kept on the spot, or owes nothing. */
export const isPerformed = (all: readonly InstalmentWatched[]): boolean =>
  all.every(({ standing }) => standing === 'kept')

/** The day on which the last of it was kept; null while something is open. */
export const performedOn = (
  duties: readonly Duty[],
  performed: readonly Performance[],
  today: string,
): string | null =>
  isPerformed(watched(duties, performed, today))
    ? (performed
        .map(({ on }) => on)
        .toSorted()
        .at(-1) ?? null)
    : null
