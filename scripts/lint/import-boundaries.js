/**
 * Who may import what.
 *
 * One table, read from the top: the first row whose `from` matches a file holds for it. `may` lists the files it may
 * import, as patterns of paths from the root (`{feature}` is the feature the importing file is in); `packages` lists
 * the packages, where absent any package is allowed that `never` doesn't forbid. A file that no row matches may
 * import nothing, so a new folder has to be given its place here first.
 *
 * Imports of types count like any other: a type that crosses a boundary ties the two sides together as well. And what is
 * imported is declared: a package that is only there because another one brought it goes when that one does.
 */
import { readFileSync } from 'node:fs'
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

/** What a terminal and the system do to a process is met alike in every process of both hosts. */
const hostProcess = 'src/ground/host-process'

/** Why a desk does not open, and the folders of made-up data: said and made in the same way by both hosts. */
const opening = ['src/ground/opening/**']
const demonstrationFolder = 'src/demonstration/folder'

/** What the page may load: both hosts send it along. */
const pagePolicy = ['src/app/shell/content-security-policy']

/** What both sides share, on every floor below the features: contracts, kinds of error, the tables of roles. */
const contracts = (floor) => [`src/${floor}/*/contract`, `src/${floor}/*/contract/**`]
const shared = ['src/ground/**', ...contracts('vault'), ...contracts('desk'), ...contracts('work')]
/** A part of a feature, in the feature's own folder or in one slice of it. */
const part = (feature, name) => [
  `src/features/${feature}/${name}`,
  `src/features/${feature}/${name}/**`,
  `src/features/${feature}/*/${name}`,
  `src/features/${feature}/*/${name}/**`,
]
/** Rules of lower floors are as pure as a feature's own. */
const rulesBelow = ['src/work/*/rules', 'src/work/*/rules/**', 'src/vault/*/rules', 'src/vault/*/rules/**']
const rulesOfWork = rulesBelow.slice(0, 2)
/** A feature's own walk, and those of its slices, for the tests that walk every feature: the program imports none. */
const walks = ['src/features/*/walk', 'src/features/*/*/walk']
/** The floors of the desk's side, from the ground up to what all work shares. */
const belowFeatures = ['src/ground/**', 'src/vault/**', 'src/desk/**', 'src/work/**']

/**
 * @typedef {{ name: string, from: string[], may: string[], packages?: string[], never?: string[] }} Boundary
 * @type {Boundary[]}
 */
export const boundaries = [
  // --- the floors, from the ground up: an import stays on its floor or goes down ----------------------------------
  {
    name: 'ground',
    from: ['src/ground/**'],
    may: ['src/ground/**'],
    packages: [...purePackages, '@orpc/contract'],
  },
  {
    name: 'vault contract',
    from: contracts('vault'),
    may: ['src/ground/**', ...contracts('vault')],
    packages: contractPackages,
  },
  {
    name: 'vault',
    from: ['src/vault/**'],
    may: ['src/ground/**', 'src/vault/**'],
    never: [...pagePackages, 'electron'],
  },
  {
    name: 'desk contract',
    from: contracts('desk'),
    may: ['src/ground/**', ...contracts('vault'), ...contracts('desk')],
    packages: contractPackages,
  },
  {
    name: 'desk',
    from: ['src/desk/**'],
    may: ['src/ground/**', 'src/vault/**', 'src/desk/**'],
    never: [...pagePackages, 'electron'],
  },
  { name: 'work contract', from: contracts('work'), may: shared, packages: contractPackages },
  { name: 'work rules', from: rulesOfWork, may: [...shared, ...rulesOfWork], packages: purePackages },
  { name: 'work', from: ['src/work/**'], may: belowFeatures, never: [...pagePackages, 'electron'] },

  // --- the page without a feature, beside work ---------------------------------------------------------------------
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
    may: ['src/app/**', ...shared, ...rulesOfWork, 'resources/**', 'package.json'],
    never: [...serverPackages, 'electron', node],
  },

  // --- a feature ------------------------------------------------------------------------------------------------
  {
    name: 'contract',
    from: part('*', 'contract'),
    may: [...shared, ...part('{feature}', 'contract')],
    packages: contractPackages,
  },
  {
    name: 'rules',
    from: part('*', 'rules'),
    may: [...shared, ...part('{feature}', 'contract'), ...part('{feature}', 'rules'), ...rulesBelow],
    packages: purePackages,
  },
  // A table may point at another feature's table, so schemas see each other.
  {
    name: 'schema',
    from: part('*', 'schema'),
    may: [...part('*', 'schema'), ...belowFeatures, ...part('{feature}', 'contract')],
    packages: ['drizzle-orm'],
  },
  // What a feature's screens ask, and of whom: the types of contracts, its own and those it stands on.
  {
    name: 'ui client',
    from: ['src/features/*/ui/client'],
    may: ['src/features/*/contract', 'src/features/*/contract/index', ...shared, 'src/app/desk-client/index'],
    packages: [],
  },
  {
    name: 'ui',
    from: part('*', 'ui'),
    may: [
      ...part('{feature}', 'ui'),
      ...part('{feature}', 'contract'),
      ...part('{feature}', 'rules'),
      ...shared,
      ...rulesOfWork,
      'src/app/**',
      'resources/**',
    ],
    never: [...serverPackages, 'electron', node],
  },
  // What only tests call: good calls of its procedures, over the contracts of those it stands on.
  {
    name: 'walk',
    from: walks,
    may: [
      'src/features/*/contract',
      'src/features/*/contract/index',
      ...part('{feature}', 'contract'),
      ...part('{feature}', 'rules'),
      // A slice brings its own, which its feature's walk goes through.
      'src/features/{feature}/*/walk',
      ...shared,
      'src/desk/walk',
    ],
    packages: ['@orpc/contract', 'zod'],
  },
  // service, index and whatever else a feature keeps on the desk's side.
  {
    name: 'service',
    from: ['src/features/**'],
    may: [
      'src/features/{feature}/**',
      '!src/features/{feature}/ui/**',
      '!src/features/{feature}/*/ui/**',
      ...belowFeatures,
      'src/features/*/index',
    ],
    never: [...pagePackages, 'electron'],
  },

  // --- the centre: the only place that knows all features ----------------------------------------------------------
  {
    name: 'page composition',
    from: ['src/centre/page/**'],
    may: ['src/centre/page/**', ...shared, ...part('*', 'ui'), 'src/app/**'],
    never: [...serverPackages, 'electron', node],
  },
  {
    name: 'centre',
    from: ['src/centre/*'],
    may: ['src/centre/*', ...belowFeatures, 'src/features/*/*', 'src/features/*/*/index'],
    never: [...pagePackages, 'electron'],
  },

  // Made-up data for a look around: goes through the features' front doors, as a first week of use would.
  {
    name: 'demonstration',
    from: ['src/demonstration/**'],
    may: [
      'src/demonstration/**',
      'src/centre/*',
      ...belowFeatures,
      'src/features/*/index',
      ...part('*', 'rules'),
    ],
    never: [...pagePackages, 'electron'],
  },

  // --- the hosts: createDesk and nothing else of the desk --------------------------------------------------------
  {
    name: 'loopback',
    from: ['src/loopback/**'],
    may: [
      'src/loopback/**',
      'src/centre/create-desk',
      hostProcess,
      'src/demonstration/index',
      demonstrationFolder,
      ...opening,
      ...pagePolicy,
    ],
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
      'electron/exit-codes',
      'src/app/shell/contract',
      demonstrationFolder,
      // Renaming is done as in the desk.
      'src/ground/patience',
      'src/vault/store/rename',
      'src/vault/store/remove',
      hostProcess,
      ...opening,
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
      'src/centre/create-desk',
      hostProcess,
      'src/demonstration/index',
      demonstrationFolder,
      ...opening,
    ],
    never: pagePackages,
  },
  { name: 'ports', from: ['electron/ports', 'electron/exit-codes'], may: [], packages: [] },
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

