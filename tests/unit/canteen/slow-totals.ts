/** Sums for all people together, counted down fen by fen. */

/** Something that was paid once; the day or month says for when. */
export interface Paid {
  readonly policy: string
  readonly funder: string
  readonly fen: number
  readonly month: string
}

export interface OpenPurse {
  /** Null where it is the whole policy's. */
  readonly funder: string | null
  readonly inPart: boolean
  readonly left: number
}

/** How much of a payment comes through, when one fen after the other is asked for. */
export function mayPay(
  purses: readonly OpenPurse[],
  funder: string,
  fen: number,
  whose: 'its-own' | 'whole-policy' | 'anybody',
): number {
  const asked = purses.filter((one) => {
    if (whose === 'its-own') return one.funder === funder
    if (whose === 'whole-policy') return one.funder === null
    return one.funder === null || one.funder === funder
  })
  if (asked.some(({ inPart, left }) => !inPart && left < fen)) return 0
  let through = 0
  while (through < fen && asked.every(({ left }) => left > through)) through += 1
  return through
}
