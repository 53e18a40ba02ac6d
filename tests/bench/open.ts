/** Opening the desk: from the password to an open, checked database of 100,000 residents. */
import { randomBytes } from 'node:crypto'
import { deriveKey, usualCost } from '#vault/keyring/seal'
import { demonstrationPassword } from '#desk/session/session'
import { signedIn } from './client'
import { openOn } from './community-file'
import { figureOf, type Figure } from './figures'
import { timed } from './find'

const times = 15

export async function openFigures(dataDir: string): Promise<readonly Figure[]> {
  const measured: number[] = []
  const limit: number[] = []
  for (let turn = -1; turn < times; turn += 1) {
    const desk = openOn(dataDir)
    const opened = await timed(() => signedIn(desk))
    desk.close()
    const derived = await timed(() => deriveKey(demonstrationPassword, randomBytes(16), usualCost))
    if (turn < 0) continue
    measured.push(opened)
    limit.push(derived)
  }
  return [figureOf('open: password to open desk / key derivation', { measured, limit }, { median: 1.1 })]
}
