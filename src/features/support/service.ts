/** Serves support: what the doctor finds in the open desk, the local log, a check now. */
import type { BackgroundCheck } from '#vault/damage/check'
import { examine } from '#vault/doctor/examine'
import { lookInside } from '#vault/doctor/look-inside'
import { lastLines } from '#vault/local-log/read'
import { long, read, serve, write } from '#desk/rpc/serve'
import type { Session } from '#desk/session/session'
import { databaseName, deskFile, filesApart } from '#vault/files'
import { withVerdict, type CheckResult } from '#vault/doctor/contract'
import { mostLines, supportContract } from './contract'

export interface SupportOptions {
  readonly session: Session
  /** Of a file of the table, by its name. */
  readonly checkOf: (file: string) => BackgroundCheck
  readonly dataDir: string
  /** The program's version. */
  readonly version: string
  readonly resourcesDir: string
}

/** Of several files: one that is damaged says all; one that could not be looked at keeps the others from being called sound. */
const worst = (verdicts: readonly ('sound' | 'damaged' | null)[]): 'sound' | 'damaged' | null => {
  if (verdicts.includes('damaged')) return 'damaged'
  return verdicts.includes(null) ? null : 'sound'
}

export function supportService({ session, checkOf, dataDir, version, resourcesDir }: SupportOptions) {
  const { health, files } = session
  const own = deskFile(files)
  /** A file that is open here was looked into when it was opened; of another one it is known why it is not. */
  const asSeenHere = (result: CheckResult): CheckResult => {
    const file = filesApart(files).find((each) => result.values['file'] === databaseName(each))
    if (file === undefined || result.verdict === 'fault') return result
    const { values } = result
    const seen = session.apart.states.get(file.name)
    switch (seen?.state) {
      case 'open': {
        const damaged = session.apart.healthOf(file.name).finding?.code === 'store.damaged'
        const finding = seen.age === 'even' ? 'sound' : seen.age
        return withVerdict({ check: 'file-apart', finding: damaged ? 'damaged' : finding, values })
      }
      case 'key-not-given':
        return withVerdict({ check: 'file-apart', finding: 'key-not-given', values })
      case 'unusable':
        return withVerdict({ check: 'file-apart', finding: 'unusable', values })
      case 'closed':
      case 'not-set-up':
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
          ...examine({ dataDir, version, now, own: true, files }).map(asSeenHere),
          ...lookInside({
            sqlite,
            migrations: own.migrations(resourcesDir),
            version,
            now,
            whole: damaged ? 'damaged' : whole,
            damagedAttachments: checkOf(own.name).damagedAttachments,
          }),
        ],
      }
    }),

    log: read(() => ({ lines: [...lastLines(dataDir, mostLines)] })),

    check: long(async function* () {
      const { keys } = session.requireOpen()
      const there = files.flatMap(({ name, key: itsKey }) => {
        const store = name === own.name ? session.requireOpen().store : session.apart.openStore(name)
        const key = keys[itsKey]
        return store === undefined || key === undefined ? [] : [{ name, store, key }]
      })
      const verdicts: ('sound' | 'damaged' | null)[] = []
      for (const [done, { name, store, key }] of there.entries()) {
        yield { stage: 'check', done, total: there.length }
        verdicts.push(await checkOf(name).check(store, key))
      }
      return { verdict: worst(verdicts) }
    }),

    acknowledge: write((call) => {
      health.acknowledged()
      call.record({ subject: 'store:log', change: { acknowledged: true } })
      return {}
    }),
  })
}
