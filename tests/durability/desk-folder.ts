/** Folders with a desk in them, set up in this process, and their keys for looking into them afterwards. */
import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import { createDesk, systemClock, type Clock, type Desk, type DeskOptions } from '#centre/create-desk'
import type { DeskContract } from '#centre/contract'
import { silentLogger, type Logger } from '#vault/logger'
import { openFile, type SQLiteFile } from '#vault/store/open'
import { resourcesDir } from './build-host'
import { cheapDerivation } from './cheap-derivation'
import type { DeskClient } from './host-process'
import { ownMachine } from './own-machine'

export const account = 'manager'
export const password = 'a password for killing'
export const centre = {
  community: '翰林社区',
  subDistrict: '花山街道',
  committee: '翰林社区人民调解委员会',
  numberPrefix: '翰林',
}

/** Copies of the data keys, which the desk itself forgets when it is closed. */
export interface Keys {
  readonly desk: Buffer
  readonly audit: Buffer
}

export interface DeskFolder {
  readonly dataDir: string
  readonly keys: Keys
  readonly recoveryKey: string
}

const folders: string[] = []
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** An empty folder that goes when this process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'linli-durability-'))
  folders.push(folder)
  return folder
}

export function openHere(
  dataDir: string,
  more: { readonly resources?: string; readonly logger?: Logger; readonly clock?: Clock } & Pick<
    DeskOptions,
    'files' | 'featuresBeside'
  > = {},
): { readonly desk: Desk; readonly client: DeskClient } {
  const { resources = resourcesDir, logger = silentLogger, clock = systemClock, ...beside } = more
  const desk = createDesk({
    dataDir,
    resourcesDir: resources,
    device: ownMachine,
    clock,
    logger,
    version: '0.0.0-durability',
    derivationCost: cheapDerivation,
    ...beside,
  })
  const client: unknown = createRouterClient(desk.router)
  // The router is built from this contract.
  return { desk, client: client as ContractRouterClient<DeskContract> }
}

export const setUpRequest = () => ({
  sendId: randomUUID(),
  centre,
  manager: { account, name: '沈玉', password },
})

/** A folder with a new desk in it, closed. */
export async function newDeskFolder(dataDir = temporaryFolder()): Promise<DeskFolder> {
  const { desk, client } = openHere(dataDir)
  const { recoveryKey } = await client.session.setUp(setUpRequest())
  const keys = keysOf(desk)
  desk.close()
  return { dataDir, keys, recoveryKey }
}

/** Copies of the keys of an open desk. */
export function keysOf(desk: Desk): Keys {
  const { keys } = desk.session.requireOpen()
  const copy = (name: string): Buffer => {
    const key = keys[name]
    if (key === undefined) throw new Error(`the desk has no key named ${name}`)
    return Buffer.from(key)
  }
  return { desk: copy('desk'), audit: copy('audit') }
}

/** Signs the manager in, who may do everything the front desk may. */
export async function signIn(client: DeskClient): Promise<void> {
  await client.session.signIn({ account, password })
}

/**
 * Looks into a copy of the database as the last process left it, log included; the folder itself stays as it is, so that
 * the desk has to recover it by itself.
 */
export const lookInto = <Found>(dataDir: string, keys: Keys, look: (sqlite: SQLiteFile) => Found): Found =>
  lookIntoFile(dataDir, 'desk.db', keys.desk, look)

/** The same of any file, by its own key. */
export function lookIntoFile<Found>(
  dataDir: string,
  file: string,
  key: Buffer,
  look: (sqlite: SQLiteFile) => Found,
): Found {
  const aside = mkdtempSync(join(tmpdir(), 'linli-durability-copy-'))
  try {
    for (const name of [file, `${file}-wal`]) {
      if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(aside, name))
    }
    const sqlite = openFile({ file: join(aside, file), key })
    try {
      return look(sqlite)
    } finally {
      sqlite.close()
    }
  } finally {
    rmSync(aside, { recursive: true })
  }
}