/**
 * @param {string} root
 * @returns {ReadonlySet<string>} the packages that package.json names, of whatever kind
 */
function declaredIn(root) {
  const described = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  return new Set(
    ['dependencies', 'optionalDependencies', 'devDependencies'].flatMap((kind) =>
      Object.keys(described[kind] ?? {}),
    ),
  )
}

/** What is wrong with `importer` (path from the root, no ending) importing `specifier`; null where nothing is. */
function fault(declared, importer, specifier, target) {
  const row = boundaries.find(({ from }) => from.some((pattern) => matches(pattern, importer)))
  if (row === undefined) return { message: 'noPlace', row: importer }
  if (target === null) {
    const name = isBuiltin(specifier) ? node : packageOf(specifier)
    if (name !== node && !declared.has(name)) return { message: 'undeclared', row: row.name }
    const allowed = row.packages === undefined ? !row.never?.includes(name) : row.packages.includes(name)
    return allowed ? null : { message: 'package', row: row.name }
  }
  const mayWalk = row.name === 'walk' || row.from.includes('tests/**')
  if (walks.some((pattern) => matches(pattern, target)) && !mayWalk) return { message: 'walk', row: row.name }
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

/** Read once in a run. */
let declared

export const importBoundaries = {
  meta: {
    type: 'problem',
    docs: { description: 'Imports go one way: see the table in scripts/lint/import-boundaries.js' },
    schema: [],
    messages: {
      file: '"{{row}}" must not import {{specifier}}: see scripts/lint/import-boundaries.js.',
      package: '"{{row}}" must not use the package {{specifier}}: see scripts/lint/import-boundaries.js.',
      walk: '"{{row}}" must not import {{specifier}}: only tests call a walk.',
      undeclared: '{{specifier}} is in no list of package.json: what is imported is declared.',
      noPlace: '{{row}} has no place in the table of scripts/lint/import-boundaries.js.',
    },
  },
  create(context) {
    const root = context.cwd
    declared ??= declaredIn(root)
    const importer = stem(root, context.filename)
    const check = (source) => {
      const specifier = source?.type === 'Literal' ? source.value : undefined
      if (typeof specifier !== 'string') return
      const target = specifier.startsWith('.')
        ? stem(root, path.resolve(path.dirname(context.filename), specifier))
        : specifier.startsWith('#')
          ? stem(root, path.resolve(root, 'src', specifier.slice(1)))
          : null
      const found = fault(declared, importer, specifier, target)
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
