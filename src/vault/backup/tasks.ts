/** What the worker does: one task, from beginning to end, told step by step. The same functions run without a worker. */
import { join } from 'node:path'
import { bringLedgerAlong } from './erasure-ledger'
import { bringLeaversAlong } from './leavers-along'
import { makeBackup, type BackupOrder } from './make'
import { carryBackup, prunePlace, sweepPlace, type CarryOrder, type OnLeft } from './place'
import { copyProved, proveBackup, proveCopied } from './prove'
import type { Manifest } from './contract'
import type { FileKeys, FileNames } from './databases'
import { unfinishedName } from './rules/names'
import { removeIfPossible } from '../store/remove'
import type { OnStep } from './steps'

export type Task =
  /** Makes a backup in a place of this desk's own. */
  | { readonly kind: 'make'; readonly order: BackupOrder }
  /** Copies one into another place, as that place's newest; `now` in UTC milliseconds. */
  | ({ readonly kind: 'carry'; readonly dataDir: string; readonly now: number } & CarryOrder)
  | { readonly kind: 'prove'; readonly backup: string; readonly files: FileNames }
  /** Opens what was only copied when it was made, now that its keys are here, and says so in its manifest. */
  | { readonly kind: 'prove-copied'; readonly backup: string; readonly files: FileNames }
  /** Copies one into an empty folder and proves the copy. */
  | { readonly kind: 'stage'; readonly backup: string; readonly into: string; readonly files: FileNames }

/** `onLeft` hears of what could not be cleared away or brought along beside what was made; a task that makes something leaves nothing half made. */
export function runTask(task: Task, keys: FileKeys, onStep: OnStep, onLeft?: OnLeft): Manifest {
  switch (task.kind) {
    case 'make': {
      const { dataDir, place, name, at, files } = task.order
      const manifest = whole(place, name, () => makeBackup(task.order, keys, onStep))
      bringAlong({ dataDir, place, desk: manifest.desk, files }, onLeft)
      prunePlace({ place, desk: manifest.desk, now: at, justMade: name }, onStep, onLeft)
      return manifest
    }
    case 'carry': {
      // Whoever shares a place has finished within a day what it began.
      sweepPlace(task.to, task.now, onLeft)
      const { to: place, now, name, dataDir, files } = task
      const manifest = whole(place, name, () => carryBackup(task, onStep))
      bringAlong({ dataDir, place, desk: manifest.desk, files }, onLeft)
      prunePlace({ place, desk: manifest.desk, now, justMade: name }, onStep, onLeft)
      return manifest
    }
    case 'prove':
      return proveBackup(task.backup, task.files, keys, onStep)
    case 'prove-copied':
      return proveCopied(task.backup, task.files, keys, onStep)
    case 'stage':
      return copyProved(task, keys, onStep)
  }
}

/** What does not end well leaves nothing of what it began. */
function whole(place: string, name: string, make: () => Manifest): Manifest {
  try {
    return make()
  } catch (error) {
    removeIfPossible(join(place, unfinishedName(name)))
    throw error
  }
}

/** The backup is made and holds the lists itself; those beside it come with the next backup where they do not come now. */
function bringAlong(
  {
    dataDir,
    place,
    ...of
  }: {
    readonly dataDir: string
    readonly place: string
    readonly desk: string
    readonly files: FileNames
  },
  onLeft: OnLeft = () => undefined,
): void {
  try {
    bringLedgerAlong(dataDir, place, of.desk)
    bringLeaversAlong(dataDir, place, of)
  } catch (error) {
    onLeft(error)
  }
}

/** How many steps a task is told in, as far as that is known before; for a bar. */
export const stepsOf: Readonly<Record<Task['kind'], number>> = {
  make: 10,
  carry: 7,
  prove: 6,
  'prove-copied': 6,
  stage: 9,
}
