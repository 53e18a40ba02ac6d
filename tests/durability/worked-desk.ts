/** A desk with some work done on it, copies of it, and what is wrong with a folder that was interrupted. */
import { randomUUID } from 'node:crypto'
import { cpSync } from 'node:fs'
import { newDeskFolder, openHere, signIn, temporaryFolder, type DeskFolder } from './desk-folder'
import type { DeskClient } from './host-process'
import { Page } from './page'
import { codeOf } from './refusals'
import { faultsOf } from './soundness'
import { personNamed, work } from './working-day'

/** The name of whoever was registered last. */
export const registeredLast = '最后登记'

export async function workedDesk(writes: number): Promise<DeskFolder> {
  const folder = await newDeskFolder()
  const { desk, client } = openHere(folder.dataDir)
  await signIn(client)
  const page: Page = new Page(() => {
    page.over = page.acknowledged.length >= writes
  })
  page.connect(client)
  await work(page, 0)
  await registerNamed(client, registeredLast)
  desk.close()
  return folder
}

export const registerNamed = (client: DeskClient, name: string) =>
  client.residents.register({
    sendId: randomUUID(),
    person: personNamed(name),
    relation: '',
    tags: [],
    consent: null,
  })

export const isKnown = async (client: DeskClient, name: string): Promise<boolean> =>
  (await client.residents.find({ query: name, limit: 1 })).found.length > 0

export function copyOfFolder(folder: DeskFolder): DeskFolder {
  const dataDir = temporaryFolder()
  cpSync(folder.dataDir, dataDir, { recursive: true })
  return { ...folder, dataDir }
}

/** Opens the folder as the next start does and says what is wrong with it; null where nothing is. */
export async function faultOf(
  dataDir: string,
  look: (client: DeskClient) => Promise<string | null>,
): Promise<string | null> {
  const { desk, client } = openHere(dataDir)
  try {
    await signIn(client)
    const { sqlite, auditKey } = desk.session.requireOpen().store
    return faultsOf(sqlite, auditKey)[0] ?? (await look(client))
  } catch (error) {
    return `does not open: ${codeOf(error)}`
  } finally {
    desk.close()
  }
}
