/** What the residents feature does: every procedure of its contract. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { DeskError } from '#ground/contract/errors'
import type { LongCall } from '#desk/rpc/call'
import { disclose, long, look, read, serve, write } from '#desk/rpc/serve'
import { residentsContract, type ResidentCard } from '../contract'
import { cleanIdNumber } from '#ground/people/id-numbers'
import { cleanName } from '../rules/names'
import { cleanPhone } from '#ground/people/phones'
import { exportSheet } from './export'
import { findResidents } from './find'
import { listResidents } from './list'
import { alikeOf } from './alike'
import { maintenance } from './maintain'
import {
  cardsOfPair,
  differences,
  keepApart,
  likelyPairs,
  merge,
  sharedNames,
  unmerge,
  type LikelyPair,
} from './merge'
import { holderOf } from './person-input'
import { historyOf, plainIn, recordOf } from './record'
import { registerFileHandlers } from './register-file'
import { revealField } from './reveal'
import { cardsOf, findStored, requireStored, type Reader } from './rows'

const mostPairs = 200
const namesInPiece = 100

function cardOf(call: Reader, id: number): ResidentCard {
  const [card] = cardsOf(call, [requireStored(call, id).id])
  if (!card) throw new DeskError('not-found', 'residents.unknown')
  return card
}

export const residentsService = serve(residentsContract, {
  find: read((call, { query, limit }) => findResidents(call, query, limit)),

  list: read((call, { after, limit, ...filter }) => listResidents(call, filter, after, limit)),

  card: read((call, { id }) => cardOf(call, id)),

  read: look((call, { id }) => {
    const record = recordOf(call, id)
    call.saw({ subject: `resident:${record.card.id}`, fields: plainIn(record) })
    return record
  }),

  reveal: disclose((call, input) => revealField(call, input)),

  history: read((call, { id, after, limit }) => historyOf(call, id, after, limit)),

  checkNew: read((call, { name, birth, idNumber, phones, except }) => {
    const holder = holderOf(call, cleanIdNumber(idNumber))
    const alike = alikeOf(call, {
      name: cleanName(name),
      // The form does not know the birth of whom it corrects.
      birth: birth ?? (except === undefined ? null : (findStored(call, except)?.birth ?? null)),
      phones: phones.map(cleanPhone),
      except: except ?? null,
    })
    return {
      sameNumber: holder && holder.id !== except ? cardOf(call, holder.id) : null,
      alike: [...cardsOf(call, alike)],
    }
  }),

  ...maintenance,

  duplicates: long(async function* (
    call: LongCall,
    _input: { readonly sendId: string },
    signal: AbortSignal,
  ) {
    const names = sharedNames(call)
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
    return {
      pairs: pairs.slice(0, mostPairs).flatMap((pair) => {
        const cards = cardsOfPair(call, pair)
        return cards ? [{ one: cards[0], other: cards[1], reasons: [...pair.reasons] }] : []
      }),
    }
  }),

  keepApart: write((call, { one, other }) => {
    keepApart(call, one, other)
    call.record({ subject: `resident:${one}`, change: { keptApartFrom: other } })
    return {}
  }),

  differences: read((call, { one, other }) => ({ differing: differences(call, one, other) })),

  merge: write((call, { kept, gone, take }) => {
    const id = merge(call, kept, gone, take)
    call.record({ subject: `resident:${kept}`, change: { merged: gone, take } })
    return { merge: id }
  }),

  unmerge: write((call, { merge: id }) => {
    const parted = unmerge(call, id)
    call.record({ subject: `resident:${parted.kept}`, change: { unmerged: parted.gone } })
    return parted
  }),

  exportSheet,

  registerFile: registerFileHandlers,
})
