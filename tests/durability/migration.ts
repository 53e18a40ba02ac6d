/** A migration that rebuilds a large table, killed midway: the file is of the old version or the new, and opens. */
import { cpSync, existsSync, readFileSync, readdirSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from '#vault/store/migrate'
import { isBackupName } from '#vault/backup/rules/names'
import { openAtRest } from '#vault/store/open'
import { resourcesDir } from './build-host'
import { contentsOf } from './contents'
import {
  keysOf,
  lookInto,
  newDeskFolder,
  openHere,
  signIn,
  temporaryFolder,
  type DeskFolder,
} from './desk-folder'
import type { Interrupted } from './interrupted'
import { codeOf } from './refusals'
import { faultsOf } from './soundness'

/** Comes after every migration that is shipped. */
const trialId = '9999_trial'
const trial = `
CREATE TABLE visits_rebuilt (id INTEGER PRIMARY KEY, matter TEXT NOT NULL, length INTEGER NOT NULL) STRICT;
INSERT INTO visits_rebuilt SELECT id, matter, length(matter) FROM visits ORDER BY id DESC;
CREATE INDEX visits_rebuilt_by_matter ON visits_rebuilt (matter);
ALTER TABLE households ADD COLUMN trial TEXT NOT NULL DEFAULT 'new';
`

/** The resources as they are shipped, with one more migration. */
function resourcesWithTrial(): string {
  const folder = temporaryFolder()
  for (const name of readdirSync(resourcesDir)) {
    if (name !== 'migrations') symlinkSync(join(resourcesDir, name), join(folder, name))
  }
  const migrations = join(folder, 'migrations', 'desk')
  mkdirSync(migrations, { recursive: true })
  cpSync(join(resourcesDir, 'migrations', 'desk'), migrations, { recursive: true })
  const golden: unknown = JSON.parse(readFileSync(join(migrations, 'hashes.json'), 'utf8'))
  writeFileSync(join(migrations, `${trialId}.sql`), trial)
  writeFileSync(
    join(migrations, 'hashes.json'),
    JSON.stringify(Object.assign({}, golden, { [trialId]: hashOf(trial) })),
  )
  return folder
}

interface OldFile extends DeskFolder {
  readonly old: string
}

const migrated = (dataDir: string, { desk }: DeskFolder['keys']): boolean =>
  lookInto(dataDir, { desk, audit: desk }, (sqlite) =>
    sqlite.prepare('SELECT 1 FROM migrations WHERE id = ?').get(trialId),
  ) !== undefined

/** `visits`: rows of the table that is rebuilt. */
export async function migrationOf(visits: number): Promise<Interrupted<OldFile>> {
  const resources = resourcesWithTrial()
  const template = await largeFolder(visits)
  return {
    name: 'migration',
    prepare() {
      const dataDir = temporaryFolder()
      cpSync(template.dataDir, dataDir, { recursive: true })
      return Promise.resolve({ ...template, dataDir })
    },
    async happen(host, { dataDir }) {
      await host.open(dataDir, { resources })
      await signIn(host.client)
    },
    async inspect({ dataDir, keys, old }) {
      const place = join(dataDir, 'backups')
      const [backup] = existsSync(place) ? readdirSync(place).filter(isBackupName) : []
      if (backup !== undefined) {
        const sqlite = openAtRest(join(place, backup, 'desk.db'), keys.desk)
        const same = contentsOf(sqlite, ['migrations']) === old
        sqlite.close()
        if (!same) return 'the copy that was made first is another file'
      }
      const isNew = migrated(dataDir, keys)
      if (isNew && backup === undefined) return 'it was migrated without a copy of what was there'
      const fault = lookInto(dataDir, keys, (sqlite) => {
        if (isNew)
          return wrongInNew(sqlite.prepare('SELECT count(*), sum(length) FROM visits_rebuilt').raw().get())
        return contentsOf(sqlite, ['migrations']) === old ? null : 'it says it is old and is not as it was'
      })
      if (fault !== null) return fault
      return goesOn(dataDir)
    },
  }

  function wrongInNew(counts: unknown): string | null {
    return JSON.stringify(counts) === JSON.stringify([visits, visits * 12])
      ? null
      : `new, with ${JSON.stringify(counts)}`
  }

  /** The next start goes on from whatever was left. */
  async function goesOn(dataDir: string): Promise<string | null> {
    const { desk, client } = openHere(dataDir, { resources })
    try {
      await signIn(client)
      const { sqlite, auditKey } = desk.session.requireOpen().store
      const wrong = wrongInNew(sqlite.prepare('SELECT count(*), sum(length) FROM visits_rebuilt').raw().get())
      return wrong ?? faultsOf(sqlite, auditKey)[0] ?? null
    } catch (error) {
      return `does not open: ${codeOf(error)}`
    } finally {
      desk.close()
    }
  }
}

/** A desk with so many visits, put in as rows: what is migrated is rows. */
async function largeFolder(visits: number): Promise<OldFile> {
  const folder = await newDeskFolder()
  const { desk, client } = openHere(folder.dataDir)
  await signIn(client)
  const { sqlite } = desk.session.requireOpen().store
  const { visit } = await client.visits.register({
    sendId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
    matter: '一二三四五六七八九十十一',
    then: { kind: 'answered', answer: '' },
  })
  const columns = sqlite
    .prepare<[], string>(
      "SELECT name FROM pragma_table_info('visits') WHERE name NOT IN ('id', 'sequence', 'number')",
    )
    .pluck()
    .all()
    .join(', ')
  sqlite
    .prepare(
      `WITH RECURSIVE n (n) AS (VALUES (2) UNION ALL SELECT n + 1 FROM n WHERE n < ?)
       INSERT INTO visits (${columns}) SELECT ${columns} FROM visits, n WHERE visits.id = ?`,
    )
    .run(visits, visit.id)
  const keys = keysOf(desk)
  desk.close()
  const old = lookInto(folder.dataDir, keys, (file) => contentsOf(file, ['migrations']))
  return { ...folder, keys, old }
}
