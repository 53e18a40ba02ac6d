/** An antivirus that holds a file for a moment loses nobody's work, and is not mistaken for a folder without rights. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { renamePatiently, type Renaming } from '#vault/store/rename'

const failing = (code: string) => Object.assign(new Error(code), { code })

/** A machine on which the file is held for so many attempts. */
function machine(platform: string, code: string, held: number) {
  const seen = { attempts: 0, waited: 0 }
  const renaming: Renaming = {
    platform,
    rename: () => {
      seen.attempts += 1
      if (seen.attempts <= held) throw failing(code)
    },
    pause: (milliseconds) => {
      seen.waited += milliseconds
    },
  }
  return { seen, renaming }
}

describe('a file that is held', () => {
  it.each([
    ['win32', 'EPERM'],
    ['win32', 'EACCES'],
    ['win32', 'EBUSY'],
    ['linux', 'EBUSY'],
  ])('on %s, which says %s, is renamed a moment later', (platform, code) => {
    const { seen, renaming } = machine(platform, code, 3)
    renamePatiently('a.part', 'a', renaming)
    expect(seen).toEqual({ attempts: 4, waited: 400 })
  })

  it('for good is said after a second and a half, in the words of the system', () => {
    const { seen, renaming } = machine('win32', 'EBUSY', 100)
    expect(() => {
      renamePatiently('a.part', 'a', renaming)
    }).toThrow('EBUSY')
    expect(seen).toEqual({ attempts: 6, waited: 1500 })
  })

  it.each([
    ['linux', 'EACCES'],
    ['darwin', 'EPERM'],
    ['win32', 'ENOENT'],
    ['win32', 'ENOSPC'],
  ])('is not what %s means by %s: nobody waits for that', (platform, code) => {
    const { seen, renaming } = machine(platform, code, 1)
    expect(() => {
      renamePatiently('a.part', 'a', renaming)
    }).toThrow(code)
    expect(seen).toEqual({ attempts: 1, waited: 0 })
  })

  it('is waited for wherever the program renames', () => {
    const root = path.join(import.meta.dirname, '../../..')
    const impatient = globSync('{src,electron}/**/*.ts', { cwd: root })
      .filter((file) => /\brenameSync\b/.test(readFileSync(path.join(root, file), 'utf8')))
      .map((file) => file.replaceAll(path.sep, '/'))
    expect(impatient).toEqual(['src/vault/store/rename.ts'])
  })
})
