/**
 * What leads to each file's present form. It is read, and the schema that it makes worked out, while a password is being checked on
 * another thread: nothing of it takes a key, and whoever signs in waits for the rest alone.
 */
import type { DatabaseFile, FilesOfDesk } from '#vault/files'
import type { Migration } from '#vault/store/migrate'
import { knownSchema } from '#vault/store/requires-schema'

export interface Forms {
  readonly of: (file: DatabaseFile) => readonly Migration[]
  /** Reads them anew; what is wrong with them is told when a file is opened. */
  readonly getReady: () => void
}

export function formsOf(files: FilesOfDesk, resourcesDir: string): Forms {
  const ready = new Map<DatabaseFile, readonly Migration[]>()
  return {
    of: (file) => ready.get(file) ?? file.migrations(resourcesDir),
    getReady() {
      ready.clear()
      try {
        for (const file of files) {
          const migrations = file.migrations(resourcesDir)
          knownSchema(migrations)
          ready.set(file, migrations)
        }
      } catch {
        ready.clear()
      }
    },
  }
}
