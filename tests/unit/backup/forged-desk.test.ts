/** A backup that bears this desk's salt is still somebody else's: it takes no desk's place, and nobody is locked out by it. */
import type * as Crypto from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import {
  newSendId,
  openBareDesk,
  openTestDesk,
  testCentre,
  testPassword,
  type TestDesk,
} from '../../support/desk'
import { machine, thisMachine } from '../../support/device'
import { nextSalt } from '../../support/forged-desk'
import { finish } from '../residents/people'

vi.mock('node:crypto', async (original) => {
  const { withSalt } = await import('../../support/forged-desk')
  return withSalt(await original<typeof Crypto>())
})

const password = '袭击者自己的一句很长的密码九棵树'
const saltOf = (folder: string): string =>
  z.object({ salt: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'keyring.json'), 'utf8'))).salt

let here: TestDesk
let folder: string
beforeEach(async () => {
  here = await openTestDesk()
  folder = mkdtempSync(join(tmpdir(), 'linli-forged-'))
})
afterEach(() => {
  here.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Made on another machine, by whoever has once seen a keyring of this desk; its manager bears the same name as this one's. */
async function forgedBackup() {
  const salt = saltOf(here.dataDir)
  nextSalt(salt)
  const { desk, client } = openBareDesk(folder, { device: machine() })
  const { recoveryKey } = await client.session.setUp({
    sendId: newSendId(),
    centre: testCentre,
    manager: { account: 'manager', name: '某人', password },
  })
  const { name } = await finish(client.backups.make({ sendId: newSendId() }))
  desk.close()
  expect(saltOf(folder)).toBe(salt)
  const place = join(folder, 'backups')
  return {
    recoveryKey,
    file: join(place, name, 'desk.db'),
    bring: (by: Parameters<typeof here.client.restore.restore>[0]['by']) =>
      here.client.restore.restore({ sendId: newSendId(), folder: place, name, by }),
  }
}

const signIn = () => here.client.session.signIn({ account: 'manager', password: testPassword })

it.each([
  ['whole', false],
  ['with a spoilt database', true],
])(
  '%s, it does not come in by its own paper, and everybody’s own password opens as before',
  async (_, spoilt) => {
    const { recoveryKey, file, bring } = await forgedBackup()
    if (spoilt) writeFileSync(file, 'spoilt')
    const share = thisMachine.secretOf(saltOf(here.dataDir))
    await here.client.session.signOut({})
    await expect(bring({ with: 'recovery-key', recoveryKey })).rejects.toMatchObject({
      data: { code: 'backups.today-needed' },
    })
    expect(thisMachine.secretOf(saltOf(here.dataDir))).toEqual(share)
    await signIn()
  },
)

it('where it does come in, by whoever opens this desk too, this machine’s share is not written over', async () => {
  const { recoveryKey, bring } = await forgedBackup()
  const share = thisMachine.secretOf(saltOf(here.dataDir))
  await here.client.session.signOut({})
  rmSync(join(here.dataDir, 'keyring.json'))
  expect(await bring({ with: 'recovery-key', recoveryKey })).toMatchObject({ paperFirst: true })
  expect(thisMachine.secretOf(saltOf(here.dataDir))).toEqual(share)
})
