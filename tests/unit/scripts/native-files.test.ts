/** Native files say for which machine they are, and how old it may be. */
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { assertLocked } from '../../../scripts/native/argon2'
import { definesOf } from '../../../scripts/native/addon'
import { builtFaults, floorFaults, glibcWanted } from '../../../scripts/native/floors'
import { nativeHeader } from '../../../scripts/native/header'
import { isTooOldFor } from '../../../scripts/native/old-system'
import { zigCompiler } from '../../../scripts/native/zig'
import { madeElf, madeMach, madePe } from './made-natives'

const sqlite = path.dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json'))
const brought = (name: string) => readFileSync(path.join(sqlite, 'prebuilds', `${name}.node`))
const x64 = { system: 'linux', processor: 'x64' } as const

describe('a native file', () => {
  it.each([
    [madeElf({ machine: 62, wants: [] }), 'linux', 'x64'],
    [madeElf({ machine: 183, wants: [] }), 'linux', 'arm64'],
    [madeElf({ machine: 8, wants: [] }), 'linux', 'other'],
    [madePe(0x8664), 'win32', 'x64'],
    [madePe(0xaa64), 'win32', 'arm64'],
    [madePe(0x14c), 'win32', 'other'],
    [madeMach(0x01000007), 'darwin', 'x64'],
    [madeMach(0x0100000c), 'darwin', 'arm64'],
  ] as const)('says its system and processor (%#)', (file, system, processor) => {
    expect(nativeHeader(file)).toMatchObject({ system, processor })
  })

  it('of each kind that the package of SQLite brings is read', () => {
    for (const name of [
      'linux-x64',
      'linux-arm64',
      'win32-x64',
      'win32-arm64',
      'darwin-x64',
      'darwin-arm64',
    ]) {
      const [system, processor] = name.split('-')
      expect(nativeHeader(brought(name)), name).toMatchObject({ system, processor })
    }
  })

  it('for Linux says which libraries it takes, and which versions of them', () => {
    const file = madeElf({ machine: 62, wants: ['GLIBC_2.2.5', 'GLIBC_2.28'] })
    expect(nativeHeader(file)).toMatchObject({
      libraries: ['libc.so.6'],
      wants: ['GLIBC_2.2.5', 'GLIBC_2.28'],
    })
  })

  it('that was cut, or is none, is nobody’s', () => {
    const whole = madeElf({ machine: 62, wants: ['GLIBC_2.28'] })
    for (const length of [0, 3, 20, 60, 100, whole.length - 24])
      expect(nativeHeader(whole.subarray(0, length)), String(length)).toBeNull()
    expect(nativeHeader(madePe(0x8664).subarray(0, 0x50))).toBeNull()
    expect(nativeHeader(Buffer.from('#!/bin/sh\nexit 0\n'))).toBeNull()
    expect(nativeHeader(Buffer.from('MZ'.padEnd(200)))).toBeNull()
  })
})

describe('the floor', () => {
  it('is glibc 2.28: as old as that is good, newer is not', () => {
    expect(floorFaults(madeElf({ machine: 62, wants: ['GLIBC_2.2.5', 'GLIBC_2.28'] }), x64)).toEqual([])
    expect(floorFaults(madeElf({ machine: 62, wants: ['GLIBC_2.28', 'GLIBC_2.29'] }), x64)).toEqual([
      'wants glibc 2.29, newer than 2.28',
    ])
  })

  it('compares versions as numbers: 2.4 is older than 2.28', () => {
    expect(glibcWanted({ wants: ['GLIBC_2.4', 'GLIBC_2.17', 'GLIBC_2.3.4'] })).toBe(17)
    expect(glibcWanted({ wants: ['GLIBC_PRIVATE'] })).toBeNull()
  })

  it('has no C++ library of the system', () => {
    const file = madeElf({ machine: 62, wants: ['GLIBCXX_3.4.21'], library: 'libstdc++.so.6' })
    expect(floorFaults(file, x64)).toEqual(['wants GLIBCXX_3.4.21'])
  })

  it('takes no addon that was built with an errno of its own: a missing file would look like a broken disk', () => {
    const target = { machine: 62, wants: ['GLIBC_2.28'] }
    expect(builtFaults(madeElf(target), x64)).toEqual([])
    expect(builtFaults(madeElf({ ...target, threadStorage: true }), x64)).toEqual(['has an errno of its own'])
  })

  it('is not met by a file for another processor, another system, or by none at all', () => {
    expect(floorFaults(madeElf({ machine: 183, wants: [] }), x64)).toEqual(['is for the processor arm64'])
    expect(floorFaults(madePe(0x8664), x64)).toEqual(['is for win32'])
    expect(floorFaults(Buffer.from('nothing'), x64)).toEqual(['is no native file'])
  })

  it('is not met by what the package of SQLite brings for Linux: that is why it is built here', () => {
    expect(floorFaults(brought('linux-x64'), x64).join()).toMatch(/wants glibc 2\.3\d/)
    expect(floorFaults(brought('win32-arm64'), { system: 'win32', processor: 'arm64' })).toEqual([])
  })
})

describe('on an older Linux', () => {
  it('nothing opens a database past the one place that chooses its native part, no test either', () => {
    const root = path.join(import.meta.dirname, '../../..')
    const opening = globSync('{src,electron,scripts,tests}/**/*.{ts,tsx}', { cwd: root })
      .filter((name) =>
        /^import (?!type ).*from 'better-sqlite3'|\b(?:import|require)\('better-sqlite3'\)/m.test(
          readFileSync(path.join(root, name), 'utf8'),
        ),
      )
      .map((name) => name.replaceAll(path.sep, '/'))
    expect(opening).toEqual(['src/vault/store/addon.ts'])
  })

  const file = madeElf({ machine: 62, wants: ['GLIBC_2.34'] })

  it('the addon is built where the one that came along does not load', () => {
    expect(isTooOldFor(file, 28)).toBe(true)
    expect(isTooOldFor(file, 31)).toBe(true)
    expect(isTooOldFor(file, 34)).toBe(false)
    // Another C library altogether, with a file of its own.
    expect(isTooOldFor(file, null)).toBe(false)
  })

  it('the compiler is the one that somebody names', () => {
    expect(zigCompiler({ ZIG: process.execPath })).toBe(process.execPath)
  })

  it('SQLite is built with every setting that its package names, and never without any', () => {
    expect(definesOf("{ 'defines': [\n 'SQLITE_DQS=0',\n 'SQLITE_ENABLE_FTS5',\n ] }")).toEqual([
      '-DSQLITE_DQS=0',
      '-DSQLITE_ENABLE_FTS5',
    ])
    const settings = definesOf(readFileSync(path.join(sqlite, 'deps/defines.gypi'), 'utf8'))
    expect(settings).toContain('-DSQLITE_ENABLE_FTS5')
    expect(() => definesOf('{}')).toThrow('no settings')
  })
})

describe('argon2 for another processor', () => {
  it('is what was locked, byte for byte, or is refused', () => {
    const bytes = Buffer.from('a package')
    const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
    expect(() => {
      assertLocked(bytes, integrity, 'argon2')
    }).not.toThrow()
    expect(() => {
      assertLocked(Buffer.from('another'), integrity, 'argon2')
    }).toThrow('is not what package-lock.json says')
  })
})
