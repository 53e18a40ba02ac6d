/** What is said in a real case is read by the holders of its file alone: not in a backup, a manifest, a list, nor with the keys of the manager. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { acceptedCase, satDown, textOf } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import { auditKeyOfFile, filesOfDesk } from '#vault/files'
import { openFile } from '#vault/store/open'
import type { DataKeys } from '#vault/keyring/slot'
import { finish } from '../../residents/people'
import { newSendId, openTestDesk } from '../../../support/desk'

const canary = '丈夫打人的事不能让邻居知道'
const name = '欧阳修远'
const said = new RegExp(`${canary}|${name}`)

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile())

function contentOf(file: string, key: Buffer): string {
  try {
    const sqlite = openFile({ file, key, readonly: true })
    const tables = sqlite
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all()
    const rows = tables.map((table) => JSON.stringify(sqlite.prepare(`SELECT * FROM "${table}"`).all()))
    sqlite.close()
    return rows.join('')
  } catch {
    return ''
  }
}

/** Those of whoever is signed in, and each that is derived for a file, as they are now. */
function keysNow(keys: DataKeys): readonly Buffer[] {
  const derived = filesOfDesk.flatMap((one) => {
    try {
      return [auditKeyOfFile(filesOfDesk, one, keys)]
    } catch {
      return []
    }
  })
  return [...Object.values(keys), ...derived].map((key) => Buffer.from(key))
}

/** All that these keys make of a file: as it lies there, and opened with each of them. */
function readable(file: string, keys: readonly Buffer[]): string {
  const raw = readFileSync(file).toString('utf8')
  return file.endsWith('.db') ? raw + keys.map((key) => contentOf(file, key)).join('') : raw
}

it('through its own procedures, into no file that the manager can read', async () => {
  const desk = await openTestDesk()
  await desk.signIn('mediator')
  const { mediation } = desk.client
  const day = '2026-11-20'
  const two = await acceptedCase(mediation, newSendId, plainly(canary), day, [name, '乙'])
  await satDown(mediation, newSendId, two, canary, day)
  const { agreement } = await mediation.agreements.propose({
    sendId: newSendId(),
    case: two.id,
    text: textOf(two, canary),
  })
  await mediation.agreements.giveCopy({
    sendId: newSendId(),
    agreement,
    party: two.applicant,
    givenOn: day,
    takenBy: name,
  })
  await mediation.search.find({ filter: { words: canary.slice(0, 4) }, limit: 50 })
  // Backups of both kinds: opened by a mediator, copied by the manager.
  await desk.desk.backups.make('by-hand')
  const inMemory = desk.desk.session.requireOpen().keys
  const holders = keysNow(inMemory)
  await desk.signIn('manager')
  await finish(desk.client.backups.make({ sendId: newSendId() }))
  // Nothing of the key is left in memory once they are gone.
  expect(inMemory.mediation?.every((byte) => byte === 0)).toBe(true)
  const keys = keysNow(desk.desk.session.requireOpen().keys)
  const files = filesBelow(desk.dataDir)
  expect(files.filter((file) => file.endsWith('mediation.db')).length).toBeGreaterThan(2)
  expect(files.filter((file) => said.test(readable(file, keys)))).toEqual([])
  // A holder reads it, in the file itself and in its backups.
  expect(files.filter((file) => said.test(readable(file, holders))).length).toBeGreaterThan(1)
  desk.close()
})
