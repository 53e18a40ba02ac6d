/** A real desk for tests: encrypted files in a temporary folder, real migrations, the wire in between. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { createDesk, type Desk, type DeskOptions } from '#centre/create-desk'
import type { RotationWays } from '#desk/key-rotation/ways'
import { silentLogger, type Logger } from '#vault/logger'
import { mediators, type Role } from '#ground/roles/permissions'
import { addStaff } from '#desk/session/staff'
import type { Device } from '#vault/keyring/device'
import type { Clock } from '#ground/clock'
import { bringKey } from './committee'
import { newSendId, testPassword, type DeskClient } from './desk-client'
import { thisMachine } from './device'

export { newSendId, testPassword, type DeskClient }

export const resourcesDir = join(import.meta.dirname, '..', '..', 'resources')

/** Deriving keys in a millisecond; never for real files. */
export const cheapDerivation = { memoryCost: 64, timeCost: 1 }

export const testCentre = {
  community: '翰林社区',
  subDistrict: '花山街道',
  committee: '翰林社区人民调解委员会',
  numberPrefix: '翰林',
}

/** Monday 23 November 2026, 09:00 in Asia/Shanghai. */
export const testNow = Date.parse('2026-11-23T01:00:00Z')

/** A clock that stands still until it is told to move. */
export class TestClock implements Clock {
  #now: number
  #monotonic = 0
  constructor(now: number = testNow) {
    this.#now = now
  }
  now(): number {
    return this.#now
  }
  monotonic(): number {
    return this.#monotonic
  }
  /** Time passes. */
  advance(milliseconds: number): void {
    this.#now += milliseconds
    this.#monotonic += milliseconds
  }
  /** Someone sets the machine's clock; no time passes. */
  setDate(now: number): void {
    this.#now = now
  }
}

export interface TestDesk {
  readonly desk: Desk
  readonly client: DeskClient
  readonly clock: TestClock
  readonly dataDir: string
  /** The manager's id. */
  readonly managerId: number
  readonly recoveryKey: string
  /** Signs in as a member of staff who holds just this role; the account is the role's name. The first mediator sets the committee's file up; the next is given its key. */
  signIn(role: Role): Promise<number>
  /** Closes and opens the desk again on the same folder, as after a crash or a restart; nobody is signed in. */
  reopen(): Promise<TestDesk>
  close(): void
}

export interface TestDeskOptions {
  readonly clock?: TestClock
  readonly logger?: Logger
  readonly rotation?: RotationWays
  /** A table of files that a test has added to, with what serves and keeps it. */
  readonly beside?: Pick<DeskOptions, 'files' | 'featuresBeside' | 'onStepOfOpening' | 'backupWays'>
}

/** A desk that has been set up, with the manager signed in. Closed and removed by `close()`. */
export async function openTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-test-'))
  const clock = options.clock ?? new TestClock()
  const logger = options.logger ?? silentLogger
  const { rotation, beside = {} } = options
  const { desk, client } = openBareDesk(dataDir, {
    clock,
    logger,
    beside,
    ...(rotation === undefined ? {} : { rotation }),
  })
  const { staff, recoveryKey } = await client.session.setUp({
    sendId: newSendId(),
    centre: testCentre,
    manager: { account: 'manager', name: '沈玉', password: testPassword },
  })
  return wrap({ desk, client, clock, dataDir, logger, beside, managerId: staff.id, recoveryKey })
}

/** A desk on a folder, over a real message channel, with nobody signed in. */
export function openBareDesk(
  dataDir: string,
  options: Omit<TestDeskOptions, 'clock'> & {
    readonly clock?: Clock
    readonly demonstration?: boolean
    readonly device?: Device
  } = {},
): { readonly desk: Desk; readonly client: DeskClient } {
  const desk = createDesk({
    dataDir,
    resourcesDir,
    device: options.device ?? thisMachine,
    clock: options.clock ?? new TestClock(),
    logger: options.logger ?? silentLogger,
    demonstration: options.demonstration ?? false,
    version: '0.0.0-test',
    derivationCost: cheapDerivation,
    ...options.beside,
    ...(options.rotation === undefined ? {} : { rotation: options.rotation }),
  })
  return { desk, client: connect(desk) }
}

export function connect(desk: Desk): DeskClient {
  const { port1, port2 } = new MessageChannel()
  desk.servePort(port1)
  port1.unref()
  port2.unref()
  return createORPCClient(new RPCLink({ port: port2 }))
}

interface Parts {
  readonly desk: Desk
  readonly client: DeskClient
  readonly clock: TestClock
  readonly dataDir: string
  readonly logger: Logger
  readonly beside: NonNullable<TestDeskOptions['beside']>
  readonly managerId: number
  readonly recoveryKey: string
}

function wrap(parts: Parts): TestDesk {
  const { desk, client, clock, dataDir, logger, beside } = parts
  return {
    ...parts,
    async signIn(role) {
      await client.session.signIn({ account: 'manager', password: testPassword })
      if (role === 'manager') return parts.managerId
      const { store, keyring, keys } = desk.session.requireOpen()
      if (!keyring.has(role)) {
        addStaff(store, { account: role, name: role, roles: [role] }, clock.now())
        await keyring.put(role, testPassword, keys)
      }
      const come = (account: string) => client.session.signIn({ account, password: testPassword })
      const { staff } = await come(role)
      if (mediators.some((one) => one === role)) await bringKey(client, staff, come)
      return staff.id
    },
    reopen() {
      desk.close()
      return Promise.resolve(wrap({ ...parts, ...openBareDesk(dataDir, { clock, logger, beside }) }))
    },
    close() {
      desk.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
