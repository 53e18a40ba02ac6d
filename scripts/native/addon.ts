/**
 * Builds SQLite's native part for glibc 2.28, from the sources and with the settings of its own package, by a C compiler that brings
 * the C library of every system along (zig).
 */
import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { addonName, nativeFolder } from '#vault/store/addon'
import { root } from '../build/program'
import { builtFaults, oldestGlibc, type Target } from './floors'
import { zigCompiler } from './zig'

const run = promisify(execFile)
const require = createRequire(import.meta.url)
const packageDir = path.dirname(require.resolve('better-sqlite3/package.json'))
const { version } = z.object({ version: z.string() }).parse(require('better-sqlite3/package.json'))

export type LinuxProcessor = Target['processor']

/** Encryption uses the processor's own instructions where it has them; on arm64 the compiler has to know of them. */
const targets: Readonly<Record<LinuxProcessor, readonly string[]>> = {
  x64: ['-target', `x86_64-linux-gnu.2.${oldestGlibc}`],
  arm64: ['-target', `aarch64-linux-gnu.2.${oldestGlibc}`, '-mcpu=generic+aes'],
}

const everywhere = ['-O3', '-g0', '-DNDEBUG', '-fPIC', '-fvisibility=hidden', '-fno-sanitize=undefined']

/** As in the package's binding.gyp. */
const ofAddon = [
  '-std=c++20',
  '-fno-exceptions',
  '-fvisibility-inlines-hidden',
  ...['NAPI_VERSION=10', 'NAPI_DISABLE_CPP_EXCEPTIONS', 'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS'].map(
    (define) => `-D${define}`,
  ),
]

/** Nothing else is to be found by other libraries of the process, which may have a SQLite of their own. */
const exported = '{ global: napi_register_module_v1; node_api_module_get_api_version_v1; local: *; };\n'

export const addonFile = (processor: LinuxProcessor): string =>
  path.join(root, nativeFolder, addonName(version, `linux-${processor}`))

/** Builds it unless it is there. Resolves to the file; throws what is missing, or what the compiler says. */
export async function buildAddon(processor: LinuxProcessor, say: (line: string) => void): Promise<string> {
  const file = addonFile(processor)
  if (existsSync(file)) return file
  const zig = zigCompiler(process.env)
  say(
    `正在为 glibc 2.${oldestGlibc} 编译 SQLite（${processor}），只有这一次，要一两分钟… Building SQLite (${processor}), this once …`,
  )
  mkdirSync(path.dirname(file), { recursive: true })
  const work = mkdtempSync(path.join(path.dirname(file), 'building-'))
  try {
    await build(zig, processor, work)
    const built = path.join(work, 'addon.node')
    const faults = builtFaults(readFileSync(built), { system: 'linux', processor })
    if (faults.length > 0) throw new Error(`the addon that was built ${faults.join(', ')}`)
    forgetOlder(path.dirname(file), processor)
    // Whole or not at all: a file that is there is taken for the one that was asked for.
    renameSync(built, file)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return file
}

async function build(zig: string, processor: LinuxProcessor, work: string): Promise<void> {
  const env = { ...process.env, ZIG_LOCAL_CACHE_DIR: work, ZIG_GLOBAL_CACHE_DIR: path.join(work, 'global') }
  const compile = (language: 'cc' | 'c++', given: readonly string[]) =>
    run(zig, [language, ...targets[processor], ...given], { cwd: packageDir, env, maxBuffer: 1 << 26 })
  const at = (name: string) => path.join(work, name)
  const defines = definesOf(readFileSync(path.join(packageDir, 'deps/defines.gypi'), 'utf8'))
  const headers = [
    // Its own dependency, of the version that it asks for.
    path.dirname(createRequire(path.join(packageDir, 'package.json')).resolve('node-addon-api/package.json')),
    path.join(path.dirname(require.resolve('node-api-headers/package.json')), 'include'),
    'deps/sqlite3',
  ].flatMap((folder) => ['-I', folder])
  await compile('cc', [
    '-c',
    'deps/sqlite3/sqlite3.c',
    '-o',
    at('sqlite3.o'),
    '-std=c99',
    '-w',
    ...everywhere,
    ...defines,
  ])
  await compile('c++', [
    '-c',
    'src/better_sqlite3.cpp',
    '-o',
    at('addon.o'),
    ...headers,
    ...everywhere,
    ...ofAddon,
  ])
  await compile('cc', ['-c', path.join(import.meta.dirname, 'stat.c'), '-o', at('stat.o'), ...everywhere])
  writeFileSync(at('exported'), exported)
  const linking = ['-shared', '-s', '-Wl,-Bsymbolic', `-Wl,--version-script=${at('exported')}`]
  await compile('c++', [
    ...linking,
    at('addon.o'),
    at('sqlite3.o'),
    at('stat.o'),
    '-ldl',
    '-o',
    at('addon.node'),
  ])
}

/** The settings of SQLite that the package's own builds have, as arguments of the compiler. Throws when there are none. */
export function definesOf(gypi: string): readonly string[] {
  const list = /'defines': \[([^\]]*)\]/.exec(gypi)?.[1] ?? ''
  const defines = [...list.matchAll(/'(\w+(?:=[^']*)?)'/g)].flatMap(([, define]) =>
    define === undefined ? [] : [`-D${define}`],
  )
  if (defines.length === 0) throw new Error('the package says no settings of SQLite any more')
  return defines
}

function forgetOlder(folder: string, processor: LinuxProcessor): void {
  const ours = new RegExp(`^better-sqlite3-.*-linux-${processor}\\.node$`)
  for (const name of readdirSync(folder)) if (ours.test(name)) rmSync(path.join(folder, name))
}
