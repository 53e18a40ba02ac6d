/** Every boundary between the folders bites: an import across it is an error, an import along it is not. */
import { beforeAll, describe, expect, it } from 'vitest'
import { boundaries } from '../../../scripts/lint/import-boundaries.js'
import { faultsOf, type Fault } from '../../support/lint'

/** [the boundary, a file inside it, what it may not import, what it may] */
const claims: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  [
    'ground',
    'src/ground/contract/fields.ts',
    ['node:fs', 'drizzle-orm', 'react', '#vault/store/open', '#features/rooms/contract'],
    ['zod', '@orpc/contract', '../roles/permissions'],
  ],
  [
    'vault contract',
    'src/vault/backup/contract.ts',
    ['node:fs', './make', '#desk/session/contract', 'drizzle-orm'],
    ['zod', '#ground/contract/fields', '../damage/contract'],
  ],
  [
    'vault',
    'src/vault/store/open.ts',
    ['#desk/session/session', '#work/calendar/store', '#features/rooms/index', 'electron', 'react'],
    ['better-sqlite3', 'node:fs', '#ground/clock', '../keyring/slot'],
  ],
  [
    'desk contract',
    'src/desk/session/contract.ts',
    ['./session', '#work/drafts/contract', 'node:fs'],
    ['zod', '#vault/backup/contract', '#ground/roles/permissions'],
  ],
  [
    'desk',
    'src/desk/rpc/serve.ts',
    ['#work/drafts/service', '#features/rooms/contract', '#centre/contract', '#app/theme/tokens', 'electron'],
    ['drizzle-orm', '#vault/store/store', '../session/session'],
  ],
  [
    'work contract',
    'src/work/drafts/contract.ts',
    ['./service', '#features/rooms/contract', '#vault/store/store'],
    ['zod', '#ground/contract/fields', '#desk/session/contract'],
  ],
  [
    'work rules',
    'src/work/calendar/rules/working-days.ts',
    ['../store', '#vault/store/store', 'node:fs', '#features/rooms/rules'],
    ['#ground/days', './day', 'chinese-days'],
  ],
  [
    'work',
    'src/work/drafts/service.ts',
    ['#features/rooms/index', '#app/parts/index', '#centre/contract', 'react', 'electron'],
    ['drizzle-orm', '#desk/rpc/serve', '#vault/store/store', '../calendar/store'],
  ],
  [
    'contract',
    'src/features/rooms/contract.ts',
    ['node:fs', 'drizzle-orm', 'react', '../canteen/contract', './service', './schema', '#vault/store/open'],
    ['zod', '#ground/contract/fields', '#ground/roles/permissions', './series/contract'],
  ],
  [
    'rules',
    'src/features/rooms/rules/overlap.ts',
    ['node:fs', 'fs', 'react', 'better-sqlite3', '../service', '../schema', '#vault/store/open', '#canteen'],
    [
      '../contract',
      './slots',
      '../series/rules/dates',
      '#ground/days',
      '#work/calendar/rules/index',
      'pinyin-pro',
    ],
  ],
  [
    'schema',
    'src/features/rooms/schema.ts',
    ['node:fs', 'react', '#features/residents/service'],
    ['drizzle-orm/sqlite-core', '#features/residents/schema', './series/schema'],
  ],
  [
    'ui client',
    'src/features/rooms/ui/client.ts',
    ['#features/residents/service', '#features/residents/ui/client', 'react', '#centre/contract'],
    ['../contract', '#features/residents/contract', '#app/desk-client/index', '#work/drafts/contract'],
  ],
  [
    'ui',
    'src/features/rooms/ui/board.tsx',
    [
      'node:fs',
      'electron',
      'better-sqlite3',
      'drizzle-orm',
      '../service',
      '../schema',
      '../series/service',
      '#features/residents/contract',
      '#desk/rpc/serve',
      '#centre/contract',
    ],
    ['react', 'antd', '../contract', '../rules', './slot', '../series/ui/preview', '#app/parts/list'],
  ],
  [
    'walk',
    'src/features/rooms/walk.ts',
    ['./service', './schema', '#features/residents/walk', '#vault/store/store', '#centre/contract', 'react'],
    ['./contract', '#features/residents/contract', '#work/dictionaries/contract', '#desk/walk'],
  ],
  [
    'service',
    'src/features/rooms/service/booking.ts',
    [
      'react',
      'electron',
      '../ui/page',
      '../series/ui/page',
      '#features/residents/service',
      '#features/residents/schema',
      '#app/theme/tokens',
      '#centre/services',
    ],
    [
      '../rules',
      '../schema',
      '../contract',
      '#features/residents/index',
      '#desk/rpc/serve',
      '#work/course/table',
    ],
  ],
  [
    'page composition',
    'src/centre/page/features.ts',
    ['#features/rooms/service', '../services', '../contract', 'node:fs'],
    ['#features/rooms/ui/page', '#app/frame/router'],
  ],
  [
    'centre',
    'src/centre/contract.ts',
    ['react', '#app/theme/tokens', 'electron', '#features/rooms/ui/feature'],
    ['#features/rooms/service', '#features/rooms/feature', '#desk/rpc/serve', './tables'],
  ],
  [
    'shell contract',
    'src/app/shell/contract.ts',
    ['react', 'electron', 'node:fs', '../theme/tokens'],
    ['zod', '@orpc/contract'],
  ],
  [
    'page',
    'src/app/parts/list.tsx',
    [
      'node:fs',
      'electron',
      'better-sqlite3',
      '#features/rooms/contract',
      '#desk/rpc/serve',
      '#work/drafts/service',
      '#centre/create-desk',
    ],
    [
      'react',
      '../theme/tokens',
      '#ground/contract/errors',
      '#desk/session/contract',
      '#work/calendar/rules/day',
    ],
  ],
  [
    'loopback',
    'src/loopback/index.ts',
    ['#vault/store/open', '#features/rooms/service', '#app/main', 'electron'],
    ['#centre/create-desk', 'ws', 'node:http'],
  ],
  [
    'demonstration',
    'src/demonstration/people.ts',
    ['react', 'electron', '#features/rooms/ui/page', '#features/rooms/service', '#app/theme/tokens'],
    ['#features/rooms/index', '#features/rooms/rules', '#centre/create-desk', '@orpc/server'],
  ],
  [
    'preload',
    'electron/preload/index.ts',
    ['node:fs', '../main/window', '#centre/create-desk'],
    ['electron', '../ports'],
  ],
  [
    'electron main',
    'electron/main/window.ts',
    ['#centre/create-desk', '#features/rooms/contract', '../desk-process/index', 'better-sqlite3', 'react'],
    ['electron', 'node:path', './permissions', '#app/shell/contract'],
  ],
  [
    'desk process',
    'electron/desk-process/index.ts',
    ['../main/window', '#vault/store/open', 'react'],
    ['#centre/create-desk', 'node:path'],
  ],
  ['ports', 'electron/ports.ts', ['node:fs', './main/window', 'electron', 'zod'], []],
  ['desk orders', 'electron/desk-orders.ts', ['node:fs', './main/window', 'electron'], ['zod']],
  ['tests and scripts', 'tests/e2e/walk-in.spec.ts', [], ['#features/rooms/service', 'react', 'node:fs']],
]

