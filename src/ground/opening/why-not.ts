/**
 * Why a desk does not open, as a code with words beside this: what a person can do something about is told apart, and of the
 * rest the system's own first line is shown. Without any package: it answers where packages do not load.
 */

export interface Refused {
  readonly code: string
  /** The first line of what the system said; empty where the code says it all. */
  readonly detail: string
}

const longestDetail = 300

/** What a native file says that does not load, on the systems that say it. */
const ofNativeFiles: readonly (readonly [RegExp, string])[] = [
  // glibc is older than the file was built for.
  [/version [`'"]?(GLIBC|GLIBCXX|CXXABI)_/i, 'desk.old-system'],
  // ELF class, Mach-O or PE of another processor.
  [
    /wrong ELF class|invalid ELF header|cannot open shared object file: Exec format|Exec format error|not a valid Win32 application|incompatible architecture|mach-o, but wrong/i,
    'desk.wrong-processor',
  ],
  [
    /cannot open shared object file|specified module could not be found|Library not loaded/i,
    'desk.missing-library',
  ],
]

const ofSystem: Readonly<Record<string, string>> = {
  EACCES: 'desk.no-rights',
  EPERM: 'desk.no-rights',
  EROFS: 'desk.no-rights',
  ENOSPC: 'desk.disk-full',
  EDQUOT: 'desk.disk-full',
  EIO: 'desk.disk-broken',
  ERR_MODULE_NOT_FOUND: 'desk.incomplete',
  MODULE_NOT_FOUND: 'desk.incomplete',
}

const textOf = (error: unknown, name: 'code' | 'message' | 'name'): string => {
  if (typeof error !== 'object' || error === null || !(name in error)) return ''
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : ''
}

export function refusalOf(error: unknown): Refused {
  const [code, message] = [textOf(error, 'code'), textOf(error, 'message')]
  // The desk has a code of its own for what it refuses.
  if (textOf(error, 'name') === 'DeskError') return { code, detail: '' }
  const detail = (message.trim().split('\n', 1)[0] ?? '').slice(0, longestDetail)
  const native = ofNativeFiles.find(([said]) => said.test(message))
  if (native !== undefined) return { code: native[1], detail }
  if (code === 'ERR_DLOPEN_FAILED') return { code: 'desk.missing-library', detail }
  return { code: ofSystem[code] ?? 'desk.cannot-open', detail }
}
