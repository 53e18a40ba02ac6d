/** What stands against taking a folder is told as what it is: only one that cannot be written to is called so. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dataFolder } from '#desk/session/data-folder'
import type * as addon from '#vault/store/addon'
import { lockFolder } from '#vault/store/folder-lock'
import { filesOfDesk } from '#vault/files'

/** What loading SQLite's native part says, or null where it loads. */
let fault: Error | null = null

vi.mock('#vault/store/addon', async (original) => {
  const real = await original<typeof addon>()
  return {
    ...real,
    newDatabase: (...given: Parameters<typeof real.newDatabase>) => {
      if (fault !== null) throw fault
      return real.newDatabase(...given)
    },
  }
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-lock-'))
})
afterEach(() => {
  fault = null
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true, force: true })
})

const saying = (message: string, code: string) => Object.assign(new Error(message), { code })

describe('a SQLite that does not load', () => {
  const oldSystem = saying("libc.so.6: version `GLIBC_2.34' not found", 'ERR_DLOPEN_FAILED')

  it('is no folder that can only be read, on its first day', () => {
    fault = oldSystem
    expect(() => lockFolder(folder)).toThrow(oldSystem)
    expect(() => dataFolder(folder, filesOfDesk).take()).toThrow(oldSystem)
  })

  it('is none either where somebody has worked before', () => {
    lockFolder(folder).release()
    fault = oldSystem
    expect(() => lockFolder(folder)).toThrow(oldSystem)
  })
})

describe('a folder that cannot be written to', () => {
  it.each(['SQLITE_READONLY_DIRECTORY', 'SQLITE_CANTOPEN', 'EACCES', 'EPERM', 'EROFS'])(
    'and says %s is read, and not held',
    (code) => {
      fault = saying('no', code)
      expect(lockFolder(folder).held).toBe(false)
    },
  )

  it('is not one whose lock lies on a broken place of the disk', () => {
    fault = saying('disk I/O error', 'SQLITE_IOERR_READ')
    expect(() => lockFolder(folder)).toThrow('disk I/O error')
  })
})

describe('a lock in which something else stands', () => {
  const file = () => join(folder, 'desk.lock')
  const header = 'SQLite format 3\0'

  it.each([
    ['no database', 'x'.repeat(4096)],
    ['a few bytes', 'x'],
    ['a damaged database', header + '\u0001'.repeat(4096 - header.length)],
  ])('%s, is emptied and held: it holds nothing', (_what, text) => {
    writeFileSync(file(), text)
    const lock = lockFolder(folder)
    expect(lock.held).toBe(true)
    expect(() => lockFolder(folder)).toThrow('desk.folder-in-use')
    lock.release()
  })

  it('while another program holds the folder, keeps this one out all the same', () => {
    const lock = lockFolder(folder)
    writeFileSync(file(), 'x'.repeat(4096))
    expect(() => lockFolder(folder)).toThrow('desk.folder-in-use')
    expect(readFileSync(file(), 'utf8')).toHaveLength(4096)
    lock.release()
    expect(lockFolder(folder).held).toBe(true)
  })

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'in a folder that can only be read, keeps nobody from reading',
    () => {
      writeFileSync(file(), 'x'.repeat(4096))
      chmodSync(file(), 0o400)
      expect(lockFolder(folder).held).toBe(false)
    },
  )
})
