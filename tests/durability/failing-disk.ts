/**
 * A disk that answers with an input/output error, once, now and then, or from some moment on: no write is acknowledged
 * that is not there after the program was killed and the disk mended, and none is doubled when it is sent again.
 */
import { randomUUID } from 'node:crypto'
import { lookInto, newDeskFolder, openHere, signIn } from './desk-folder'
import { figure, notPossible, type Figure } from './figures'
import { startHost } from './host-process'
import { withInjection, withoutInjection } from './machine'
import type { SentWrite } from './page'
import { refusalOf } from './refusals'
import { faultsOf, tally } from './soundness'

const names = {
  refused: 'failing disk: refusals that do not name it',
  lost: 'failing disk: acknowledged writes that are gone',
  doubled: 'failing disk: writes doubled when they were sent again',
  sound: 'failing disk: files that fail a check',
}

/** Which call fails when, counted from the start of the program: `5` once, `5+` from then on, `5+3` every third. */
export interface Failure {
  readonly call: string
  readonly when: string
}

export async function failingDiskFigures(
  failures: readonly Failure[],
  writesEach: number,
): Promise<readonly Figure[]> {
  const reason = withoutInjection()
  if (reason !== null) return Object.values(names).map((name) => notPossible(name, reason))
  const found = { refusals: 0, acknowledged: 0, misnamed: [''], lost: [''], doubled: [''], faults: [''] }
  for (const list of [found.misnamed, found.lost, found.doubled, found.faults]) list.length = 0
  for (const failure of failures) {
    const said = (what: string): string => `${failure.call} ${failure.when}: ${what}`
    const { dataDir, keys } = await newDeskFolder()
    const acknowledged: SentWrite[] = []
    const refused: SentWrite[] = []
    const host = await startHost(withInjection([failure.call], `error=EIO:when=${failure.when}`))
    const opened = await refusalOf(host.open(dataDir).then(() => signIn(host.client)))
    if (opened !== null) {
      found.refusals += 1
      if (opened !== 'store.disk-error') found.misnamed.push(said(`at sign-in: ${opened}`))
    }
    for (let count = 0; opened === null && count < writesEach; count += 1) {
      const write = newWrite()
      const code = await refusalOf(register(host.client, write.sendId))
      if (code === null) acknowledged.push(write)
      else refused.push(write)
      if (code !== null && code !== 'store.disk-error') found.misnamed.push(said(code))
    }
    await host.kill()
    found.refusals += refused.length
    const inspect = (): void =>
      lookInto(dataDir, keys, (sqlite) => {
        const { lost, doubled } = tally(sqlite, acknowledged, refused)
        found.lost.push(...lost.map(said))
        found.doubled.push(...doubled.map(said))
        found.faults.push(...faultsOf(sqlite, keys.audit).map(said))
      })
    inspect()
    // The disk is well again; the page sends what was refused once more.
    const { desk, client } = openHere(dataDir)
    await signIn(client)
    for (const write of refused.splice(0)) {
      await register(client, write.sendId)
      acknowledged.push(write)
    }
    inspect()
    desk.close()
    found.acknowledged += acknowledged.length
  }
  return [
    figure(names.refused, found.refusals, found.misnamed),
    figure(names.lost, found.acknowledged, found.lost),
    figure(names.doubled, found.refusals, found.doubled),
    figure(names.sound, failures.length * 2, found.faults),
  ]
}

function newWrite(): SentWrite {
  const sendId = randomUUID()
  return { kind: 'visits.register', sendId, trace: sendId }
}

const register = (client: ReturnType<typeof openHere>['client'], sendId: string) =>
  client.visits.register({ sendId, matter: sendId, then: { kind: 'wait' } })
