/** Two programs on one folder: one of them has it, the other is refused in words, and a dead one has nothing. */
import { newDeskFolder, signIn } from './desk-folder'
import { figure, type Figure } from './figures'
import { startHost, type Host } from './host-process'
import { codeOf, refusalOf } from './refusals'

export async function twoProcessFigures(starts: number): Promise<readonly Figure[]> {
  const { dataDir } = await newDeskFolder()
  const notOne: string[] = []
  const notFreed: string[] = []
  let pair = startPair()
  for (let start = 0; start < starts; start += 1) {
    const hosts = await pair
    pair = startPair()
    const opened = await Promise.all(hosts.map(async (host) => ({ host, as: await openAs(host, dataDir) })))
    const holder = opened.find(({ as }) => as === 'signed-out')
    const other = opened.find(({ as }) => as === 'desk.folder-in-use')
    if (holder === undefined || other === undefined) {
      notOne.push(`start ${start}: ${opened.map(({ as }) => as).join(' and ')}`)
    } else {
      const works = await refusalOf(signIn(holder.host.client))
      if (works !== null) notOne.push(`start ${start}: the one that was let in is refused: ${works}`)
      const barred = await refusalOf(signIn(other.host.client))
      if (barred !== 'desk.folder-in-use')
        notOne.push(`start ${start}: the other signs in: ${String(barred)}`)
      await holder.host.kill()
      // Whoever was refused takes over from the dead one.
      await other.host.client.session.lookAgain({})
      const taken = await refusalOf(signIn(other.host.client))
      if (taken !== null) notFreed.push(`start ${start}: ${taken}`)
    }
    await Promise.all(hosts.map((host) => host.kill()))
  }
  await Promise.all((await pair).map((host) => host.kill()))
  return [
    figure('two processes: starts with another number of writers than one', starts, notOne),
    figure('two processes: locks that outlive their holder', starts - notOne.length, notFreed),
  ]
}

const startPair = () => Promise.all([startHost(), startHost()])

/** Opens the folder; what it is found as, or why it is refused. */
async function openAs(host: Host, dataDir: string): Promise<string> {
  try {
    await host.open(dataDir)
    const position = await host.client.session.state({})
    return position.state === 'unusable' ? position.code : position.state
  } catch (error) {
    return codeOf(error)
  }
}
