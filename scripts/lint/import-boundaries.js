/**
 * Who may import what.
 *
 * One table, read from the top: the first row whose `from` matches a file holds for it. `may` lists the files it may
 * import, as patterns of paths from the root (`{feature}` is the feature the importing file is in); `packages` lists
 * the packages, where absent any package is allowed that `never` doesn't forbid. A file that no row matches may
 * import nothing, so a new folder has to be given its place here first.
 *
 * Imports of types count like any other: a type that crosses a boundary ties the two sides together as well.
 */
import { builtinModules } from 'node:module'
import path from 'node:path'

const contractPackages = ['zod', '@orpc/contract']
/** Packages that hold no state and touch nothing: the rules of the field may lean on them. */
const purePackages = ['zod', 'pinyin-pro', 'chinese-days']
const pagePackages = [
  'react',
  'react-dom',
  'react-router',
  'react-i18next',
  'antd',
  '@ant-design/icons',
  'echarts',
]
const serverPackages = ['better-sqlite3', 'drizzle-orm', '@node-rs/argon2', '@orpc/server', 'ws']
const node = 'node:*'

/** What the page may load: both hosts send it along. */
const pagePolicy = ['src/app/shell/content-security-policy']

/** What both sides share: contracts, kinds of error, the permission table. */
const shared = [
  'src/desk/contract/**',
  'src/desk/roles/permissions',
  'src/desk/roles/sensitive',
  'src/desk/*/contract',
  'src/desk/*/contract/**',
]
const ownContract = ['src/features/{feature}/contract', 'src/features/{feature}/contract/**']
const ownRules = ['src/features/{feature}/rules', 'src/features/{feature}/rules/**']

/**
 * @typedef {{ name: string, from: string[], may: string[], packages?: string[], never?: string[] }} Boundary
 * @type {Boundary[]}
 */
export const boundaries = [
  // --- the desk -------------------------------------------------------------------------------------------------
  {
    name: 'desk contract',
    from: [
      'src/desk/contract/**',
      'src/desk/roles/permissions',
      'src/desk/roles/sensitive',
      'src/desk/*/contract',
      'src/desk/*/contract/**',
    ],
    may: shared,
    packages: contractPackages,
  },
  // The places that know which features there are.
  {
    name: 'desk composition',
    from: ['src/desk/features', 'src/desk/services', 'src/desk/keeps-personal-data', 'src/desk/create-desk'],
    may: ['src/desk/**', 'src/features/*/*', 'src/features/*/*/index'],
    never: [...pagePackages, 'electron'],
  },
  {
    name: 'desk table list',
    from: ['src/desk/store/schema'],
    may: ['src/desk/**', 'src/features/*/schema', 'src/features/*/schema/**'],
    packages: ['drizzle-orm'],
  },
  { name: 'desk', from: ['src/desk/**'], may: ['src/desk/**'], never: [...pagePackages, 'electron'] },

  // Made-up data for a look around: goes through the features' front doors, as a first week of use would.
  {
    name: 'demonstration',
    from: ['src/demonstration/**'],
    may: [
      'src/demonstration/**',
      'src/desk/**',
      'src/features/*/index',
      'src/features/*/rules',
      'src/features/*/rules/**',
    ],
    never: [...pagePackages, 'electron'],
  },

  // --- a feature ------------------------------------------------------------------------------------------------
  {
    name: 'contract',
    from: ['src/features/*/contract', 'src/features/*/contract/**'],
    may: [...shared, ...ownContract],
    packages: contractPackages,
  },
  {
    name: 'rules',
    from: ['src/features/*/rules', 'src/features/*/rules/**'],
    may: [...shared, ...ownContract, ...ownRules, 'src/desk/*/rules', 'src/desk/*/rules/**'],
    packages: purePackages,
  },
  // A table may point at another feature's table, so schemas see each other.
  {
    name: 'schema',
    from: ['src/features/*/schema', 'src/features/*/schema/**'],
    may: ['src/features/*/schema', 'src/features/*/schema/**', 'src/desk/**', ...ownContract],
    packages: ['drizzle-orm'],
  },
  {
    name: 'ui',
    from: ['src/features/*/ui/**'],
    may: [
      'src/features/{feature}/ui/**',
      ...ownContract,
      ...ownRules,
      ...shared,
      'src/app/**',
      'resources/**',
    ],
    never: [...serverPackages, 'electron', node],
  },
  // service, index and whatever else a feature keeps on the desk's side.
  {
    name: 'service',
    from: ['src/features/**'],
    may: [
      'src/features/{feature}/**',
      '!src/features/{feature}/ui/**',
      'src/desk/**',
      'src/features/*/index',
    ],
    never: [...pagePackages, 'electron'],
  },

  // --- the page -------------------------------------------------------------------------------------------------
  // The two places of the page that know which features there are.
  {
    name: 'page composition',
    from: ['src/app/features', 'src/app/desk-client', 'src/app/desk-client/**'],
    may: [
      'src/app/**',
      ...shared,
      'src/desk/features',
      'src/features/*/contract',
      'src/features/*/contract/**',
      'src/features/*/ui/**',
    ],
    never: [...serverPackages, 'electron', node],
  },
  // The only thing that Electron's main process and the page have in common.
  {
    name: 'shell contract',
    from: ['src/app/shell/contract', ...pagePolicy],
    may: shared,
    packages: contractPackages,
  },
  {
    name: 'page',
    from: ['src/app/**'],
    may: ['src/app/**', ...shared, 'resources/**', 'package.json'],
    never: [...serverPackages, 'electron', node],
  },

  // --- the hosts: createDesk and nothing else of the desk --------------------------------------------------------
  {
    name: 'loopback',
    from: ['src/loopback/**'],
    may: ['src/loopback/**', 'src/desk/create-desk', 'src/demonstration/index', ...pagePolicy],
    never: [...pagePackages, 'electron'],
  },
  {
    name: 'preload',
    from: ['electron/preload/**'],
    may: ['electron/preload/**', 'electron/ports'],
    packages: ['electron'],
  },
  {
    name: 'electron main',
    from: ['electron/main/**'],
    may: [
      'electron/main/**',
      'electron/ports',
      'electron/desk-orders',
      'src/app/shell/contract',
      ...pagePolicy,
    ],
    never: [...pagePackages, 'better-sqlite3', 'drizzle-orm', '@node-rs/argon2'],
  },
  {
    name: 'desk process',
    from: ['electron/desk-process/**'],
    may: [
      'electron/desk-process/**',
      'electron/desk-orders',
      'src/desk/create-desk',
      'src/demonstration/index',
    ],
    never: pagePackages,
  },
  { name: 'ports', from: ['electron/ports'], may: [], packages: [] },
  { name: 'desk orders', from: ['electron/desk-orders'], may: [], packages: ['zod'] },

  // --- what stands outside the program ---------------------------------------------------------------------------
  { name: 'tests and scripts', from: ['tests/**', 'scripts/**', '*'], may: ['**'] },
]

