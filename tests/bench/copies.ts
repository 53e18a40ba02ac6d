/** Copies of one desk that go through the same writes in step, some of them through their statements alone. */
import { join } from 'node:path'
import type { Desk } from '#centre/create-desk'
import { deskFile, filesOfDesk } from '#vault/files'
import { openFile, type SQLiteFile } from '#vault/store/open'
import { openStore, type Store } from '#vault/store/store'
import { signedIn, type BenchClient } from './client'
import { benchNow, copyOf, openOn, resourcesDir } from './community-file'

export interface Copy {
  readonly dataDir: string
  readonly desk: Desk
  readonly client: BenchClient
  readonly sqlite: SQLiteFile
}

export async function openCopy(folder: string): Promise<Copy> {
  const dataDir = copyOf(folder)
  const desk = openOn(dataDir)
  const client = await signedIn(desk)
  return { dataDir, desk, client, sqlite: desk.session.requireOpen().store.sqlite }
}

/** A file of its own, as the desk's stands. */
export function bareCopy({ dataDir, desk }: Copy, synchronous: 'OFF' | 'FULL'): SQLiteFile {
  const file = openFile({ file: join(copyOf(dataDir), 'desk.db'), key: keyOf(desk, 'desk') })
  file.pragma(`synchronous = ${synchronous}`)
  return file
}

/** The same file with nothing prepared yet: signing in has prepared what writes into the log. */
export function openAnew({ desk, dataDir, sqlite }: Copy): Store {
  const store = openStore({
    file: join(dataDir, 'desk.db'),
    key: keyOf(desk, 'desk'),
    auditKey: keyOf(desk, 'audit'),
    create: false,
    migrations: deskFile(filesOfDesk).migrations(resourcesDir),
    version: '0.0.0-bench',
    now: benchNow,
    backUpFirst: () => undefined,
  })
  desk.session.reopened(store)
  sqlite.close()
  return store
}

function keyOf(desk: Desk, name: string): Buffer {
  const key = desk.session.requireOpen().keys[name]
  if (key === undefined) throw new Error(`the desk has no key named ${name}`)
  return key
}
