/** Only the table of files spells what a file is called and which key opens it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keyOfRole, roles } from '#ground/roles/permissions'
import { databaseName, filesOfDesk, mayOpen } from '#vault/files'
import { twoFiles } from '../../support/sealed-file'

const root = join(import.meta.dirname, '..', '..', '..')
const sources = ['src', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|js)$/.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/')),
)

/** A name of a database, a key asked for by name, a folder of migrations. */
const spelled = new RegExp(
  filesOfDesk
    .flatMap((file) => [
      databaseName(file).replace('.', '\\\\?\\.'),
      `keys\\??\\.?\\[?['".]${file.key}\\b['"\\]]`,
      `'migrations', '${file.name}'`,
    ])
    .join('|'),
)

it('no other place spells a file or its key', () => {
  expect(sources.length).toBeGreaterThan(200)
  const found = sources.filter(
    (name) => name !== 'src/vault/files.ts' && spelled.test(readFileSync(join(root, name), 'utf8')),
  )
  expect(found).toEqual([])
  for (const breach of ["join(folder, 'desk.db')", "keys['desk']", "join(root, 'migrations', 'desk')"]) {
    expect(breach).toMatch(spelled)
  }
})

it('who holds a key is what the table of roles says', () => {
  const [desk, sealed] = twoFiles()
  expect(desk.heldBy).toBe('everyone')
  expect(sealed?.heldBy).toEqual(roles.filter((role) => keyOfRole[role] === 'mediation'))
  expect(roles.filter((role) => sealed !== undefined && mayOpen(sealed, [role]))).toEqual([
    'mediator',
    'head-mediator',
  ])
})
