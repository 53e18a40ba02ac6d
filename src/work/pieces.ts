/**
 * Reading that takes longer than anybody at the till should wait: a generator that yields wherever it may give way. What is
 * written meanwhile is seen by the pieces that come after it.
 */
import { turns, type Turns } from '#vault/turns'

export type Pieces<Result> = Generator<undefined, Result, undefined>

/** What is done before anybody has to wait for it is answered at once. */
export function givingWay<Result>(work: Pieces<Result>): Result | Promise<Result> {
  const others = turns()
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
    if (others.isOver()) return afterOthers(work, others)
  }
}

async function afterOthers<Result>(work: Pieces<Result>, others: Turns): Promise<Result> {
  await others.give()
  return givingWay(work)
}

/** Where what took long was read before, or somebody waits for no other. */
export function atOnce<Result>(work: Pieces<Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

/** What is short by itself has no pieces. */
export function* inPieces<Result>(work: Result | Pieces<Result>): Pieces<Result> {
  return isPieces(work) ? yield* work : work
}

const isPieces = <Result>(work: Result | Pieces<Result>): work is Pieces<Result> =>
  typeof work === 'object' && work !== null && 'next' in work && Symbol.iterator in work

/** For rows that are found by their ids, up to the `last` of them: those of `atOnce` ids at a time, in their order. */
export function* someIdsAtATime<Row>(
  last: number,
  atOnce: number,
  read: (after: number, until: number) => readonly Row[],
): Pieces<readonly Row[]> {
  const rows: (readonly Row[])[] = []
  for (let after = 0; after < last; after += atOnce) {
    rows.push(read(after, after + atOnce))
    yield
  }
  return rows.flat()
}
