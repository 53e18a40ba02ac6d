/** Every procedure on records that may be of one person. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { LongCall } from '#desk/rpc/call'
import { long, read, write, type HandlersOf } from '#desk/rpc/serve'
import type { ResidentCard } from '../../people/contract/person'
import type { duplicatesContract } from '../contract'
import { givingWay } from '#work/pieces'
import { cardsOfPair, keepApart, likelyPairs, sharedNames, type LikelyPair } from './likely'
import { differences, merge, takeBackMerge } from './merge'

const mostPairs = 200
const namesInPiece = 100
const pairsInPiece = 20

function* shownPairs(call: LongCall, pairs: readonly LikelyPair[]) {
  const shown: { one: ResidentCard; other: ResidentCard; reasons: string[] }[] = []
  for (const [at, pair] of pairs.entries()) {
    if (at % pairsInPiece === 0) yield
    const cards = cardsOfPair(call, pair)
    if (cards !== null) shown.push({ one: cards[0], other: cards[1], reasons: [...pair.reasons] })
  }
  return shown
}

export const duplicatesHandlers: HandlersOf<typeof duplicatesContract> = {
  duplicates: long(async function* (
    call: LongCall,
    _input: Readonly<Record<string, never>>,
    signal: AbortSignal,
  ) {
    const names = await givingWay(sharedNames(call))
    const pairs: LikelyPair[] = []
    for (const [at, name] of names.entries()) {
      if (at % namesInPiece === 0) {
        signal.throwIfAborted()
        yield { stage: 'comparing', done: at, total: names.length }
        await nextTurn()
      }
      pairs.push(...likelyPairs(call, name))
      if (pairs.length >= mostPairs) break
    }
    pairs.sort((a, b) => b.reasons.length - a.reasons.length)
    return { pairs: await givingWay(shownPairs(call, pairs.slice(0, mostPairs))) }
  }),

  keepApart: write((call, { one, other }) => {
    keepApart(call, one, other)
    call.record({ subject: `resident:${one}`, change: { keptApartFrom: other } })
    return {}
  }),

  differences: read((call, { one, other }) => ({ differing: differences(call, one, other) })),

  merge: write((call, { kept, gone, take, statusIsRight = false }) => {
    const id = merge(call, kept, gone, { take, statusIsRight })
    call.record({ subject: `resident:${kept}`, change: { merged: gone, take, statusIsRight } })
    return { merge: id }
  }),

  takeBackMerge: write((call, { merge: id }) => {
    const parted = takeBackMerge(call, id)
    call.record({ subject: `resident:${parted.kept}`, change: { takesBack: id, parted: parted.gone } })
    return parted
  }),
}
