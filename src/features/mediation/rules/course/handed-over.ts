/**
 * 移送: another body has to deal with the matter (人民调解法 25: 可能引起治安案件、刑事案件的，及时向公安机关或者其他有关部门报告).
 * It is sent with its papers, somebody there signs for them, and each party is told where it went.
 */

export interface HandedOverNote {
  /** Who signed for it there; empty where nobody has yet. */
  readonly receipt: string
  readonly told: readonly number[]
}

export type HandedOverGap =
  { readonly code: 'no-receipt' } | { readonly code: 'not-told'; readonly party: number }

/** What is missing of it; closing asks. */
export function handedOverGaps(
  parties: readonly number[],
  notes: readonly HandedOverNote[],
): readonly HandedOverGap[] {
  const told = notes.flatMap((note) => note.told)
  return [
    ...(notes.some(({ receipt }) => receipt.trim() !== '') ? [] : [{ code: 'no-receipt' as const }]),
    ...parties
      .filter((party) => !told.includes(party))
      .map((party) => ({ code: 'not-told' as const, party })),
  ]
}
