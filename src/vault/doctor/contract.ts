/** What the doctor looks at, and what it may find: one table for the command, the screen and their texts. */
import { z } from 'zod'

export const verdicts = ['ok', 'warning', 'fault', 'not-looked-at'] as const
export type Verdict = (typeof verdicts)[number]

/** By check and finding: the verdict. The texts are `checks.<check>.<finding>` of the support feature. */
export const findingTable = {
  /** Versions of the program and of what it stands on. */
  program: { current: 'ok', 'too-old-sqlite': 'fault' },
  /** The data folder itself. */
  folder: { there: 'ok', 'not-there': 'fault', unreachable: 'fault' },
  /** Who holds the folder. */
  lock: { free: 'ok', own: 'ok', 'in-use': 'ok', 'read-only': 'fault', unusable: 'fault' },
  /** The files that mean something only together. */
  files: {
    complete: 'ok',
    new: 'ok',
    unfinished: 'warning',
    'database-missing': 'fault',
    'keyring-missing': 'fault',
    'only-backups': 'fault',
  },
  space: { enough: 'ok', little: 'warning', full: 'fault', unknown: 'not-looked-at' },
  /** What is not yet in the database. */
  log: { empty: 'ok', 'in-use': 'ok', unclean: 'warning', lost: 'fault', unusable: 'fault' },
  keyring: { whole: 'ok', 'slots-damaged': 'warning', damaged: 'fault', missing: 'not-looked-at' },
  /** Who may read and write the files, as far as the system tells. */
  modes: { private: 'ok', open: 'warning', unknown: 'not-looked-at' },
  'last-check': { sound: 'ok', old: 'warning', never: 'warning', 'log-damaged': 'warning', damaged: 'fault' },
  backups: { recent: 'ok', old: 'warning', none: 'warning', unreadable: 'warning' },
  /** A file that not everyone can open. */
  'file-apart': {
    sound: 'ok',
    'not-opened': 'not-looked-at',
    'not-there': 'ok',
    damaged: 'fault',
    unusable: 'fault',
    'key-not-given': 'warning',
    older: 'warning',
    newer: 'warning',
    exchanged: 'fault',
  },
  /** What takes the key. */
  schema: { current: 'ok', older: 'warning', newer: 'fault', locked: 'not-looked-at' },
  database: { sound: 'ok', damaged: 'fault', unreadable: 'fault', locked: 'not-looked-at' },
  /** Photos, scans and PDFs, each held against its digest. */
  attachments: { sound: 'ok', damaged: 'fault', locked: 'not-looked-at' },
  clock: { plausible: 'ok', behind: 'warning', ahead: 'warning', unknown: 'not-looked-at' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Verdict>>>>

export type CheckId = keyof typeof findingTable
/** A check with one of its findings. */
export type Found = {
  [Id in CheckId]: { readonly check: Id; readonly finding: keyof (typeof findingTable)[Id] & string }
}[CheckId] & {
  /** Versions, sizes, counts and instants, ready to be shown; never anything of a person. */
  readonly values: Readonly<Record<string, string | number>>
}

export const checkResult = z.strictObject({
  check: z.enum(Object.keys(findingTable)),
  finding: z.string(),
  verdict: z.enum(verdicts),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type CheckResult = z.infer<typeof checkResult>

/** What was found, with its verdict. */
export function withVerdict(found: Found): CheckResult {
  const findings: Readonly<Record<string, Verdict>> = findingTable[found.check]
  return { ...found, values: { ...found.values }, verdict: findings[found.finding] ?? 'fault' }
}
