/**
 * Something that happens to a folder as a whole, killed while it happens: at random moments, and, where the machine
 * allows it, at its first, second, third … call that changes a file. Afterwards the folder is as it was, or as it was to
 * become.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { figure, notPossible, type Figure } from './figures'
import { startHost, type Host } from './host-process'
import { withInjection, withoutInjection } from './machine'

export interface Interrupted<Before> {
  readonly name: string
  /** Makes a folder to which it has not happened yet. */
  prepare(): Promise<Before>
  /** Lets it happen, in the host. */
  happen(host: Host, before: Before): Promise<void>
  /** What is wrong with what was left, or null. The folder is nobody's by now. */
  inspect(before: Before): Promise<string | null>
}

/** Calls that change what stands in a folder, other than what is in a file. */
const naming = [
  'fdatasync',
  'fsync',
  'rename',
  'renameat',
  'renameat2',
  'unlink',
  'unlinkat',
  'mkdir',
  'mkdirat',
  'rmdir',
  'ftruncate',
]
const writing = ['pwrite64']

/** Killed so often at random moments of the time it takes when nobody kills it. */
export async function killedAtRandom<Before>(
  interrupted: Interrupted<Before>,
  kills: number,
): Promise<Figure> {
  const faults: string[] = []
  let spare = startHost()
  const timed = await startHost()
  const undisturbed = await interrupted.prepare()
  const from = performance.now()
  await interrupted.happen(timed, undisturbed)
  const duration = performance.now() - from
  await timed.kill()
  const fault = await interrupted.inspect(undisturbed)
  if (fault !== null) faults.push(`undisturbed: ${fault}`)
  for (let kill = 0; kill < kills; kill += 1) {
    const before = await interrupted.prepare()
    const host = await spare
    spare = startHost()
    const moment = Math.random() * duration * 1.1
    const happening = interrupted.happen(host, before).catch(() => undefined)
    await wait(moment)
    await host.kill()
    await happening
    const found = await interrupted.inspect(before)
    if (found !== null) faults.push(`after ${moment.toFixed(0)} ms: ${found}`)
  }
  await (await spare).kill()
  return figure(`${interrupted.name} killed at random moments: neither old nor new`, kills, faults)
}

/**
 * Killed at every call that names, removes or syncs a file, and at every `stride`th that writes into one, until it
 * happens undisturbed.
 */
export async function killedAtEveryStep<Before>(
  interrupted: Interrupted<Before>,
  stride: number,
): Promise<Figure> {
  const name = `${interrupted.name} killed at every step: neither old nor new`
  const reason = withoutInjection()
  if (reason !== null) return notPossible(name, reason)
  const faults: string[] = []
  let tried = 0
  for (const [calls, step] of [
    [naming, 1],
    [writing, stride],
  ] as const) {
    for (let at = 1; ; at += step) {
      const before = await interrupted.prepare()
      const host = await startHost(withInjection(calls, `signal=KILL:when=${at}`))
      const ended = await interrupted.happen(host, before).then(
        () => true,
        () => false,
      )
      await host.kill()
      const found = await interrupted.inspect(before)
      tried += 1
      if (found !== null) faults.push(`at call ${at} of ${calls.join(', ')}: ${found}`)
      if (ended && at === 1) faults.push(`nothing was interrupted at ${calls.join(', ')}`)
      if (ended) break
    }
  }
  return figure(name, tried, faults)
}
