/** The list of holders as a file apart keeps it, and beside it who is none any more. */
import { randomBytes } from 'node:crypto'
import { auditHead, type AuditedStore } from '#vault/log/record'
import { readLeavers, writeLeavers } from '#vault/holders/leavers'
import { isSealedBy, sealedHolders, sealHolders, type Holder } from '#vault/holders/rules'
import type { HasStatements, Store } from '#vault/store/store'
import { readSetting, writeSetting } from '../session/settings'

export const holdersSetting = 'holders'
const leaversSetting = 'leavers-secret'

/** The steps after which the list is another; the last row of them is the one the list names. */
const steps = ['holders.setUp', 'holders.give', 'holders.take', 'holders.restore', 'holders.renewPaper']
const stepsOnRecord = [...steps, 'holders.check', 'holders.changeKey', 'keyRotation.run']

/** `none`: a file of before there was a list; `altered`: not as the file's own key and log say. */
export type KeptHolders =
  { readonly state: 'none' | 'altered' } | { readonly state: 'sound'; readonly holders: readonly Holder[] }

export function readHolders(store: HasStatements, fileKey: Buffer): KeptHolders {
  const value = readSetting(store, holdersSetting)
  if (value === null) return { state: lastStep(store) === 0 ? 'none' : 'altered' }
  const sealed = sealedHolders.safeParse(value).data
  // Pages of before, put back with their seal, are not what the log tells of last.
  if (sealed === undefined || !isSealedBy(fileKey, sealed) || lastStep(store) !== sealed.sequence)
    return { state: 'altered' }
  return { state: 'sound', holders: sealed.holders }
}

/** Call it inside the transaction whose row, the next one of this log, tells of it. */
export function writeHolders(
  store: Pick<AuditedStore, 'statement'>,
  fileKey: Buffer,
  holders: readonly Holder[],
): void {
  const sequence = auditHead(store).sequence + 1
  writeSetting(store, holdersSetting, sealHolders(fileKey, { sequence, holders }))
}

function lastStep(store: HasStatements): number {
  const marks = stepsOnRecord.map(() => '?').join(', ')
  const last = store
    .statement(`SELECT max(sequence) FROM audit WHERE outcome = 'done' AND procedure IN (${marks})`)
    .pluck()
    .get(...stepsOnRecord)
  return typeof last === 'number' ? last : 0
}

/** Public keys of who was taken out, as is known beside the file. */
export const leaversOf = (store: Store): ReadonlySet<string> => {
  const secret = leaversSecret(store)
  return secret === null ? new Set() : readLeavers(store.file, secret)
}

/** Puts these public keys among those who left, and takes those away who were let in again. */
export function noteLeavers(
  store: Store,
  { gone = [], back = [] }: { readonly gone?: readonly string[]; readonly back?: readonly string[] },
): void {
  const secret = leaversSecret(store) ?? makeLeaversSecret(store)
  const before = readLeavers(store.file, secret)
  const left = new Set([...before, ...gone].filter((key) => !back.includes(key)))
  const isSame = left.size === before.size && [...left].every((key) => before.has(key))
  if (!isSame) writeLeavers(store.file, left, secret)
}

/** A new file has one from its first day, so that each of its backups does. */
export function makeLeaversSecret(store: HasStatements): Buffer {
  const secret = randomBytes(32)
  writeSetting(store, leaversSetting, secret.toString('base64'))
  return secret
}

function leaversSecret(store: HasStatements): Buffer | null {
  const value = readSetting(store, leaversSetting)
  return typeof value === 'string' ? Buffer.from(value, 'base64') : null
}
