/** Why a desk does not open is told by name, so that somebody can do something about it. */
import { describe, expect, it } from 'vitest'
import { DeskError } from '#ground/contract/errors'
import en from '#ground/opening/en.json'
import { refusalOf } from '#ground/opening/why-not'
import zhCN from '#ground/opening/zh-CN.json'

const said = (message: string, code?: string): Error =>
  Object.assign(new Error(message), code === undefined ? {} : { code })

const cases: readonly (readonly [string, Error, string])[] = [
  [
    'a glibc older than the file was built for',
    said(
      "/lib/x86_64-linux-gnu/libm.so.6: version `GLIBC_2.34' not found (required by /opt/x/better-sqlite3.node)",
      'ERR_DLOPEN_FAILED',
    ),
    'desk.old-system',
  ],
  [
    'a C++ library that is too old',
    said("libstdc++.so.6: version `GLIBCXX_3.4.29' not found", 'ERR_DLOPEN_FAILED'),
    'desk.old-system',
  ],
  [
    'a native file of another word length',
    said('better-sqlite3.node: wrong ELF class: ELFCLASS32', 'ERR_DLOPEN_FAILED'),
    'desk.wrong-processor',
  ],
  [
    'a native file for arm64 on x64 Linux',
    said('cannot open shared object file: Exec format error', 'ERR_DLOPEN_FAILED'),
    'desk.wrong-processor',
  ],
  [
    'a native file for x64 on arm64 Windows',
    said('\\\\?\\C:\\x\\argon2.node is not a valid Win32 application.', 'ERR_DLOPEN_FAILED'),
    'desk.wrong-processor',
  ],
  [
    'a native file for Intel on Apple silicon',
    said("dlopen(x.node): mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64')"),
    'desk.wrong-processor',
  ],
  [
    'a library that is not there',
    said('libatomic.so.1: cannot open shared object file: No such file or directory', 'ERR_DLOPEN_FAILED'),
    'desk.missing-library',
  ],
  [
    'the run-time of Visual C++ that is not there',
    said('The specified module could not be found.\r\n\\\\?\\C:\\x\\argon2.node', 'ERR_DLOPEN_FAILED'),
    'desk.missing-library',
  ],
  [
    'a native file that does not load otherwise',
    said('dlopen failed', 'ERR_DLOPEN_FAILED'),
    'desk.missing-library',
  ],
  [
    'a file taken into quarantine',
    said("Cannot find package 'better-sqlite3'", 'ERR_MODULE_NOT_FOUND'),
    'desk.incomplete',
  ],
  ['a folder of somebody else', said("EACCES: permission denied, mkdir '/data'", 'EACCES'), 'desk.no-rights'],
  ['a disk that cannot be written to', said('EROFS: read-only file system', 'EROFS'), 'desk.no-rights'],
  ['a full disk', said('ENOSPC: no space left on device', 'ENOSPC'), 'desk.disk-full'],
  ['a broken disk', said('EIO: i/o error, read', 'EIO'), 'desk.disk-broken'],
]

describe('why a desk does not open', () => {
  it.each(cases)('%s', (_, error, code) => {
    expect(refusalOf(error).code).toBe(code)
    expect(Object.keys(zhCN)).toContain(code)
    expect(Object.keys(en)).toContain(code)
  })

  it('is the desk’s own code where the desk refuses', () => {
    expect(refusalOf(new DeskError('unavailable', 'desk.folder-in-use'))).toEqual({
      code: 'desk.folder-in-use',
      detail: '',
    })
  })

  it('is the first line of the system where nobody foresaw it, and never nothing', () => {
    expect(refusalOf(said('something else\nat line 2'))).toEqual({
      code: 'desk.cannot-open',
      detail: 'something else',
    })
    expect(refusalOf(undefined).code).toBe('desk.cannot-open')
    expect(refusalOf('a word').code).toBe('desk.cannot-open')
    expect(refusalOf(said('x'.repeat(5000))).detail.length).toBeLessThan(1000)
  })
})
