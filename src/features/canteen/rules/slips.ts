/** A slip of the bank is money once: whole in one claim, or in parts that come to no more than it. */

/** What is noted of a slip already; sums in fen, less than nothing where it was sent back to the funder. */
export interface PartOfSlip {
  readonly fen: number
  /** What the whole slip came to; null where this was said to be all of it. */
  readonly slipFen: number | null
}

export type SlipRefusal<Part> =
  /** It was noted, and nobody says that this is a part of it. */
  | { readonly code: 'slip-noted'; readonly part: Part }
  /** It was noted as a whole, with another sum, or the other way. */
  | { readonly code: 'slip-differs'; readonly part: Part }
  | { readonly code: 'slip-exceeded'; readonly leftFen: number }
  | { readonly code: 'slip-smaller' }

/** Why a payment of so many fen is not of this slip, of which `parts` are noted; null where it may be. */
export function whyNotOfSlip<Part extends PartOfSlip>(
  fen: number,
  slipFen: number | null,
  parts: readonly Part[],
): SlipRefusal<Part> | null {
  const [first] = parts
  if (slipFen === null) return first === undefined ? null : { code: 'slip-noted', part: first }
  if (Math.abs(fen) > slipFen) return { code: 'slip-smaller' }
  const other = parts.find((part) => part.slipFen !== slipFen || part.fen * fen < 0)
  if (other !== undefined) return { code: 'slip-differs', part: other }
  const leftFen = slipFen - parts.reduce((sum, part) => sum + Math.abs(part.fen), 0)
  return Math.abs(fen) > leftFen ? { code: 'slip-exceeded', leftFen } : null
}
