/** A desk that writes until it is killed: prints the request id and the address line of each write once it is confirmed. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import { createDesk, systemClock } from '../../src/desk/create-desk'
import type { DeskContract } from '../../src/desk/features'
import { silentLogger } from '../../src/desk/logger'

export const writerPassword = 'a password for killing'
export const cheapDerivation = { memoryCost: 64, timeCost: 1 }
export const resourcesDir = join(import.meta.dirname, '..', '..', 'resources')

export function openDesk(dataDir: string) {
  const desk = createDesk({
    dataDir,
    resourcesDir,
    clock: systemClock,
    logger: silentLogger,
    version: '0.0.0-durability',
    derivationCost: cheapDerivation,
  })
  const client: unknown = createRouterClient(desk.router)
  // The router is built from this contract.
  return { desk, client: client as ContractRouterClient<DeskContract> }
}

/** A resident whose name says which request made them. */
export const resident = (name: string) => ({
  person: {
    name,
    sex: null,
    idKind: null,
    idNumber: '',
    birth: null,
    registration: null,
    registrationPlace: '',
    phones: [],
    address: { estate: '', building: '', unit: '', room: '', grid: '' },
    contacts: [],
    remark: '',
  },
  relation: '' as const,
  tags: [],
  consent: null,
})

async function writeUntilKilled(dataDir: string): Promise<never> {
  const { client } = openDesk(dataDir)
  await client.session.signIn({ account: 'manager', password: writerPassword })
  for (;;) {
    const requestId = randomUUID()
    process.stdout.write(`asked ${requestId}\n`)
    const { id } = await client.residents.register({ requestId, ...resident(requestId) })
    process.stdout.write(`done ${requestId} ${id}\n`)
  }
}

const dataDir = process.argv[2]
if (dataDir !== undefined && process.argv[1] === import.meta.filename) await writeUntilKilled(dataDir)