/** `*` is one part of a path, `**` any number of them. */
function matches(pattern, file) {
  const source = pattern
    .split('/')
    .map((part) =>
      part === '**' ? '.*' : part.replaceAll(/[.+^$()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*'),
    )
    .join('/')
  return new RegExp(`^${source}$`).test(file)
}

/** A path from the root without its ending: `src/desk/rpc/serve.ts` and the import of it read the same. */
function stem(root, file) {
  return path
    .relative(root, file)
    .split(path.sep)
    .join('/')
    .replace(/\?.*$/, '')
    .replace(/\.(d\.ts|tsx?|m?js)$/, '')
}

const builtins = new Set(builtinModules)
const isBuiltin = (specifier) => specifier.startsWith('node:') || builtins.has(specifier)
const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** What is wrong with `importer` (path from the root, no ending) importing `specifier`; null where nothing is. */
function fault(importer, specifier, target) {
  const row = boundaries.find(({ from }) => from.some((pattern) => matches(pattern, importer)))
  if (row === undefined) return { message: 'noPlace', row: importer }
  if (target === null) {
    const name = isBuiltin(specifier) ? node : packageOf(specifier)
    const allowed = row.packages === undefined ? !row.never?.includes(name) : row.packages.includes(name)
    return allowed ? null : { message: 'package', row: row.name }
  }
  const feature = /^src\/features\/([^/]+)\//.exec(importer)?.[1] ?? '-'
  const patterns = row.may.map((pattern) => pattern.replaceAll('{feature}', feature))
  const asFolder = `${target}/index`
  const hit = (pattern) =>
    matches(pattern, target) || (matches(pattern, asFolder) && pattern.endsWith('/index'))
  const allowed =
    patterns.some((pattern) => !pattern.startsWith('!') && hit(pattern)) &&
    !patterns.some((pattern) => pattern.startsWith('!') && hit(pattern.slice(1)))
  return allowed ? null : { message: 'file', row: row.name }
}

/** @type {import('eslint').Rule.RuleModule} */
const rule = {
  meta: {
    type: 'problem',
    docs: { description: 'Imports go one way: see the table in scripts/lint/import-boundaries.js' },
    schema: [],
    messages: {
      file: '"{{row}}" must not import {{specifier}}: see scripts/lint/import-boundaries.js.',
      package: '"{{row}}" must not use the package {{specifier}}: see scripts/lint/import-boundaries.js.',
      noPlace: '{{row}} has no place in the table of scripts/lint/import-boundaries.js.',
    },
  },
  create(context) {
    const root = context.cwd
    const importer = stem(root, context.filename)
    const check = (source) => {
      const specifier = source?.type === 'Literal' ? source.value : undefined
      if (typeof specifier !== 'string') return
      const target = specifier.startsWith('.')
        ? stem(root, path.resolve(path.dirname(context.filename), specifier))
        : specifier.startsWith('#')
          ? stem(root, path.resolve(root, 'src', specifier.slice(1)))
          : null
      const found = fault(importer, specifier, target)
      if (found)
        context.report({ node: source, messageId: found.message, data: { row: found.row, specifier } })
    }
    return {
      ImportDeclaration: (statement) => check(statement.source),
      ExportNamedDeclaration: (statement) => check(statement.source),
      ExportAllDeclaration: (statement) => check(statement.source),
      ImportExpression: (expression) => check(expression.source),
      TSImportType: (type) => check(type.source),
    }
  },
}

export default { meta: { name: 'linli' }, rules: { 'import-boundaries': rule } }
