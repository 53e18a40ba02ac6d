/** Serves support: what the doctor finds in the open desk, the local log, a check now. */
import type { BackgroundCheck } from '#vault/damage/check'
import { lookAt } from '#vault/doctor/look'
import { lookInside } from '#vault/doctor/look-inside'
import { lastLines } from '#vault/local-log/read'
import { long, read, serve, write } from '#desk/rpc/serve'
import type { Session } from '#desk/session/session'
import type { Migration } from '#vault/store/migrate'
import { mostLines, supportContract } from './contract'

export interface SupportOptions {
  readonly session: Session
  readonly check: BackgroundCheck
  readonly dataDir: string
  /** The program's version. */
  readonly version: string
  readonly migrations: () => readonly Migration[]
}

export function supportService({ session, check, dataDir, version, migrations }: SupportOptions) {
  const { health } = session
  return serve(supportContract, {
    report: read(({ now }) => {
      const { sqlite } = session.requireOpen().store
      const damaged = health.finding?.code === 'store.damaged'
      const whole = health.checkedAt === null ? null : 'sound'
      return {
        checks: [
          ...lookAt({ dataDir, version, now, own: true }),
          ...lookInside({
            sqlite,
            migrations: migrations(),
            version,
            now,
            whole: damaged ? 'damaged' : whole,
          }),
        ],
      }
    }),

    log: read(() => ({ lines: [...lastLines(dataDir, mostLines)] })),

    check: long(async function* () {
      yield { stage: 'check', done: 0, total: 0 }
      const { store, keys } = session.requireOpen()
      const key = keys['desk']
      return { verdict: key === undefined ? null : await check.check(store, key) }
    }),

    acknowledge: write((call) => {
      health.acknowledged()
      call.record({ subject: 'store:log', change: { acknowledged: true } })
      return {}
    }),
  })
}
