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
/** So many tokens are one transaction, more or fewer as the disk is quick: what it costs is the pages that its end writes. */
const tokensInPiece = { first: 250, least: 100, most: 1000 }
/** How long a transaction should last, its end with it; milliseconds. */
const pieceLasts = { atLeast: 8, atMost: 20 }

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
      let size = tokensInPiece.first
      for (let at = 0; at < ordered.length;) {
        signal.throwIfAborted()
        yield progress
        const begun = performance.now()
        const piece = ordered.slice(at, at + size)
        call.transaction((writer) => putTokens(writer, piece))
        size = nextSize(size, performance.now() - begun)
        at += piece.length
        await nextTurn()
      }
    },
  }
}

function nextSize(size: number, lasted: number): number {
  if (lasted > pieceLasts.atMost) return Math.max(tokensInPiece.least, Math.floor(size / 2))
  return lasted < pieceLasts.atLeast ? Math.min(tokensInPiece.most, size * 2) : size
}
