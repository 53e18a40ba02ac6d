/** What the worker does: one task, from beginning to end, told step by step. The same functions run without a worker. */
import { makeBackup, type BackupOrder } from './make'
import { carryBackup, prunePlace, sweepPlace } from './place'
import { copyProved, proveBackup } from './prove'
import type { Manifest } from './contract'
import type { OnStep } from './steps'

export type Task =
  /** Makes a backup in a place of this desk's own. */
  | { readonly kind: 'make'; readonly order: BackupOrder }
  /** Copies one into another place, as that place's newest; `now` in UTC milliseconds. */
  | {
      readonly kind: 'carry'
      readonly from: string
      readonly to: string
      readonly name: string
      readonly now: number
    }
  | { readonly kind: 'prove'; readonly backup: string }
  /** Copies one into an empty folder and proves the copy. */
  | { readonly kind: 'stage'; readonly backup: string; readonly into: string }

/** Whoever shares a place has finished within a day what it began. */
const day = 24 * 60 * 60 * 1000

export function runTask(task: Task, key: Buffer, onStep: OnStep): Manifest {
  switch (task.kind) {
    case 'make': {
      const manifest = makeBackup(task.order, key, onStep)
      prunePlace(task.order.place, manifest.desk, task.order.at, onStep)
      return manifest
    }
    case 'carry': {
      sweepPlace(task.to, task.now - day)
      const manifest = carryBackup(task.from, task.to, task.name, onStep)
      prunePlace(task.to, manifest.desk, task.now, onStep)
      return manifest
    }
    case 'prove':
      return proveBackup(task.backup, key, onStep)
    case 'stage':
      return copyProved(task.backup, task.into, key, onStep)
  }
}

/** How many steps a task is told in, as far as that is known before; for a bar. */
export const stepsOf: Readonly<Record<Task['kind'], number>> = { make: 10, carry: 7, prove: 6, stage: 9 }