const seenThrough = [
  "import type { Booking } from '../service'",
  "export { book } from '../service'",
  "export * from '../service'",
  "const { book } = await import('../service')",
  "type Booking = import('../service').Booking",
].map((code, at) => [code, `src/features/rooms/ui/board-${at}.tsx`] as const)

const importOf = (specifier: string): string => `import '${specifier}'`
const aWalk = ['#features/rooms/walk', '#features/residents/walk'].map(importOf)
const fewOfTheProgram = claims.filter(([name]) => name !== 'tests and scripts')
const homeless = 'src/helpers/strings.ts'
const brought = [
  "import 'rc-field-form'",
  "import '@babel/core/lib'",
  "import 'node:fs'",
  "import 'antd/locale'",
]

/** Every line that is tried, by the file it stands in: they are read at once. */
const tried = new Map<string, readonly string[]>([
  [homeless, [importOf('zod')]],
  ['tests/unit/declared.test.ts', brought],
  ...seenThrough.map(([code, file]) => [file, [code]] as const),
])
for (const [, file, refused, allowed] of claims) {
  tried.set(file, [...(tried.get(file) ?? []), ...[...refused, ...allowed].map(importOf), ...aWalk])
}

let faults: readonly Fault[] = []
beforeAll(() => {
  const files = Object.fromEntries([...tried].map(([file, lines]) => [file, `${lines.join('\n')}\n`]))
  faults = faultsOf({ 'linli/import-boundaries': 'error' }, files)
})

