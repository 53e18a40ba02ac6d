/** Two programs on one folder: one of them has it, the other is refused in words, and a dead one has nothing. */
import { newDeskFolder, signIn } from './desk-folder'
import { figure, type Figure } from './figures'
import { startHost } from './host-process'
import { refusalOf } from './refusals'

export async function twoProcessFigures(starts: number): Promise<readonly Figure[]> {
  const { dataDir } = await newDeskFolder()
  const notOne: string[] = []
  const notFreed: string[] = []
  let pair = startPair()
  for (let start = 0; start < starts; start += 1) {
    const hosts = await pair
    pair = startPair()
    const opened = await Promise.all(
      hosts.map(async (host) => ({
        host,
        refusal: await host.open(dataDir).then(
          () => null,
          (error: unknown) => String(error),
        ),
      })),
    )
    const holders = opened.filter(({ refusal }) => refusal === null)
    const refused = opened.filter(({ refusal }) => refusal?.endsWith('desk.folder-in-use') === true)
    const [holder] = holders
    const [other] = refused
    if (holder === undefined || other === undefined) {
      notOne.push(`start ${start}: ${opened.map(({ refusal }) => refusal ?? 'opened').join(' and ')}`)
    } else {
      const works = await refusalOf(signIn(holder.host.client))
      if (works !== null) notOne.push(`start ${start}: the one that opened is refused: ${works}`)
      await holder.host.kill()
      // Whoever was refused takes over from the dead one.
      const taken = await refusalOf(other.host.open(dataDir).then(() => signIn(other.host.client)))
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
