/** Everything that can be wrong with a data folder or what is in it: one table, for the desk, its screens and the doctor. */
import { z } from 'zod'

/** What a person can do about it; the program offers it as a button where it can do it itself. */
export const nextSteps = [
  'close-other', // end the other program, or wait until it has ended, then try again
  'reach-folder', // plug the disk in, give the right to the folder, then try again
  'make-writable', // take the write protection away; the desk goes on by itself
  'free-space', // make room; the desk goes on by itself
  'check-disk', // have the disk looked at, and bring the data to another one
  'restore', // restore a backup, or put the file back that is missing
  'compare', // look what is missing at the end, and enter it again
  'update-program',
  'install-again',
] as const
export type NextStep = (typeof nextSteps)[number]

export interface DamageRow {
  /** True when what is there can still be looked at. */
  readonly reads: boolean
  /** True when the work goes on as before. */
  readonly writes: boolean
  readonly step: NextStep
}

const shut = { reads: false, writes: false } as const
const readable = { reads: true, writes: false } as const

/**
 * By the code that names it in errors, on screens and in the log. Whatever is the case, nothing is created anew over
 * something that was there, and no file is changed before a person has decided.
 */
export const damageTable = {
  // The folder.
  'desk.folder-in-use': { ...shut, step: 'close-other' },
  'desk.folder-unreachable': { ...shut, step: 'reach-folder' },
  'store.set-damaged': { ...shut, step: 'restore' }, // a replacement of files was cut short and its marker is damaged

  // A file that is to be moved, by an antivirus or an indexer; nothing is opened until it is.
  'store.held': { ...shut, step: 'close-other' },

  'desk.only-backups': { ...shut, step: 'restore' },

  // One of the two files that mean something only together.
  'store.missing': { ...shut, step: 'restore' },
  'keyring.missing': { ...shut, step: 'restore' },
  'keyring.damaged': { ...shut, step: 'restore' },
  'store.wrong-key-or-damaged': { ...shut, step: 'restore' }, // the first page: nothing can be read without it

  'store.log-unusable': { ...shut, step: 'restore' }, // the log is damaged, and the database may have parts of it

  // The program does not fit the file, or itself.
  'store.newer-file': { ...shut, step: 'update-program' },
  'store.migration-altered': { ...shut, step: 'install-again' },
  'store.migration-breaks-references': { ...shut, step: 'update-program' },
  'store.copy-not-verified': { ...shut, step: 'check-disk' },
  'store.too-old-sqlite': { ...shut, step: 'install-again' },
  'store.not-durable': { ...shut, step: 'install-again' },

  'store.schema-altered': { ...shut, step: 'restore' }, // another program changed tables or triggers

  // Found in an open file.
  'store.damaged': { ...readable, step: 'restore' }, // a page; the others can be read
  'store.log-damaged': { reads: true, writes: true, step: 'compare' }, // the end of the write-ahead log is gone

  // The disk.
  'store.read-only': { ...readable, step: 'make-writable' },
  'store.disk-full': { ...readable, step: 'free-space' },
  'store.disk-error': { ...readable, step: 'check-disk' },
  'store.no-room-to-read': { ...shut, step: 'free-space' }, // a read-only folder is read from a copy, and there is no room for one
} as const satisfies Readonly<Record<string, DamageRow>>

export type DamageCode = keyof typeof damageTable

export function isDamageCode(code: string): code is DamageCode {
  return Object.hasOwn(damageTable, code)
}

/** What is the case, for the screens. */
export const damage = z.strictObject({
  code: z.custom<DamageCode>((value) => typeof value === 'string' && isDamageCode(value)),
  /** Values for its text: versions, names of files, counts; never anything of a person. */
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Damage = z.infer<typeof damage>