/** What is said of a line, once for each time it stands there. */
function refusals(file: string, code: string): readonly string[] {
  const lines = tried.get(file) ?? []
  if (!lines.includes(code)) throw new Error(`${file} was not tried with ${code}`)
  const line = lines.indexOf(code) + 1
  return faults.filter((fault) => fault.file === file && fault.line === line).map(({ message }) => message)
}

describe('imports go one way', () => {
  it('has a claim for every row of the table', () => {
    expect(claims.map(([name]) => name).toSorted()).toEqual(boundaries.map(({ name }) => name).toSorted())
  })

  it.each(claims)('%s', (_name, file, refused, allowed) => {
    for (const specifier of refused) {
      expect(refusals(file, importOf(specifier)), `${file} importing ${specifier}`).toHaveLength(1)
    }
    for (const specifier of allowed) {
      expect(refusals(file, importOf(specifier)), `${file} importing ${specifier}`).toEqual([])
    }
  })

  it.each(seenThrough)('sees through %s', (code, file) => {
    expect(refusals(file, code)).toHaveLength(1)
  })

  it.each(fewOfTheProgram)('lets %s import no walk, so that none is in a bundle', (_name, file) => {
    for (const line of aWalk) expect(refusals(file, line), `${file}: ${line}`).toHaveLength(1)
  })

  it('gives a folder without a place nothing to import', () => {
    expect(refusals(homeless, importOf('zod'))).toEqual([
      'src/helpers/strings has no place in the table of scripts/lint/import-boundaries.js.',
    ])
  })

  it('lets nothing be imported that package.json does not name, though it lies there', () => {
    expect(brought.map((line) => refusals('tests/unit/declared.test.ts', line))).toEqual([
      ['rc-field-form is in no list of package.json: what is imported is declared.'],
      ['@babel/core/lib is in no list of package.json: what is imported is declared.'],
      [],
      [],
    ])
  })

  it('refuses a circle, of types as well', () => {
    const rules = { 'import/no-cycle': ['error', { ignoreTypes: false }] }
    const values = {
      'a.ts': "import { b } from './b'\nexport const a = () => b\n",
      'b.ts': "import { a } from './a'\nexport const b = () => a\n",
    }
    const types = {
      'a.ts': "import type { B } from './b'\nexport type A = B | null\n",
      'b.ts': "import type { A } from './a'\nexport type B = A[]\n",
    }
    for (const files of [values, types]) {
      const found = faultsOf(rules, files).map(({ file, code }) => [file, code])
      expect(found.toSorted()).toEqual([
        ['a.ts', 'import(no-cycle)'],
        ['b.ts', 'import(no-cycle)'],
      ])
    }
    expect(faultsOf(rules, { 'a.ts': values['a.ts'], 'b.ts': 'export const b = 1\n' })).toEqual([])
  })
})
