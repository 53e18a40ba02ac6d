/**
 * Takes the tokens of an import's people out, in the order of the index.
 *
 * As when they were written (see `token-slices`): taken out with the person, each of them would touch a page of its own.
 */
import type { RecordKeeper } from '../../people/service/rows'
import { z } from 'zod'
import { takeTokens, tokensOfWords } from '../../search-index/service'
import { rowsOf } from '#work/rows'

/** Runs work in a transaction of its own. */
export type InTransaction = <Result>(work: (call: RecordKeeper) => Result) => Result

type Pair = readonly [token: string, resident: number]

const peopleInPiece = 250
const tokensInPiece = 1000

const wordsRow = z.object({ resident: z.number(), words: z.string() })

/**
 * Of those people whom nothing has happened to since they were brought; they are in `taken` then. A person's words stay
 * until the person goes: should that be refused, or a crash come between, they tell what the tokens were.
 */
export function* takeTokensOut(
  inTransaction: InTransaction,
  people: readonly number[],
  taken: Set<number>,
): Generator<void> {
  const byFirst = new Map<string, Pair[]>()
  for (let at = 0; at < people.length; at += peopleInPiece) {
    const list = JSON.stringify(people.slice(at, at + peopleInPiece))
    const found = inTransaction((call) =>
      rowsOf(
        call,
        wordsRow,
        `SELECT w.resident, w.words FROM resident_words w JOIN residents r ON r.id = w.resident
          WHERE w.resident IN (SELECT value FROM json_each(?))
            AND r.version = 1 AND r.rank IS NULL AND r.merged_into IS NULL
            AND NOT EXISTS (SELECT 1 FROM resident_ranks k WHERE k.resident = r.id)
            AND NOT EXISTS (SELECT 1 FROM residents m WHERE m.merged_into = r.id)`,
        list,
      ),
    )
    for (const { resident, words } of found) {
      taken.add(resident)
      for (const token of tokensOfWords(words)) {
        const first = token.charAt(0)
        const pairs = byFirst.get(first) ?? []
        pairs.push([token, resident])
        byFirst.set(first, pairs)
      }
    }
    yield
  }
  for (const [, pairs] of [...byFirst].sort(([one], [other]) => (one < other ? -1 : 1))) {
    pairs.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    for (let at = 0; at < pairs.length; at += tokensInPiece) {
      inTransaction((call) => {
        takeTokens(call, pairs.slice(at, at + tokensInPiece))
      })
      yield
    }
  }
}
