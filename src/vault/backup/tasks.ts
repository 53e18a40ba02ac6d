/** What the worker does: one task, from beginning to end, told step by step. The same functions run without a worker. */
import { makeBackup, type BackupOrder } from './make'
import { carryBackup, prunePlace, sweepPlace, type CarryOrder, type OnLeft } from './place'
import { copyProved, proveBackup, proveCopied } from './prove'
import type { Manifest } from './contract'
import type { FileKeys, FileNames } from './databases'
import type { OnStep } from './steps'

export type Task =
  /** Makes a backup in a place of this desk's own. */
  | { readonly kind: 'make'; readonly order: BackupOrder }
  /** Copies one into another place, as that place's newest; `now` in UTC milliseconds. */
  | ({ readonly kind: 'carry'; readonly now: number } & CarryOrder)
  | { readonly kind: 'prove'; readonly backup: string; readonly files: FileNames }
  /** Opens what was only copied when it was made, now that its keys are here, and says so in its manifest. */
  | { readonly kind: 'prove-copied'; readonly backup: string; readonly files: FileNames }
  /** Copies one into an empty folder and proves the copy. */
  | { readonly kind: 'stage'; readonly backup: string; readonly into: string; readonly files: FileNames }

/** `onLeft` hears of what could not be cleared away beside what was made. */
export function runTask(task: Task, keys: FileKeys, onStep: OnStep, onLeft?: OnLeft): Manifest {
  switch (task.kind) {
    case 'make': {
      const manifest = makeBackup(task.order, keys, onStep)
      const { place, name, at } = task.order
      prunePlace({ place, desk: manifest.desk, now: at, justMade: name }, onStep, onLeft)
      return manifest
    }
    case 'carry': {
      // Whoever shares a place has finished within a day what it began.
      sweepPlace(task.to, task.now, onLeft)
      const manifest = carryBackup(task, onStep)
      const { to: place, now, name } = task
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

/** How many steps a task is told in, as far as that is known before; for a bar. */
export const stepsOf: Readonly<Record<Task['kind'], number>> = {
  make: 10,
  carry: 7,
  prove: 6,
  'prove-copied': 6,
  stage: 9,
}
