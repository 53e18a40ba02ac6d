/**
 * The tokens of an import's people, written in the order of the index.
 *
 * A person's tokens lie all over the index: written with the person, each of them would take a page of the file with
 * it, dozens a person. Kept back for some thousand people and put in order, they share their pages.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Progress } from '#ground/contract/procedure'
import type { LongCall } from '#desk/rpc/call'
import { putTokens } from '../../search-index/service'

type Pair = readonly [token: string, resident: number]

const peopleInSlice = 5000
const tokensInPiece = 1000

export interface TokenSlices {
  add(resident: number, tokens: readonly string[]): void
  /** True when it is time to write. */
  isFull(): boolean
  /** Writes what was kept back, in transactions of its own. */
  write(call: LongCall, signal: AbortSignal, progress: Progress): AsyncGenerator<Progress>
}

export function tokenSlices(): TokenSlices {
  let people = 0
  let byFirst = new Map<string, Pair[]>()
  return {
    add(resident, tokens) {
      people += 1
      for (const token of tokens) {
        const first = token.charAt(0)
        const pairs = byFirst.get(first) ?? []
        pairs.push([token, resident])
        byFirst.set(first, pairs)
      }
    },
    isFull: () => people >= peopleInSlice,
    async *write(call, signal, progress) {
      const groups = [...byFirst].sort(([one], [other]) => (one < other ? -1 : 1))
      people = 0
      byFirst = new Map()
      const ordered: Pair[] = []
      for (const [, pairs] of groups) {
        pairs.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
        for (const pair of pairs) ordered.push(pair)
        await nextTurn()
      }
      for (let at = 0; at < ordered.length; at += tokensInPiece) {
        signal.throwIfAborted()
        yield progress
        call.transaction((writer) => putTokens(writer, ordered.slice(at, at + tokensInPiece)))
        await nextTurn()
      }
    },
  }
}
