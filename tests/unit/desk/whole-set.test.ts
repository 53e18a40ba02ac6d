import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discardSet, placeSet, prepareSet, settleSets } from '#vault/store/whole-set'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-set-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const files = ['desk.db', 'keyring.json']
const old = { 'desk.db': 'old desk', 'desk.db-wal': 'old tail', 'keyring.json': 'old keys', 'log.txt': 'log' }

/** A data folder with something in it, and a set prepared beside it. */
function begin(dataDir: string): void {
  for (const [name, text] of Object.entries(old)) writeFileSync(join(dataDir, name), text)
  const prepared = prepareSet(dataDir, 'restore')
  for (const name of files) writeFileSync(join(prepared, name), `new ${name}`)
}

/** Every file below a folder, with its text. */
function contentOf(dataDir: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(dataDir, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(dataDir.length + 1), readFileSync(file, 'utf8')]),
  )
}

const replaced = {
  'desk.db': 'new desk.db',
  'keyring.json': 'new keyring.json',
  'log.txt': 'log',
  'aside/desk.db': 'old desk',
  'aside/desk.db-wal': 'old tail',
  'aside/keyring.json': 'old keys',
}

class Crash extends Error {}

/** Runs the work until its step `at`; true when it ended before that. */
function endsBefore(at: number, work: (onStep: () => void) => void): boolean {
  let steps = 0
  try {
    work(() => {
      if (steps === at) throw new Crash()
      steps += 1
    })
    return true
  } catch (error) {
    if (error instanceof Crash) return false
    throw error
  }
}

describe('files that are replaced together', () => {
  it('are all new afterwards, with the old ones and their tails kept aside', () => {
    begin(folder)
    placeSet(folder, 'restore', { files, keepOldIn: 'aside' })
    expect(contentOf(folder)).toEqual(replaced)
  })

  it('leave nothing of the old ones where they are not to be kept', () => {
    begin(folder)
    placeSet(folder, 'restore', { files, keepOldIn: null })
    expect(contentOf(folder)).toEqual({
      'desk.db': 'new desk.db',
      'keyring.json': 'new keyring.json',
      'log.txt': 'log',
    })
  })

  it('are the old ones or the new ones after a crash at any step, and after a crash while that is mended', () => {
    const seen = new Set<string>()
    for (let at = 0; ; at += 1) {
      const placed = mkdtempSync(join(folder, 'placed-'))
      begin(placed)
      const ended = endsBefore(at, (onStep) => {
        placeSet(placed, 'restore', { files, keepOldIn: 'aside' }, onStep)
      })
      for (let again = 0; ; again += 1) if (endsBefore(again, (onStep) => settleSets(placed, onStep))) break
      const content = contentOf(placed)
      const isNew = content['desk.db'] === 'new desk.db'
      expect(content, `step ${at}`).toEqual(isNew ? replaced : old)
      seen.add(isNew ? 'new' : 'old')
      if (ended) break
    }
    expect([...seen].sort()).toEqual(['new', 'old'])
  })

  it('are not touched when one of them was not prepared', () => {
    begin(folder)
    rmSync(join(folder, 'restore.unfinished', 'keyring.json'))
    expect(() => {
      placeSet(folder, 'restore', { files, keepOldIn: 'aside' })
    }).toThrow()
    settleSets(folder)
    expect(contentOf(folder)).toEqual(old)
  })

  it('are not touched when a part of a new database is still in its log', () => {
    begin(folder)
    const log = join(folder, 'restore.unfinished', 'desk.db-wal')
    writeFileSync(log, 'what a full disk had no room for in the database')
    const place = () => {
      placeSet(folder, 'restore', { files, keepOldIn: 'aside' })
    }
    expect(place).toThrow('store.set-not-whole')
    settleSets(folder)
    expect(contentOf(folder)).toEqual(old)
    // An empty one holds nothing.
    begin(folder)
    writeFileSync(log, '')
    place()
    expect(contentOf(folder)).toEqual(replaced)
  })

  it('are given up on wish', () => {
    begin(folder)
    discardSet(folder, 'restore')
    expect(contentOf(folder)).toEqual(old)
  })

  it('are left as they are, prepared and old, when the marker was damaged', () => {
    begin(folder)
    writeFileSync(join(folder, 'restore.unfinished', 'ready.json'), '{"files": [')
    const before = contentOf(folder)
    expect(() => settleSets(folder)).toThrow('store.set-damaged')
    expect(contentOf(folder)).toEqual(before)
  })

  it('never leave the data folder by their names', () => {
    mkdirSync(join(folder, 'data'))
    const prepared = prepareSet(join(folder, 'data'), 'restore')
    writeFileSync(join(prepared, 'desk.db'), 'new')
    expect(() => {
      placeSet(join(folder, 'data'), 'restore', { files: ['desk.db'], keepOldIn: '../elsewhere' })
    }).toThrow()
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false)
  })
})
