/**
 * 以案定补: mediators are paid by case, for a complete dossier, often only once it is performed, one case once, shared by those
 * who had it; the salaried are not ([local]: conditions and rates are settings). A ledger of rows that are never edited.
 */
import { payRefusals, type Difficulty, type PayRefusal } from '../contract/words'
import type { LedgerRow } from '#work/ledger/rules/index'

export interface PaySettings {
  /** Fen for a case of each difficulty. */
  readonly baseFen: Readonly<Record<Difficulty, number>>
  /** Added per person concerned beyond the two. */
  readonly perFurtherPersonFen: number
  /** Added from so much money on: the highest step that is reached counts. */
  readonly moneySteps: readonly { readonly fromFen: number; readonly addFen: number }[]
  readonly mostFen: number
  readonly onlyWhenPerformed: boolean
  readonly onlySuccesses: boolean
}

export interface PayableCase {
  readonly id: number
  readonly difficulty: Difficulty
  readonly people: number
  readonly moneyFen: number
  readonly complete: boolean
  readonly succeeded: boolean
  readonly performed: boolean
  readonly mediators: readonly { readonly id: number; readonly salaried: boolean }[]
  /** Who approved it at the judicial office; null until then. */
  readonly approvedBy: string | null
}

/** Cases that the ledger has paid and not taken back. */
export const paidCases = (rows: readonly LedgerRow[]): ReadonlySet<string> => {
  const reversed = new Set(rows.flatMap(({ reverses }) => (reverses === null ? [] : [reverses])))
  return new Set(
    rows.filter(({ id, reverses }) => reverses === null && !reversed.has(id)).map(({ account }) => account),
  )
}

/** The account of a case in the ledger: its lots are its mediators. */
export const accountOf = (id: number): string => `case:${id}`
export const lotOf = (mediator: number): string => `mediator:${mediator}`

export function payFaults(
  one: PayableCase,
  settings: PaySettings,
  rows: readonly LedgerRow[],
): readonly PayRefusal[] {
  const is: Readonly<Record<PayRefusal, boolean>> = {
    'paid-before': paidCases(rows).has(accountOf(one.id)),
    incomplete: !one.complete,
    'not-succeeded': settings.onlySuccesses && !one.succeeded,
    'not-performed': settings.onlyWhenPerformed && !one.performed,
    'nobody-to-pay': one.mediators.every(({ salaried }) => salaried),
    'not-approved': one.approvedBy === null,
  }
  return payRefusals.filter((refusal) => is[refusal])
}

/** What a case is worth. */
export function payOf(
  { difficulty, people, moneyFen }: Pick<PayableCase, 'difficulty' | 'people' | 'moneyFen'>,
  settings: PaySettings,
): number {
  const further = Math.max(0, people - 2) * settings.perFurtherPersonFen
  const reached = settings.moneySteps.filter(({ fromFen }) => moneyFen >= fromFen).map(({ addFen }) => addFen)
  return Math.min(settings.mostFen, settings.baseFen[difficulty] + further + Math.max(0, ...reached))
}

export interface Share {
  readonly mediator: number
  readonly fen: number
}

/** Shares of those who had the case and draw no salary for it: equal, rounded down, the last takes the rest. */
export function sharesOf(fen: number, mediators: PayableCase['mediators']): readonly Share[] {
  const paid = mediators.filter(({ salaried }) => !salaried)
  const each = paid.length === 0 ? 0 : Math.floor(fen / paid.length)
  const last = paid.length - 1
  return paid.map(({ id }, at) => ({ mediator: id, fen: at === last ? fen - each * last : each }))
}
