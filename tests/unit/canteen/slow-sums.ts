/** How much and by whom, summed slowly: fen by fen into purses. */
import type { Amount, Condition, Division } from '#features/canteen/contract/index'

/** `price × points ÷ 10,000` by walking up in units until the next would be too much. */
export function slowPart(
  priceFen: number,
  points: number,
  way: 'down' | 'half-up' | 'up',
  unit: number,
): number {
  const exact = BigInt(priceFen) * BigInt(points)
  let down = 0
  while (BigInt(down + unit) * 10_000n <= exact) down += unit
  const over = exact - BigInt(down) * 10_000n
  if (over === 0n || way === 'down') return down
  if (way === 'up') return down + unit
  return over * 2n >= BigInt(unit) * 10_000n ? down + unit : down
}

export function slowAmount(amount: Amount, priceFen: number): number {
  switch (amount.kind) {
    case 'fixed':
      return amount.fen
    case 'spend':
      return amount.atMost !== null && amount.atMost < priceFen ? amount.atMost : priceFen
    case 'percent': {
      const part = slowPart(priceFen, amount.basisPoints, amount.rounding.way, amount.rounding.toFen)
      return amount.atMost !== null && amount.atMost < part ? amount.atMost : part
    }
    case 'own-price':
      return priceFen > amount.fen ? priceFen - amount.fen : 0
    case 'price-tier': {
      let fen = 0
      for (const step of amount.steps) if (priceFen >= step.from) fen = step.fen
      return fen
    }
  }
}

export interface Purse {
  readonly funder: string
  readonly pays: boolean
  fen: number
}

/** Fills purses one fen at a time. */
export function slowDivide(
  division: Division,
  namedFen: number,
  total: number,
  pays: (conditions: readonly Condition[]) => boolean,
  most: (part: Division['parts'][number], fen: number) => number = (_part, fen) => fen,
): Purse[] {
  const purses: Purse[] = division.parts.map(({ funder, conditions }) => ({
    funder,
    pays: pays(conditions),
    fen: 0,
  }))
  const at = (index: number): Purse => {
    const purse = purses[index]
    if (purse === undefined) throw new RangeError('no such funder')
    return purse
  }
  if (division.kind === 'fixed') {
    const room = division.parts.map((part) => part.fen ?? -1)
    const asked = room.filter((fen) => fen >= 0).reduce((sum, fen) => sum + fen, 0)
    const sizes = room.map((fen) => (fen >= 0 ? fen : Math.max(0, namedFen - asked)))
    for (let fen = 0; fen < total; fen += 1) {
      const open = sizes.findIndex((size, index) => at(index).fen < size)
      if (open < 0) break
      at(open).fen += 1
    }
  } else {
    const all = division.parts.reduce((sum, { share }) => sum + share, 0)
    let given = 0
    division.parts.forEach(({ share }, index) => {
      while ((at(index).fen + 1) * all <= total * share) {
        at(index).fen += 1
        given += 1
      }
    })
    for (; given < total; given += 1)
      at(division.parts.findIndex(({ funder }) => funder === division.rest)).fen += 1
  }
  const rest =
    division.kind === 'shares'
      ? division.parts.findIndex(({ funder }) => funder === division.rest)
      : division.parts.findIndex(({ fen }) => fen === null)
  division.parts.forEach((part, index) => {
    if (index === rest && at(index).pays) return
    const held = at(index).pays ? most(part, at(index).fen) : 0
    if (part.otherwise === 'passes-on' && rest >= 0 && at(rest).pays) at(rest).fen += at(index).fen - held
    at(index).fen = held
  })
  const [last, lastPart] = [purses[rest], division.parts[rest]]
  if (last?.pays === true && lastPart !== undefined) last.fen = most(lastPart, last.fen)
  return purses.filter(({ pays: paying, fen }) => paying && fen > 0)
}

/** `room` is the most that a funder may pay of whatever. */
export function slowCut(
  division: Division,
  purses: readonly Purse[],
  most: number,
  room: (funder: string) => number,
): Purse[] {
  const held = () => cut.reduce((sum, { fen }) => sum + fen, 0)
  const cut = purses.map((purse) => ({ ...purse }))
  if (held() <= most) return cut
  if (division.kind === 'fixed') {
    while (held() > most) {
      const last = cut.findLast(({ fen }) => fen > 0)
      if (last === undefined) break
      last.fen -= 1
    }
    return cut
  }
  const sharing = division.parts.filter(({ funder }) => cut.some((purse) => purse.funder === funder))
  const rest = sharing.some(({ funder }) => funder === division.rest) ? division.rest : sharing.at(-1)?.funder
  const shared = slowDivide(
    {
      kind: 'shares',
      parts: sharing.map(({ most: _, ...part }) => ({ ...part, conditions: [] })),
      rest: rest ?? '',
    },
    most,
    most,
    () => true,
  )
  // Every fen that one may not pay looks for somebody who may: first whoever takes the odd one.
  const all: Purse[] = sharing.map(({ funder }) => ({
    funder,
    pays: true,
    fen: shared.find((purse) => purse.funder === funder)?.fen ?? 0,
  }))
  const asked = [
    ...all.filter(({ funder }) => funder === rest),
    ...all.filter(({ funder }) => funder !== rest),
  ]
  for (const purse of all) {
    while (purse.fen > room(purse.funder)) {
      const other = asked.find((one) => one.fen < room(one.funder))
      purse.fen -= 1
      if (other !== undefined) other.fen += 1
    }
  }
  return all.filter(({ fen }) => fen > 0)
}
