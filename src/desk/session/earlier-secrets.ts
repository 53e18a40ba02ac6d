/**
 * The secrets of seals of before, each sealed under the one that came after it: whoever has that of now checks the runs of them all,
 * and whoever has an older one learns nothing of it.
 */
import { hkdfSync } from 'node:crypto'
import { z } from 'zod'
import { seal, unseal } from '#vault/keyring/seal'
import type { HasStatements } from '#vault/store/store'
import { readSetting, writeSetting } from './settings'

const setting = 'seal-secrets'
const purpose = 'secret of the seals of before'

/** The latest first. One that was put there by a renewal cut short opens under no secret that anybody has, and is passed over. */
export function earlierSecrets(desk: HasStatements, now: Buffer): readonly Buffer[] {
  const opened = openedUnder(desk, now)
  return opened.map(({ secret }) => secret)
}

/** Puts `before` down under `now`, with those of before it. Call it inside the transaction that begins a run with `now`. */
export function keepEarlierSecret(desk: HasStatements, before: Buffer, now: Buffer): void {
  const older = openedUnder(desk, before).map(({ sealed }) => sealed)
  writeSetting(desk, setting, [...older.reverse(), seal(before, keyOf(now), purpose)])
}

function openedUnder(desk: HasStatements, now: Buffer) {
  const kept = z.array(z.string()).safeParse(readSetting(desk, setting)).data ?? []
  const found: { readonly sealed: string; readonly secret: Buffer }[] = []
  for (const sealed of kept.reverse()) {
    const secret = unseal(sealed, keyOf(found.at(-1)?.secret ?? now), purpose)
    if (secret !== null) found.push({ sealed, secret })
  }
  return found
}

const keyOf = (secret: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'linli-desk earlier secret', 32))
