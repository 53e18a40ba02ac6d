/** What lies in a data folder, and what becomes of each of it in a backup. */

/**
 * `copied-by-sqlite`: an encrypted database, copied whole and proved; `copied`: a small file, as it is; `left`: not for
 * another machine, or made anew by itself. A file that no line names is a mistake in this table; a test lists a folder.
 */
export type Treatment = 'copied-by-sqlite' | 'copied' | 'left'

const lines: readonly (readonly [RegExp, Treatment])[] = [
  [/^keyring\.json$/, 'copied'], // without it nobody opens the database
  [/^erasures(-[a-z]+)?\.json$/, 'copied'], // what was erased on request stays erased in an older copy
  [/^erasures(-[a-z]+)?\.json\.damaged-\d+$/, 'left'], // put aside because nobody could read it
  [/^leavers-[a-z]+\.json$/, 'left'], // who holds a sealed key no more: a backup brings the list of its day, and this one stays
  [/^closed-[a-z]+\.json$/, 'left'], // what a sealed file of this machine was when it was closed
  [/^.+\.db-(wal|shm|journal)$/, 'left'], // SQLite's own; what is in them is in its copy
  [/^desk\.lock(-journal)?$/, 'left'], // says that a program is running here
  [/^sign-in-(delays|failures)\.json$/, 'left'], // wrong passwords typed at this machine
  [/^backup-places\.json$/, 'left'], // places of this machine
  [/^last-backup\.json$/, 'left'], // how the last one ended that was made here
  [/^last-check(-[a-z]+)?\.json$/, 'left'], // when the file of this machine was checked, and what was found in it
  [/^desk\.probe$/, 'left'], // there for the moment in which it is tried whether a file finds room
  [/^backups$/, 'left'], // the first place itself
  [/^damaged-log-[\d-]+$/, 'left'], // what an unclean end left, for whoever looks into it
  [/^before-restore-[\d-]+$/, 'left'], // what a restore put aside
  [/^(set-up|restore|key-rotation|new-file|drill)\.unfinished$/, 'left'], // finished or discarded at the next start
  [/\.part$/, 'left'], // files in the middle of being replaced
  [/^window$/, 'left'], // Chromium's profile
  [/^log$|^logs$|\.log(\.\d+)?$/, 'left'], // what happened on this machine, for support
]

/** What becomes of a file or folder of this name; undefined where neither the table nor the list of databases knows it. */
export function treatmentOf(name: string, databases: readonly string[]): Treatment | undefined {
  if (databases.includes(name)) return 'copied-by-sqlite'
  return lines.find(([pattern]) => pattern.test(name))?.[1]
}
