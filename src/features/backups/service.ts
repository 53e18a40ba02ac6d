/** Serves the manager's page on backups; the work itself is the core's, see `src/vault/backup/`. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Backups } from '#desk/backups/backups'
import { lookAfterRestore } from '#desk/backups/look-after-restore'
import { deskNamed, deskOf } from '#vault/backup/contents'
import { onOneDisk } from '#vault/backup/reach'
import { isBackupName } from '#vault/backup/rules/names'
import { drillIsDue } from '#vault/backup/rules/second-place'
import { stepsOf } from '#vault/backup/tasks'
import { removeIfPossible, removePatiently } from '#vault/store/remove'
import { DeskError } from '#ground/contract/errors'
import { instant } from '#ground/contract/fields'
import { keys, long, read, serve, write } from '#desk/rpc/serve'
import { writeOnRecord } from '#desk/session/calls'
import type { Session } from '#desk/session/session'
import { readSetting, writeSetting } from '#desk/session/settings'
import { backupsContract, drill as drillForm, type Drill } from './contract'
import { confirmHeldBack, dropHeldBack, heldBackShown } from './held-back'
import { toLookAtNamed } from './to-look-at'
import { watched } from './watched'

const declinedForm = z.strictObject({ at: instant, reason: z.string() })
const restoredForm = z.strictObject({ at: instant, place: z.string(), name: z.string() })

const declinedKey = 'backups.declined'
const drillKey = 'backups.drill'

export function backupsService(backups: Backups, dataDir: string, session: Session) {
  const folderOf = (place: 'first' | 'second'): string => {
    const folder = place === 'first' ? backups.places.firstFolder : backups.places.secondFolder
    if (folder === null) throw new DeskError('not-found', 'backups.not-found')
    return folder
  }

  return serve(backupsContract, {
    state: keys(async (session) => {
      const { store } = session.requireOpen()
      const places = await backups.places.list()
      const { second } = backups.places
      const drill = drillForm.safeParse(readSetting(store, drillKey)).data ?? null
      return {
        places: [...places],
        second: second.state,
        secondFolder: second.state === 'chosen' ? second.folder : null,
        sameDisk: second.state === 'chosen' && (await onOneDisk(dataDir, second.folder)),
        declined: declinedForm.safeParse(readSetting(store, declinedKey)).data ?? null,
        desk: deskOf(store.sqlite),
        keeps: backups.allowance,
        underWay: backups.one.underWay,
        lastAttempt: backups.lastAttempt,
        drill,
        drillDue:
          places.some((place) => place.backups.length > 0) &&
          drillIsDue(drill?.at ?? null, session.clock.now()),
        toLookAt: toLookAtNamed(store),
        restored: restoredForm.safeParse(readSetting(store, 'restored')).data ?? null,
      }
    }),

    lookedAfterRestore: write((call) => {
      const found = lookAfterRestore.read(call)
      lookAfterRestore.done(call)
      call.record({ subject: 'setting:restored', change: found })
      return {}
    }),

    warning: read(() => backups.places.warning()),

    chooseSecond: keys(async (session, input, sendId) => {
      const { staff } = session.requireOpen()
      const prepared = await backups.places.prepareSecond(input.folder)
      const about = { procedure: 'backups.chooseSecond', by: staff.id }
      return writeOnRecord(session, about, { sendId, ...input }, (call) => {
        backups.places.chooseSecond({ state: 'chosen', folder: prepared })
        writeSetting(call, declinedKey, null)
        call.record({ subject: 'backup-place:second', change: { folder: prepared } })
        return {}
      })
    }),

    declineSecond: keys((session, input, sendId) =>
      writeOnRecord(session, 'backups.declineSecond', { sendId, ...input }, (call) => {
        const { reason } = input
        backups.places.chooseSecond({ state: 'declined' })
        writeSetting(call, declinedKey, { at: call.now, reason })
        call.record({ subject: 'backup-place:second', change: { declined: reason } })
        return {}
      }),
    ),

    make: long(async function* (call, _input, signal) {
      if (backups.one.underWay !== null) throw new DeskError('conflict', 'backups.under-way')
      // On record first, so that it is in the backup.
      call.transaction((write) => write.record({ subject: 'backup:by-hand' }))
      return yield* watched((tell) => backups.make('by-hand', { signal, tell }))
    }),

    heldBack: read((call) => heldBackShown(session, call)),

    confirmHeldBack: long((call, { shown }, signal) =>
      confirmHeldBack(session, backups, call, { shown, signal }),
    ),

    dropHeldBack: write((call) => {
      dropHeldBack(session, call)
      return {}
    }),

    prove: long(async function* (call, { place, name }, signal) {
      if (!isBackupName(name)) throw new DeskError('not-found', 'backups.not-found')
      const backup = join(folderOf(place), name)
      const manifest = yield* watched((tell) =>
        backups.one.begin(
          {
            what: 'proof',
            steps: stepsOf.prove,
            work: (watch) => backups.run({ kind: 'prove', backup, files: backups.names }, watch),
          },
          { signal, tell },
        ),
      )
      call.transaction((write) => write.record({ subject: `backup:${place}/${name}`, change: 'proved' }))
      return { manifest }
    }),

    practise: long(async function* (call, _input, signal) {
      const { place, name } = await newestBackup(backups, deskNamed(call))
      const began = performance.now()
      const result = (refused: DeskError | null): Drill => ({
        at: call.now,
        place,
        name,
        code: refused?.code ?? null,
        parameters: { ...refused?.parameters },
        took: Math.round(performance.now() - began),
      })
      const { drillFolder } = backups
      let outcome: Drill
      try {
        removePatiently(drillFolder)
        mkdirSync(drillFolder, { mode: 0o700 })
        const backup = join(folderOf(place), name)
        yield* watched((tell) =>
          backups.one.begin(
            {
              what: 'drill',
              steps: stepsOf.stage,
              work: (watch) =>
                backups.run({ kind: 'stage', backup, into: drillFolder, files: backups.names }, watch),
            },
            { signal, tell },
          ),
        )
        outcome = result(null)
      } catch (error) {
        // A backup that cannot be brought back is what a drill is for: that is its result.
        if (!(error instanceof DeskError) || error.kind === 'conflict') throw error
        outcome = result(error)
      } finally {
        // What is held now goes before the next drill, or with the next start.
        removeIfPossible(drillFolder)
      }
      call.transaction((write) => {
        writeSetting(write, drillKey, outcome)
        write.record({ subject: `backup:${place}/${name}`, change: outcome })
      })
      return outcome
    }),
  })
}

/** The newest of the second place, where backups are that outlive this machine; else of the first. */
async function newestBackup(
  backups: Backups,
  desk: string,
): Promise<{ readonly place: 'first' | 'second'; readonly name: string }> {
  const places = await backups.places.list()
  for (const wanted of ['second', 'first'] as const) {
    const inPlace = places.find(({ place }) => place === wanted)?.backups ?? []
    // Another desk may use the same place, and its keys are not here.
    const found = inPlace.find(({ manifest }) => manifest?.desk === desk)
    if (found !== undefined) return { place: wanted, name: found.name }
  }
  throw new DeskError('not-found', 'backups.none')
}
