/** A desk of an earlier version whose keyring is held to the machine at the first sign-in, killed while it is. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import { createDesk, systemClock, type Desk } from '#centre/create-desk'
import type { DeskContract } from '#centre/contract'
import { noDevice, type Device } from '#vault/keyring/device'
import { silentLogger } from '#vault/logger'
import { demonstrationPassword } from '#desk/session/session'
import { resourcesDir, root } from './build-host'
import { cheapDerivation } from './cheap-derivation'
import { temporaryFolder } from './desk-folder'
import type { Interrupted } from './interrupted'
import { ownMachine } from './own-machine'
import { codeOf } from './refusals'

/** Kept from when keyrings were held to no machine. */
const kept = join(root, 'tests', 'fixtures', 'desks', '0005_canteen-menu')
const accounts = ['fuzeren', 'qiantai', 'shitang', 'ducha', 'tiaojie']

export const keyringCarriedOver: Interrupted<string> = {
  name: 'keyring held to its machine',
  async prepare() {
    const dataDir = temporaryFolder()
    cpSync(kept, dataDir, { recursive: true })
    // Brought to this version's form on a machine that keeps nothing; its recovery key is on paper.
    const desk = open(dataDir, noDevice)
    await signIn(desk, 'fuzeren')
    const setting = JSON.stringify({ confirmed: true, renewalDue: false })
    const { store } = desk.session.requireOpen()
    store.statement(`UPDATE settings SET value = ? WHERE key = 'recovery-key'`).run(setting)
    desk.close()
    return dataDir
  },
  async happen(host, dataDir) {
    await host.open(dataDir, { demonstration: true })
    await host.client.session.signIn({ account: 'qiantai', password: demonstrationPassword })
  },
  async inspect(dataDir) {
    for (const account of accounts) {
      const desk = open(dataDir, ownMachine)
      try {
        await signIn(desk, account)
        if (!desk.session.requireOpen().keyring.isHeldToMachine)
          return `${account} came in, and nothing is held`
      } catch (error) {
        return `${account} does not come in: ${codeOf(error)}`
      } finally {
        desk.close()
      }
    }
    return null
  },
}

function open(dataDir: string, device: Device): Desk {
  return createDesk({
    dataDir,
    resourcesDir,
    device,
    clock: systemClock,
    logger: silentLogger,
    version: '0.0.0-durability',
    demonstration: true,
    derivationCost: cheapDerivation,
  })
}

async function signIn(desk: Desk, account: string): Promise<void> {
  const untyped: unknown = createRouterClient(desk.router)
  // The router is built from this contract.
  const client = untyped as ContractRouterClient<DeskContract>
  await client.session.signIn({ account, password: demonstrationPassword })
}
