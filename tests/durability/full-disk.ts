/**
 * A disk that is full, and one that may only be read: what cannot be written is refused by name, what is there can be
 * read, nothing is damaged, and writing goes on by itself when there is room again.
 */
import { randomUUID } from 'node:crypto'
import { lookInto, newDeskFolder, signIn, temporaryFolder } from './desk-folder'
import { figure, notPossible, type Figure } from './figures'
import { startHost, type Host } from './host-process'
import { onSmallFileSystem, withoutSmallFileSystem } from './machine'
import type { SentWrite } from './page'
import { refusalOf } from './refusals'
import { faultsOf, tally } from './soundness'

const megabytes = 2
/** More than fits into so little room. */
const mostWrites = 2000

const names = {
  refused: 'full disk: refusals that do not name it',
  read: 'full disk: readings that fail',
  goesOn: 'full disk: refused writes that do not go through once there is room',
  lost: 'full disk: acknowledged writes that are gone or doubled',
  sound: 'full disk: files that fail a check',
}

/** `attempts`: writes that are tried while the disk is full. */
export async function fullDiskFigures(attempts: number): Promise<readonly Figure[]> {
  const reason = withoutSmallFileSystem()
  if (reason !== null) return Object.values(names).map((name) => notPossible(name, reason))
  const { dataDir, keys } = await newDeskFolder()
  const small = temporaryFolder()
  const host = await startHost(onSmallFileSystem(small, megabytes))
  await host.run(`cp -r '${dataDir}/.' '${small}'`)
  await host.open(small)
  await signIn(host.client)

  const acknowledged: SentWrite[] = []
  const refused: SentWrite[] = []
  const misnamed: string[] = []
  const attempt = async (write: SentWrite): Promise<void> => {
    const code = await refusalOf(register(host, write.sendId))
    if (code === null) acknowledged.push(write)
    else refused.push(write)
    if (code !== null && code !== 'store.disk-full') misnamed.push(code)
  }
  while (refused.length === 0 && acknowledged.length < mostWrites) await attempt(newWrite())
  if (refused.length === 0) throw new Error(`${mostWrites} writes fit into ${megabytes} MB`)
  const unreadable: string[] = []
  let readings = 0
  const read = async (call: Promise<unknown>): Promise<void> => {
    readings += 1
    const code = await refusalOf(call)
    if (code !== null) unreadable.push(code)
  }
  for (let tried = 0; tried < attempts; tried += 1) {
    await attempt(newWrite())
    await read(host.client.visits.home({}))
    await read(host.client.residents.find({ query: '王', limit: 10 }))
  }
  const refusals = refused.length

  // Room again: nobody signs in anew, nothing is restarted.
  await host.run(`mount -o remount,size=64m '${small}'`)
  const stuck: string[] = []
  for (const write of refused.splice(0)) {
    const code = await refusalOf(register(host, write.sendId))
    if (code === null) acknowledged.push(write)
    else stuck.push(code)
  }
  await host.run(`cp '${small}'/desk.db* '${dataDir}'`)
  await host.kill()
  const wrong = lookInto(dataDir, keys, (sqlite) => {
    const { lost, doubled } = tally(sqlite, acknowledged, [])
    return { lost: [...lost, ...doubled], faults: faultsOf(sqlite, keys.audit) }
  })
  return [
    figure(names.refused, refusals, misnamed),
    figure(names.read, readings, unreadable),
    figure(names.goesOn, refusals, stuck),
    figure(names.lost, acknowledged.length, wrong.lost),
    figure(names.sound, 1, wrong.faults),
  ]
}

function newWrite(): SentWrite {
  const sendId = randomUUID()
  return { kind: 'visits.register', sendId, trace: sendId }
}

const register = (host: Host, sendId: string) =>
  host.client.visits.register({ sendId, matter: sendId, then: { kind: 'wait' } })
