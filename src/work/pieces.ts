/**
 * Reading that takes longer than anybody at the till should wait: a generator that yields wherever it may give way. What is
 * written meanwhile is seen by the pieces that come after it.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'

export type Pieces<Result> = Generator<undefined, Result, undefined>

/** Milliseconds after which the next piece waits until everybody else had their turn. */
const longestAtOnce = 10

/** What is done before anybody has to wait for it is answered at once. */
export function givingWay<Result>(work: Pieces<Result>): Result | Promise<Result> {
  const since = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
    if (performance.now() - since >= longestAtOnce) return afterOthers(work)
  }
}

async function afterOthers<Result>(work: Pieces<Result>): Promise<Result> {
  await nextTurn()
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
