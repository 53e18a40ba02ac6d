/** An antivirus that holds a file for a moment loses nobody's work, and is not mistaken for a folder without rights. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { waitsForHeldFile, waitsOnAThread } from '#ground/patience'
import { removeIfPossible, removePatiently } from '#vault/store/remove'
import { renamePatiently } from '#vault/store/rename'

const failing = (code: string) => Object.assign(new Error(code), { code })

/** A machine on which the file is held for so many attempts. */
function machine(
  platform: string,
  code: string,
  { held, waits = waitsForHeldFile }: { held: number; waits?: readonly number[] },
) {
  const seen = { attempts: 0, waited: 0 }
  const attempt = () => {
    seen.attempts += 1
    if (seen.attempts <= held) throw failing(code)
  }
  const pause = (milliseconds: number) => {
    seen.waited += milliseconds
  }
  return { seen, on: { platform, waits, pause, rename: attempt, remove: attempt } }
}
type Machine = ReturnType<typeof machine>['on']

describe.each([
  [
    'renamed',
    (on: Machine) => {
      renamePatiently('a.part', 'a', on)
    },
  ],
  [
    'removed',
    (on: Machine) => {
      removePatiently('a', on)
    },
  ],
])('a file that is held and to be %s', (_what, act) => {
  it.each([
    ['win32', 'EPERM'],
    ['win32', 'EACCES'],
    ['win32', 'EBUSY'],
    ['linux', 'EBUSY'],
  ])('on %s, which says %s, is so a moment later', (platform, code) => {
    const { seen, on } = machine(platform, code, { held: 3 })
    act(on)
    expect(seen).toEqual({ attempts: 4, waited: 400 })
  })

  it('for good is said after a second and a half, in the words of the system', () => {
    const { seen, on } = machine('win32', 'EBUSY', { held: 100 })
    expect(() => {
      act(on)
    }).toThrow('EBUSY')
    expect(seen).toEqual({ attempts: 6, waited: 1500 })
  })

  it('is waited for half a minute where nobody waits for whoever waits', () => {
    const { seen, on } = machine('win32', 'EPERM', { held: 100, waits: waitsOnAThread })
    expect(() => {
      act(on)
    }).toThrow('EPERM')
    expect(seen.waited).toBe(30_000)
  })

  it.each([
    ['linux', 'EACCES'],
    ['darwin', 'EPERM'],
    ['win32', 'ENOENT'],
    ['win32', 'ENOSPC'],
  ])('is not what %s means by %s: nobody waits for that', (platform, code) => {
    const { seen, on } = machine(platform, code, { held: 1 })
    expect(() => {
      act(on)
    }).toThrow(code)
    expect(seen).toEqual({ attempts: 1, waited: 0 })
  })
})

describe('a file that is held', () => {
  it("and in nobody's way is left where it is", () => {
    const { seen, on } = machine('win32', 'EBUSY', { held: 100 })
    removeIfPossible('a', on)
    expect(seen.attempts).toBe(6)
  })

  it.each([
    ['renameSync', 'src/vault/store/rename.ts'],
    ['rmSync', 'src/vault/store/remove.ts'],
    ['unlinkSync', undefined],
  ])('is waited for wherever the program calls %s', (call, alone) => {
    const root = path.join(import.meta.dirname, '../../..')
    const impatient = globSync('{src,electron}/**/*.ts', { cwd: root })
      .filter((file) => new RegExp(`\\b${call}\\b`).test(readFileSync(path.join(root, file), 'utf8')))
      .map((file) => file.replaceAll(path.sep, '/'))
    expect(impatient).toEqual(alone === undefined ? [] : [alone])
  })
})
