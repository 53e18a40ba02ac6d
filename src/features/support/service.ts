/** Serves support: what the doctor finds in the open desk, the local log, a check now. */
import type { BackgroundCheck } from '#vault/damage/check'
import { lookAt } from '#vault/doctor/look'
import { lookInside } from '#vault/doctor/look-inside'
import { lastLines } from '#vault/local-log/read'
import { long, read, serve, write } from '#desk/rpc/serve'
import type { Session } from '#desk/session/session'
import { databaseName, deskFile, filesApart } from '#vault/files'
import { withVerdict, type CheckResult } from '#vault/doctor/contract'
import { mostLines, supportContract } from './contract'

export interface SupportOptions {
  readonly session: Session
  readonly check: BackgroundCheck
  readonly dataDir: string
  /** The program's version. */
  readonly version: string
  readonly resourcesDir: string
}

export function supportService({ session, check, dataDir, version, resourcesDir }: SupportOptions) {
  const { health, files } = session
  const own = deskFile(files)
  /** A file that is open here was looked into when it was opened; of another one it is known why it is not. */
  const asSeenHere = (result: CheckResult): CheckResult => {
    const file = filesApart(files).find((each) => result.values['file'] === databaseName(each))
    if (file === undefined || result.verdict === 'fault') return result
    const { values } = result
    const seen = session.apart.states.get(file.name)
    switch (seen?.state) {
      case 'open':
        return withVerdict({ check: 'file-apart', finding: seen.age === 'even' ? 'sound' : seen.age, values })
      case 'key-not-given':
        return withVerdict({ check: 'file-apart', finding: 'key-not-given', values })
      case 'unusable':
        return withVerdict({ check: 'file-apart', finding: 'unusable', values })
      case 'closed':
      case undefined:
        return result
    }
  }

  return serve(supportContract, {
    report: read(({ now }) => {
      const { sqlite } = session.requireOpen().store
      const damaged = health.finding?.code === 'store.damaged'
      const whole = health.checkedAt === null ? null : 'sound'
      return {
        checks: [
          ...lookAt({ dataDir, version, now, own: true, files }).map(asSeenHere),
          ...lookInside({
            sqlite,
            migrations: own.migrations(resourcesDir),
            version,
            now,
            whole: damaged ? 'damaged' : whole,
            damagedAttachments: check.damagedAttachments,
          }),
        ],
      }
    }),

    log: read(() => ({ lines: [...lastLines(dataDir, mostLines)] })),

    check: long(async function* () {
      yield { stage: 'check', done: 0, total: 0 }
      const { store, keys } = session.requireOpen()
      const key = keys[own.key]
      return { verdict: key === undefined ? null : await check.check(store, key) }
    }),

    acknowledge: write((call) => {
      health.acknowledged()
      call.record({ subject: 'store:log', change: { acknowledged: true } })
      return {}
    }),
  })
}
